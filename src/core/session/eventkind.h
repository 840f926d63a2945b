// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

#include <algorithm>
#include <array>
#include <optional>

namespace LabChat {

/// Everything that can happen in a session. eventdetail.h lists the details of each kind.
enum class EventKind {
    SessionCreated,
    ServerStarted,  ///< the server continues the session after a start; nobody was connected before
    ClockJumped,    ///< the computer's clock was set; from here on, events are dated by its new time
    Arrived,        ///< a participant opened the link for the first time
    Connected,
    Disconnected,
    Message,        ///< a message was sent; participant 0: by the experimenter
    Seen,           ///< messages of a channel were displayed
    LinkClicked,    ///< a participant opened a link in a message
    TextUnsent,     ///< a text was in the input of a chat when its page or its time ended
    Ready,          ///< waits on a page that ends with the group
    PageEntered,
    SessionEnded,

    // The operator's actions, and requests to the operator.
    MessageHeld,     ///< a participant's message that waits for the operator's approval; only its author sees it
    MessageReleased, ///< a held message is released: a copy of it, with this event's seq
    MessageRefused,  ///< a held message is refused
    MessageHidden,
    MessageRestored,
    HoldingStarted,  ///< of a channel's or a participant's messages
    HoldingEnded,
    Muted,           ///< a participant, in a channel or (channel 0) everywhere
    Unmuted,
    Frozen,          ///< a channel, a page, or (without either) the whole session
    Unfrozen,
    Paused,          ///< the whole session; its clock stops
    Resumed,
    CountdownSet,    ///< of a participant's page or of a channel
    Announced,       ///< to all, or to some participants
    Removed,
    Readmitted,
    SeatsSwapped,    ///< two people swap places
    ChannelMoved,    ///< a participant's chat uses another channel from now on
    PersonReplaced,  ///< the place belongs to a new person, with a new ticket
    HelpRequested,   ///< a private message to the operator
    HelpRead,
    HelpAnswered,
    PageReentered,    ///< the operator's advance is undone: the participant is on the page before again
    AnnouncementSeen, ///< an announcement was displayed on a participant's page

    GroupFormed,     ///< a group of participants who waited for one; they take the places of the group
    ChoiceMade,      ///< a participant's answer to a choice on a page

    BoxAdmitted,     ///< a channel ticket of another system brought a box, or changed what is known of it
};

/// Who was present when an event happened.
enum class SignOfLife {
    None,
    Browser, ///< at least the participant's browser
    Person,  ///< the participant acted, and not a timer, the group or the operator
};

/// The properties of every event of a kind. A plain value.
struct EventTraits {
    EventKind kind;
    QLatin1StringView name;  ///< in the log and in exports; never changes
    bool hasWords;           ///< nickname and body are stored, even if empty
    bool changesTheCourse;   ///< the operator, or the computer's clock, changed the course of the session: a mark in its chart
    bool isNotable;          ///< the console's views get each of these events, like messages
    SignOfLife signOfLife;   ///< of the event's participant, if the kind determines it; the detail says who or what ends a page
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
        EventTraits{ClockJumped,     "clock_jumped"_L1,     no,   yes,   yes,    None},
        EventTraits{Arrived,         "arrived"_L1,          no,   no,    no,     Person},
        EventTraits{Connected,       "connected"_L1,        no,   no,    no,     Browser},
        EventTraits{Disconnected,    "disconnected"_L1,     no,   no,    no,     Browser},
        EventTraits{Message,         "message"_L1,          yes,  no,    no,     Person},
        EventTraits{Seen,            "seen"_L1,             no,   no,    no,     Browser},
        EventTraits{LinkClicked,     "link_clicked"_L1,     no,   no,    no,     Person},
        EventTraits{TextUnsent,      "text_unsent"_L1,      no,   no,    no,     Browser},
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
        EventTraits{PageReentered,   "page_reentered"_L1,   no,   no,    yes,    None},
        EventTraits{AnnouncementSeen, "announcement_seen"_L1, no, no,    yes,    Browser},
        EventTraits{GroupFormed,     "group_formed"_L1,     no,   no,    yes,    None},
        EventTraits{ChoiceMade,      "choice_made"_L1,      yes,  no,    yes,    Person},
        EventTraits{BoxAdmitted,     "box_admitted"_L1,     no,   no,    yes,    None},
    };
}();
// clang-format on

static_assert(eventKinds.back().kind == EventKind::BoxAdmitted, "each kind has its entry");
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
