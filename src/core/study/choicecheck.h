// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/study/choiceattributes.h"

namespace LabChat {

/// What is wrong with a `<lab-choice>` as it is written, in words that say what to write instead. An attribute that still holds a template is not looked at. Pure.
[[nodiscard]] QStringList choiceMistakes(const ChoiceAttributes &attributes);

/// The same for all choices of a text; each has a name of its own.
[[nodiscard]] QStringList choiceMistakes(const QString &html);
/// Whether sections of a template may leave out a part of a text.
[[nodiscard]] bool hasSections(const QString &html);
[[nodiscard]] QString sameChoiceName(const QString &name);

} // namespace LabChat
