// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/window/panel.h"

QT_BEGIN_NAMESPACE
class QAction;
QT_END_NAMESPACE

namespace LabChat {

namespace Ui {
class MainWindow;
}

class ActingPanels;
class ExperimenterActions;
class Workspace;
struct ConsoleContext;

/// The menu Moderate: the operator's actions on participants and channels, and those of them that context menus contain. Main thread; owned by the window.
class ModerateMenu final : public QObject, public Panel {
    Q_OBJECT

public:
    ModerateMenu(const Ui::MainWindow *ui, const ConsoleContext &context, ActingPanels *acting, Workspace *workspace);

    [[nodiscard]] ExperimenterActions *experimenterActions() const { return m_experimenter; }
    /// The actions for the selected participants.
    [[nodiscard]] QList<QAction *> participantActions() const;

    void setSession(const WatchedSession *watched) override;
    void update(const SessionChanges &changes) override;

private:
    void refresh();

    const SessionMonitor *m_monitor;
    const ActingPanels *m_acting;
    const Workspace *m_workspace;
    ExperimenterActions *m_experimenter;
    QAction *m_separator;
};

} // namespace LabChat
