// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/logarchive.h"
#include "core/session/sessionstate.h"
#include "server/channelhistories.h"
#include "server/channellisteners.h"
#include "server/clientframe.h"
#include "server/seats.h"

#include <QtCore/QObject>

namespace LabChat {

/// What the participants of a session have before them: the frames that tell what was committed, to those whom it
/// concerns. Shows nothing that is not in the committed state, and decides nothing. Lives in the net thread, owned by a
/// SessionHost.
class ParticipantViews final : public QObject {
    Q_OBJECT

public:
    /// @p committed, @p seats and @p archive outlive it. @p recentMessages: the last ones of each channel, in the order of seq.
    ParticipantViews(const SessionState &committed, Seats &seats, const QList<Event> &recentMessages, const LogArchive &archive, Clock clock,
                     QObject *parent);

    /// Gives a place to a connection. True: another one had it, which is told so and let go of.
    bool enter(Connection *connection, int participant);
    /// False: the connection had no place any more.
    bool leave(Connection *connection);

    /// Who and where a participant is, and the chats of the page, in one write. @p resume: last seq by channel handle.
    void showPage(int participant, const QHash<QString, qint64> &resume = {});
    /// What was committed and folded into the state, in the order of seq.
    void show(const QList<Event> &events);
    /// Whether the chats in front of a participant are open, and until when.
    void showOpenness(int participant);
    void sendHistory(Connection *connection, const HistoryFrame &frame);
    /// Answers with the channel's number where the participant may type; 0: nowhere.
    [[nodiscard]] int relayTyping(Connection *connection, const QString &handle) const { return m_listeners.relayTyping(connection, handle, m_clock()); }
    void sayGoodbye(const QString &code, const QString &text, QWebSocketProtocol::CloseCode closeCode);

private:
    [[nodiscard]] const Session &session() const { return m_committed.session(); }
    void showToChannel(const Event &event, QHash<int, QByteArray> &framesByChannel);
    void showToSome(const Event &event);
    void showRestored(const Event &event, QHash<int, QByteArray> &framesByChannel);
    void showNotice(const Event &event);
    void sayGoodbyeTo(int participant, const QString &text, bool isForGood);
    void write(QHash<int, QByteArray> &framesByChannel);
    void sendTo(int participant, const QByteArray &text);

    const SessionState &m_committed;
    Seats &m_seats;
    const LogArchive &m_archive;
    Clock m_clock;
    ChannelListeners m_listeners;
    ChannelHistories m_histories;
};

} // namespace LabChat
