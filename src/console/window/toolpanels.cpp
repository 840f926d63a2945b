// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/window/toolpanels.h"

#include "console/highlights/alerteffects.h"
#include "console/highlights/alertlistpanel.h"
#include "console/highlights/highlightrulesdialog.h"
#include "console/messages/searchpanel.h"
#include "console/monitor/activitypanel.h"
#include "console/widgets/savesetting.h"
#include "console/window/workspace.h"

#include <QtWidgets/QDockWidget>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

void bringUp(QDockWidget *dock)
{
    dock->show();
    dock->raise();
}

} // namespace

ToolPanels::ToolPanels(const LogArchive *archive, const SessionMonitor *monitor, QSettings *settings, Workspace *workspace)
    : QObject(workspace)
    , m_workspace(workspace)
    , m_highlighter(new Highlighter(monitor, settings, systemClock(), this))
    , m_effects(new AlertEffects(systemClock(), workspace->window()))
    , m_alerts(new AlertListPanel(workspace))
    , m_activity(new ActivityPanel(archive, systemClock(), workspace))
    , m_search(new SearchPanel(archive, monitor, workspace))
    , m_searchDock(workspace->addTool(tr("Sea&rch"), u"searchDockWidget"_s, m_search, Qt::RightDockWidgetArea))
{
    workspace->addTool(tr("&Alerts"), u"alertsDockWidget"_s, m_alerts, Qt::BottomDockWidgetArea);
    workspace->addTool(tr("Acti&vity"), u"activityDockWidget"_s, m_activity, Qt::BottomDockWidgetArea);
    workspace->setHighlighter(m_highlighter);
    m_search->setModeration(workspace->moderation());
    connect(m_search, &SearchPanel::messageActivated, this, &ToolPanels::messageRequested);
    wireAlerts();
}

void ToolPanels::wireAlerts()
{
    connect(m_highlighter, &Highlighter::highlighted, m_alerts, &AlertListPanel::add);
    connect(m_highlighter, &Highlighter::highlighted, m_effects, &AlertEffects::show);
    connect(m_alerts, &AlertListPanel::messageActivated, this, &ToolPanels::messageRequested);
    connect(m_alerts, &AlertListPanel::rulesRequested, this, &ToolPanels::editHighlightRules);
    connect(m_effects, &AlertEffects::activated, this, [this](const Highlight &highlight) {
        emit messageRequested(highlight.session, highlight.channel, highlight.seq);
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

void ToolPanels::saveLayout(QSettings &settings) const
{
    m_search->saveLayout(settings);
    m_activity->saveLayout(settings);
    saveSetting(settings, "workspace/alertColumns"_L1, m_alerts->saveColumns());
}

void ToolPanels::restoreLayout(const QSettings &settings)
{
    m_search->restoreLayout(settings);
    m_activity->restoreLayout(settings);
    m_alerts->restoreColumns(settings.value("workspace/alertColumns"_L1).toByteArray());
}

void ToolPanels::resetLayout()
{
    m_search->resetLayout();
    m_activity->resetLayout();
    m_alerts->resetColumns();
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
