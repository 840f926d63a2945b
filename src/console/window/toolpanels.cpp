// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/window/toolpanels.h"

#include "console/highlights/alerteffects.h"
#include "console/highlights/alertlistpanel.h"
#include "console/highlights/highlightrulesdialog.h"
#include "console/messages/searchpanel.h"
#include "console/monitor/activitypanel.h"
#include "console/window/consolecontext.h"
#include "console/window/docks.h"
#include "console/window/navigator.h"
#include "console/window/workspace.h"

namespace LabChat {

using namespace Qt::StringLiterals;

ToolPanels::ToolPanels(const ConsoleContext &context, Workspace *workspace)
    : QObject(workspace)
    , m_workspace(workspace)
    , m_highlighter(context.highlighter)
    , m_effects(new AlertEffects(steadyClock(), context.tray, this))
    , m_alerts(new AlertListPanel(workspace))
    , m_activity(new ActivityPanel(context.archive, systemClock(), workspace))
    , m_search(new SearchPanel(context.archive, context.monitor, workspace))
    , m_searchDock(workspace->addPanel({tr("Sea&rch"), u"searchDockWidget"_s, m_search, Qt::RightDockWidgetArea, false, u"helpDockWidget"_s}))
{
    workspace->addPanel({tr("&Alerts"), u"alertsDockWidget"_s, m_alerts, Qt::BottomDockWidgetArea, false, u"participantsDockWidget"_s});
    workspace->addPanel({tr("Acti&vity"), u"activityDockWidget"_s, m_activity, Qt::BottomDockWidgetArea, false, u"participantsDockWidget"_s});
    m_search->setModeration(context.moderation);
    connect(m_search, &SearchPanel::messageActivated, workspace->navigator(), &Navigator::showMessageOf);
    wireAlerts(workspace->navigator());
}

void ToolPanels::wireAlerts(Navigator *navigator)
{
    connect(m_highlighter, &Highlighter::highlighted, m_alerts, &AlertListPanel::add);
    connect(m_highlighter, &Highlighter::highlighted, m_effects, &AlertEffects::show);
    connect(m_alerts, &AlertListPanel::messageActivated, navigator, &Navigator::showMessageOf);
    connect(m_alerts, &AlertListPanel::rulesRequested, this, &ToolPanels::editHighlightRules);
    connect(m_effects, &AlertEffects::activated, navigator, [navigator](const Highlight &highlight) {
        navigator->showMessageOf(highlight.session, highlight.channel, highlight.seq);
    });
}

void ToolPanels::setSession(const WatchedSession *watched)
{
    m_search->setSession(watched);
    m_activity->setSession(watched);
}

void ToolPanels::update(const SessionChanges &changes)
{
    m_search->update(changes);
    m_activity->update(changes);
}

void ToolPanels::showSearch()
{
    bringUp(m_searchDock);
    m_search->focusSearch();
}

void ToolPanels::editHighlightRules()
{
    auto *dialog = new HighlightRulesDialog(m_highlighter->rules(), m_workspace->window());
    connect(dialog, &HighlightRulesDialog::rulesConfirmed, m_highlighter, &Highlighter::setRules);
    connect(dialog, &HighlightRulesDialog::soundRequested, m_effects, &AlertEffects::play);
    dialog->open();
}

} // namespace LabChat
