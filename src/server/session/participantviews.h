// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/logarchive.h"
#include "core/session/sessionstate.h"
#include "server/session/channelhistories.h"
#include "server/session/channellisteners.h"
#include "server/session/oldermessages.h"
#include "server/session/seats.h"
#include "server/wire/clientframe.h"
#include "server/wire/serverframes.h"
#include "server/wire/sessionclock.h"

#include <QtCore/QObject>

namespace LabChat {

/// What the participants of a session see: sends the frames about committed events to those who are concerned.
/// Shows only the committed state, and decides nothing. Lives in the net thread, owned by a SessionHost.
class ParticipantViews final : public QObject {
    Q_OBJECT

public:
    /// @p committed, @p seats and @p archive outlive it. @p recentMessages: the last messages of each channel, in the order of seq.
    ParticipantViews(const SessionState &committed, Seats &seats, const QList<Event> &recentMessages, const LogArchive &archive, const SessionClock &clock,
                     QObject *parent);

    /// Gives a place to a connection. True: another connection had it, which is informed and released.
    bool enter(Connection *connection, int participant);
    /// False: the connection had already lost its place.
    bool leave(Connection *connection);

    /// Sends the participant's state, page and chats in one write. @p resume: last seq by channel handle.
    void showPage(int participant, const QHash<QString, qint64> &resume = {});
    /// In a session of another system: sends one of the participant's chats to a connection, which from now on follows it.
    void showBox(Connection *connection, int participant, int channel, const QHash<QString, qint64> &resume);
    /// Whether a connection shows a channel.
    [[nodiscard]] bool follows(Connection *connection, int channel) const { return m_listeners.follows(connection, channel); }
    /// Shows events that were committed and folded into the state, in the order of seq.
    void show(const QList<Event> &events);
    /// Sends whether the participant's chats are open, and until when.
    void showOpenness(int participant);
    void sendHistory(Connection *connection, const HistoryFrame &frame) { m_older.send(connection, frame); }
    /// Returns the channel's number if the participant may type there; 0: otherwise.
    [[nodiscard]] int relayTyping(Connection *connection, const QString &handle) const { return m_listeners.relayTyping(connection, handle, m_clock.now(m_committed)); }
    void refuse(int participant, const Refusal &refusal, const QByteArray &nonce) { sendTo(participant, ServerFrames::refused(refusal, nonce)); }
    void sayGoodbye(const QString &code, const QString &text, QWebSocketProtocol::CloseCode closeCode);

private:
    [[nodiscard]] const Session &session() const { return m_committed.session(); }
    void showToChannel(const Event &event, QHash<int, QByteArray> &framesByChannel);
    void showToSome(const Event &event);
    void showRestored(const Event &event, QHash<int, QByteArray> &framesByChannel);
    void showSwaps(const QList<std::pair<int, int>> &swaps);
    void showChangedBox(int participant, int channel);
    void showNotice(const Event &event);
    [[nodiscard]] QByteArray aroundTheChats(int participant) const;
    void sayGoodbyeTo(int participant, const QString &text, bool isForGood);
    void write(QHash<int, QByteArray> &framesByChannel);
    void sendTo(int participant, const QByteArray &text);
    void sendToAuthor(const Event &event, const QByteArray &text);

    const SessionState &m_committed;
    Seats &m_seats;
    const LogArchive &m_archive;
    const SessionClock &m_clock;
    ChannelListeners m_listeners;
    ChannelHistories m_histories;
    OlderMessages m_older;
};

} // namespace LabChat
