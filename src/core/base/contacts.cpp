// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/contacts.h"

#include <QtCore/QRegularExpression>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr auto fewestDigits = 7, mostDigits = 15;

/// Times and dates of the usual forms have as many digits as phone numbers.
bool isDate(const QString &text)
{
    static const QRegularExpression form(u"^\\d{1,4}[-./]\\d{1,2}[-./]\\d{1,4}$"_s);
    return form.match(text).hasMatch();
}

void addMatches(QList<ContactMatch> &found, const QRegularExpression &form, const QString &text, bool isEMail)
{
    for (auto matches = form.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        const auto digits = std::count_if(match.capturedView().begin(), match.capturedView().end(), [](QChar c) { return c.isDigit(); });
        if (isEMail || (digits >= fewestDigits && digits <= mostDigits && !isDate(match.captured())))
            found.append({match.capturedStart(), match.capturedLength(), isEMail});
    }
}

} // namespace

QList<ContactMatch> contactsIn(const QString &text)
{
    // Possessive and bounded: the time grows with the length of the text.
    static const QRegularExpression eMail(u"(?<![\\p{L}\\p{N}._%+-])[\\p{L}\\p{N}._%+-]{1,64}+@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,62}+\\.[\\p{L}\\p{N}]){1,8}[\\p{L}\\p{N}-]{0,62}+"_s,
                                          QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression phone(u"(?<![\\p{L}\\p{N}@])[+(]{0,2}\\p{Nd}(?:[ \\x{A0}()./\\p{Pd}]{0,3}\\p{Nd}){6,19}(?![\\p{L}\\p{N}@])"_s, QRegularExpression::UseUnicodePropertiesOption);
    QList<ContactMatch> found;
    addMatches(found, eMail, text, true);
    const QList<ContactMatch> addresses = found;
    addMatches(found, phone, text, false);
    const auto isInAddress = [&addresses](const ContactMatch &match) {
        return !match.isEMail && std::any_of(addresses.begin(), addresses.end(), [&match](const ContactMatch &each) {
            return match.start < each.start + each.length && each.start < match.start + match.length;
        });
    };
    found.removeIf(isInAddress);
    std::sort(found.begin(), found.end(), [](const ContactMatch &a, const ContactMatch &b) { return a.start < b.start; });
    return found;
}

qint64 inCodePoints(QStringView text, qsizetype position)
{
    const QStringView before = text.first(qBound<qsizetype>(0, position, text.size()));
    return before.size() - std::count_if(before.begin(), before.end(), [](QChar c) { return c.isLowSurrogate(); });
}

qsizetype inCodeUnits(QStringView text, qint64 position)
{
    qsizetype unit = 0;
    for (qint64 points = 0; points < position && unit < text.size(); ++points)
        unit += text.at(unit).isHighSurrogate() && unit + 1 < text.size() && text.at(unit + 1).isLowSurrogate() ? 2 : 1;
    return unit;
}

} // namespace LabChat
