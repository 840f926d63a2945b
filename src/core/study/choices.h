// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>

namespace LabChat {

/// One `<lab-choice>` of a page: a value that a participant may give. A plain value.
struct ChoiceSpec {
    enum class Type { Number, Text, OneOf };
    QString name;
    Type type = Type::Text;
    QString label;
    QStringList options;       ///< of OneOf
    std::optional<double> min;
    std::optional<double> max;
    std::optional<double> step;
    int maxCharacters = 200;
    bool isRequired = false;
    bool mayChange = false;    ///< the value can be given again until the participant leaves the page
};

/// The choices in a page's body, which is safe HTML. Pure functions.
[[nodiscard]] QList<ChoiceSpec> choicesIn(const QString &html);

/// Why a value cannot be given, in words for the participant; empty: it can.
[[nodiscard]] QString whyNotChoose(const ChoiceSpec &choice, const QString &value);

} // namespace LabChat
