// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

namespace LabChat {

/// What can happen in a session. The names in the log (eventKindName) are for ever.
enum class EventKind {
    SessionCreated,
    ServerStarted,  ///< the server took the session up again; nobody was connected before it
    Arrived,        ///< a participant opened the first link; detail: label?
    Connected,
    Disconnected,
    Message,        ///< said; participant 0: by the experimenter
    Seen,           ///< detail: up_to, the seq that was displayed
    Ready,          ///< waits on a page that the group ends; detail: round, page
    PageEntered,    ///< detail: round, page, page_index, by
    SessionEnded,   ///< detail: operator, reason

    // What the operator does. detail: operator, reason, text? (what participants are told), undoes? (the seq of what this undoes).
    MessageHeld,     ///< a participant's message that waits for the operator's approval; shown to its author only
    MessageReleased, ///< a held message is said now, under this event's seq; a copy of it; detail: message, the seq it was held under
    MessageRefused,  ///< a held message is never said; detail: message
    MessageHidden,   ///< detail: message, the seq that it was said under
    MessageRestored, ///< detail: message
    HoldingStarted,  ///< of a channel's or a participant's messages
    HoldingEnded,
    Muted,           ///< a participant, in a channel or (channel 0) everywhere; detail: until? (the session's clock, ms); before?: what it was instead of
    Unmuted,         ///< detail: before, the restraint that was taken back: until?, text?; likewise Unfrozen and Readmitted
    Frozen,          ///< a channel, a page (detail: page), or (neither) the whole session
    Unfrozen,
    Paused,          ///< the whole session; its clock stands still
    Resumed,
    CountdownSet,    ///< of a participant's page (detail: round, page) or of a channel; detail: ends_at? (the session's clock, ms; 0: none any more; absent: as the study says)
    Announced,       ///< to all, or to some; detail: to (all, role, group, channel, participant), participants
    Removed,
    Readmitted,
    SeatsSwapped,    ///< two people change places; detail: other, the second place
    ChannelMoved,    ///< a participant's chat leads to another channel from now on; detail: to, to_member
    PersonReplaced,  ///< the place is a new person's, under a new ticket
    HelpRequested,   ///< a private line to the operator
    HelpRead,        ///< detail: message, the seq of the newest line that was read
    HelpAnswered,
};

/// Anything that is logged. `seq` counts from 1 without gaps and is the total order of the session's
/// events; `atMs` never decreases along it. A plain value; cheap to copy.
struct Event {
    qint64 session = 0;
    qint64 seq = 0;
    qint64 atMs = 0;         ///< ms since the epoch, UTC, the server's clock
    EventKind kind = EventKind::SessionCreated;
    int participant = 0;     ///< id_in_session, 0: nobody
    int channel = 0;         ///< the channel's number, 0: none
    int member = 0;          ///< the participant's member number in the channel, 0: none
    QString nickname;        ///< as shown with the message
    QString body;
    QByteArray nonce;        ///< makes a retry harmless: (session, participant, nonce) is unique
    QJsonObject detail;      ///< what only this kind has
};

[[nodiscard]] QString eventKindName(EventKind kind);
/// Whether an event is a message that everybody in its channel may read.
[[nodiscard]] constexpr bool isSaid(EventKind kind) { return kind == EventKind::Message || kind == EventKind::MessageReleased; }
/// Whether an event is something by which the operator changed a session's course: a mark in its chart.
[[nodiscard]] constexpr bool changesTheCourse(EventKind kind) { return kind >= EventKind::MessageReleased && kind <= EventKind::PersonReplaced; }
[[nodiscard]] std::optional<EventKind> eventKindByName(const QString &name);

} // namespace LabChat
