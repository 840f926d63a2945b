// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/study/jsonreader.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace LabChat {

/// The words that a study file uses, by value.
template <typename Enum>
using EnumWords = std::initializer_list<std::pair<Enum, QString>>;

extern const EnumWords<PageEnd> pageEndWords;
extern const EnumWords<ForEach> forEachWords;
extern const EnumWords<Matching::Kind> matchingWords;
extern const EnumWords<OnEnd> onEndWords;

/// Empty: there is no word for the value.
template <typename Enum>
[[nodiscard]] QString wordFor(Enum value, const EnumWords<Enum> &words)
{
    const auto found = std::find_if(words.begin(), words.end(), [&](const auto &entry) { return entry.first == value; });
    return found == words.end() ? QString() : found->second;
}

/// The word for a page's end in study files, in the log and on the wire.
[[nodiscard]] QString pageEndName(PageEnd ends);

/// Reports that a member contains an unknown word.
void refuseWord(JsonReader &reader, const QString &key, const QString &word, const QStringList &known);

/// The value for a member's word; @p fallback if the word is missing or unknown.
template <typename Enum>
[[nodiscard]] Enum readWord(JsonReader &reader, const QString &key, Enum fallback, const EnumWords<Enum> &words)
{
    const QString word = reader.string(key, wordFor(fallback, words));
    QStringList known;
    for (const auto &[value, name] : words) {
        if (name == word)
            return value;
        known.append(name);
    }
    if (!word.isEmpty())
        refuseWord(reader, key, word, known);
    return fallback;
}

} // namespace LabChat
