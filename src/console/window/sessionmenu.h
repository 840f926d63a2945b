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

class AdvanceActions;
class ConnectPanel;
class Dialogs;
class RoomsModel;
class ShownSession;
class Workspace;
struct ConsoleContext;
struct SharedLinks;

/// The menu Session: links, advancing participants, rooms, past sessions, the end; and when each of these is possible. Main thread; owned by the window.
class SessionMenu final : public QObject, public Panel {
    Q_OBJECT

public:
    SessionMenu(const Ui::MainWindow *ui, const ConsoleContext &context, Dialogs *dialogs, const ConnectPanel *connectPanel, Workspace *workspace);

    /// The actions for the selected participants.
    [[nodiscard]] QList<QAction *> participantActions() const;

    void setSession(const WatchedSession *watched) override;
    void update(const SessionChanges &changes) override;

private:
    void wire(const ConsoleContext &context);
    void wireLinks();
    void refresh();
    void refreshLinks();
    void refreshAdvance();
    [[nodiscard]] bool hasLinks() const;
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] bool isReachable() const;
    void openSessionLink();
    void toggleProjector();
    void showLinks();
    void updateSharedLinks();
    [[nodiscard]] SharedLinks sharedLinks() const;

    const Ui::MainWindow *m_ui;
    const ShownSession *m_shown;
    const RoomsModel *m_rooms;
    Dialogs *m_dialogs;
    const ConnectPanel *m_connectPanel;
    Workspace *m_workspace;
    AdvanceActions *m_advance;
    QHash<QAction *, QString> m_toolTips;  ///< of what leads to links, where there are any
};

} // namespace LabChat
