// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/pastednames.h"

#include <algorithm>

namespace LabChat {

namespace {

/// What stands around a link in a text: white space, quotation marks, brackets, the punctuation of a sentence, emphasis in Markdown.
/// Letters and signs that somebody may have meant do not belong to it: without them, a label would be somebody else's.
bool isAround(QChar c)
{
    switch (c.category()) {
    case QChar::Punctuation_Open:
    case QChar::Punctuation_Close:
    case QChar::Punctuation_InitialQuote:
    case QChar::Punctuation_FinalQuote:
    case QChar::Other_Format: // such as a zero-width space
        return true;
    default:
        return c.isSpace() || QStringView(u".,;:!?…\"'`*<>").contains(c);
    }
}

/// The text without what stands around it. A character in the middle stays, because a name must not become another one.
template <typename Around>
QString core(const QString &text, Around around)
{
    const auto first = std::find_if_not(text.begin(), text.end(), around);
    const auto last = std::find_if_not(text.rbegin(), std::make_reverse_iterator(first), around).base();
    return text.mid(first - text.begin(), last - first);
}

/// Of the letters of the English alphabet only: other letters that Unicode calls the same are not, in a code or a name.
QString lowerCase(QString text)
{
    for (QChar &c : text) {
        if (c >= u'A' && c <= u'Z')
            c = QChar(c.unicode() - u'A' + u'a');
    }
    return text;
}

} // namespace

QString pastedCode(const QString &text)
{
    return lowerCase(core(text, [](QChar c) { return isAround(c) || c == u'_'; }));
}

QString pastedName(const QString &text)
{
    return core(text, isAround);
}

QString meantName(const QStringList &known, const QString &typed)
{
    if (known.contains(typed))
        return typed;
    const QString wanted = lowerCase(typed);
    QString meant;
    for (const QString &name : known) {
        if (name == meant || lowerCase(name) != wanted)
            continue;
        if (!meant.isEmpty())
            return {};
        meant = name;
    }
    return meant;
}

} // namespace LabChat
