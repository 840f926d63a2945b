// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>
#include <variant>

namespace LabChat {

/// What the operator can do to a session. Participants are meant by id_in_session and channels by number, messages by their seq;
/// 0: none. Times are on the session's clock. The rules may refuse each of them.

/// Who of the operators does something, and why. Kept in the log with what was done.
struct Intervention {
    QString operatorName;
    QString reason;
    QString text;       ///< what participants are told; empty: the page's own words
    qint64 undoes = 0;  ///< the seq of the event that this undoes; 0: none
};

/// Whom an announcement is for. A plain value.
struct Audience {
    enum class Kind { All, Role, Group, Channel, Participants };
    Kind kind = Kind::All;
    QString role;
    int group = 0;  ///< `group.id`
    int channel = 0;
    QList<int> participants;
};

/// What the experimenter writes to participants, and under which name.
struct Words {
    QString nickname;
    QString body;
};

/// Says something in a channel, as the experimenter.
struct Say {
    int channel = 0;
    Words words;
};
/// Lets a held message be said now, even if it was refused before.
struct ReleaseMessage {
    qint64 held = 0;
};
struct RefuseMessage {
    qint64 held = 0;
};
/// Hides a message that was said, or restores it.
struct SetHidden {
    int channel = 0;
    qint64 message = 0;
    bool hidden = true;
};
/// Begins or ends to hold what a participant writes, or what is written in a channel, for approval.
struct SetHolding {
    int participant = 0;
    int channel = 0;
    bool holding = true;
};
/// In a channel or (0) everywhere; anew for who is muted there already.
struct Mute {
    int participant = 0;
    int channel = 0;
    qint64 untilMs = 0;  ///< 0: without end
};
struct Unmute {
    int participant = 0;
    int channel = 0;
};
/// Closes a channel, the chats of a page by its name, or (neither) all chats; or opens them again.
struct SetFrozen {
    int channel = 0;
    QString page;
    bool frozen = true;
};
/// Stops the whole session and its clock, or lets both go on.
struct SetPaused {
    bool paused = true;
};
/// The countdown of a participant's page or of a channel.
struct SetCountdown {
    int participant = 0;
    int channel = 0;
    std::optional<qint64> endsAtMs; ///< 0: there is none any more; nothing: as the study says
    QString page;                   ///< that the participant must still be on; empty: any
    int round = 0;                  ///< likewise; 0: any
};
struct Announce {
    Audience audience;
    Words words;
};
struct Remove {
    int participant = 0;
};
/// Lets somebody back in who was removed.
struct Readmit {
    int participant = 0;
};
/// Two people change places.
struct SwapSeats {
    int participant = 0;
    int other = 0;
};
/// Lets a participant's chat lead to another channel.
struct MoveChannel {
    int participant = 0;
    int channel = 0;
    int to = 0;
};
/// Gives a place to a new person, under a new ticket.
struct ReplacePerson {
    int participant = 0;
};
/// Marks all that a participant wrote to the operator as read.
struct ReadHelp {
    int participant = 0;
};
struct AnswerHelp {
    int participant = 0;
    Words words;
};

using OperatorAction = std::variant<Say, ReleaseMessage, RefuseMessage, SetHidden, SetHolding, Mute, Unmute, SetFrozen, SetPaused, SetCountdown, Announce,
                                    Remove, Readmit, SwapSeats, MoveChannel, ReplacePerson, ReadHelp, AnswerHelp>;

/// What the operator does, with who does it and why.
struct Moderate {
    OperatorAction action;
    Intervention intervention = {};
};

} // namespace LabChat
