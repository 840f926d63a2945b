// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/moderation/messagestanding.h"

#include "console/moderation/actionsmodel.h"
#include "core/session/moderation.h"

#include <QtCore/QCoreApplication>

namespace LabChat {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::MessageStanding)
};

QString byWhom(const QString &plain, const QString &by, const QString &byAndWhy, const Event *action)
{
    if (!action)
        return plain;
    const Intervention intervention = interventionOf(*action);
    return intervention.reason.isEmpty() ? by.arg(intervention.operatorName) : byAndWhy.arg(intervention.operatorName, intervention.reason);
}

HiddenMessage hidden(const SessionState &state, const MessageSubject &message)
{
    return state.channel(message.channel).hidden.value(message.seq);
}

} // namespace

MessageStanding standingOf(const SessionState &state, const MessageSubject &message)
{
    if (message.held)
        return state.heldMessages().value(message.seq).refused ? MessageStanding::Refused : MessageStanding::Held;
    if (state.channel(message.channel).hidden.contains(message.seq))
        return MessageStanding::Hidden;
    return message.participant == 0 ? MessageStanding::ByExperimenter : MessageStanding::Said;
}

QString standingText(const SessionState &state, const MessageSubject &message, const ActionsModel *actions)
{
    switch (standingOf(state, message)) {
    case MessageStanding::Hidden:
        return byWhom(Texts::tr("hidden"), Texts::tr("hidden by %1"), Texts::tr("hidden by %1: %2"),
                      actions ? actions->action(hidden(state, message).sinceSeq) : nullptr);
    case MessageStanding::Held:
        return Texts::tr("waits for approval · Enter releases it, Del refuses it");
    case MessageStanding::Refused:
        return byWhom(Texts::tr("refused"), Texts::tr("refused by %1"), Texts::tr("refused by %1: %2"),
                      actions ? actions->newest(EventKind::MessageRefused, message.seq) : nullptr);
    case MessageStanding::ByExperimenter:
    case MessageStanding::Said:
        break;
    }
    return {};
}

QString hiddenText(const SessionState &state, const MessageSubject &message)
{
    const QString words = hidden(state, message).text;
    return words.isEmpty() ? Texts::tr("The experimenter has hidden this message.") : words;
}

bool isAuthorMuted(const SessionState &state, const MessageSubject &message, qint64 nowMs)
{
    return message.participant > 0 && state.muteOf(message.participant, message.channel, nowMs);
}

qint64 firstMuteEndMs(const SessionState &state, int channel, qint64 nowMs)
{
    qint64 firstEndMs = 0;
    const QList<int> members = state.membersOf(channel);
    for (const int member : members) {
        const std::optional<Restraint> mute = state.muteOf(member, channel, nowMs);
        const qint64 endMs = mute ? state.timeOfDay(mute->untilMs) : 0;
        if (endMs != 0 && (firstEndMs == 0 || endMs < firstEndMs))
            firstEndMs = endMs;
    }
    return firstEndMs;
}

} // namespace LabChat
