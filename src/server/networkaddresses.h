// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operatorservice.h"

#include <QtNetwork/QHostAddress>
#include <QtNetwork/QNetworkInterface>

namespace LabChat {

/// The addresses in the lab's network of a server that is bound to @p bound: those of real interfaces first
/// (private IPv4 before others), then those of containers and virtual machines, and the local address last.
[[nodiscard]] ServerAddress serverAddress(const QHostAddress &bound, quint16 port);

/// The rank of an address of an interface: lower is better to show to participants. For tests.
[[nodiscard]] int addressRank(const QString &interfaceName, const QHostAddress &address);

} // namespace LabChat
