// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringList>

namespace LabChat {

/// The labels in a pasted text, separated by white space as in a label file.
struct PastedLabels {
    QStringList labels;  ///< each once, in order; including invalid ones
    int duplicates = 0;  ///< how many were dropped
    QStringList wrong;   ///< invalid labels
};

[[nodiscard]] PastedLabels labelsIn(const QString &text);

} // namespace LabChat
