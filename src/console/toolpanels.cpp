// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/toolpanels.h"

#include "console/searchpanel.h"
#include "console/workspace.h"

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

ToolPanels::ToolPanels(const LogArchive *archive, const SessionMonitor *monitor, Workspace *workspace)
    : QObject(workspace)
    , m_search(new SearchPanel(archive, monitor, workspace))
    , m_searchDock(workspace->addTool(tr("&Search"), u"searchDockWidget"_s, m_search, Qt::RightDockWidgetArea))
{
    connect(m_search, &SearchPanel::messageActivated, this, &ToolPanels::messageRequested);
}

void ToolPanels::setSession(const WatchedSession *watched)
{
    m_search->setSession(watched);
}

void ToolPanels::update(const SessionChanges &changes)
{
    m_search->update(changes);
}

void ToolPanels::showSearch()
{
    bringUp(m_searchDock);
    m_search->focusSearch();
}

} // namespace LabChat
