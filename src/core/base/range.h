// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QtGlobal>

namespace LabChat {

/// Whether a number is one of those from 1 to @p last.
[[nodiscard]] constexpr bool isWithin(qint64 number, qint64 last)
{
    return number >= 1 && number <= last;
}

} // namespace LabChat
