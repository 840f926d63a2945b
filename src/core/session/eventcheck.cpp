// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/eventcheck.h"

#include "core/base/range.h"
#include "core/session/eventdetail.h"
#include "core/session/sessionstate.h"

#include <algorithm>

namespace LabChat {

namespace {

bool isOneOf(EventKind kind, std::initializer_list<EventKind> kinds)
{
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

bool isAParticipants(EventKind kind)
{
    using enum EventKind;
    return isOneOf(kind, {Arrived, Connected, Disconnected, Seen, LinkClicked, TextUnsent, Ready, PageEntered, MessageHeld, Muted, Unmuted, Removed, Readmitted,
                          SeatsSwapped, ChannelMoved, PersonReplaced, HelpRequested, HelpRead, HelpAnswered, PageReentered, AnnouncementSeen, ChoiceMade,
                          BoxAdmitted});
}

bool isAChannels(EventKind kind)
{
    using enum EventKind;
    return isOneOf(kind, {Message, MessageHeld, MessageReleased, MessageHidden, MessageRestored, Seen, LinkClicked, TextUnsent, ChannelMoved, BoxAdmitted});
}

bool isOfEither(EventKind kind)
{
    using enum EventKind;
    return isOneOf(kind, {HoldingStarted, HoldingEnded, CountdownSet});
}

/// The seqs of others are seqs of events before it.
bool areOthersEarlier(const Event &event)
{
    return isWithin(actOf(event), event.seq) && messageOf(event) >= 0 && messageOf(event) < event.seq && interventionOf(event).undoes >= 0
        && interventionOf(event).undoes < event.seq;
}

/// What only some kinds have.
bool isDetailPossible(const Event &event, const SessionSize &size)
{
    const auto isParticipant = [&size](int participant) { return isWithin(participant, size.participants); };
    if (event.kind == EventKind::PageEntered || event.kind == EventKind::PageReentered)
        return isWithin(roundOf(event), size.rounds) && isWithin(qint64(pageIndexOf(event)) + 1, size.pages + 1) && advancedByOf(event);
    if (!pageOf(event).isEmpty() && event.kind != EventKind::Frozen && event.kind != EventKind::Unfrozen && !isWithin(roundOf(event), size.rounds))
        return false;
    if (event.kind == EventKind::SeatsSwapped || event.kind == EventKind::GroupFormed) {
        const QList<std::pair<int, int>> swaps = swapsOf(event);
        const QList<int> places = placesOf(event);
        return std::all_of(places.begin(), places.end(), isParticipant) && std::all_of(swaps.begin(), swaps.end(), [&](const auto &swap) {
            return isParticipant(swap.first) && isParticipant(swap.second) && swap.first != swap.second;
        });
    }
    if (event.kind == EventKind::ChannelMoved)
        return isWithin(newChannelOf(event).channel, size.channels) && isWithin(newChannelOf(event).member, size.participants);
    if (event.kind != EventKind::Announced)
        return true;
    const QList<int> recipients = recipientsOf(event);
    const Audience audience = audienceOf(event);
    return isAudienceKnown(event) && std::all_of(recipients.begin(), recipients.end(), isParticipant)
        && (audience.kind != Audience::Kind::Channel || isWithin(audience.channel, size.channels));
}

/// Whether the study has the page that an event names.
bool isPageOfTheStudy(const Event &event, const Study &study)
{
    if (event.kind == EventKind::PageEntered || event.kind == EventKind::PageReentered) {
        const bool isAtTheEnd = pageIndexOf(event) == study.pages.size();
        const bool knowsTheOther = waitedInVainOn(event).isEmpty() || study.pageIndex(waitedInVainOn(event)) >= 0;
        return knowsTheOther && (isAtTheEnd || study.pages.value(pageIndexOf(event)).name == pageOf(event));
    }
    return pageOf(event).isEmpty() || study.pageIndex(pageOf(event)) >= 0;
}

/// Whether who acted in a channel is the member of it that the event says.
bool isMember(const Event &event, const SessionState &state)
{
    using enum EventKind;
    if (!isOneOf(event.kind, {Message, MessageHeld, Seen, LinkClicked, TextUnsent}))
        return true;
    if (event.participant == 0) // the experimenter
        return event.member == 0;
    const QList<int> &members = state.session().channel(event.channel).members;
    const QList<int> &added = state.channel(event.channel).newMembers;
    if (isOneOf(event.kind, {Seen, LinkClicked}))
        return members.contains(event.participant) || added.contains(event.participant);
    return (event.member <= members.size() ? members.value(event.member - 1) : added.value(event.member - 1 - members.size())) == event.participant;
}

/// Whether a release or a refusal is of a message that is held, and of its author.
bool isOfTheHeldOne(const Event &event, const SessionState &state)
{
    if (event.kind != EventKind::MessageReleased && event.kind != EventKind::MessageRefused)
        return true;
    const auto held = state.heldMessages().constFind(messageOf(event));
    return held != state.heldMessages().cend() && held->participant == event.participant && held->channel == event.channel && held->member == event.member;
}

/// Whether a box is of a session of another system, whose tables have the participant, the channel and the member already.
bool isAnAdmission(const Event &event, const SessionState &state)
{
    if (event.kind != EventKind::BoxAdmitted)
        return true;
    const Session &session = state.session();
    const BoxAdmission admission = admissionOf(event);
    return session.isOfOtherSystem() && admission.group >= 1 && session.participant(event.participant).code == admission.participant
        && session.channel(event.channel).name == admission.claims.channelName() && session.channel(event.channel).members.value(event.member - 1) == event.participant;
}

/// Whether a group is one that is still to be made, and gets its own places.
bool isAGroupToForm(const Event &event, const SessionState &state)
{
    if (event.kind != EventKind::GroupFormed)
        return true;
    const QList<int> members = state.session().membersOfGroup(groupOf(event));
    const QList<int> places = placesOf(event);
    return isWithin(groupOf(event), state.session().study.numGroups()) && !state.isFormed(groupOf(event)) && !places.isEmpty()
        && std::all_of(places.begin(), places.end(), [&members](int place) { return members.contains(place); });
}

} // namespace

bool isPossible(const Event &event, const SessionSize &size)
{
    const auto isUpTo = [](int number, int last) { return number == 0 || isWithin(number, last); };
    const bool isInside = event.seq >= 1 && isUpTo(event.participant, size.participants) && isUpTo(event.channel, size.channels)
        && isUpTo(event.member, size.participants);
    return isInside && (event.participant > 0 || !isAParticipants(event.kind)) && (event.channel > 0 || !isAChannels(event.kind))
        && (event.participant > 0 || event.channel > 0 || !isOfEither(event.kind)) && isDetailReadable(event)
        && (event.detail.isEmpty() || (areOthersEarlier(event) && isDetailPossible(event, size))); // mostly there are none: long sessions are nearly all messages
}

bool follows(const Event &event, const SessionState &state)
{
    const bool waitsAfterTheEnd = event.kind == EventKind::Ready && state.isFinished(event.participant);
    return event.seq == state.lastSeq() + 1 && !waitsAfterTheEnd && isPageOfTheStudy(event, state.session().study) && isMember(event, state)
        && isOfTheHeldOne(event, state) && isAGroupToForm(event, state) && isAnAdmission(event, state);
}

} // namespace LabChat
