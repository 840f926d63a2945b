// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/operatoraction.h"

#include <QtCore/QByteArray>

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

struct EndSession {
    QString operatorName;
    QString reason;
};
struct StartServer {};

using Command = std::variant<Arrive, Connect, Disconnect, Post, See, Advance, AskForHelp, Moderate, EndSession, StartServer>;

} // namespace LabChat
