// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/channelclaims.h"
#include "core/session/operatoraction.h"

#include <QtCore/QByteArray>

#include <variant>

namespace LabChat {

/// Commands of a participant or the operator. The rules may refuse each of them.

/// Takes a place: that of a certain participant, or (0) the next free one. A label, and a browser, get the place that they already have.
struct Arrive {
    int participant = 0;
    QString label;
    QString browser = {};  ///< browserMark() of the browser's key; empty: the label or the ticket is enough
};
/// Lets a participant of another system into a channel.
struct AdmitBox {
    QString participant;  ///< the code in the other system
    ChannelClaims claims;
    QString handle;       ///< the channel's name on the wire, if it is new
    GrowthLimits limits = {};
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
/// A click on a link in a message.
struct FollowLink {
    int participant = 0;
    QString channel;
    qint64 message = 0;  ///< its seq
    QString url;
};
/// Reports that a text was in the input of a chat when its page or its time ended. The text itself stays in the browser.
struct LeaveText {
    int participant = 0;
    QString channel;
    int characters = 0;
};
/// An announcement was displayed.
struct SeeAnnouncement {
    int participant = 0;
    qint64 announcement = 0;  ///< seq
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
    QString reasonId = {};
};
struct StartServer {};
/// The computer's clock was set, forward or (negative) back.
struct JumpClock {
    qint64 byMs = 0;
};

using Command = std::variant<Arrive, AdmitBox, Connect, Disconnect, Post, See, SeeAnnouncement, FollowLink, LeaveText, Advance, Choose, AskForHelp, Moderate, EndSession,
                             StartServer, JumpClock>;

} // namespace LabChat
