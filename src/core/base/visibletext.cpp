// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/visibletext.h"

#include <QtCore/QRegularExpression>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

/// Unicode Standard Annex 9, section 2: the characters that change the order.
bool changesTheOrder(QChar c)
{
    return c == QChar(0x061c) || c == QChar(0x200e) || c == QChar(0x200f) || (c >= QChar(0x202a) && c <= QChar(0x202e))
        || (c >= QChar(0x2066) && c <= QChar(0x2069));
}

bool isObeyed(QChar c)
{
    return c.category() == QChar::Other_Control || c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph || changesTheOrder(c);
}

QString visible(QChar c)
{
    constexpr char16_t pictures = 0x2400; // U+2400 and following show the controls of ASCII
    if (c.unicode() < 0x20)
        return QChar(char16_t(pictures + c.unicode()));
    return c == QChar(0x7f) ? QString(QChar(0x2421)) : u"\\u{"_s + QString::number(c.unicode(), 16) + u'}';
}

} // namespace

QString visibleText(const QString &text)
{
    QString shown;
    for (const QChar c : text) {
        if (c == u'\n' || c == u'\t' || !isObeyed(c))
            shown += c;
        else
            shown += visible(c);
    }
    return shown;
}

QByteArray visibleJson(const QByteArray &json)
{
    const QString text = QString::fromUtf8(json);
    QString shown;
    for (const QChar c : text) // only within strings: elsewhere, JSON has none of them but line ends
        shown += c == u'\n' || !isObeyed(c) ? QString(c) : u"\\u"_s + QString::number(c.unicode(), 16).rightJustified(4, u'0');
    return shown.toUtf8();
}

bool isBlank(const QString &text)
{
    // DI: Default_Ignorable_Code_Point. The two others have a glyph without ink: a braille cell without dots, a note head without a head.
    static const QRegularExpression blank(u"\\A[\\s\\p{Z}\\p{Cc}\\p{Cf}\\p{DI}\\x{2800}\\x{1D159}]*\\z"_s, QRegularExpression::UseUnicodePropertiesOption);
    Q_ASSERT(blank.isValid());
    return blank.match(text).hasMatch();
}

} // namespace LabChat
