// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/eventkind.h"

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>
#include <QtCore/QList>

namespace LabChat {

/// An entry of the log. `seq` counts from 1 without gaps and is the total order of the session's events; `atMs` decreases
/// only where a ClockJumped says that the computer's clock was set back. A plain value; cheap to copy.
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
    QJsonObject detail;      ///< fields that only this kind has: core/session/eventdetail.h
};

} // namespace LabChat
