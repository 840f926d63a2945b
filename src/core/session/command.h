// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/event.h"

#include <variant>

namespace LabChat {

/// Wishes of a participant or the operator. The rules may refuse each of them.

/// Take a place: a certain participant's, or (0) the next free one; a label takes the place it has already.
struct Arrive {
    int participant = 0;
    QString label;
};
struct Connect {
    int participant = 0;
};
struct Disconnect {
    int participant = 0;
};
struct Post {
    int participant = 0;
    QString channel;  ///< the wire's handle
    QByteArray nonce;
    QString body;
};
struct See {
    int participant = 0;
    QString channel;
    qint64 upTo = 0;
};
/// Who or what moves a participant on.
enum class AdvancedBy { Participant, Operator, Timer, Group };

/// Who of the operators does something, and why. Kept in the log with what was done.
struct Intervention {
    QString operatorName;
    QString reason;
    QString text;       ///< what participants are told; empty: the page's own words
    qint64 undoes = 0;  ///< the seq of the event that this undoes; 0: none
};

struct Advance {
    int participant = 0;
    QString page;   ///< the page that is left
    int round = 0;  ///< 0: not said
    AdvancedBy by = AdvancedBy::Participant;
    Intervention intervention = {};  ///< of the operator
};
/// A private line to the operator.
struct AskForHelp {
    int participant = 0;
    QByteArray nonce;
    QString body;
};

/// Whom an announcement is for. A plain value.
struct Audience {
    enum class Kind { All, Role, Group, Channel, Participants };
    Kind kind = Kind::All;
    QString role;
    int group = 0;            ///< `group.id`
    int channel = 0;
    QList<int> participants;  ///< id_in_session
};

/// What the operator does to a session: the kind of the event that it becomes (MessageReleased to HelpAnswered,
/// or Message for a line of the experimenter's own), and whatever that kind needs of the rest.
struct Moderate {
    EventKind kind = EventKind::Announced;
    Intervention intervention;
    int participant = 0;
    int channel = 0;
    int other = 0;        ///< SeatsSwapped: the second place; ChannelMoved: the channel it leads to
    qint64 message = 0;   ///< the seq of the message in question
    qint64 untilMs = 0;   ///< Muted, CountdownSet: on the session's clock; 0: without end; asTheStudySays
    QString page;         ///< Frozen, Unfrozen: the name of a page; CountdownSet: that a participant must still be on; empty: any
    int round = 0;        ///< CountdownSet: likewise; 0: any
    QString nickname;     ///< the experimenter's name, where something is said
    QString body;
    Audience audience;

    static constexpr qint64 asTheStudySays = -1;  ///< CountdownSet: the operator's countdown is taken back
};
struct EndSession {
    QString operatorName;
    QString reason;
};
struct StartServer {};

using Command = std::variant<Arrive, Connect, Disconnect, Post, See, Advance, AskForHelp, Moderate, EndSession, StartServer>;

} // namespace LabChat
