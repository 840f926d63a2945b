// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/httprequest.h"

namespace LabChat {

/// The names of the computer on which this server runs. A plain value.
struct ThisComputer {
    QString hostName;
    QList<QHostAddress> addresses;  ///< of its interfaces

    /// Asks the system.
    [[nodiscard]] static ThisComputer now();
};

/// Whether somebody who sits at this computer makes a request, with nobody in between. Behind a reverse proxy on this computer everybody comes from its address: so a
/// request that a proxy has passed on (RFC 9110, section 7.6; RFC 7239) without saying for whom (see asSent()), that does not ask for its connection to stay as browsers do, or that is for another name, comes from
/// somewhere else. A proxy that copies every byte cannot be recognised, so this is never the only lock. The only place that decides this. Pure.
[[nodiscard]] bool isFromThisComputer(const HttpRequest &request, const ThisComputer &computer);

} // namespace LabChat
