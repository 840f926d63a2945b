// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QMap>
#include <QtCore/QSet>
#include <QtCore/QString>

#include <optional>

namespace LabChat {

/// The values that a SessionState is made of.

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
    bool online = false;                ///< by what is logged: a browser came and has not gone
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

} // namespace LabChat
