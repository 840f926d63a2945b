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

/// The menu View: which view is in front, which panels are shown, filters, search and zoom. Main thread; owned by the window.
class ViewMenu final : public QObject, public Panel {
    Q_OBJECT

public:
    /// @p panelActions: show and hide the panels.
    ViewMenu(const Ui::MainWindow *ui, const QList<QAction *> &panelActions, ToolPanels *tools, Workspace *workspace);

    void setSession(const WatchedSession *watched) override;

private:
    QList<QAction *> m_ofSession; ///< can be done only while one is shown
};

} // namespace LabChat
