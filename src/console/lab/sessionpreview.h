// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/study/study.h"

namespace LabChat {

/// The result of a study as texts for tables: the first rows, and the total number. A plain value.
struct SessionPreview {
    static constexpr int maxRows = 300;
    static constexpr int maxMembers = 24;  ///< named in one row

    QList<QStringList> groups;    ///< round, group, members
    qint64 numGroups = 0;         ///< in all rounds
    QList<QStringList> channels;  ///< channel, page and chat, members
    qint64 numChannels = 0;
    QList<QStringList> pages;     ///< title, rounds, how it ends, chats and choices
    QStringList pageTitles;       ///< by the page's index: as the first participant reads it who sees the page; empty: nobody does
};

/// Makes the session without starting it. Slow for large numbers: for the thread pool. Errors are those of makeSession().
[[nodiscard]] Result<SessionPreview> previewSession(const Study &study);

} // namespace LabChat
