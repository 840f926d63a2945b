// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/event.h"
#include "core/session/session.h"

#include <QtCore/QHash>
#include <QtCore/QMap>
#include <QtCore/QSet>

#include <optional>

namespace LabChat {

/// Something that the operator stopped, and what participants are told about it (empty: the page's own words).
struct Restraint {
    QString text;
    qint64 untilMs = 0;  ///< on the session's clock; 0: until it is undone
};

/// A line of a participant's private talk with the operator.
struct HelpLine {
    qint64 seq = 0;
    qint64 atMs = 0;
    bool byOperator = false;
    QString nickname;    ///< the operator's
    QString body;
    QByteArray nonce;
};

/// A message that waits for the operator's approval.
struct HeldMessage {
    qint64 atMs = 0;
    int participant = 0;
    int channel = 0;
    int member = 0;
    QString nickname;
    QString body;
    QByteArray nonce;
    bool refused = false;  ///< the operator said no; may still be released
    QString refusal;       ///< in the operator's words; empty: none
};

/// A message that participants see a placeholder for.
struct HiddenMessage {
    qint64 sinceSeq = 0;   ///< of the event that hid it
    QString text;          ///< the operator's words in its place; empty: the page's own
};

/// What the experimenter told participants.
struct Notice {
    qint64 seq = 0;
    qint64 atMs = 0;
    qint64 clockMs = 0;      ///< the same on the session's clock
    QString nickname;
    QString body;
    QSet<int> participants;  ///< empty: everybody
};

/// Where a participant's chat leads instead.
struct MovedBox {
    int channel = 0;
    int member = 0;
};

struct ParticipantState {
    bool arrived = false;
    QString label;
    int round = 1;
    int page = 0;                       ///< index into Study::pages; the number of pages: finished
    bool ready = false;                 ///< waits for the group on a page that the group ends
    qint64 enteredAtMs = 0;             ///< when the page was entered, on the session's clock; 0: nobody has come yet
    std::optional<qint64> pageEndsAtMs; ///< a countdown that the operator set, on the session's clock; 0: none any more
    qint64 messages = 0;
    qint64 lastSeenAtMs = 0;            ///< last logged sign of life, 0: never
    qint64 lastActedAtMs = 0;           ///< when they last did something themselves: came, spoke, went on; 0: never
    int connects = 0;                   ///< how often a browser came; the first time, too
    QHash<int, double> rateUsedUntilMs; ///< by channel (0: the help line): the rate limit's theoretical arrival time (GCRA)
    QHash<int, int> saidOnPage;         ///< by channel: messages since the page was entered
    QHash<int, qint64> seenUpTo;        ///< by channel: seq
    QHash<QByteArray, qint64> nonces;   ///< of what was said: seq by nonce

    bool held = false;                  ///< what is said waits for approval
    std::optional<Restraint> removed;
    QHash<int, Restraint> mutes;        ///< by channel; 0: everywhere
    QList<HelpLine> help;
    qint64 helpReadUpTo = 0;            ///< the seq of the newest line that the operator read or answered
    QString ticket;                     ///< where it is not the session's own for this place
    qint64 sinceSeq = 0;                ///< the person has this place since then; 0: from the start
    int person = 0;                     ///< who it is: the first place of those who were there from the start, further numbers for who replaced them

    /// Whether a line waits for the operator.
    [[nodiscard]] bool wantsHelp() const;
};

struct ChannelState {
    qint64 lastSeq = 0;          ///< of its last message, 0: none
    qint64 messages = 0;
    qint64 lastActivityAtMs = 0; ///< 0: never
    bool held = false;
    std::optional<Restraint> frozen;
    std::optional<qint64> closesAtMs; ///< a countdown that the operator set, on the session's clock; 0: none any more
    QList<int> newMembers;       ///< moved here, by member number after those of the session
    QMap<qint64, HiddenMessage> hidden; ///< by seq
    QMap<qint64, qint64> restored; ///< messages that were hidden once: since which event, by seq
};

/// Why a chat takes nothing at a moment. Codes: `paused`, `frozen`, `muted`, `time`, `ended`.
struct Closure {
    QString code;
    QString text;        ///< the operator's words; empty: none
    qint64 untilMs = 0;  ///< ms since the epoch, UTC; 0: nobody knows
};

/// What has happened in a session so far: the fold of its events. The server, the monitor, recovery
/// and replay all use this fold. A plain value, copied from thread to thread.
///
/// The session's clock stands still while the session is paused: deadlines are kept on it, so that they move
/// by themselves. Functions take and give the time of day (ms since the epoch, UTC) unless they say otherwise.
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
    /// Who a ticket lets in now; 0: nobody.
    [[nodiscard]] int participantByTicket(const QString &ticket) const;
    [[nodiscard]] QString ticketOf(int idInSession) const;
    [[nodiscard]] qint64 lastSeq() const { return m_lastSeq; }
    [[nodiscard]] qint64 lastAtMs() const { return m_lastAtMs; }
    [[nodiscard]] qint64 messages() const { return m_messages; }
    [[nodiscard]] bool ended() const { return m_endedAtMs != 0; }
    [[nodiscard]] qint64 endedAtMs() const { return m_endedAtMs; }
    [[nodiscard]] bool isFinished(int idInSession) const;

