// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/event.h"
#include "core/session.h"

#include <QtCore/QHash>

namespace LabChat {

struct ParticipantState {
    bool arrived = false;
    QString label;
    int round = 1;
    int page = 0;                       ///< index into Study::pages; the number of pages: finished
    bool ready = false;                 ///< waits for the group on a page that the group ends
    qint64 enteredAtMs = 0;             ///< when the page was entered; 0: nobody has come yet
    qint64 messages = 0;
    qint64 lastSeenAtMs = 0;            ///< last logged sign of life, 0: never
    QHash<int, double> rateUsedUntilMs; ///< by channel: the rate limit's theoretical arrival time (GCRA)
    QHash<int, int> saidOnPage;         ///< by channel: messages since the page was entered
    QHash<int, qint64> seenUpTo;        ///< by channel: seq
    QHash<QByteArray, qint64> nonces;   ///< of what was said: seq by nonce
};

struct ChannelState {
    qint64 lastSeq = 0;          ///< of its last message, 0: none
    qint64 messages = 0;
    qint64 lastActivityAtMs = 0; ///< 0: never
};

/// What has happened in a session so far: the fold of its events. The server, the monitor, recovery
/// and replay all use this fold. A plain value, copied from thread to thread.
class SessionState final {
public:
    SessionState() = default;
    explicit SessionState(SessionPtr session);

    /// Folds one event in. Events come in the order of their seq, each once.
    void apply(const Event &event);

    [[nodiscard]] const Session &session() const { return *m_session; }
    [[nodiscard]] const SessionPtr &sessionPtr() const { return m_session; }
    [[nodiscard]] const ParticipantState &participant(int idInSession) const { return m_participants.at(idInSession - 1); }
    [[nodiscard]] const ChannelState &channel(int number) const { return m_channels.at(number - 1); }
    [[nodiscard]] int participantByLabel(const QString &label) const { return m_participantByLabel.value(label); }
    [[nodiscard]] qint64 lastSeq() const { return m_lastSeq; }
    [[nodiscard]] qint64 lastAtMs() const { return m_lastAtMs; }
    [[nodiscard]] qint64 messages() const { return m_messages; }
    [[nodiscard]] bool ended() const { return m_endedAtMs != 0; }
    [[nodiscard]] qint64 endedAtMs() const { return m_endedAtMs; }
    [[nodiscard]] bool isFinished(int idInSession) const;

    /// When the clock ends a participant's page, ms since the epoch, UTC; 0: it does not.
    [[nodiscard]] qint64 pageEndsAtMs(int idInSession) const;
    /// When a chat of the page in front of a participant opens and closes; 0: it is open from the start, or until the page ends.
    [[nodiscard]] qint64 opensAtMs(int idInSession, const ChatBox &box) const;
    [[nodiscard]] qint64 closesAtMs(int idInSession, const ChatBox &box) const;
    [[nodiscard]] bool isOpen(int idInSession, const ChatBox &box, qint64 nowMs) const;
    /// Whether the page in front of a participant, or one of its chats, goes by the clock.
    [[nodiscard]] bool hasClock(int idInSession) const;
    /// Who of a participant's group is still on the way to the end of the page that it waits on.
    [[nodiscard]] QList<int> missingFor(int idInSession) const;

    /// The chat boxes in front of a participant now; none for who waits for the group.
    [[nodiscard]] QList<ChatBox> boxesOf(int idInSession) const;

private:
    void enterPage(ParticipantState &participant, const Event &event);
    void applyMessage(const Event &event, ParticipantState &author);

    SessionPtr m_session;
    QList<ParticipantState> m_participants;
    QList<ChannelState> m_channels;
    QHash<QString, int> m_participantByLabel;
    qint64 m_lastSeq = 0;
    qint64 m_lastAtMs = 0;
    qint64 m_messages = 0;
    qint64 m_endedAtMs = 0;
};

} // namespace LabChat
