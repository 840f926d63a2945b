// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/session/oldermessages.h"

#include "core/base/ratelimit.h"
#include "core/base/whenanswered.h"
#include "server/wire/connection.h"
#include "server/wire/serverframes.h"

#include <QtCore/QTimer>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr int olderMessagesAtOnce = 100;

} // namespace

OlderMessages::OlderMessages(const SessionState &committed, const ChannelListeners &listeners, const ChannelHistories &histories, const LogArchive &archive,
                             const SessionClock &clock, QObject *parent)
    : QObject(parent), m_committed(committed), m_listeners(listeners), m_histories(histories), m_archive(archive), m_clock(clock)
{
}

void OlderMessages::send(Connection *connection, const HistoryFrame &frame)
{
    QList<HistoryFrame> &awaited = connection->awaitedHistories;
    if (!m_listeners.follows(connection, channelOf(frame))) {
        connection->sendText(ServerFrames::refused({u"not_a_member"_s, tr("This chat is not open to you."), 0}, {}));
        return;
    }
    if (std::any_of(awaited.cbegin(), awaited.cend(), [&frame](const HistoryFrame &each) { return each.channel == frame.channel; }))
        return; // it is asked again for what is on its way
    awaited.append(frame);
    if (awaited.size() == 1)
        readNext(connection);
}

/// The first of those that the connection waits for, as soon as it may be read.
void OlderMessages::readNext(Connection *connection)
{
    if (connection->participant() == 0) { // gone, or put out
        connection->awaitedHistories.clear();
        return;
    }
    if (const qint64 waitMs = tooSoonMs(connection); waitMs > 0) {
        QTimer::singleShot(waitMs, connection, [this, connection, self = QPointer(this)] {
            if (self) // the session may have ended
                readNext(connection);
        });
        return;
    }
    read(connection, connection->awaitedHistories.constFirst());
}

/// How much too early a connection asks; 0: its request may be read, and counts. What an oTree page shows is read as a whole, for all its pages.
qint64 OlderMessages::tooSoonMs(Connection *connection)
{
    if (connection->speaksOtherwise())
        return 0;
    const qint64 nowMs = m_clock.moment(m_committed).wireMs;
    double &used = m_usedUntilMs[connection->participant()];
    const qint64 waitMs = qMax<qint64>(0, LabChat::waitMs(used, limit, nowMs));
    if (waitMs == 0)
        used = usedAfter(used, limit, nowMs);
    return waitMs;
}

void OlderMessages::read(Connection *connection, const HistoryFrame &frame)
{
    const qint64 before = qMin(frame.before, m_committed.lastSeq() + 1);
    const auto asked = m_archive.messages(m_committed.session().id, channelOf(frame), before, olderMessagesAtOnce + 1); // one more than requested shows whether there are older ones
    whenAnswered(asked, this, [this, connection = QPointer(connection), frame](const Result<QList<Event>> &messages) {
        if (!connection)
            return;
        connection->awaitedHistories.removeFirst();
        answer(connection, frame, messages);
        if (!connection->awaitedHistories.isEmpty())
            readNext(connection);
    });
}

void OlderMessages::answer(Connection *connection, const HistoryFrame &frame, const Result<QList<Event>> &messages)
{
    if (!messages || !m_listeners.follows(connection, channelOf(frame)))
        return; // the page offers to load them again
    const bool more = messages->size() > olderMessagesAtOnce;
    QByteArray array = "[";
    for (const Event &event : messages->mid(more ? 1 : 0))
        array += (array.size() > 1 ? "," : "") + m_histories.shown(event);
    connection->sendHistory({webSocketFrame(ServerFrames::history(frame.channel, array + ']', more))});
}

} // namespace LabChat
