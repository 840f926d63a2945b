// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QLatin1StringView>
#include <QtCore/QList>
#include <QtCore/QString>

namespace LabChat {

/// What a kind of event means in exports. A plain value.
struct EventKindMeaning {
    QLatin1StringView name;
    const char *meaning;      ///< Markdown, at most 120 bytes (SPSS's limit)
    const char *detail = "";  ///< what its detail has, Markdown; empty: nothing of its own
};

/// All kinds, by what they are about. tst_eventkind compares them with those of core/session/eventkind.h.
[[nodiscard]] const QList<EventKindMeaning> &eventKindMeanings();

/// All of it as a table in Markdown, for the manual and the codebook.
[[nodiscard]] QString eventKindsAsMarkdown();

} // namespace LabChat
