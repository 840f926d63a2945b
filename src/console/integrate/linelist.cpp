// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/integrate/linelist.h"

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

QString firstWrong(const QStringList &entries, const std::function<bool(const QString &)> &isRight)
{
    const auto wrong = std::find_if_not(entries.begin(), entries.end(), isRight);
    return wrong == entries.end() ? QString() : *wrong;
}

} // namespace LabChat
