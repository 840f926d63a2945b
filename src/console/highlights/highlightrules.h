// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/searchterms.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QStringList>

namespace LabChat {

enum class HighlightKind {
    Word,        ///< whole words, separated by commas
    Expression,  ///< a regular expression
    Sender,      ///< nickname, place (P3), label or code, separated by commas
    Channel,     ///< the channel's title, or its name in the log
    Silence,     ///< nothing is said in a channel for a while; pattern: which channel, empty: each
};

/// What is to be marked, and how it is told. A plain value.
struct HighlightRule {
    QString name;
    bool on = true;
    HighlightKind kind = HighlightKind::Word;
    QString pattern;
    int silenceS = 120;
    QString color = QStringLiteral("yellow");
    QString sound;          ///< empty: none
    bool notifies = false;  ///< tells through the desktop, too

    bool operator==(const HighlightRule &) const = default;
};

/// What rules look at in a message.
struct HighlightSubject {
    QString body;
    QStringList sender;   ///< all that the author is called
    QStringList channel;  ///< all that the channel is called
};

/// Why a rule can never apply, in words; empty: it can.
[[nodiscard]] QString problemOf(const HighlightRule &rule);

/// E-mail addresses, telephone numbers, names and accounts given away (on, without sound); calls for help and silence (off).
[[nodiscard]] QList<HighlightRule> shippedHighlightRules();

[[nodiscard]] QByteArray highlightRulesToJson(const QList<HighlightRule> &rules);
/// Entries that cannot be read are left out.
[[nodiscard]] QList<HighlightRule> highlightRulesFromJson(const QByteArray &json);

/// Tells which rule applies to a message. Looks at the first few thousand characters only, and gives up on
/// an expression that takes too long, so that no rule can stop the console. A value.
class HighlightMatcher final {
public:
    explicit HighlightMatcher(const QList<HighlightRule> &rules = {});

    [[nodiscard]] const QList<HighlightRule> &rules() const { return m_rules; }
    /// The first rule that is on and applies, by its index; -1: none. Rules of silence apply to no message.
    [[nodiscard]] int match(const HighlightSubject &subject) const;
    /// Whether a message from this channel is meant by a rule's pattern as a list of channels; an empty one means each.
    [[nodiscard]] static bool isMeant(const HighlightRule &rule, const QStringList &channel);
    /// Where a rule's words or expression stand in a text.
    [[nodiscard]] QList<TextSpan> find(int rule, const QString &text) const;

private:
    struct Compiled {
        QStringList alternatives;
        QRegularExpression expression;
    };

    [[nodiscard]] bool applies(int rule, const HighlightSubject &subject) const;

    QList<HighlightRule> m_rules;
    QList<Compiled> m_compiled;
};

} // namespace LabChat
