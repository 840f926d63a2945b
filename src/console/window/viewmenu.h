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

class ToolPanels;
class Workspace;

/// The menu View: views, panels, filters, search and zoom. Main thread; owned by the window.
class ViewMenu final : public QObject, public Panel {
    Q_OBJECT

public:
    /// @p panelActions: the actions that show and hide the panels.
    ViewMenu(const Ui::MainWindow *ui, const QList<QAction *> &panelActions, ToolPanels *tools, Workspace *workspace);

    void setSession(const WatchedSession *watched) override;

private:
    QList<QAction *> m_ofSession; ///< enabled only while a session is shown
};

} // namespace LabChat
