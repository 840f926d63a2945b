// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/session/channelflags.h"

#include <QtCore/QCoreApplication>

namespace LabChat {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::ChannelFlags)
};

/// The channels on participants' current pages that are frozen.
void flagFrozenPages(const SessionState &state, int participant, QList<ChannelFlags> &flags)
{
    const QList<ChatBox> boxes = state.boxesOf(participant);
    for (const ChatBox &box : boxes) {
        if (state.frozenPages().contains(state.session().study.pages.at(box.page).name))
            flags[box.channel - 1] |= ChannelFlag::Frozen;
    }
}

} // namespace

QList<ChannelFlags> channelFlags(const WatchedSession &watched, qint64 nowMs)
{
    const SessionState &state = watched.state();
    const auto holds = [clockMs = state.clockAt(nowMs)](const Restraint &restraint) { return restraint.untilMs == 0 || clockMs < restraint.untilMs; };
    QList<ChannelFlags> flags(watched.session().channels.size());
    if (state.ended())
        return flags;
    for (int channel = 1; channel <= flags.size(); ++channel) {
        const ChannelState &at = state.channel(channel);
        const bool frozen = state.frozenPages().contains(QString()) || (at.frozen && holds(*at.frozen));
        flags[channel - 1].setFlag(ChannelFlag::Frozen, frozen).setFlag(ChannelFlag::Holding, at.held);
    }
    for (const HeldMessage &message : state.heldMessages()) {
        if (!message.refused)
            flags[message.channel - 1] |= ChannelFlag::Waiting;
    }
    for (int participant = 1; participant <= watched.session().numParticipants(); ++participant) {
        if (!state.frozenPages().isEmpty())
            flagFrozenPages(state, participant, flags);
        const QHash<int, Restraint> &mutes = state.participant(participant).mutes;
        for (auto it = mutes.begin(); it != mutes.end(); ++it) {
            const QList<int> channels = it.key() > 0 ? QList{it.key()} : watched.channelsOf(participant);
            for (const int channel : channels)
                flags[channel - 1].setFlag(ChannelFlag::MemberMuted, flags.at(channel - 1).testFlag(ChannelFlag::MemberMuted) || holds(it.value()));
        }
    }
    return flags;
}

QList<FlagText> flagTexts(ChannelFlags flags)
{
    QList<FlagText> texts;
    if (flags.testFlag(ChannelFlag::Waiting))
        texts.append({ChannelFlag::Waiting, Texts::tr("to approve", "a message waits for approval")});
    if (flags.testFlag(ChannelFlag::Highlighted))
        texts.append({ChannelFlag::Highlighted, Texts::tr("highlight")});
    if (flags.testFlag(ChannelFlag::Frozen))
        texts.append({ChannelFlag::Frozen, Texts::tr("frozen")});
    if (flags.testFlag(ChannelFlag::Holding) && !flags.testFlag(ChannelFlag::Waiting))
        texts.append({ChannelFlag::Holding, Texts::tr("approval", "messages have to be approved")});
    if (flags.testFlag(ChannelFlag::MemberMuted))
        texts.append({ChannelFlag::MemberMuted, Texts::tr("muted")});
    return texts;
}

} // namespace LabChat
