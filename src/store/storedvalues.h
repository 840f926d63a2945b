// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringList>
#include <QtSql/QSqlQuery>

#include <optional>

namespace LabChat {

/// Columns of a SELECT for storedText() and StoredValues. Texts are read as bytes, because SQLite silently replaces what is no UTF-8.
[[nodiscard]] QString asBytes(const QStringList &columns);

/// A text of a row, exactly as it is stored. Nothing: it is NULL, or no UTF-8. Pure.
[[nodiscard]] std::optional<QString> storedText(const QSqlQuery &row, int column);

/// Reads rows whose values must all be there, and remembers if one was not. Lives on the stack.
class StoredValues final {
public:
    [[nodiscard]] QString text(const QSqlQuery &row, int column);
    [[nodiscard]] int number(const QSqlQuery &row, int column);
    [[nodiscard]] bool areSound() const { return m_areSound; }

private:
    bool m_areSound = true;
};

/// Whether a stored time, in milliseconds since the epoch, is in the years 1970 to 9999: others cannot be written as a date.
[[nodiscard]] constexpr bool isTime(qint64 atMs)
{
    constexpr qint64 lastMs = 253'402'300'799'999;
    return atMs >= 0 && atMs <= lastMs;
}

} // namespace LabChat
