// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/export/timetexts.h"

#include <QtCore/QDate>

#include <array>
#include <charconv>

namespace LabChat {

namespace {

constexpr qint64 msPerSecond = 1000;
constexpr qint64 msPerDay = 86'400'000;
constexpr int placeOfTime = 11; ///< in 2026-11-30T12:34:56.789Z

void writeDigits(char *to, int digits, int number)
{
    for (char *at = to + digits - 1; at >= to; --at, number /= 10)
        *at = char('0' + number % 10);
}

} // namespace

QByteArrayView TimeTexts::seconds(qint64 atMs)
{
    std::array<char, 24> text;
    char *const end = std::to_chars(text.data(), text.data() + text.size(), atMs / msPerSecond).ptr;
    *end = '.';
    writeDigits(end + 1, 3, int(atMs % msPerSecond));
    m_seconds.resize(0);
    m_seconds.append(text.data(), end + 4 - text.data());
    return m_seconds;
}

QByteArrayView TimeTexts::iso(qint64 atMs)
{
    if (m_day != atMs / msPerDay) {
        m_day = atMs / msPerDay;
        m_iso = QDate(1970, 1, 1).addDays(m_day).toString(Qt::ISODate).toLatin1() + "T00:00:00.000Z";
    }
    const int ofDay = int(atMs % msPerDay);
    char *const time = m_iso.data() + placeOfTime;
    writeDigits(time, 2, ofDay / 3'600'000);
    writeDigits(time + 3, 2, ofDay / 60'000 % 60);
    writeDigits(time + 6, 2, ofDay / 1000 % 60);
    writeDigits(time + 9, 3, ofDay % 1000);
    return m_iso;
}

} // namespace LabChat
