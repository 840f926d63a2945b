// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/operatoraction.h"

#include <QtCore/QByteArray>

#include <variant>

namespace LabChat {

/// Commands of a participant or the operator. The rules may refuse each of them.

/// Takes a place: that of a certain participant, or (0) the next free one. A label gets the place that it already has.
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
/// Who or what advances a participant.
enum class AdvancedBy { Participant, Operator, Timer, Group };

struct Advance {
    int participant = 0;
    QString page;   ///< the page that the participant leaves
    int round = 0;  ///< 0: not given
    AdvancedBy by = AdvancedBy::Participant;
    Intervention intervention = {};  ///< of the operator
};
/// An answer to a choice on the participant's page.
struct Choose {
    int participant = 0;
    QString page;
    int round = 0;
    QString choice;  ///< its name
    QByteArray nonce;
    QString value;
};
/// A private message to the operator.
struct AskForHelp {
    int participant = 0;
    QByteArray nonce;
    QString body;
};

struct EndSession {
    QString operatorName;
    QString reason;
};
struct StartServer {};

using Command = std::variant<Arrive, Connect, Disconnect, Post, See, Advance, Choose, AskForHelp, Moderate, EndSession, StartServer>;

} // namespace LabChat
