// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "server/wire/entrance.h"

#include <QtCore/QHash>
#include <QtCore/QJsonValue>

#include <variant>

namespace LabChat {

/// The decoded frames of clients (wire protocol, version 1). Plain values.
struct JoinFrame {
    QString ticket;
    QHash<QString, qint64> resume;  ///< last seq by channel handle
};
/// Asks for the ticket of a place, through the link of a session or of a room. Nothing that only fetches a link sends it.
struct EnterFrame {
    Entrance entrance;
    QString browser;  ///< a key that the browser made for itself; empty: the label is enough
};
struct PostFrame {
    QString channel;
    QByteArray nonce;
    QString body;
};
struct TypingFrame {
    QString channel;
};
struct SeenFrame {
    QString channel;
    qint64 seq = 0;
    qint64 notice = 0;  ///< the seq of an announcement, instead of channel and seq; 0: none
};
struct LinkFrame {
    QString channel;
    qint64 seq = 0;
    QString url;
};
/// A text was in the input when the chat ended.
struct UnsentFrame {
    QString channel;
    int characters = 0;
};
struct AdvanceFrame {
    QString page;
    int round = 0;  ///< 0: not given
};
struct HelpFrame {
    QByteArray nonce;
    QString body;
};
struct ChooseFrame {
    QString page;
    int round = 0;
    QString choice;
    QByteArray nonce;
    QString value;
};
struct PingFrame {
    QJsonValue t;
    int rttMs = -1;         ///< as the client measured it last; -1: not given
    int clockOffsetMs = 0;  ///< how far its clock is ahead of the server's
};
/// What the check of a browser found: see BrowserCheck.
struct CheckFrame {
    QString agent;
    bool secure = false;
    bool storage = false;
    QString permission;
    int rttMs = 0;
    int clockOffsetMs = 0;
};
struct HistoryFrame {
    QString channel;
    qint64 before = 0;
};

using ClientFrame = std::variant<JoinFrame, EnterFrame, PostFrame, TypingFrame, SeenFrame, LinkFrame, UnsentFrame, AdvanceFrame, ChooseFrame, HelpFrame, PingFrame,
                                 HistoryFrame, CheckFrame>;

constexpr qsizetype maxClientFrameBytes = 64 * 1024;
/// Of any kind of ticket.
constexpr qsizetype maxTicketBytes = 8 * 1024;

/// Decodes one text frame. Error codes `too_big`, `bad_json`, `bad_frame` (a field is
/// missing or has the wrong type), `unknown_type`. Pure; never reads beyond @p text.
[[nodiscard]] Result<ClientFrame> decodeClientFrame(const QByteArray &text);

} // namespace LabChat
