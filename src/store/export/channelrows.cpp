// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/export/channelrows.h"

#include "core/session/rules.h"

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

/// The names of the chats that lead to each channel, in the order of the study.
QHash<int, QStringList> chatsByChannel(const Session &session)
{
    QHash<int, QStringList> chats;
    for (const auto &round : session.boxes) {
        for (const auto &participant : round) {
            for (const ChatBox &box : participant) {
                if (const QString &name = session.chat(box).name; !chats[box.channel].contains(name))
                    chats[box.channel].append(name);
            }
        }
    }
    return chats;
}

} // namespace

int ChannelRows::add(RowSink & /*to*/, const SessionState &state, const Event &event)
{
    const bool isMessage = event.kind == EventKind::Message || event.kind == EventKind::MessageHeld || event.kind == EventKind::MessageReleased;
    if (!isMessage || !m_chosen.has(state, event))
        return 0;
    Counts &counts = m_counts[event.channel];
    const auto its = m_states.at(event.seq);
    counts.hidden += its == MessageStates::Hidden || its == MessageStates::Refused ? 1 : 0;
    if (event.kind == EventKind::MessageReleased) // it was counted when it was sent
        return 0;
    ++counts.messages;
    counts.characters += countCharacters(event.body);
    if (counts.firstMs == 0)
        counts.firstMs = event.atMs;
    counts.lastMs = event.atMs;
    if (event.participant != 0)
        counts.authors.insert(event.participant);
    return 0;
}

int ChannelRows::finish(RowSink &to, const SessionState &state)
{
    const Session &session = state.session();
    const auto chats = session.isOfOtherSystem() ? QHash<int, QStringList>() : chatsByChannel(session);
    int rows = 0;
    for (int channel = 1; channel <= session.channels.size(); ++channel) {
        if (!m_chosen.hasChannel(state, channel))
            continue;
        ++rows;
        const Counts counts = m_counts.value(channel);
        const QList<int> members = state.membersOf(channel);
        QStringList codes;
        for (const int member : members)
            codes.append(session.participant(member).code);
        to.add(session.exportedCode());
        to.add(session.channelName(channel));
        to.add(qint64(channel));
        to.add(session.isOfOtherSystem() ? session.homeOf(channel).app : chats.value(channel).join(u' '));
        to.add(qint64(members.size()));
        to.add(codes.join(u' '));
        to.add(counts.messages);
        to.add(counts.hidden);
        to.add(counts.characters);
        to.add(qint64(counts.authors.size()));
        to.add(counts.firstMs == 0 ? QByteArrayView() : m_times.seconds(counts.firstMs));
        to.add(counts.lastMs == 0 ? QByteArrayView() : m_times.seconds(counts.lastMs));
        to.add(session.code);
        to.endRecord();
    }
    return rows;
}

} // namespace LabChat
