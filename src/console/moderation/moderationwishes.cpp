// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/moderation/moderationwishes.h"

namespace LabChat {

QList<Moderate> aboutMessages(const QList<MessageSubject> &messages, bool held, OperatorAction (*action)(const MessageSubject &))
{
    QList<Moderate> wishes;
    for (const MessageSubject &message : messages) {
        if (message.held == held)
            wishes.append(Moderate{action(message)});
    }
    return wishes;
}

QList<Moderate> aboutEach(const QList<int> &numbers, OperatorAction (*action)(int))
{
    QList<Moderate> wishes;
    for (const int number : numbers)
        wishes.append(Moderate{action(number)});
    return wishes;
}

QList<int> authorsOf(const QList<MessageSubject> &messages)
{
    QList<int> authors;
    for (const MessageSubject &message : messages) {
        if (message.participant > 0 && !authors.contains(message.participant))
            authors.append(message.participant);
    }
    return authors;
}

QList<Moderate> authorMutes(const QList<MessageSubject> &messages)
{
    QList<Moderate> wishes;
    QSet<std::pair<int, int>> known;
    for (const MessageSubject &message : messages) {
        const std::pair author(message.participant, message.channel);
        if (message.participant == 0 || known.contains(author))
            continue;
        known.insert(author);
        wishes.append(Moderate{Mute{message.participant, message.channel, 0}});
    }
    return wishes;
}

QList<Moderate> unmutes(const SessionState &state, const QList<int> &participants, qint64 nowMs)
{
    QList<Moderate> wishes;
    for (const int participant : participants) {
        const QHash<int, Restraint> &mutes = state.participant(participant).mutes;
        for (auto mute = mutes.begin(); mute != mutes.end(); ++mute) {
            const bool isOver = mute->untilMs != 0 && mute->untilMs <= state.clockAt(nowMs);
            if (!isOver)
                wishes.append(Moderate{Unmute{participant, mute.key()}});
        }
    }
    return wishes;
}

} // namespace LabChat
