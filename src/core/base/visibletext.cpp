// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/visibletext.h"

#include <QtCore/QRegularExpression>

#include <algorithm>

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
    if (std::any_of(text.begin(), text.end(), [](QChar c) { return c.isLetterOrNumber() && c < QChar(0x80); })) // mostly the first one: without the expression
        return false;
    // DI: Default_Ignorable_Code_Point. The two others have a glyph without ink: a braille cell without dots, a note head without a head.
    static const QRegularExpression blank(u"\\A[\\s\\p{Z}\\p{Cc}\\p{Cf}\\p{DI}\\x{2800}\\x{1D159}]*\\z"_s, QRegularExpression::UseUnicodePropertiesOption);
    Q_ASSERT(blank.isValid());
    return blank.match(text).hasMatch();
}

bool hasInvisible(const QString &text)
{
    static const QRegularExpression invisible(u"[\\p{Zl}\\p{Zp}\\p{Cc}\\p{Cf}\\p{DI}\\x{2800}\\x{1D159}]"_s);
    Q_ASSERT(invisible.isValid());
    return invisible.match(text).hasMatch();
}

bool hasInvisibleInName(const QString &text)
{
    // A joiner stands between letters of the same kind of script (RFC 5892, appendix A, has the same idea for names of hosts).
    static const QString joining = u"[\\p{Arabic}\\p{Syriac}\\p{Mongolian}\\p{Nko}\\p{Devanagari}\\p{Bengali}\\p{Gurmukhi}\\p{Gujarati}\\p{Oriya}\\p{Tamil}\\p{Telugu}\\p{Kannada}"
                                   "\\p{Malayalam}\\p{Sinhala}\\p{Khmer}\\p{Myanmar}]"_s;
    static const QStringList spellings{
        u"(?<="_s + joining + u")[\\x{200C}\\x{200D}](?="_s + joining + u')',
        u"(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\x{FE0F}])\\x{200D}(?=\\p{Extended_Pictographic})"_s,
        u"(?<=\\p{Extended_Pictographic})[\\x{FE0E}\\x{FE0F}]"_s,
        u"(?<=[0-9#*])\\x{FE0F}(?=\\x{20E3})"_s,                                                  // a key
        u"(?<=\\x{1F3F4})[\\x{E0030}-\\x{E0039}\\x{E0061}-\\x{E007A}]{3,6}\\x{E007F}"_s,          // the flag of a part of a country
        u"(?<=\\p{Han})[\\x{FE00}-\\x{FE02}\\x{E0100}-\\x{E01EF}]"_s,                             // a form of a Chinese character
        u"(?<=\\p{Mongolian})[\\x{180B}-\\x{180D}\\x{180F}]"_s};
    static const QRegularExpression spelling(spellings.join(u'|'));
    Q_ASSERT(spelling.isValid());
    return hasInvisible(QString(text).remove(spelling));
}

} // namespace LabChat
