// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>
#include <variant>

namespace LabChat {

/// The operator's possible actions on a session. Participants are given by id_in_session, channels by
/// number, messages by seq; 0: none. Times are on the session's clock. The rules may refuse each of them.

/// Which operator does something, and why. Stored in the log with the action.
struct Intervention {
    QString operatorName;
    QString reason;
    QString text;       ///< the text that participants read; empty: the page's own text
    qint64 undoes = 0;  ///< the seq of the event that this undoes; 0: none
    QString reasonId = {};  ///< of a reason that the program offers, in whatever language; empty: the operator's own words, or no reason
    qint64 act = 0;     ///< what one act of the operator does to many has this number: the seq of its first event; 0: it is an act by itself
};

/// The recipients of an announcement. A plain value.
struct Audience {
    enum class Kind { All, Role, Group, Channel, Participants };
    Kind kind = Kind::All;
    QString role;
    int group = 0;  ///< `group.id`
    int channel = 0;
    QList<int> participants;
};

/// A text of the experimenter for participants, and the sender's name.
struct Words {
    QString nickname;
    QString body;
};

/// Sends a message in a channel, as the experimenter.
struct Say {
    int channel = 0;
    Words words;
};
/// Releases a held message, even if it was refused before.
struct ReleaseMessage {
    qint64 held = 0;
};
struct RefuseMessage {
    qint64 held = 0;
};
/// Hides a message, or restores it.
struct SetHidden {
    int channel = 0;
    qint64 message = 0;
    bool hidden = true;
};
/// Starts or stops holding the messages of a participant, or in a channel, for approval.
struct SetHolding {
    int participant = 0;
    int channel = 0;
    bool holding = true;
};
/// In a channel or (0) everywhere; replaces an existing mute.
struct Mute {
    int participant = 0;
    int channel = 0;
    qint64 untilMs = 0;  ///< 0: no end
};
struct Unmute {
    int participant = 0;
    int channel = 0;
};
/// Freezes a channel, the chats of a page (by its name), or (without either) all chats; or opens them again.
struct SetFrozen {
    int channel = 0;
    QString page;
    bool frozen = true;
};
/// Pauses the whole session and its clock, or resumes both.
struct SetPaused {
    bool paused = true;
};
/// The countdown of a participant's page or of a channel.
struct SetCountdown {
    int participant = 0;
    int channel = 0;
    std::optional<qint64> endsAtMs; ///< 0: no countdown; nothing: as in the study
    QString page;                   ///< the page that the participant must still be on; empty: any page
    int round = 0;                  ///< likewise; 0: any round
};
struct Announce {
    Audience audience;
    Words words;
};
struct Remove {
    int participant = 0;
};
/// Lets a removed participant back in.
struct Readmit {
    int participant = 0;
};
/// Lets two people swap places.
struct SwapSeats {
    int participant = 0;
    int other = 0;
};
/// Moves a participant's chat to another channel.
struct MoveChannel {
    int participant = 0;
    int channel = 0;
    int to = 0;
};
/// Gives a place to a new person, with a new ticket.
struct ReplacePerson {
    int participant = 0;
};
/// Undoes an advance by the operator: the participant is on the page before again, with the time that was left.
struct ReturnToPage {
    int participant = 0;
    qint64 advance = 0;  ///< the seq of the advance, since which the participant must not have moved
};
/// Marks all private messages of a participant as read.
struct ReadHelp {
    int participant = 0;
};
struct AnswerHelp {
    int participant = 0;
    Words words;
};

using OperatorAction = std::variant<Say, ReleaseMessage, RefuseMessage, SetHidden, SetHolding, Mute, Unmute, SetFrozen, SetPaused, SetCountdown, Announce,
                                    Remove, Readmit, SwapSeats, MoveChannel, ReplacePerson, ReturnToPage, ReadHelp, AnswerHelp>;

/// An action of the operator, with who does it and why.
struct Moderate {
    OperatorAction action;
    Intervention intervention = {};
};

} // namespace LabChat
