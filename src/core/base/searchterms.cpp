// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/searchterms.h"

#include "core/base/exacttext.h"

#include <algorithm>

namespace LabChat {

namespace {

/// The end of a phrase: a quotation mark that is followed by a space or by nothing.
qsizetype closingMark(const QString &typed, qsizetype from)
{
    for (qsizetype at = typed.indexOf(u'"', from); at >= 0; at = typed.indexOf(u'"', at + 1)) {
        if (at + 1 == typed.size() || typed.at(at + 1).isSpace())
            return at;
    }
    return typed.size();
}

qsizetype endOfWord(const QString &typed, qsizetype from)
{
    while (from < typed.size() && !typed.at(from).isSpace())
        ++from;
    return from;
}

} // namespace

QStringList searchTerms(const QString &typed)
{
    QStringList terms;
    qsizetype at = 0;
    while (at < typed.size()) {
        if (typed.at(at).isSpace()) {
            ++at;
            continue;
        }
        const bool isPhrase = typed.at(at) == u'"' && at + 1 < typed.size();
        const qsizetype start = isPhrase ? at + 1 : at;
        const qsizetype end = isPhrase ? closingMark(typed, start) : endOfWord(typed, start);
        const QString term = typed.mid(start, end - start).remove(QChar::Null);
        if (!term.trimmed().isEmpty() && !terms.contains(term))
            terms.append(term);
        at = end + 1;
    }
    return terms;
}

QList<TextSpan> findTerms(const QString &text, const QStringList &terms)
{
    QList<TextSpan> spans;
    for (const QString &term : terms) {
        for (qsizetype at = text.indexOf(term, 0, Qt::CaseInsensitive); at >= 0; at = text.indexOf(term, at + 1, Qt::CaseInsensitive))
            spans.append({at, term.size()});
    }
    return merged(spans);
}

QByteArray foldedText(QByteArrayView utf8)
{
    QByteArray folded(utf8.size(), Qt::Uninitialized);
    unsigned char all = 0;
    for (qsizetype i = 0; i < utf8.size(); ++i) {
        const char c = utf8[i];
        all |= static_cast<unsigned char>(c);
        folded[i] = c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
    }
    if (all < 0x80) // most texts are ASCII
        return folded;
    QString text;
    for (const uint character : exactText(utf8).value_or(QString::fromUtf8(utf8)).toUcs4())
        text += QChar::fromUcs4(QChar::toCaseFolded(char32_t(character))); // QString::fromUcs4() drops a U+FEFF
    return text.toUtf8();
}

QList<TextSpan> merged(QList<TextSpan> spans)
{
    std::sort(spans.begin(), spans.end(), [](const TextSpan &a, const TextSpan &b) { return a.start < b.start; });
    QList<TextSpan> result;
    for (const TextSpan &span : std::as_const(spans)) {
        if (result.isEmpty() || span.start > result.last().start + result.last().length)
            result.append(span);
        else
            result.last().length = qMax(result.last().length, span.start + span.length - result.last().start);
    }
    return result;
}

} // namespace LabChat
