// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace LabChat {

struct ServerAddress;

/// The lines with which nginx leads the chat of oTree's pages to the running server. A pure function.
[[nodiscard]] QString otreeNginxLines(const ServerAddress &address);

} // namespace LabChat
