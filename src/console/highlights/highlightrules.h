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
    Silence,     ///< no messages in a channel for a while; pattern: which channel, empty: every one
};

/// What to mark, and how to report it. A plain value.
struct HighlightRule {
    QString name;
    bool on = true;
    HighlightKind kind = HighlightKind::Word;
    QString pattern;
    int silenceS = 120;
    QString color = QStringLiteral("yellow");
    QString sound;          ///< empty: none
    bool notifies = false;  ///< also shows a desktop notification

    bool operator==(const HighlightRule &) const = default;
};

/// The data of a message that rules check.
struct HighlightSubject {
    QString body;
    QStringList sender;   ///< all names of the author
    QStringList channel;  ///< all names of the channel
};

/// Why a rule can never apply, in words; empty: it can.
[[nodiscard]] QString problemOf(const HighlightRule &rule);

/// E-mail addresses, telephone numbers, names and accounts (on, without sound); calls for help and silence (off).
[[nodiscard]] QList<HighlightRule> shippedHighlightRules();

[[nodiscard]] QByteArray highlightRulesToJson(const QList<HighlightRule> &rules);
/// Skips entries that cannot be read.
[[nodiscard]] QList<HighlightRule> highlightRulesFromJson(const QByteArray &json);

/// Finds the rule that applies to a message. Checks only the first few thousand characters, and
/// gives up on an expression that takes too long, so that no rule can block the console. A value.
class HighlightMatcher final {
public:
    explicit HighlightMatcher(const QList<HighlightRule> &rules = {});

    [[nodiscard]] const QList<HighlightRule> &rules() const { return m_rules; }
    /// The index of the first rule that is switched on and applies; -1: none. Rules for silence apply to no message.
    [[nodiscard]] int match(const HighlightSubject &subject) const;
    /// Whether a rule's pattern, as a list of channels, contains this channel; an empty pattern contains every channel.
    [[nodiscard]] static bool isMeant(const HighlightRule &rule, const QStringList &channel);
    /// Where the words or the expression of a rule occur in a text.
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
