// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

namespace LabChat {

/// What looks like a way to reach a person, in a text that somebody typed: for review by a person, because nobody can find them all, and not all of them are one. Pure functions.

struct ContactMatch {
    qsizetype start = 0;   ///< in UTF-16 code units
    qsizetype length = 0;
    bool isEMail = false;  ///< otherwise a phone number

    [[nodiscard]] bool operator==(const ContactMatch &) const = default;
};

/// E-mail addresses (RFC 5322's usual form, in any script) and sequences of 7 to 15 digits (E.164) as people write phone numbers, in the order of the text.
[[nodiscard]] QList<ContactMatch> contactsIn(const QString &text);

/// A position in a text, from UTF-16 code units to Unicode code points, and back. A position behind the text becomes its end.
[[nodiscard]] qint64 inCodePoints(QStringView text, qsizetype position);
[[nodiscard]] qsizetype inCodeUnits(QStringView text, qint64 position);

} // namespace LabChat
