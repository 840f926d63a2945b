// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/otreesettings.h"

namespace LabChat {

/// oTree's secrets in a file of the data directory that only its owner can read; empty ones if there is none. Error codes `not_read`, `otree_damaged`.
[[nodiscard]] Result<OTreeSecrets> readOTreeSecrets(const QString &dataDirectory);
/// Empty ones remove the file. Error code `not_written`.
[[nodiscard]] Result<void> writeOTreeSecrets(const QString &dataDirectory, const OTreeSecrets &secrets);

} // namespace LabChat
