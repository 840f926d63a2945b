// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/event.h"
#include "core/session/session.h"
#include "core/session/stateparts.h"

namespace LabChat {

/// The state of a session: the fold of its events. The server, the monitor, recovery and replay all use this fold. A plain value, copied from thread to thread.
///
/// The session's clock stops while the session is paused, and does not jump when the computer's clock is set. Deadlines are
/// stored on this clock, so a pause or a jump moves them automatically. Functions take and return the time of day (ms since the epoch, UTC) unless they say otherwise.
class SessionState final {
public:
    SessionState() = default;
    explicit SessionState(SessionPtr session);

    /// Folds in one event. Events come in the order of their seq, each once.
    void apply(const Event &event);

    [[nodiscard]] const Session &session() const { return *m_session; }
    [[nodiscard]] const SessionPtr &sessionPtr() const { return m_session; }
    [[nodiscard]] const ParticipantState &participant(int idInSession) const { return m_participants.at(idInSession - 1); }
    [[nodiscard]] const ChannelState &channel(int number) const { return m_channels.at(number - 1); }
    [[nodiscard]] int participantByLabel(const QString &label) const { return m_participantByLabel.value(label); }
    /// Labels of participants who have arrived.
    [[nodiscard]] QStringList labels() const { return m_participantByLabel.keys(); }
    /// @p mark: browserMark() of the browser's key.
    [[nodiscard]] int participantByBrowser(const QString &mark) const { return m_participantByBrowser.value(mark); }
    /// The participant that a ticket belongs to now; 0: nobody.
    [[nodiscard]] int participantByTicket(const QString &ticket) const;
    [[nodiscard]] QString ticketOf(int idInSession) const;
    [[nodiscard]] qint64 lastSeq() const { return m_lastSeq; }
    [[nodiscard]] qint64 lastAtMs() const { return m_lastAtMs; }
    [[nodiscard]] qint64 messages() const { return m_messages; }
    [[nodiscard]] bool ended() const { return m_endedAtMs != 0; }
    [[nodiscard]] qint64 endedAtMs() const { return m_endedAtMs; }
    [[nodiscard]] bool isFinished(int idInSession) const;
    /// Whether no page follows for a participant who has not finished.
    [[nodiscard]] bool isOnLastPage(int idInSession) const;

    [[nodiscard]] bool isPaused() const { return m_pausedAtMs != 0; }
    /// 0: it is not paused.
    [[nodiscard]] qint64 pausedAtMs() const { return m_pausedAtMs; }
    [[nodiscard]] const QString &pauseText() const { return m_pauseText; }
    /// The session's clock at a time of day.
    [[nodiscard]] qint64 clockAt(qint64 nowMs) const { return (isPaused() ? m_pausedAtMs : nowMs) - m_pausedMs; }
    /// The time of day at which the session's clock will reach @p clockMs, if it is not paused again; 0 while it is paused, and for 0.
    [[nodiscard]] qint64 timeOfDay(qint64 clockMs) const { return clockMs == 0 || isPaused() ? 0 : clockMs + m_pausedMs; }
    /// How far the computer's clock was set while the session ran, in total.
    [[nodiscard]] qint64 jumpedMs() const { return m_jumpedMs; }
    /// Frozen pages, by name; the empty name: the whole session.
    [[nodiscard]] const QHash<QString, Restraint> &frozenPages() const { return m_frozenPages; }
    [[nodiscard]] const QMap<qint64, HeldMessage> &heldMessages() const { return m_heldMessages; }
    /// The newest announcements for a participant who (re)connects: those since their arrival on the page.
    [[nodiscard]] QList<Notice> noticesFor(int idInSession) const;
    /// Whether one of the newest announcements was for a participant.
    [[nodiscard]] bool isAnnouncedTo(int idInSession, qint64 seq) const;

    /// When the countdown of a participant's page ends; 0: there is none, or it is stopped.
    [[nodiscard]] qint64 pageEndsAtMs(int idInSession) const { return timeOfDay(pageEndOf(idInSession)); }
    /// The same on the session's clock.
    [[nodiscard]] qint64 pageEndOf(int idInSession) const;
    /// When a chat on the participant's current page opens and closes; 0: it is open from the start, or until the page ends, or the clock is stopped.
    [[nodiscard]] qint64 opensAtMs(int idInSession, const ChatBox &box) const { return timeOfDay(openingOf(idInSession, box)); }
    [[nodiscard]] qint64 closesAtMs(int idInSession, const ChatBox &box) const { return timeOfDay(closingOf(idInSession, box)); }
    [[nodiscard]] qint64 openingOf(int idInSession, const ChatBox &box) const;
    [[nodiscard]] qint64 closingOf(int idInSession, const ChatBox &box) const;
    /// Why a participant cannot write in a chat at a moment; nothing: it is open.
    [[nodiscard]] std::optional<Closure> closure(int idInSession, const ChatBox &box, qint64 nowMs) const;
    /// The same, apart from the chat's own times.
    [[nodiscard]] std::optional<Closure> restriction(int idInSession, const ChatBox &box, qint64 nowMs) const;
    [[nodiscard]] bool isOpen(int idInSession, const ChatBox &box, qint64 nowMs) const { return !closure(idInSession, box, nowMs); }
    /// The mute that applies to a participant in a channel at a moment.
    [[nodiscard]] std::optional<Restraint> muteOf(int idInSession, int channel, qint64 nowMs) const;
    /// Whether a participant's current page, or one of its chats, has a countdown.
    [[nodiscard]] bool hasClock(int idInSession) const;
    /// Whether a participant waits on a page for a group that is made by arrival.
    [[nodiscard]] bool waitsForAGroup(int idInSession) const;
    /// Whether the others for whom a participant waits have come.
    [[nodiscard]] bool isGroupComplete(int idInSession) const;
    /// The answer that a participant has given to a choice on the current page.
    [[nodiscard]] const ChoiceState *choiceOf(int idInSession, const QString &name) const;
    /// Whether a group was made by arrival. @p group: its `group.id`.
    [[nodiscard]] bool isFormed(int group) const { return m_formedGroups.contains(group); }
    /// Members of a participant's group who have not reached the end of the page on which the participant waits.
    [[nodiscard]] QList<int> missingFor(int idInSession) const;

