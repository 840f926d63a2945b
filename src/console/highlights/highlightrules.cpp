// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/highlights/highlightrules.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QTextBoundaryFinder>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::HighlightRules)
};

constexpr qsizetype longestText = 4000;
constexpr int mostSpans = 100;

/// PCRE2's own limit for its work; reached after a few milliseconds.
const QString limit = u"(*LIMIT_MATCH=50000)"_s;

QRegularExpression compile(const QString &pattern)
{
    return QRegularExpression(limit + pattern, QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
}

QStringList alternativesOf(const QString &pattern)
{
    QStringList alternatives;
    const QStringList parts = pattern.split(u',');
    for (const QString &part : parts) {
        if (const QString trimmed = part.trimmed(); !trimmed.isEmpty())
            alternatives.append(trimmed);
    }
    return alternatives;
}

bool isOneOf(const QStringList &alternatives, const QStringList &names)
{
    return std::any_of(alternatives.begin(), alternatives.end(), [&](const QString &wanted) { return names.contains(wanted, Qt::CaseInsensitive); });
}

bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || c.isSurrogate() || c == u'_';
}

/// Between two letters only at a boundary by Unicode's rules (UAX #29): languages without spaces have words, too.
bool isWordBoundary(const QString &text, qsizetype at)
{
    if (at == 0 || at == text.size() || !isWordCharacter(text.at(at - 1)) || !isWordCharacter(text.at(at)))
        return true;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text);
    finder.setPosition(at);
    return finder.isAtBoundary();
}

QList<TextSpan> findWords(const QStringList &words, const QString &text, int most)
{
    QList<TextSpan> spans;
    for (const QString &word : words) {
        for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0 && spans.size() < most; at = text.indexOf(word, at + 1, Qt::CaseInsensitive)) {
            if (isWordBoundary(text, at) && isWordBoundary(text, at + word.size()))
                spans.append({at, word.size()});
        }
    }
    return spans;
}

QList<TextSpan> findExpression(const QRegularExpression &expression, const QString &text)
{
    QList<TextSpan> spans;
    for (auto it = expression.globalMatch(text); it.hasNext() && spans.size() < mostSpans;) {
        const QRegularExpressionMatch match = it.next();
        if (match.capturedLength() > 0)
            spans.append({match.capturedStart(), match.capturedLength()});
    }
    return spans;
}

} // namespace

QString problemOf(const HighlightRule &rule)
{
    if (rule.kind == HighlightKind::Silence)
        return {};
    if (rule.pattern.trimmed().isEmpty())
        return Texts::tr("Enter what the rule looks for.");
    if (rule.kind != HighlightKind::Expression)
        return alternativesOf(rule.pattern).isEmpty() ? Texts::tr("There is nothing between the commas.") : QString();
    const QRegularExpression expression = compile(rule.pattern);
    if (!expression.isValid())
        return Texts::tr("The expression is invalid at character %1: %2.")
            .arg(qMax(qsizetype(0), expression.patternErrorOffset() - limit.size()) + 1).arg(expression.errorString());
    if (expression.match(QString()).hasMatch())
        return Texts::tr("The expression matches an empty text, and therefore every message.");
    return {};
}

HighlightMatcher::HighlightMatcher(const QList<HighlightRule> &rules) : m_rules(rules)
{
    for (const HighlightRule &rule : rules) {
        Compiled compiled;
        if (rule.kind == HighlightKind::Expression && problemOf(rule).isEmpty()) {
            compiled.expression = compile(rule.pattern);
            compiled.expression.optimize();
        } else if (rule.kind != HighlightKind::Expression) {
            compiled.alternatives = alternativesOf(rule.pattern);
        }
        m_compiled.append(compiled);
    }
}

int HighlightMatcher::match(const HighlightSubject &subject) const
{
    for (int i = 0; i < m_rules.size(); ++i) {
        if (m_rules.at(i).on && applies(i, subject))
            return i;
    }
    return -1;
}

bool HighlightMatcher::isMeant(const HighlightRule &rule, const QStringList &channel)
{
    const QStringList alternatives = alternativesOf(rule.pattern);
    return alternatives.isEmpty() || isOneOf(alternatives, channel);
}

bool HighlightMatcher::applies(int rule, const HighlightSubject &subject) const
{
    const Compiled &compiled = m_compiled.at(rule);
    switch (m_rules.at(rule).kind) {
    case HighlightKind::Word:
        return !findWords(compiled.alternatives, subject.body.left(longestText), 1).isEmpty();
    case HighlightKind::Expression:
        return !compiled.expression.pattern().isEmpty() && compiled.expression.match(subject.body.left(longestText)).hasMatch();
    case HighlightKind::Sender:
        return isOneOf(compiled.alternatives, subject.sender);
    case HighlightKind::Channel:
        return isOneOf(compiled.alternatives, subject.channel);
    case HighlightKind::Silence:
        return false;
    }
    Q_UNREACHABLE();
}

QList<TextSpan> HighlightMatcher::find(int rule, const QString &text) const
{
    const Compiled &compiled = m_compiled.at(rule);
    switch (m_rules.at(rule).kind) {
    case HighlightKind::Word:
        return merged(findWords(compiled.alternatives, text.left(longestText), mostSpans));
    case HighlightKind::Expression:
        return compiled.expression.pattern().isEmpty() ? QList<TextSpan>() : merged(findExpression(compiled.expression, text.left(longestText)));
    default:
        return {};
    }
}

} // namespace LabChat
