// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/session/channelhistories.h"

#include "server/wire/serverframes.h"

namespace LabChat {

namespace {

/// Concatenates two JSON arrays.
QByteArray joined(const QByteArray &first, const QByteArray &second)
{
    if (first.size() == 2 || second.size() == 2)
        return first.size() == 2 ? second : first;
    return first.chopped(1) + ',' + second.mid(1);
}

} // namespace

ChannelHistories::ChannelHistories(const SessionState &committed, const QList<Event> &recentMessages)
    : m_committed(committed)
{
    QHash<int, qint64> atHand;
    for (const Event &event : recentMessages)
        ++atHand[event.channel];
    for (const Event &event : recentMessages) {
        if (const qint64 count = atHand.take(event.channel); count > 0 && count < m_committed.channel(event.channel).messages)
            historyOf(event.channel).startAfter(event.seq - 1);
        append(event);
        const auto &allHidden = m_committed.channel(event.channel).hidden;
        if (const auto found = allHidden.constFind(event.seq); found != allHidden.cend())
            hide(event.channel, event.seq, *found);
    }
}

ChannelHistory &ChannelHistories::historyOf(int channel)
{
    if (m_histories.size() < std::size_t(channel))
        m_histories.resize(std::size_t(channel));
    return m_histories[std::size_t(channel) - 1];
}

QByteArray ChannelHistories::append(const Event &message)
{
    const QByteArray json = ServerFrames::message(session(), message);
    historyOf(message.channel).append(message.seq, json);
    return json;
}

void ChannelHistories::hide(int channel, qint64 seq, const HiddenMessage &hidden)
{
    ChannelHistory &history = historyOf(channel);
    if (const QByteArray json = history.shown(seq); !json.isEmpty())
        history.hide(seq, ServerFrames::placeholder(json, hidden));
}

QByteArray ChannelHistories::restore(int channel, qint64 seq)
{
    ChannelHistory &history = historyOf(channel);
    history.restore(seq);
    return history.shown(seq);
}

void ChannelHistories::appendChannelFrame(Pieces &pieces, int participant, const ChatBox &box, const QHash<QString, qint64> &resume, const Moment &now)
{
    const auto resumeFrom = resume.constFind(session().channel(box.channel).handle);
    const ChannelHistory &history = historyOf(box.channel);
    const QByteArray changed = resumeFrom == resume.cend() ? QByteArray() : changedBefore(box.channel, *resumeFrom);
    const bool resumed = !changed.isEmpty();
    const ChannelHistory::Slice news = resumed ? history.after(*resumeFrom) : ChannelHistory::Slice();
    const Piece messages = resumed ? Piece(joined(changed, news.messages) + '}') : history.all();
    const bool more = resumed ? news.more : history.isLonger();
    const QByteArray start = ServerFrames::channelUpToMessages(m_committed, participant, box, more, resumed, now);
    QByteArray before;
    appendFrameHead(before, start.size() + messages.size());
    pieces << Piece(before.append(start)) << messages;
}

/// Messages up to a seq that were hidden or restored after it, as they are shown now: a JSON
/// array. Empty: one of them is not in memory, so the whole history has to be sent again.
QByteArray ChannelHistories::changedBefore(int channel, qint64 seq) const
{
    const ChannelState &state = m_committed.channel(channel);
    QList<qint64> changed;
    for (auto it = state.hidden.cbegin(); it != state.hidden.cend() && it.key() <= seq; ++it) {
        if (it->sinceSeq > seq)
            changed.append(it.key());
    }
    for (auto it = state.restored.cbegin(); it != state.restored.cend() && it.key() <= seq; ++it) {
        if (*it > seq)
            changed.append(it.key());
    }
    QByteArray array = "[";
    for (const qint64 message : std::as_const(changed)) {
        const QByteArray json = std::size_t(channel) > m_histories.size() ? QByteArray() : m_histories[std::size_t(channel) - 1].shown(message);
        if (json.isEmpty())
            return {};
        array += (array.size() > 1 ? "," : "") + json;
    }
    return array + ']';
}

QByteArray ChannelHistories::shown(const Event &message) const
{
    const auto &allHidden = m_committed.channel(message.channel).hidden;
    const auto found = allHidden.constFind(message.seq);
    const QByteArray json = ServerFrames::message(session(), message);
    return found == allHidden.cend() ? json : ServerFrames::placeholder(json, *found);
}

} // namespace LabChat
