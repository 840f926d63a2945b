// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>

namespace LabChat {

/// The times of an export's rows as text, for times that isTime() accepts. Most rows are of the same day as the one before, so only the first of a day needs
/// the calendar. Texts are valid until the next one. A plain value.
class TimeTexts final {
public:
    /// oTree's: seconds since the epoch, with three decimals. Like csvTimestamp().
    [[nodiscard]] QByteArrayView seconds(qint64 atMs);
    /// ISO 8601 with milliseconds, UTC.
    [[nodiscard]] QByteArrayView iso(qint64 atMs);

private:
    qint64 m_day = -1; ///< since the epoch
    QByteArray m_iso;
    QByteArray m_seconds;
};

} // namespace LabChat
