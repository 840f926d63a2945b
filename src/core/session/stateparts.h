// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/flatmap.h"
#include "core/session/channelclaims.h"
#include "core/session/noncememory.h"

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QMap>
#include <QtCore/QSet>
#include <QtCore/QString>

#include <optional>

namespace LabChat {

/// The parts of a SessionState. statefields.h names the fields of each of them.

/// A restriction by the operator, and what participants read about it (empty: the page's own text).
struct Restraint {
    QString text;
    qint64 untilMs = 0;  ///< on the session's clock; 0: until it is undone

    [[nodiscard]] bool operator==(const Restraint &) const = default;
};

/// A message of a participant's private conversation with the operator.
struct HelpLine {
    qint64 seq = 0;
    qint64 atMs = 0;
    bool byOperator = false;
    QString nickname;    ///< the operator's
    QString body;
    QByteArray nonce;
    qint64 jumpedMs = 0; ///< SessionState::jumpedMs() at that time

    [[nodiscard]] bool operator==(const HelpLine &) const = default;
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
    bool refused = false;  ///< the operator refused it; it may still be released
    QString refusal;       ///< the operator's text; empty: none

    [[nodiscard]] bool operator==(const HeldMessage &) const = default;
};

/// A message that participants see a placeholder for.
struct HiddenMessage {
    qint64 sinceSeq = 0;   ///< of the event that hid it
    QString text;          ///< the operator's text in its place; empty: the page's own

    [[nodiscard]] bool operator==(const HiddenMessage &) const = default;
};

/// An announcement.
struct Notice {
    qint64 seq = 0;
    qint64 atMs = 0;
    qint64 clockMs = 0;      ///< the same on the session's clock
    QString nickname;
    QString body;
    QSet<int> participants;  ///< empty: everybody

    [[nodiscard]] bool operator==(const Notice &) const = default;
};

/// A participant's answer to a choice on a page.
struct ChoiceState {
    qint64 seq = 0;
    QString page;
    int round = 0;
    QString name;
    QString value;

    [[nodiscard]] bool operator==(const ChoiceState &) const = default;
};

/// The channel that a participant's chat was moved to.
struct MovedBox {
    int channel = 0;
    int member = 0;

    [[nodiscard]] bool operator==(const MovedBox &) const = default;
};

/// The key of the rate limit for clicks on links, beside those of channels.
inline constexpr int linkRate = -1;

/// The page that the timer or the operator ended for a participant, as it was then. A text that was being typed there may still
/// arrive, and the operator may take back having ended it. Times are on the session's clock.
struct LeftPage {
    qint64 advance = 0;                 ///< the seq of the operator's advance; 0: it was the timer
    int round = 1;
    int page = 0;
    bool ready = false;
    qint64 readyAtMs = 0;
    bool grouped = false;
    qint64 enteredAtMs = 0;             ///< 0: nobody had arrived yet
    qint64 leftAtMs = 0;
    std::optional<qint64> pageEndsAtMs;
    FlatMap<int, int> saidOnPage;         ///< as in ParticipantState
    QSet<int> unsentOnPage;

    [[nodiscard]] bool operator==(const LeftPage &) const = default;
};

struct ParticipantState {
    bool arrived = false;
    bool online = false;                ///< according to the log: a browser has connected and not disconnected
    QString label;
    QString browser;                    ///< browserMark() of the browser that took the place without a label
    int round = 1;
    int page = 0;                       ///< index into Study::pages; the number of pages: finished
    bool ready = false;                 ///< waits for the group on a page that ends with the group
    qint64 readyAtMs = 0;               ///< since when the participant waits, on the session's clock; 0: does not wait
    bool grouped = false;               ///< has a group, in a study that makes groups by arrival
    QString waitedInVainOn;             ///< the page on which nobody came, so that the participant went to the end
    QList<ChoiceState> choices;         ///< each choice of each page and round once, the newest last
    qint64 enteredAtMs = 0;             ///< when the participant came to the page, on the session's clock; 0: nobody has arrived yet
    std::optional<qint64> pageEndsAtMs; ///< the operator's countdown, on the session's clock; 0: no countdown
    qint64 messages = 0;
    qint64 lastSeenAtMs = 0;            ///< last logged sign of life; 0: never
    qint64 lastActedAtMs = 0;           ///< when the participant last acted: arrived, sent something, advanced; 0: never
    int connects = 0;                   ///< number of connects, including the first one
    FlatMap<int, double> rateUsedUntilMs; ///< by channel (0: the help line, linkRate: clicks): the rate limit's theoretical arrival time (GCRA)
    FlatMap<int, int> saidOnPage;         ///< by channel: messages since the arrival on the page
    QSet<int> unsentOnPage;             ///< channels whose unsent text is logged
    FlatMap<int, qint64> lateTextAtMs;    ///< by channel, on the session's clock: the newest text that came after its page or chat had ended
    FlatMap<int, qint64> seenUpTo;        ///< by channel: seq
    QHash<qint64, qint64> seenAnnouncements; ///< by seq: when it was displayed first, on the session's clock
    QSet<qint64> carriedAnnouncements;  ///< in a session of another system: those of the page before that were not read there
    std::optional<LeftPage> left;       ///< the page before; nothing: the participant or the group ended it
    NonceMemory nonces;                 ///< of sent messages

    bool held = false;                  ///< new messages wait for approval
    std::optional<Restraint> removed;
    QHash<int, Restraint> mutes;        ///< by channel; 0: everywhere
    QList<HelpLine> help;
    qint64 helpReadUpTo = 0;            ///< the seq of the newest message that the operator read or answered
    QString ticket;                     ///< if it differs from the session's ticket for this place
    qint64 sinceSeq = 0;                ///< since when the person has this place; 0: from the start
    ChannelClaims claims;               ///< in a session of another system: the newest of each, except that the nickname is that of the newest ticket
    QList<ClaimsChange> claimsChanges;  ///< the newest of them, the oldest first
    int person = 0;                     ///< the person's number: the first place of an original person, a further number for a replacement

    /// Whether a message waits for the operator.
    [[nodiscard]] bool wantsHelp() const;

    [[nodiscard]] bool operator==(const ParticipantState &) const = default;
};

struct ChannelState {
    qint64 lastSeq = 0;          ///< of its last message, 0: none
    qint64 messages = 0;
    qint64 lastActivityAtMs = 0; ///< 0: never
    bool held = false;
    std::optional<Restraint> frozen;
    std::optional<qint64> closesAtMs; ///< the operator's countdown, on the session's clock; 0: no countdown
    QList<int> newMembers;       ///< participants who were moved here, by member number after those of the session
    QMap<qint64, HiddenMessage> hidden; ///< by seq
    QMap<qint64, QString> linking; ///< messages with a link, by seq; only if the study shows links
    QMap<qint64, qint64> restored; ///< messages that were hidden and restored: the seq of the event that restored them, by seq

    [[nodiscard]] bool operator==(const ChannelState &) const = default;
};

/// Why a chat accepts no messages at a moment. Codes: `paused`, `frozen`, `muted`, `time`, `ended`.
struct Closure {
    QString code;
    QString text;        ///< the operator's text; empty: none
    qint64 untilMs = 0;  ///< ms since the epoch, UTC; 0: unknown
};

} // namespace LabChat
