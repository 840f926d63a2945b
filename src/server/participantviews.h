// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/logarchive.h"
#include "core/session/sessionstate.h"
#include "server/channelhistory.h"
#include "server/clientframe.h"
#include "server/connection.h"

#include <QtCore/QObject>

namespace LabChat {

/// What the participants of a session have before them: who is connected, which channels each connection
/// follows, and the frames that tell what was committed. Shows nothing that is not in the committed state, and
/// decides nothing. Lives in the net thread, owned by a SessionHost.
class ParticipantViews final : public QObject {
    Q_OBJECT

public:
    /// @p committed and @p archive outlive it. @p recentMessages: the last ones of each channel, in the order of seq.
    ParticipantViews(const SessionState &committed, const QList<Event> &recentMessages, const LogArchive &archive, Clock clock, QObject *parent);

    [[nodiscard]] Connection *connection(int participant) const { return m_connections.value(participant); }
    [[nodiscard]] QList<int> connected() const { return m_connections.keys(); }
    /// Gives a place to a connection. Another one that had it is told so and let go of: that one is returned.
    Connection *enter(Connection *connection, int participant);
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
    int relayTyping(Connection *connection, const QString &handle);
    void sayGoodbye(const QString &code, const QString &text, QWebSocketProtocol::CloseCode closeCode);
    /// To one participant, who then has no place any more.
    void sayGoodbyeTo(int participant, const QString &text, bool isForGood);

private:
    [[nodiscard]] const Session &session() const { return m_committed.session(); }
    void listen(Connection *connection, const ChatBox &box);
    void stopListening(Connection *connection);
    void tellPresence(Connection *connection, const ChatBox &box, bool online);
    [[nodiscard]] QByteArray channelFrame(int participant, const ChatBox &box, const QHash<QString, qint64> &resume);
    [[nodiscard]] QByteArray changedBefore(int channel, qint64 seq) const;
    [[nodiscard]] QByteArray shownJson(const Event &event) const;
    void showToChannel(const Event &event, QHash<int, QByteArray> &framesByChannel);
    void showToSome(const Event &event);
    void showRestored(const Event &event, QHash<int, QByteArray> &framesByChannel);
    void showNotice(const Event &event);
    void swapSeats(int first, int second);
    void write(int channel, const QByteArray &frames);
    void write(QHash<int, QByteArray> &framesByChannel);
    void sendTo(int participant, const QByteArray &text);

    const SessionState &m_committed;
    const LogArchive &m_archive;
    Clock m_clock;
    QHash<int, Connection *> m_connections;         ///< by participant
    QHash<int, QList<Connection *>> m_listeners;    ///< by channel
    QHash<Connection *, QList<ChatBox>> m_boxesOf;  ///< the other way round
    QHash<int, ChannelHistory> m_histories;         ///< by channel
};

} // namespace LabChat
