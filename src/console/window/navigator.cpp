// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/window/navigator.h"

#include "console/messages/streampanel.h"
#include "console/messages/transcriptpanel.h"
#include "console/monitor/channelspanel.h"
#include "console/monitor/channeltreepanel.h"
#include "console/monitor/wallpanel.h"
#include "console/session/claimtexts.h"
#include "console/session/shownsession.h"
#include "console/window/sessionviews.h"

namespace LabChat {

using Place = SidePanels::Place;

Navigator::Navigator(ShownSession *shown, const Panels &panels, QObject *parent) : QObject(parent), m_shown(shown), m_panels(panels)
{
    wire();
}

void Navigator::wire()
{
    const WallPanel *wall = m_panels.views->wall();
    connect(wall, &WallPanel::openRequested, this, [this](int channel) { openChannel(shownId(), channel, Place::Dock); });
    connect(wall, &WallPanel::windowRequested, this, [this](int channel) { openChannel(shownId(), channel, Place::Window); });
    connect(wall, &WallPanel::channelSelected, this, [this](int channel) {
        m_panels.channels->followChannel(channel);
        takeChannel(channel);
    });
    connect(m_panels.views->stream(), &StreamPanel::messageRequested, this, [this](qint64 session, int channel, qint64 seq) {
        m_shown->open(session, [=, this] {
            showMessage(channel, seq);
            m_panels.views->focusView(); // the stream is not in front any more
        });
    });
    connect(m_panels.channels, &ChannelsPanel::channelSelected, this, &Navigator::takeChannel);
    connect(m_panels.channels, &ChannelsPanel::channelChosen, this, [this](int channel) {
        if (channel > 0)
            showChannel(shownId(), channel);
    });
    connect(m_panels.channels, &ChannelsPanel::openRequested, this, [this](int channel) { openChannel(shownId(), channel, Place::Dock); });
    connect(m_panels.tree, &ChannelTreePanel::sessionChosen, m_shown, &ShownSession::goTo);
    connect(m_panels.tree, &ChannelTreePanel::channelChosen, this, &Navigator::showChannel);
    connect(m_panels.tree, &ChannelTreePanel::openRequested, this,
            [this](qint64 session, int channel) { openChannel(session, channel, Place::Dock); });
}

void Navigator::showChannel(qint64 session, int channel)
{
    if (!m_shown->goTo(session))
        return;
    m_panels.channels->selectChannel(channel);
    takeChannel(channel);
    m_panels.views->showView(SessionViews::View::Transcript);
}

void Navigator::showChannelOf(int participant)
{
    if (!m_shown->watched() || participant == 0)
        return;
    const QList<ChatBox> boxes = boxesOnClaimedPage(m_shown->watched()->state(), participant);
    if (boxes.isEmpty())
        return;
    showChannel(shownId(), boxes.first().channel);
    m_panels.views->focusView();
}

void Navigator::openChannel(qint64 session, int channel, Place place)
{
    if (m_shown->goTo(session))
        m_panels.side->openTranscript(channel, place);
}

void Navigator::showMessage(int channel, qint64 seq)
{
    showChannel(shownId(), channel);
    if (seq > 0)
        m_panels.views->transcript()->showMessage(seq);
}

void Navigator::showMessageOf(qint64 session, int channel, qint64 seq)
{
    m_shown->open(session, [=, this] { showMessage(channel, seq); });
}

/// The channel of the table.
void Navigator::takeChannel(int channel)
{
    const WatchedSession *watched = m_shown->watched();
    if (watched && channel > 0)
        m_panels.tree->selectChannel(watched->session().id, channel);
    TranscriptPanel *transcript = m_panels.views->transcript();
    if (transcript->watched() != watched || transcript->channel() != channel)
        transcript->setChannel(watched, channel, m_panels.titles->title(channel));
    emit channelChanged(channel);
}

qint64 Navigator::shownId() const
{
    return m_shown->watched() ? m_shown->watched()->session().id : 0;
}

} // namespace LabChat
