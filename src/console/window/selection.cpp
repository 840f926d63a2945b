// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/window/selection.h"

#include "console/messages/transcriptpanel.h"
#include "console/moderation/moderationactions.h"
#include "console/monitor/channelspanel.h"
#include "console/monitor/channeltreepanel.h"
#include "console/monitor/participantspanel.h"
#include "console/monitor/wallpanel.h"
#include "console/widgets/canbeseen.h"
#include "console/window/sessionviews.h"
#include "console/window/sidepanels.h"

#include <algorithm>

namespace LabChat {

Selection::Selection(const Panels &panels, QObject *parent) : QObject(parent), m_panels(panels)
{
    connect(panels.participants, &ParticipantsPanel::selectionChanged, this, &Selection::participantsChanged);
}

QList<int> Selection::participants() const
{
    return canBeSeen(m_panels.participants) ? m_panels.participants->selectedParticipants() : QList<int>();
}

QString Selection::link() const
{
    return canBeSeen(m_panels.participants) ? m_panels.participants->selectedLink() : QString();
}

QList<int> Selection::channels() const
{
    const bool isWall = m_panels.views->view() == SessionViews::View::Wall;
    if (const QList<int> tiles = m_panels.views->wall()->selectedChannels(); isWall && !tiles.isEmpty())
        return tiles;
    const bool isSeen = m_panels.views->view() == SessionViews::View::Transcript || canBeSeen(m_panels.tree) || canBeSeen(m_panels.channels);
    return isSeen && shownChannel() > 0 ? QList{shownChannel()} : QList<int>();
}

int Selection::shownChannel() const
{
    return m_panels.views->transcript()->channel();
}

QList<MessageSubject> Selection::messages(const QWidget *focused) const
{
    const QList<TranscriptPanel *> beside = m_panels.side->transcripts();
    const auto found = std::find_if(beside.begin(), beside.end(), [focused](const TranscriptPanel *panel) { return panel->isAncestorOf(focused); });
    const TranscriptPanel *panel = found == beside.end() ? m_panels.views->transcript() : *found;
    return canBeSeen(panel) ? panel->selected() : QList<MessageSubject>();
}

} // namespace LabChat
