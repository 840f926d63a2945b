// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/study/choices.h"

#include <QtCore/QHash>

struct _xmlNode; // libxml2's, which only the files that read HTML include

namespace LabChat {

/// What is written in a `<lab-choice>`, and what it means. Pure functions.
using ChoiceAttributes = QHash<QString, QString>;

constexpr int mostChoiceCharacters = 10'000; ///< as for messages

/// The names that mean something.
[[nodiscard]] const QStringList &choiceAttributeNames();

[[nodiscard]] ChoiceAttributes choiceAttributes(const _xmlNode *element);
/// Those of a text, in their order.
[[nodiscard]] QList<ChoiceAttributes> choiceElements(const QString &html);

/// A number in the notation of HTML and JSON: a point, and no separators of thousands.
[[nodiscard]] std::optional<double> choiceNumber(const QString &text);
[[nodiscard]] QStringList choiceOptions(const QString &text);
[[nodiscard]] std::optional<ChoiceSpec::Type> choiceType(const QString &word);

} // namespace LabChat
