// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/lab/entrance.h"

#include "console/lab/roomsmodel.h"
#include "console/session/sessiontexts.h"
#include "console/session/watchedsession.h"

#include <QtCore/QCoreApplication>

namespace LabChat {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::Entrance)
};

} // namespace

Entrance entranceOf(const ServerAddress &address, const WatchedSession *watched, const RoomsModel &rooms)
{
    using Way = Entrance::Way;
    if (watched && watched->state().ended())
        return {watched->session().isOfOtherSystem() ? Way::EndedTickets : Way::Ended, watched->session().study.title, {}};
    if (address.url.isEmpty())
        return {Way::Closed, watched ? watched->session().study.title : QString(), {}};
    if (!watched)
        return {Way::Server, {}, addressText(address.url)};
    const Session &session = watched->session();
    const QString &title = session.study.title;
    if (session.isOfOtherSystem())
        return {Way::Tickets, title, {}};
    if (rooms.isSecure(session.room))
        return {Way::OwnLinks, title, {}};
    const SessionState *const inRoom = session.room.isEmpty() ? nullptr : rooms.sessionIn(session.room);
    if (!inRoom || inRoom->session().id != session.id)
        return {Way::Link, title, sessionLink(address, session)};
    const int row = rooms.rowOf(session.room);
    const bool asks = row >= 0 && !rooms.room(row).labels.isEmpty();
    return {asks ? Way::Label : Way::Link, title, roomLink(address, session.room)};
}

bool hasLinks(const Entrance &entrance)
{
    return entrance.way != Entrance::Way::Tickets && entrance.way != Entrance::Way::EndedTickets;
}

QString whyNoLink(const Entrance &entrance)
{
    switch (entrance.way) {
    case Entrance::Way::Closed:
        return Texts::tr("not reachable yet");
    case Entrance::Way::Ended:
        return Texts::tr("This session has ended: its links no longer work.");
    case Entrance::Way::OwnLinks:
        return Texts::tr("Each label has its own link");
    case Entrance::Way::EndedTickets:
        return Texts::tr("This session has ended: its chats are closed.");
    case Entrance::Way::Tickets:
        return Texts::tr("Participants chat in the other system's pages");
    case Entrance::Way::Server:
    case Entrance::Way::Link:
    case Entrance::Way::Label:
        break;
    }
    return {};
}

} // namespace LabChat
