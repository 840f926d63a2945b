// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace LabChat {

/// Times and numbers as the operator reads them: local time, the user's language. Pure but for "today".

/// `14:05:09`, or `03-28 14:05` if it was not today: short enough for a column; empty for 0.
[[nodiscard]] QString clockTime(qint64 atMs);
/// Date and time, always both.
[[nodiscard]] QString dateAndTime(qint64 atMs);
/// "12 s", "2 min", "1 h 5 min": rounded down, to what matters.
[[nodiscard]] QString durationText(qint64 ms);
[[nodiscard]] bool isToday(qint64 atMs);
[[nodiscard]] QString numberText(qint64 number);

} // namespace LabChat
