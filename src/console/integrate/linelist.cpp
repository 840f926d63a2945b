// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/integrate/linelist.h"

#include "core/base/origins.h"

#include <algorithm>

namespace LabChat {

QStringList linesIn(const QString &text)
{
    QStringList entries;
    for (const QString &line : text.split(u'\n')) {
        if (const QString entry = line.trimmed(); !entry.isEmpty() && !entries.contains(entry))
            entries.append(entry);
    }
    return entries;
}

QStringList originsIn(const QString &text)
{
    QStringList origins;
    for (const QString &line : linesIn(text)) {
        const QString origin = originOfPage(line);
        if (const QString entry = origin.isEmpty() ? line : origin; !origins.contains(entry))
            origins.append(entry);
    }
    return origins;
}

QString firstWrong(const QStringList &entries, const std::function<bool(const QString &)> &isRight)
{
    const auto wrong = std::find_if_not(entries.begin(), entries.end(), isRight);
    return wrong == entries.end() ? QString() : *wrong;
}

} // namespace LabChat
