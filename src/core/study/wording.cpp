// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/wording.h"

#include <algorithm>
#include <numeric>

namespace LabChat {

namespace {

constexpr qsizetype longestWord = 100;
constexpr qsizetype longestExcerpt = 80;
constexpr qsizetype nearEnough = 3;

/// Levenshtein distance: how many letters have to be changed, added or dropped.
qsizetype distance(const QString &a, const QString &b)
{
    QList<qsizetype> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        qsizetype diagonal = std::exchange(row[0], i);
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const qsizetype replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row.last();
}

} // namespace

QString nearestWord(const QString &word, const QStringList &known)
{
    if (word.size() > longestWord || known.isEmpty())
        return {};
    const auto nearest = std::min_element(known.cbegin(), known.cend(), [&](const QString &a, const QString &b) {
        return distance(word, a) < distance(word, b);
    });
    const qsizetype changes = distance(word, *nearest);
    return changes <= nearEnough && changes < nearest->size() ? *nearest : QString();
}

QString plainNumber(double number)
{
    constexpr int digits = 15; // those that are exact
    return QString::number(number, 'g', digits);
}

QString excerpt(const QString &text)
{
    const QString line = text.left(longestExcerpt * 4).simplified();
    return line.size() <= longestExcerpt && text.size() <= longestExcerpt * 4 ? line : line.left(longestExcerpt) + u'…';
}

} // namespace LabChat
