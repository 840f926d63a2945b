// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operatorservice.h"
#include "server/net/interfacefacts.h"

namespace LabChat {

/// The addresses in the lab's network of a server that is bound to @p bound, the one to show to participants first. @p scheme: `http` or `https`.
[[nodiscard]] ServerAddress serverAddress(const QHostAddress &bound, quint16 port, const QString &scheme);

/// The addresses of interfaces at which a server that is bound to @p bound (every interface) can be reached: those of the computer's own cards
/// first (IPv4 before IPv6, private before public ones, then the card with the default route), then those of VPNs, containers and virtual
/// machines, then those that the computer gave to itself, and the local address last. The order of the interfaces does not matter. Pure.
[[nodiscard]] QList<QHostAddress> rankedAddresses(const QList<InterfaceFacts> &interfaces, const QHostAddress &bound);

} // namespace LabChat
