// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operatorservice.h"

#include <QtNetwork/QHostAddress>
#include <QtNetwork/QNetworkInterface>

namespace LabChat {

/// What a server bound to @p bound is called in the lab's network: addresses of real interfaces first
/// (private IPv4 before others), those of containers and virtual machines later, this computer's own last.
[[nodiscard]] ServerAddress serverAddress(const QHostAddress &bound, quint16 port);

/// One address of one interface, and how good it is to tell participants: lower is better. For tests.
[[nodiscard]] int addressRank(const QString &interfaceName, const QHostAddress &address);

} // namespace LabChat
