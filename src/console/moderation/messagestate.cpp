// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/moderation/messagestate.h"

#include "console/moderation/actionsmodel.h"
#include "core/session/eventdetail.h"

#include <QtCore/QCoreApplication>

namespace LabChat {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::MessageState)
};

QString withOperator(const QString &plain, const QString &by, const QString &byAndWhy, const Event *action)
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

MessageState messageStateOf(const SessionState &state, const MessageSubject &message)
{
    if (message.held)
        return state.heldMessages().value(message.seq).refused ? MessageState::Refused : MessageState::Held;
    if (state.channel(message.channel).hidden.contains(message.seq))
        return MessageState::Hidden;
    return message.participant == 0 ? MessageState::ByExperimenter : MessageState::Said;
}

QString messageStateText(const SessionState &state, const MessageSubject &message, const ActionsModel *actions)
{
    switch (messageStateOf(state, message)) {
    case MessageState::Hidden:
        return withOperator(Texts::tr("hidden"), Texts::tr("hidden by %1"), Texts::tr("hidden by %1: %2"),
                      actions ? actions->action(hidden(state, message).sinceSeq) : nullptr);
    case MessageState::Held:
        return Texts::tr("waits for approval · Enter releases it, Del refuses it");
    case MessageState::Refused:
        return withOperator(Texts::tr("refused"), Texts::tr("refused by %1"), Texts::tr("refused by %1: %2"),
                      actions ? actions->newest(EventKind::MessageRefused, message.seq) : nullptr);
    case MessageState::ByExperimenter:
    case MessageState::Said:
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
