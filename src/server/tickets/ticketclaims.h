// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/session/channelclaims.h"

#include <QtCore/QJsonObject>

namespace LabChat {

/// The claims of a channel ticket (RFC 7519, section 4), checked. A plain value.
struct TicketClaims {
    QString session;       ///< `session`: its name in the other system
    QString participant;   ///< `sub`: the participant's code in the other system
    ChannelClaims channel;
    QString id;            ///< `jti`; empty: none
    qint64 expiresAtMs = 0;   ///< `exp`; 0: never
    qint64 notBeforeMs = 0;   ///< `nbf`; 0: at any time
};

/// How far the clocks of the two computers may differ.
constexpr qint64 clockLeewayMs = 60'000;

/// The app of tickets that name none.
inline const QString defaultApp = QStringLiteral("chat");

/// Reads the claims. `session`, `channel`, `app`, `sub` and `group` may be numbers, too: they are numbers in many systems. What other systems add is
/// ignored. Error code `bad_claim`; the text names the claim and what is wrong with it. Pure.
[[nodiscard]] Result<TicketClaims> readClaims(const QJsonObject &claims);

/// The reverse, for tickets that LabChat signs.
[[nodiscard]] QJsonObject claimsToJson(const TicketClaims &claims);

} // namespace LabChat
