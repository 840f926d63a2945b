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

#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QApplication>
#include <QtWidgets/QMenu>

#include <algorithm>

namespace LabChat {

Selection::Selection(const Panels &panels, QObject *parent) : QObject(parent), m_panels(panels)
{
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { noteFocus(now); });
    connect(panels.participants, &ParticipantsPanel::selectionChanged, this, &Selection::participantsChanged);
}

QList<int> Selection::participants() const
{
    return canBeSeen(m_panels.participants) ? m_panels.participants->selectedParticipants() : QList<int>();
}

/// A menu, a button or a dialog takes the focus to act on what was selected before: they are no panels.
void Selection::noteFocus(QWidget *now)
{
    if (!now || now == m_focused || qobject_cast<QAbstractButton *>(now) || qobject_cast<QMenu *>(now))
        return;
    const QList<const QWidget *> panels{qobject_cast<QWidget *>(parent()), m_panels.participants, m_panels.tree, m_panels.channels};
    const bool isPanel = std::any_of(panels.begin(), panels.end(), [now](const QWidget *panel) { return panel->isAncestorOf(now); });
    if (!isPanel) // a panel that floats is a window of its own, and counts nevertheless
        return;
    m_focused = now;
    emit participantsChanged();
}

bool Selection::isFocused(const QWidget *panel) const
{
    return m_focused && panel->isAncestorOf(m_focused) && canBeSeen(panel);
}

QList<int> Selection::focusedParticipants() const
{
    return isFocused(m_panels.participants) ? participants() : QList<int>();
}

int Selection::focusedChannel() const
{
    if (isFocused(m_panels.views->wall())) {
        const QList<int> tiles = m_panels.views->wall()->selectedChannels();
        return tiles.size() == 1 ? tiles.constFirst() : 0;
    }
    const bool isOne = isFocused(m_panels.tree) || isFocused(m_panels.channels) || isFocused(m_panels.views->transcript());
    return isOne ? shownChannel() : 0;
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