    [[nodiscard]] bool isPaused() const { return m_pausedAtMs != 0; }
    [[nodiscard]] const QString &pauseText() const { return m_pauseText; }
    /// What the session's clock shows at a time of day.
    [[nodiscard]] qint64 clockAt(qint64 nowMs) const { return (isPaused() ? m_pausedAtMs : nowMs) - m_pausedMs; }
    /// When the session's clock will show something, if it is not paused again; 0 while it is paused, and for 0.
    [[nodiscard]] qint64 timeOfDay(qint64 clockMs) const { return clockMs == 0 || isPaused() ? 0 : clockMs + m_pausedMs; }
    /// Frozen pages, by name; the empty name: the whole session.
    [[nodiscard]] const QHash<QString, Restraint> &frozenPages() const { return m_frozenPages; }
    [[nodiscard]] const QMap<qint64, HeldMessage> &heldMessages() const { return m_heldMessages; }
    /// The newest ones, for a participant who comes (again): those since the page was entered.
    [[nodiscard]] QList<Notice> noticesFor(int idInSession) const;

    /// When the clock ends a participant's page; 0: it does not, or stands still.
    [[nodiscard]] qint64 pageEndsAtMs(int idInSession) const { return timeOfDay(pageEndOf(idInSession)); }
    /// The same on the session's clock.
    [[nodiscard]] qint64 pageEndOf(int idInSession) const;
    /// When a chat of the page in front of a participant opens and closes; 0: it is open from the start, or until the
    /// page ends, or the clock stands still.
    [[nodiscard]] qint64 opensAtMs(int idInSession, const ChatBox &box) const { return timeOfDay(openingOf(idInSession, box)); }
    [[nodiscard]] qint64 closesAtMs(int idInSession, const ChatBox &box) const { return timeOfDay(closingOf(idInSession, box)); }
    [[nodiscard]] qint64 openingOf(int idInSession, const ChatBox &box) const;
    [[nodiscard]] qint64 closingOf(int idInSession, const ChatBox &box) const;
    /// Why a chat takes nothing of a participant at a moment; nothing: it is open.
    [[nodiscard]] std::optional<Closure> closure(int idInSession, const ChatBox &box, qint64 nowMs) const;
    [[nodiscard]] bool isOpen(int idInSession, const ChatBox &box, qint64 nowMs) const { return !closure(idInSession, box, nowMs); }
    /// What mutes a participant in a channel at a moment.
    [[nodiscard]] std::optional<Restraint> muteOf(int idInSession, int channel, qint64 nowMs) const;
    /// Whether the page in front of a participant, or one of its chats, goes by the clock.
    [[nodiscard]] bool hasClock(int idInSession) const;
    /// Who of a participant's group is still on the way to the end of the page that it waits on.
    [[nodiscard]] QList<int> missingFor(int idInSession) const;

    /// The chat boxes in front of a participant now; none for who waits for the group.
    [[nodiscard]] QList<ChatBox> boxesOf(int idInSession) const;
    /// Whether a chat of a participant leads to a channel, on any page of any round; @p otherToo: and on the same page one to another channel.
    [[nodiscard]] bool leadsTo(int idInSession, int channel, int otherToo = 0) const;
    /// id_in_session by member number (member 1 first), those who were moved there included.
    [[nodiscard]] QList<int> membersOf(int channel) const { return m_session->channel(channel).members + this->channel(channel).newMembers; }

private:
    void applyToSession(const Event &event);
    void applyToChannel(const Event &event);
    void applyToParticipant(const Event &event, ParticipantState &participant);
    void enterPage(ParticipantState &participant, const Event &event);
    void applyPost(const Event &event, ParticipantState &author);
    [[nodiscard]] ChatBox moved(int idInSession, ChatBox box) const;
    void applySaid(const Event &event);
    void swapSeats(const Event &event);
    void replacePerson(int place, qint64 seq);
    void moveChannel(const Event &event);
    void addNotice(const Event &event);

    SessionPtr m_session;
    QList<ParticipantState> m_participants;
    QList<ChannelState> m_channels;
    QHash<QString, int> m_participantByLabel;
    QHash<QString, int> m_participantByTicket;              ///< where it is not as in the session
    QHash<std::pair<int, int>, MovedBox> m_movedBoxes;      ///< by participant and the channel that the study gives
    QHash<QString, Restraint> m_frozenPages;
    QMap<qint64, HeldMessage> m_heldMessages;               ///< by seq
    QList<Notice> m_notices;
    int m_persons = 0;
    qint64 m_lastSeq = 0;
    qint64 m_lastAtMs = 0;
    qint64 m_messages = 0;
    qint64 m_endedAtMs = 0;
    qint64 m_pausedAtMs = 0;  ///< 0: the clock runs
    qint64 m_pausedMs = 0;    ///< all pauses that are over
    QString m_pauseText;
};

} // namespace LabChat
