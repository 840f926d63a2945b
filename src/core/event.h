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
    Message,
    Seen,           ///< detail: up_to, the seq that was displayed
    Ready,          ///< waits on a page that the group ends; detail: round, page
    PageEntered,    ///< detail: round, page, page_index, by
    SessionEnded,   ///< detail: operator, reason
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
[[nodiscard]] std::optional<EventKind> eventKindByName(const QString &name);

} // namespace LabChat
