// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/study/study.h"

namespace LabChat {

/// What a study makes, in words for a table: the first rows, and how many there are in all. A plain value.
struct SessionPreview {
    static constexpr int maxRows = 300;
    static constexpr int maxMembers = 24;  ///< named in one row

    QList<QStringList> groups;    ///< round, group, who is in it
    qint64 numGroups = 0;         ///< of all rounds
    QList<QStringList> channels;  ///< channel, page and chat, who is in it
    qint64 numChannels = 0;
};

/// Makes the session and looks at it; nothing starts. Takes a while for large numbers: for the thread pool. Errors
/// are those of makeSession().
[[nodiscard]] Result<SessionPreview> previewSession(const Study &study);

} // namespace LabChat
