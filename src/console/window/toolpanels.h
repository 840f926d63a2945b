// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/window/panel.h"

QT_BEGIN_NAMESPACE
class QDockWidget;
QT_END_NAMESPACE

namespace LabChat {

class ActivityPanel;
class AlertEffects;
class AlertListPanel;
class Highlighter;
class Navigator;
class SearchPanel;
class Workspace;
struct ConsoleContext;

/// The panels that are hidden at first: search, alerts, activity. Main thread; owned by the workspace.
class ToolPanels final : public QObject, public Panel {
    Q_OBJECT

public:
    ToolPanels(const ConsoleContext &context, Workspace *workspace);

    void showSearch();
    void editHighlightRules();

    void setSession(const WatchedSession *watched) override;
    void update(const SessionChanges &changes) override;

private:
    void wireAlerts(Navigator *navigator);

    Workspace *m_workspace;
    Highlighter *m_highlighter;
    AlertEffects *m_effects;
    AlertListPanel *m_alerts;
    ActivityPanel *m_activity;
    SearchPanel *m_search;
    QDockWidget *m_searchDock;
};

} // namespace LabChat
