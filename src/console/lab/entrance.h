// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operatorservice.h"

namespace LabChat {

class RoomsModel;
class WatchedSession;

/// How participants get into the shown session: what the window and the projector show. A plain value.
struct Entrance {
    enum class Way {
        Closed,   ///< the server is not listening
        Server,   ///< no session is shown: the server's address leads into a session as soon as one is running
        Ended,    ///< no link works any more
        Link,     ///< one link for everybody
        Label,    ///< one link for everybody, which asks for the label of the seat
        OwnLinks, ///< secure links: nobody gets in without the link of a label
        Tickets,  ///< the session is another system's: its pages hold the chat boxes
        EndedTickets, ///< likewise, and it has ended
    };

    Way way = Way::Closed;
    QString title; ///< the session's title for participants
    QString link;  ///< to read out, copy and scan; empty: there is none

    bool operator==(const Entrance &) const = default;
};

/// A session in a room is entered through the room, as long as the room leads to it. @p watched: null: no session is shown.
[[nodiscard]] Entrance entranceOf(const ServerAddress &address, const WatchedSession *watched, const RoomsModel &rooms);

/// Whether LabChat has links for the participants: another system's come by its pages.
[[nodiscard]] bool hasLinks(const Entrance &entrance);

/// What to say where there is no link; empty: there is one.
[[nodiscard]] QString whyNoLink(const Entrance &entrance);

} // namespace LabChat
