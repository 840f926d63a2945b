// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/eventcheck.h"

#include "core/session/eventdetail.h"
#include "core/session/sessionstate.h"

#include <algorithm>

namespace LabChat {

namespace {

bool isUpTo(qint64 number, qint64 last)
{
    return number >= 1 && number <= last;
}

bool isOneOf(EventKind kind, std::initializer_list<EventKind> kinds)
{
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

bool isAParticipants(EventKind kind)
{
    using enum EventKind;
    return isOneOf(kind, {Arrived, Connected, Disconnected, Seen, LinkClicked, TextUnsent, Ready, PageEntered, MessageHeld, Muted, Unmuted, Removed, Readmitted,
                          SeatsSwapped, ChannelMoved, PersonReplaced, HelpRequested, HelpRead, HelpAnswered, PageReentered, AnnouncementSeen, ChoiceMade});
}

bool isAChannels(EventKind kind)
{
    using enum EventKind;
    return isOneOf(kind, {Message, MessageHeld, MessageReleased, MessageHidden, MessageRestored, Seen, LinkClicked, TextUnsent, ChannelMoved});
}

bool isOfEither(EventKind kind)
{
    using enum EventKind;
    return isOneOf(kind, {HoldingStarted, HoldingEnded, CountdownSet});
}

/// The page and round on which something was done; messages have them only if they came late.
bool namesAPage(EventKind kind)
{
    using enum EventKind;
    return isOneOf(kind, {Message, MessageHeld, TextUnsent, ChoiceMade});
}

/// What only some kinds have.
bool isDetailPossible(const Event &event, const SessionSize &size)
{
    const auto isParticipant = [&size](int participant) { return isUpTo(participant, size.participants); };
    if (event.kind == EventKind::PageEntered || event.kind == EventKind::PageReentered)
        return isUpTo(roundOf(event), size.rounds) && pageIndexOf(event) >= 0 && pageIndexOf(event) <= size.pages;
    if (namesAPage(event.kind) && !pageOf(event).isEmpty())
        return isUpTo(roundOf(event), size.rounds);
    if (event.kind == EventKind::SeatsSwapped || event.kind == EventKind::GroupFormed) {
        const QList<std::pair<int, int>> swaps = swapsOf(event);
        const QList<int> places = placesOf(event);
        return std::all_of(places.begin(), places.end(), isParticipant) && std::all_of(swaps.begin(), swaps.end(), [&](const auto &swap) {
            return isParticipant(swap.first) && isParticipant(swap.second) && swap.first != swap.second;
        });
    }
    if (event.kind == EventKind::ChannelMoved)
        return isUpTo(newChannelOf(event).channel, size.channels) && isUpTo(newChannelOf(event).member, size.participants);
    if (event.kind != EventKind::Announced)
        return true;
    const QList<int> recipients = recipientsOf(event);
    const Audience audience = audienceOf(event);
    return std::all_of(recipients.begin(), recipients.end(), isParticipant)
        && (audience.kind != Audience::Kind::Channel || isUpTo(audience.channel, size.channels));
}

} // namespace

bool isPossible(const Event &event, const SessionSize &size)
{
    const bool isInside = event.seq >= 1 && event.participant >= 0 && event.participant <= size.participants && event.channel >= 0
        && event.channel <= size.channels && event.member >= 0 && event.member <= size.participants;
    return isInside && (event.participant > 0 || !isAParticipants(event.kind)) && (event.channel > 0 || !isAChannels(event.kind))
        && (event.participant > 0 || event.channel > 0 || !isOfEither(event.kind)) && isDetailPossible(event, size);
}

bool follows(const Event &event, const SessionState &state)
{
    const bool isAboutAHeldOne = event.kind == EventKind::MessageReleased || event.kind == EventKind::MessageRefused;
    const bool waitsAfterTheEnd = event.kind == EventKind::Ready && state.isFinished(event.participant);
    return event.seq == state.lastSeq() + 1 && !waitsAfterTheEnd && (!isAboutAHeldOne || state.heldMessages().contains(messageOf(event)));
}

} // namespace LabChat
