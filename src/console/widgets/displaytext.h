// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace LabChat {

/// Times and numbers for the operator: local time, the user's language. Pure, except for "today".

/// `14:05:09`, or `03-28 14:05` if it was not today: short enough for a column; empty for 0.
[[nodiscard]] QString clockTime(qint64 atMs);
/// Always both date and time.
[[nodiscard]] QString dateAndTime(qint64 atMs);
/// "12 s", "2 min", "1 h 5 min": rounded down to useful units.
[[nodiscard]] QString durationText(qint64 ms);
[[nodiscard]] bool isToday(qint64 atMs);
[[nodiscard]] QString numberText(qint64 number);

} // namespace LabChat
