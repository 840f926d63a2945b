// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/study/jsonreader.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace LabChat {

/// The words that a study file uses, by value.
template <typename Enum>
using Words = std::initializer_list<std::pair<Enum, QString>>;

extern const Words<PageEnd> pageEndWords;
extern const Words<ForEach> forEachWords;
extern const Words<Matching::Kind> matchingWords;

/// Empty: the value has no word.
template <typename Enum>
[[nodiscard]] QString wordFor(Enum value, const Words<Enum> &words)
{
    const auto found = std::find_if(words.begin(), words.end(), [&](const auto &entry) { return entry.first == value; });
    return found == words.end() ? QString() : found->second;
}

/// What a study file, the log and the wire call the way in which a page ends.
[[nodiscard]] QString pageEndName(PageEnd ends);

/// Notes that a member holds another word than those that are known.
void refuseWord(JsonReader &reader, const QString &key, const QString &word, const QStringList &known);

/// The value of a member's word; @p fallback where there is none, or one that is not known.
template <typename Enum>
[[nodiscard]] Enum readWord(JsonReader &reader, const QString &key, Enum fallback, const Words<Enum> &words)
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
