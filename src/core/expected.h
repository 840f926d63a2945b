// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QList>
#include <QtCore/QStringList>

namespace LabChat {

/// Somebody who is expected in a session of another system. One of label and code is enough; a name that may be either is both. A plain value.
struct ExpectedParticipant {
    QString label;
    QString code;
    QString group;
    QString role;

    [[nodiscard]] bool operator==(const ExpectedParticipant &) const = default;
};

/// A table of participants, as somebody wrote it. A plain value.
struct ExpectedList {
    QList<ExpectedParticipant> participants;  ///< each once, in order, without those that are wrong
    int elsewhere = 0;                        ///< how many rows name another session
    QStringList mistakes;                     ///< a sentence for each line that is wrong
};

/// Reads a CSV table: a heading with `label` or `code`, and `group`, `role` and `session` if they are there (other columns do not count); or one
/// label or code on each line, without a heading. Rows that name another session than @p session are left out.
[[nodiscard]] ExpectedList expectedIn(const QString &text, const QString &session);

/// Reads a file, encoded like a label file. Error codes: those of readLabels(), `bad_table` (with the line), `nobody_expected`. Blocks on a file.
[[nodiscard]] Result<QList<ExpectedParticipant>> readExpected(const QString &path, const QString &session);

} // namespace LabChat
