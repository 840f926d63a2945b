// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QStringList>

namespace LabChat {

/// A list of participant labels, as somebody wrote it. A plain value.
struct LabelList {
    QStringList labels;    ///< each once, in order, without those that are wrong
    int duplicates = 0;    ///< how many were dropped
    QStringList mistakes;  ///< a sentence for each line that is wrong: which line, what is wrong with it, and what to do
};

/// Reads a label on each line; empty lines do not count. A line that is not a label is never divided or shortened into one.
[[nodiscard]] LabelList labelsIn(const QString &text);

/// The first mistake of a list in words, and how many more there are; empty: none.
[[nodiscard]] QString mistakesText(const LabelList &list);

/// The text of a label file, or of a table with labels: UTF-8, or UTF-16 with a byte order mark. Error code `unreadable_labels`. Blocks on a file.
[[nodiscard]] Result<QString> readLabelText(const QString &path);

/// Reads a label file: UTF-8, or UTF-16 with a byte order mark. Error codes `unreadable_labels` (the file, or its encoding), `bad_label`
/// (with the line), `no_labels`. Blocks on a file.
[[nodiscard]] Result<QStringList> readLabels(const QString &path);

} // namespace LabChat