    /// The text that a participant reads on the current page, as safe HTML: that of the page, or while the participant waits for others that of the waiting.
    [[nodiscard]] QString textOnPage(int idInSession) const;
    /// The chat boxes on the participant's current page; while the participant waits for the group only if the study keeps them open.
    [[nodiscard]] QList<ChatBox> boxesOf(int idInSession) const;
    /// The one of a channel, if it is there.
    [[nodiscard]] std::optional<ChatBox> boxOf(int idInSession, int channel) const;
    /// The chat boxes on any page.
    [[nodiscard]] QList<ChatBox> boxesOn(int idInSession, const Position &position) const;
    [[nodiscard]] std::optional<ChatBox> boxOn(int idInSession, int channel, const Position &position) const;
    /// Whether a chat of a participant uses a channel, on any page of any round; @p otherToo: and another chat of the same page uses that other channel.
    [[nodiscard]] bool leadsTo(int idInSession, int channel, int otherToo = 0) const;
    /// id_in_session by member number (member 1 first), including participants who were moved there.
    [[nodiscard]] QList<int> membersOf(int channel) const { return m_session->channel(channel).members + this->channel(channel).newMembers; }

private:
    friend class StateFields;
    friend std::optional<SessionState> stateFromBytes(const Session &session, const QByteArray &bytes);

    [[nodiscard]] ParticipantState &participantOf(const Event &event) { return m_participants[event.participant - 1]; }
    [[nodiscard]] ChannelState &channelOf(const Event &event) { return m_channels[event.channel - 1]; }
    [[nodiscard]] ChatBox moved(int idInSession, ChatBox box) const;
    [[nodiscard]] bool showsNoChats(const ParticipantState &state) const;
    [[nodiscard]] ParticipantState atTheStart(int idInSession);
    void fold(const Event &event);
    void admitBox(const Event &event);
    void followClock(qint64 byMs);
    void startAgain(qint64 atMs);
    [[nodiscard]] qint64 endOfWaiting(const ParticipantState &state, qint64 endsAtMs) const;
    void beginPageElsewhere(const Event &event);
    void disconnectAll();
    void arrive(const Event &event);
    void enterPage(const Event &event);
    void returnToPage(const Event &event);
    void post(const Event &event);
    [[nodiscard]] bool isOfLeftPage(const Event &event) const;
    void noteUnsent(const Event &event);
    void say(const Event &event);
    void hold(const Event &event);
    void askForHelp(const Event &event);
    void addHelpLine(const Event &event);
    void beginToWait(ParticipantState &participant, qint64 atMs);
    void choose(const Event &event);
    void formGroup(const Event &event);
    void swapSeats(const Event &event);
    void swapSeats(int first, int second, const Event &event);
    void replacePerson(int place, qint64 seq);
    void moveChannel(const Event &event);
    void addNotice(const Event &event);

    SessionPtr m_session;
    QList<ParticipantState> m_participants;
    QList<ChannelState> m_channels;
    QHash<QString, int> m_participantByLabel;
    QHash<QString, int> m_participantByBrowser;
    QHash<QString, int> m_participantByTicket;              ///< if it differs from the session
    QHash<std::pair<int, int>, MovedBox> m_movedBoxes;      ///< by participant and the channel that the study gives
    QHash<QString, Restraint> m_frozenPages;
    QMap<qint64, HeldMessage> m_heldMessages;               ///< by seq
    QList<Notice> m_notices;
    QSet<int> m_formedGroups;                               ///< `group.id`
    int m_persons = 0;
    qint64 m_lastSeq = 0;
    qint64 m_lastAtMs = 0;
    qint64 m_messages = 0;
    qint64 m_startedAtMs = 0; ///< of the server's last start with this session, on the session's clock; 0: there was none
    qint64 m_endedAtMs = 0;
    qint64 m_pausedAtMs = 0;  ///< 0: the clock is running
    qint64 m_pausedMs = 0;    ///< all pauses that have ended, and all jumps of the computer's clock
    qint64 m_jumpedMs = 0;    ///< the jumps alone
    QString m_pauseText;
};

} // namespace LabChat
