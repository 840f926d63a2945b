// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operatorservice.h"
#include "server/http/proxies.h"
#include "server/net/listener.h"
#include "server/otree/otreedoor.h"

#include <QtCore/QStringList>

namespace LabChat {

/// Epoll, unless the environment says LABCHAT_SOCKETS=qt.
[[nodiscard]] inline SocketKind defaultSockets()
{
    return qgetenv("LABCHAT_SOCKETS") == "qt" ? SocketKind::Qt : SocketKind::Epoll;
}

/// How the server is reached, as the command line or the preferences say. A plain value.
struct LabServerOptions {
    /// In addition to the server's own (`http://host:port`).
    AllowedPages allowed;
    Proxies proxies = {};
    OTreeOptions otree = {};
    SocketKind sockets = defaultSockets();
};

} // namespace LabChat
