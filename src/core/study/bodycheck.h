// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringList>

namespace LabChat {

/// A page's body as its author wrote it. A plain value.
struct BodySource {
    QString fileName;
    QString text;     ///< Markdown or HTML
    QString html;     ///< what it stands for, before it is made safe
    QStringList chats; ///< the names of the page's chats
};

/// What its author should know about a body. A plain value.
struct BodyFindings {
    QStringList mistakes; ///< sentences with the file and the line
    QStringList warnings; ///< likewise: what participants will not see
    QStringList images;   ///< paths in the study's folder
};

/// A `{% tag %}` of another system's template. A plain value.
struct ForeignTag {
    qsizetype position = 0;
    QString mistake; ///< a sentence
};

/// Each tag once, and without those that belong to another one. Pure.
[[nodiscard]] QList<ForeignTag> foreignTags(const QString &text);

/// Compares a body with what LabChat makes of it: other systems' templates, chats that are not there, and what is left out. Pure.
[[nodiscard]] BodyFindings checkBody(const BodySource &body);

} // namespace LabChat
