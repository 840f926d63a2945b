// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/notjson.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QList>

#include <utility>

namespace LabChat {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::StudyFile)
};

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

QString wordsFor(const QByteArray &word)
{
    const QList<std::pair<QByteArray, const char *>> ofPython{{"True", "true"}, {"False", "false"}, {"None", "null"}, {"undefined", "null"}};
    for (const auto &[foreign, json] : ofPython) {
        if (word == foreign)
            return Texts::tr("“%1” is not JSON; write %2.").arg(QString::fromLatin1(word), QLatin1StringView(json));
    }
    if (word == "NaN" || word == "Infinity")
        return Texts::tr("“%1” is not JSON; write a number.").arg(QString::fromLatin1(word));
    return Texts::tr("“%1” is a text, and a text needs straight double quotation marks: \"%1\".").arg(QString::fromLatin1(word));
}

/// Reads a text token by token, like JSON, and stops at the first one that is not. Lives on the stack.
class Scanner final {
public:
    Scanner(const QByteArray &text, qsizetype end) : m_text(text), m_end(qMin(end, text.size())) {}

    std::optional<ForeignSyntax> find()
    {
        while (m_at < m_end) {
            if (auto found = here())
                return found;
        }
        return std::nullopt;
    }

private:
    /// Goes past what is here, if it is JSON.
    std::optional<ForeignSyntax> here()
    {
        const QByteArrayView rest = QByteArrayView(m_text).sliced(m_at);
        if (rest.startsWith('"')) {
            skipString();
            return std::nullopt;
        }
        if (rest.startsWith("//") || rest.startsWith("/*") || rest.startsWith('#'))
            return found(Texts::tr("JSON has no comments; delete this one."));
        if (rest.startsWith('\''))
            return found(Texts::tr("Single quotation marks are not JSON; write straight double ones: \"."));
        for (const char *mark : {"\u201c", "\u201d", "\u201e", "\u2018", "\u2019", "\u201a", "\u00ab", "\u00bb", "\uff02"}) {
            if (rest.startsWith(mark))
                return found(Texts::tr("The typographic quotation mark %1 is none; write straight ones: \". Word processors change them; use a text editor.")
                                 .arg(QString::fromUtf8(mark)));
        }
        if (isLetter(rest.front()))
            return word();
        if (rest.startsWith(',') && closesAfter(m_at + 1))
            return found(Texts::tr("There is a comma before the closing bracket; delete it."));
        ++m_at;
        return std::nullopt;
    }

    std::optional<ForeignSyntax> word()
    {
        const qsizetype start = m_at;
        while (m_at < m_text.size() && (isLetter(m_text.at(m_at)) || (m_text.at(m_at) >= '0' && m_text.at(m_at) <= '9')))
            ++m_at;
        const QByteArray word = m_text.mid(start, m_at - start);
        const bool isExponent = (word.startsWith('e') || word.startsWith('E')) && start > 0 && m_text.at(start - 1) >= '0' && m_text.at(start - 1) <= '9';
        if (word == "true" || word == "false" || word == "null" || isExponent)
            return std::nullopt;
        m_at = start;
        return found(wordsFor(word.left(longestQuote)));
    }

    void skipString()
    {
        for (++m_at; m_at < m_text.size() && m_text.at(m_at) != '"' && m_text.at(m_at) != '\n'; ++m_at) {
            if (m_text.at(m_at) == '\\')
                ++m_at;
        }
        ++m_at;
    }

    [[nodiscard]] bool closesAfter(qsizetype at) const
    {
        while (at < m_text.size() && QByteArrayView(" \t\r\n").contains(m_text.at(at)))
            ++at;
        return at < m_text.size() && (m_text.at(at) == '}' || m_text.at(at) == ']');
    }

    [[nodiscard]] std::optional<ForeignSyntax> found(const QString &text) const { return ForeignSyntax{m_at, text}; }

    static constexpr qsizetype longestQuote = 40;
    const QByteArray &m_text;
    qsizetype m_end;
    qsizetype m_at = 0;
};

} // namespace

std::optional<ForeignSyntax> foreignSyntaxIn(const QByteArray &text, qsizetype end)
{
    return Scanner(text, end).find();
}

} // namespace LabChat
