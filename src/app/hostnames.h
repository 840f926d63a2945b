// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringList>

namespace LabChat {

/// What browsers may write for this computer: @p hosts, and its own names and addresses.
[[nodiscard]] QStringList withNamesOfThisComputer(QStringList hosts);

} // namespace LabChat
