// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/names.h"

#include <QtCore/QStringList>

#include <algorithm>

namespace LabChat {

namespace {

bool isWordCharacter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_';
}

} // namespace

bool isChannelName(QStringView text)
{
    return !text.isEmpty()
        && std::all_of(text.begin(), text.end(), [](QChar c) { return isWordCharacter(c) || c == u'-'; });
}

QString slug(const QString &text)
{
    constexpr int hexadecimal = 16;
    const QString border = QStringLiteral("--");
    if (text.isEmpty() || (isChannelName(text) && !text.contains(border)))
        return text;
    QString readable;
    QStringList replaced;
    for (const uint c : text.toUcs4()) {
        if (c < 0x80 && isWordCharacter(QChar(c))) {
            readable += QChar(c);
        } else {
            readable += u'-';
            replaced.append(QString::number(c, hexadecimal));
        }
    }
    return readable + border + replaced.join(u'-');
}

bool isLabel(QStringView text)
{
    return !text.isEmpty() && text.size() <= 100 && std::all_of(text.begin(), text.end(), isWordCharacter);
}

} // namespace LabChat
