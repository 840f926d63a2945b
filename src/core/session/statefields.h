// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/sessionstate.h"

#include <concepts>
#include <tuple>

namespace LabChat {

/// The fields of a state and of its parts, for whatever goes over all of them. Each field is named once, and none can be forgotten: a structured binding
/// has to name every field of its type, or it does not compile.
class StateFields final {
public:
#define LABCHAT_FIELDS(Type, ...)                                    \
    template <typename Self>                                         \
        requires std::same_as<std::remove_const_t<Self>, Type>       \
    [[nodiscard]] static auto of(Self &self)                         \
    {                                                                \
        auto &[__VA_ARGS__] = self;                                  \
        return std::tie(__VA_ARGS__);                                \
    }

    LABCHAT_FIELDS(Restraint, text, untilMs)
    LABCHAT_FIELDS(HelpLine, seq, atMs, byOperator, nickname, body, nonce, jumpedMs)
    LABCHAT_FIELDS(HeldMessage, atMs, participant, channel, member, nickname, body, nonce, refused, refusal)
    LABCHAT_FIELDS(HiddenMessage, sinceSeq, text)
    LABCHAT_FIELDS(Notice, seq, atMs, clockMs, nickname, body, participants)
    LABCHAT_FIELDS(ChoiceState, seq, page, round, name, value)
    LABCHAT_FIELDS(MovedBox, channel, member)
    LABCHAT_FIELDS(LeftPage, advance, round, page, ready, readyAtMs, grouped, enteredAtMs, leftAtMs, pageEndsAtMs, saidOnPage, unsentOnPage)
    LABCHAT_FIELDS(KnownNonce, nonce, seq)
    LABCHAT_FIELDS(ChannelClaims, app, channel, nickname, label, group, idInGroup, role, round, page, idInSession)
    LABCHAT_FIELDS(ClaimedHome, app, channel, round, group, hasRounds, hasGroups)
    LABCHAT_FIELDS(ClaimDifference, kind, before, after)
    LABCHAT_FIELDS(ClaimsChange, atMs, channel, differences)
    LABCHAT_FIELDS(ChannelState, lastSeq, messages, lastActivityAtMs, held, frozen, closesAtMs, newMembers, hidden, linking, restored)
    LABCHAT_FIELDS(ParticipantState, arrived, online, label, browser, round, page, ready, readyAtMs, grouped, waitedInVainOn, choices, enteredAtMs, pageEndsAtMs, messages,
                   lastSeenAtMs, lastActedAtMs, connects, rateUsedUntilMs, saidOnPage, unsentOnPage, lateTextAtMs, seenUpTo, seenAnnouncements, carriedAnnouncements, left,
                   nonces, held, removed, mutes, help, helpReadUpTo, ticket, sinceSeq, claims, claimsChanges, person)
    LABCHAT_FIELDS(SessionState, session, participants, channels, participantByLabel, participantByBrowser, participantByTicket, movedBoxes, frozenPages, heldMessages, notices,
                   formedGroups, persons, lastSeq, lastAtMs, messages, startedAtMs, endedAtMs, pausedAtMs, pausedMs, jumpedMs, pauseText)
#undef LABCHAT_FIELDS

    /// Without the table, which is made of the others.
    template <typename Self>
        requires std::same_as<std::remove_const_t<Self>, NonceMemory>
    [[nodiscard]] static auto of(Self &self)
    {
        auto &[known, table] = self;
        return std::tie(known);
    }

    /// Of a session only what its events bring: everything else is in the tables of the log. A new field belongs to one of the two.
    template <typename Self>
        requires std::same_as<std::remove_const_t<Self>, Session>
    [[nodiscard]] static auto of(Self &self)
    {
        auto &[id, code, room, origin, secret, createdAtMs, seed, study, participants, players, boxes, channels, channelByHandle, participantByTicket, participantByCode, channelByName,
               claims, claimedHomes, numbers, groupNumbers, group, placeByLabel, ownLimits] = self;
        return std::tie(claims, claimedHomes, numbers, groupNumbers);
    }
};

} // namespace LabChat
