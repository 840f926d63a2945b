// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/highlights/highlighter.h"

QT_BEGIN_NAMESPACE
class QDockWidget;
QT_END_NAMESPACE

namespace LabChat {

class ActivityPanel;
class AlertEffects;
class AlertListPanel;
class LogArchive;
class SearchPanel;
class Workspace;

/// The panels that are hidden until they are wanted: search, alerts, activity. Makes them, tells them what happens, and passes
/// on which message is to be shown. After the workspace was told of the moderation. Main thread; owned by the window.
class ToolPanels final : public QObject {
    Q_OBJECT

public:
    ToolPanels(const LogArchive *archive, const SessionMonitor *monitor, QSettings *settings, Workspace *workspace);

    /// Null: no session.
    void setSession(const WatchedSession *watched);
    void update(const SessionChanges &changes);
    void showSearch();
    void editHighlightRules();
    void saveLayout(QSettings &settings) const;
    void restoreLayout(const QSettings &settings);
    void resetLayout();

signals:
    void messageRequested(qint64 session, int channel, qint64 seq);

private:
    void wireAlerts();

    Workspace *m_workspace;
    Highlighter *m_highlighter;
    AlertEffects *m_effects;
    AlertListPanel *m_alerts;
    ActivityPanel *m_activity;
    SearchPanel *m_search;
    QDockWidget *m_searchDock;
};

} // namespace LabChat
