// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/window/channelmenus.h"

#include "console/moderation/messagemenu.h"
#include "console/moderation/moderationactions.h"
#include "console/monitor/wallpanel.h"
#include "console/session/readmarks.h"
#include "console/session/shownsession.h"
#include "console/window/navigator.h"
#include "console/window/sessionviews.h"

#include <QtWidgets/QMenu>

namespace LabChat {

using namespace Qt::StringLiterals;

ChannelMenus::ChannelMenus(const ConsoleContext &context, const SessionViews *views, Navigator *navigator, ReadMarks *marks, QWidget *workspace)
    : QObject(workspace)
    , m_monitor(context.monitor)
    , m_shown(context.shown)
    , m_moderation(context.moderation)
    , m_views(views)
    , m_navigator(navigator)
    , m_marks(marks)
    , m_workspace(workspace)
{
}

void ChannelMenus::popup(qint64 session, int channel, const QPoint &globalPos, const MessageSubject &message)
{
    auto *menu = new QMenu(m_workspace);
    menu->setObjectName(u"channelMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (message.seq > 0) {
        addMessageActions(menu, m_moderation, {message}, m_shown->isShown(session));
        menu->addSeparator();
        fill(menu->addMenu(tr("&Channel")), session, channel);
    } else {
        fill(menu, session, channel);
    }
    menu->popup(globalPos);
}

void ChannelMenus::fill(QMenu *menu, qint64 session, int channel)
{
    menu->addAction(tr("&Show in the transcript"), this, [=, this] { m_navigator->showChannel(session, channel); });
    menu->addAction(tr("Open in a doc&k"), this, [=, this] { m_navigator->openChannel(session, channel, SidePanels::Place::Dock); });
    menu->addAction(tr("Open in a &window"), this, [=, this] { m_navigator->openChannel(session, channel, SidePanels::Place::Window); });
    menu->addSeparator();
    menu->addAction(tr("Mark as &read"), this, [=, this] {
        if (const WatchedSession *watched = m_monitor->session(session))
            m_marks->markRead(*watched, channel);
    });
    if (m_shown->isShown(session)) // the session of the actions
        addActions(menu, channel);
}

void ChannelMenus::addActions(QMenu *menu, int channel)
{
    const QList<int> tiles = m_views->wall()->selectedChannels();
    emit channelMeant(channel);
    m_moderation->setChannels(m_views->view() == SessionViews::View::Wall && tiles.contains(channel) ? tiles : QList{channel});
    menu->addSeparator();
    menu->addActions(m_actions);
    menu->addSeparator();
    menu->addActions(m_moderation->channelActions());
    menu->setToolTipsVisible(true);
}

} // namespace LabChat
