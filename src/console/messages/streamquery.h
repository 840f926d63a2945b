// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringList>

namespace LabChat {

/// The query of the stream's filter: `channel:"Group 1" group:2 by:P3 session:abcd2345 and words`. The
/// text has to contain all words; of several channels, groups, authors or sessions, one has to match.
struct StreamQuery {
    QStringList words;
    QStringList channels;
    QStringList groups;
    QStringList authors;
    QStringList sessions;

    [[nodiscard]] bool isEmpty() const
    {
        return words.isEmpty() && channels.isEmpty() && groups.isEmpty() && authors.isEmpty() && sessions.isEmpty();
    }
};

/// Pure functions.
[[nodiscard]] StreamQuery parseStreamQuery(const QString &text);
/// `channel:"Group 1"`, as parseStreamQuery() reads it.
[[nodiscard]] QString streamTerm(const QString &key, const QString &value);

} // namespace LabChat
