// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

#include <algorithm>
#include <array>
#include <optional>

namespace LabChat {

/// What can happen in a session. eventdetail.h says what else is known of an event of each kind.
enum class EventKind {
    SessionCreated,
    ServerStarted,  ///< the server took the session up again; nobody was connected before it
    Arrived,        ///< a participant opened the first link
    Connected,
    Disconnected,
    Message,        ///< said; participant 0: by the experimenter
    Seen,           ///< messages of a channel were displayed
    Ready,          ///< waits on a page that the group ends
    PageEntered,
    SessionEnded,

    // What the operator does, and what waits for the operator.
    MessageHeld,     ///< a participant's message that waits for the operator's approval; shown to its author only
    MessageReleased, ///< a held message is said now, under this event's seq; a copy of it
    MessageRefused,  ///< a held message is never said
    MessageHidden,
    MessageRestored,
    HoldingStarted,  ///< of a channel's or a participant's messages
    HoldingEnded,
    Muted,           ///< a participant, in a channel or (channel 0) everywhere
    Unmuted,
    Frozen,          ///< a channel, a page, or (neither) the whole session
    Unfrozen,
    Paused,          ///< the whole session; its clock stands still
    Resumed,
    CountdownSet,    ///< of a participant's page or of a channel
    Announced,       ///< to all, or to some
    Removed,
    Readmitted,
    SeatsSwapped,    ///< two people change places
    ChannelMoved,    ///< a participant's chat leads to another channel from now on
    PersonReplaced,  ///< the place is a new person's, under a new ticket
    HelpRequested,   ///< a private line to the operator
    HelpRead,
    HelpAnswered,
};

/// Who was there when an event happened.
enum class SignOfLife {
    None,
    Browser, ///< at least the participant's browser
    Person,  ///< the participant did it, and not a timer, the group or the operator
};

/// What is true of every event of a kind. A plain value.
struct EventTraits {
    EventKind kind;
    QLatin1StringView name;  ///< in the log and in exports; for ever
    bool hasWords;           ///< nickname and body are there, even if empty
    bool changesTheCourse;   ///< the operator changed the session's course by it: a mark in its chart
    bool isNotable;          ///< worth a line of its own, as messages are: the console's views are handed each one
    SignOfLife signOfLife;   ///< of its participant, as far as the kind says it: who or what ends a page is in the detail
};

// clang-format off
/// All kinds, in the order of the enum.
inline constexpr auto eventKinds = [] {
    using namespace Qt::StringLiterals;
    using enum EventKind;
    using enum SignOfLife;
    constexpr bool yes = true, no = false;
    return std::array{
        //          kind             name                   words course notable sign of life
        EventTraits{SessionCreated,  "session_created"_L1,  no,   no,    no,     None},
        EventTraits{ServerStarted,   "server_started"_L1,   no,   no,    no,     None},
        EventTraits{Arrived,         "arrived"_L1,          no,   no,    no,     Person},
        EventTraits{Connected,       "connected"_L1,        no,   no,    no,     Browser},
        EventTraits{Disconnected,    "disconnected"_L1,     no,   no,    no,     Browser},
        EventTraits{Message,         "message"_L1,          yes,  no,    no,     Person},
        EventTraits{Seen,            "seen"_L1,             no,   no,    no,     Browser},
        EventTraits{Ready,           "ready"_L1,            no,   no,    no,     Person},
        EventTraits{PageEntered,     "page_entered"_L1,     no,   no,    yes,    None},
        EventTraits{SessionEnded,    "session_ended"_L1,    no,   no,    no,     None},
        EventTraits{MessageHeld,     "message_held"_L1,     yes,  no,    yes,    Person},
        EventTraits{MessageReleased, "message_released"_L1, yes,  yes,   yes,    None},
        EventTraits{MessageRefused,  "message_refused"_L1,  no,   yes,   yes,    None},
        EventTraits{MessageHidden,   "message_hidden"_L1,   no,   yes,   yes,    None},
        EventTraits{MessageRestored, "message_restored"_L1, no,   yes,   yes,    None},
        EventTraits{HoldingStarted,  "holding_started"_L1,  no,   yes,   yes,    None},
        EventTraits{HoldingEnded,    "holding_ended"_L1,    no,   yes,   yes,    None},
        EventTraits{Muted,           "muted"_L1,            no,   yes,   yes,    None},
        EventTraits{Unmuted,         "unmuted"_L1,          no,   yes,   yes,    None},
        EventTraits{Frozen,          "frozen"_L1,           no,   yes,   yes,    None},
        EventTraits{Unfrozen,        "unfrozen"_L1,         no,   yes,   yes,    None},
        EventTraits{Paused,          "paused"_L1,           no,   yes,   yes,    None},
        EventTraits{Resumed,         "resumed"_L1,          no,   yes,   yes,    None},
        EventTraits{CountdownSet,    "countdown_set"_L1,    no,   yes,   yes,    None},
        EventTraits{Announced,       "announced"_L1,        yes,  yes,   yes,    None},
        EventTraits{Removed,         "removed"_L1,          no,   yes,   yes,    None},
        EventTraits{Readmitted,      "readmitted"_L1,       no,   yes,   yes,    None},
        EventTraits{SeatsSwapped,    "seats_swapped"_L1,    no,   yes,   yes,    None},
        EventTraits{ChannelMoved,    "channel_moved"_L1,    no,   yes,   yes,    None},
        EventTraits{PersonReplaced,  "person_replaced"_L1,  no,   yes,   yes,    None},
        EventTraits{HelpRequested,   "help_requested"_L1,   yes,  no,    yes,    Person},
        EventTraits{HelpRead,        "help_read"_L1,        no,   no,    yes,    None},
        EventTraits{HelpAnswered,    "help_answered"_L1,    yes,  no,    yes,    None},
    };
}();
// clang-format on

static_assert(eventKinds.back().kind == EventKind::HelpAnswered, "each kind has its entry");
static_assert([] {
    std::size_t i = 0;
    return std::all_of(eventKinds.begin(), eventKinds.end(), [&](const EventTraits &entry) { return std::size_t(entry.kind) == i++; });
}(), "each entry stands where its kind is looked up");

[[nodiscard]] constexpr const EventTraits &traitsOf(EventKind kind) { return eventKinds[std::size_t(kind)]; }

[[nodiscard]] inline QString eventKindName(EventKind kind) { return traitsOf(kind).name; }
[[nodiscard]] std::optional<EventKind> eventKindByName(const QString &name);

/// Whether an event is a message that everybody in its channel may read.
[[nodiscard]] constexpr bool isSaid(EventKind kind) { return kind == EventKind::Message || kind == EventKind::MessageReleased; }

} // namespace LabChat
