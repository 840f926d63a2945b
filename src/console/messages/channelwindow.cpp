// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/channelwindow.h"

#include <algorithm>
#include <utility>

namespace LabChat {

namespace {

QList<MessageRow> inOrder(QList<MessageRow> messages)
{
    std::sort(messages.begin(), messages.end(), [](const MessageRow &a, const MessageRow &b) { return a.seq < b.seq; });
    return messages;
}

} // namespace

ChannelWindow::ChannelWindow(const LogArchive *archive, QObject *parent, int viewer) : MessageWindow(parent), m_pager(archive, pageSize), m_viewer(viewer)
{
    connect(&m_pager, &TranscriptPager::read, this, &ChannelWindow::takePage);
    connect(&m_pager, &TranscriptPager::failed, this, &ChannelWindow::takeFailure);
}

void ChannelWindow::setChannel(const WatchedSession *watched, int channel)
{
    m_watched = watched;
    m_channel = watched ? channel : 0;
    reload();
}

void ChannelWindow::reload()
{
    startOver();
    if (m_channel == 0) {
        setPhase(Phase::NoChannel);
        return;
    }
    setPhase(Phase::Loading);
    m_pager.request(Page::End, fromTheEnd());
}

void ChannelWindow::startOver()
{
    m_pager.setChannel(m_channel > 0 ? m_watched->session().id : 0, m_channel);
    m_early.clear();
    m_target = 0;
    m_newerNext = false;
    m_hasOlder = false;
    clear();
}

void ChannelWindow::loadOlder()
{
    if (m_phase == Phase::Ready && m_hasOlder && !m_pager.reading() && rowCount() > 0)
        m_pager.request(Page::Older, rows().constFirst().seq);
}

void ChannelWindow::loadNewer()
{
    if (m_phase != Phase::Ready || !isDetached() || rowCount() == 0)
        return;
    m_newerNext = m_pager.reading() == Page::Older;
    if (!m_pager.reading())
        m_pager.request(Page::Newer, lastSeq() + 1);
}

void ChannelWindow::showAround(qint64 seq)
{
    if (m_channel == 0)
        return;
    m_target = seq;
    const bool isLoaded = m_phase == Phase::Ready && rowCount() > 0 && rows().constFirst().seq <= seq && lastSeq() >= seq;
    if (isLoaded) {
        locate();
        return;
    }
    startOver();
    m_target = seq;
    setPhase(Phase::Loading);
    m_pager.request(Page::Around, seq);
}

void ChannelWindow::setFollowing(bool following)
{
    m_newerNext = false;
    MessageWindow::setFollowing(following);
    if (following)
        loadNewer();
}

void ChannelWindow::update(const SessionChanges &changes)
{
    if (!isOf(changes))
        return;
    QList<Event> messages;
    const auto isHere = [this](const Event &event) { return event.channel == m_channel; };
    std::copy_if(changes.messages.begin(), changes.messages.end(), std::back_inserter(messages), isHere);
    std::copy_if(changes.events.begin(), changes.events.end(), std::back_inserter(messages),
                 [&](const Event &event) { return event.kind == EventKind::MessageHeld && isHere(event); });
    std::sort(messages.begin(), messages.end(), [](const Event &a, const Event &b) { return a.seq < b.seq; });
    if (m_phase == Phase::Loading || m_pager.reading() == Page::Newer)
        m_early.append(messages);
    else if (m_phase == Phase::Ready)
        appendNew(rowsOf(messages));
}

void ChannelWindow::takePage(Page page, const QList<Event> &messages)
{
    const bool isLast = messages.size() < pageSize;
    switch (page) {
    case Page::End:
        m_hasOlder = !isLast;
        takeEnd(messages);
        break;
    case Page::Around:
        takeAround(messages, isLast);
        break;
    case Page::Older:
        m_hasOlder = !isLast;
        takeOlder(messages);
        break;
    case Page::Newer:
        takeNewer(messages, isLast);
        break;
    }
    if (m_newerNext)
        loadNewer();
}

void ChannelWindow::takeFailure(Page page, const Error &error)
{
    if (page == Page::End || page == Page::Around)
        setPhase(Phase::Failed, error.text);
    else if (page == Page::Newer)
        miss(int(std::exchange(m_early, {}).size())); // scrolling requests it again
    if (m_newerNext)
        loadNewer();
}

void ChannelWindow::takeEnd(const QList<Event> &messages)
{
    m_phase = Phase::Ready; // reported below, when the rows are there
    appendNew(rowsOf(messages) + heldBetween(m_hasOlder ? messages.constFirst().seq : 0, fromTheEnd()));
    appendNew(rowsOf(std::exchange(m_early, {})));
    setPhase(Phase::Ready);
}

void ChannelWindow::takeAround(const QList<Event> &messages, bool reachesEnd)
{
    const QList<MessageRow> rows = rowsOf(messages) + heldBetween(m_target - 1, reachesEnd ? fromTheEnd() : messages.constLast().seq);
    if (rows.isEmpty()) { // there are no messages there or later
        reload();
        return;
    }
    m_phase = Phase::Ready; // reported below
    m_hasOlder = true;
    extend(inOrder(rows), reachesEnd);
    appendNew(rowsOf(std::exchange(m_early, {})));
    setPhase(Phase::Ready);
    loadOlder();
}

void ChannelWindow::takeOlder(const QList<Event> &messages)
{
    const qint64 firstSeq = rows().isEmpty() ? fromTheEnd() : rows().constFirst().seq;
    prepend(inOrder(rowsOf(messages) + heldBetween(m_hasOlder ? messages.constFirst().seq : 0, firstSeq)));
    locate();
}

void ChannelWindow::takeNewer(const QList<Event> &messages, bool reachesEnd)
{
    extend(inOrder(rowsOf(messages) + heldBetween(lastSeq(), reachesEnd ? fromTheEnd() : messages.constLast().seq)), reachesEnd);
    appendNew(rowsOf(std::exchange(m_early, {})));
}

/// The page from the log may contain messages that were also received live.
void ChannelWindow::appendNew(const QList<MessageRow> &messages)
{
    const QList<MessageRow> all = inOrder(messages);
    const auto first = std::find_if(all.begin(), all.end(), [&](const MessageRow &message) { return message.seq > lastSeq(); });
    append(all.sliced(std::distance(all.begin(), first)));
}

/// Leaves out held messages that were answered in the meantime.
QList<MessageRow> ChannelWindow::rowsOf(const QList<Event> &events) const
{
    QList<MessageRow> rows;
    rows.reserve(events.size());
    for (const Event &event : events) {
        if (event.kind != EventKind::MessageHeld || isShownHeld(event.seq))
            rows.append(messageRow(event));
    }
    return rows;
}

QList<MessageRow> ChannelWindow::heldBetween(qint64 afterSeq, qint64 beforeSeq) const
{
    QList<MessageRow> rows;
    const QMap<qint64, HeldMessage> &held = m_watched->state().heldMessages();
    for (auto it = held.upperBound(afterSeq); it != held.end() && it.key() < beforeSeq; ++it) {
        if (it->channel == m_channel && isShownHeld(it.key()))
            rows.append({m_watched->session().id, it.key(), it->atMs, m_channel, it->participant, it->member, it->nickname, it->body, true});
    }
    return rows;
}

bool ChannelWindow::isShownHeld(qint64 seq) const
{
    const auto held = m_watched->state().heldMessages().constFind(seq);
    if (held == m_watched->state().heldMessages().cend())
        return false;
    return m_viewer == 0 || (held->participant == m_viewer && !held->refused);
}

int ChannelWindow::row(qint64 seq) const
{
    const int at = rowAtOrAfter(seq);
    return at >= 0 && rows().at(at).seq == seq ? at : -1;
}

int ChannelWindow::rowAtOrAfter(qint64 seq) const
{
    const auto found = std::lower_bound(rows().begin(), rows().end(), seq, [](const MessageRow &message, qint64 wanted) { return message.seq < wanted; });
    return found == rows().end() ? -1 : int(std::distance(rows().begin(), found));
}

void ChannelWindow::locate()
{
    const qint64 target = std::exchange(m_target, 0);
    if (const int row = rowAtOrAfter(target); target > 0 && row >= 0)
        emit located(row);
}

void ChannelWindow::setPhase(Phase phase, const QString &failureText)
{
    m_phase = phase;
    m_failureText = failureText;
    emit phaseChanged();
}

} // namespace LabChat
