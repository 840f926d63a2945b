// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/pastednames.h"

#include <algorithm>

namespace LabChat {

namespace {

bool isAlphanumeric(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
}

/// The text without what is not part of it at its ends. A character in the middle stays, because a name must not become another one.
template <typename Belongs>
QString core(const QString &text, Belongs belongs)
{
    const auto first = std::find_if(text.begin(), text.end(), belongs);
    const auto last = std::find_if(text.rbegin(), std::make_reverse_iterator(first), belongs).base();
    return text.mid(first - text.begin(), last - first);
}

} // namespace

QString pastedCode(const QString &text)
{
    return core(text, isAlphanumeric).toLower();
}

QString pastedName(const QString &text)
{
    return core(text, [](QChar c) { return isAlphanumeric(c) || c == u'_'; });
}

QString meantName(const QStringList &known, const QString &typed)
{
    if (known.contains(typed))
        return typed;
    QString meant;
    for (const QString &name : known) {
        if (name == meant || name.compare(typed, Qt::CaseInsensitive) != 0)
            continue;
        if (!meant.isEmpty())
            return {};
        meant = name;
    }
    return meant;
}

} // namespace LabChat
