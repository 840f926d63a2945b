// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringList>

namespace LabChat {

/// The labels in what was pasted: split on white space, as in a label file.
struct PastedLabels {
    QStringList labels;  ///< each once, in order; wrong ones included
    int duplicates = 0;  ///< that were dropped
    QStringList wrong;   ///< which no label may be
};

[[nodiscard]] PastedLabels labelsIn(const QString &text);

} // namespace LabChat
