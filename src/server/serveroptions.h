// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operatorservice.h"
#include "server/http/proxies.h"
#include "server/otree/otreedoor.h"

#include <QtCore/QStringList>

namespace LabChat {

/// How the server is reached, as the command line or the preferences say. A plain value.
struct LabServerOptions {
    /// In addition to the server's own (`http://host:port`).
    AllowedPages allowed;
    Proxies proxies = {};
    OTreeOptions otree = {};
};

} // namespace LabChat
