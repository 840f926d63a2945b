// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/sessionmonitor.h"

QT_BEGIN_NAMESPACE
class QDockWidget;
QT_END_NAMESPACE

namespace LabChat {

class LogArchive;
class SearchPanel;
class Workspace;

/// The panels that are hidden until they are wanted: search. Makes them, tells them what happens, and passes
/// on which message is to be shown. Main thread; owned by the window.
class ToolPanels final : public QObject {
    Q_OBJECT

public:
    ToolPanels(const LogArchive *archive, const SessionMonitor *monitor, Workspace *workspace);

    /// Null: no session.
    void setSession(const WatchedSession *watched);
    void update(const SessionChanges &changes);
    void showSearch();

signals:
    void messageRequested(qint64 session, int channel, qint64 seq);

private:
    SearchPanel *m_search;
    QDockWidget *m_searchDock;
};

} // namespace LabChat
