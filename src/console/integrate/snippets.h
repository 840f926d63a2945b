// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QStringList>

namespace LabChat {

/// A system whose pages can have chat boxes, with the files that its authors copy. A plain value.
struct SnippetSystem {
    QString id;
    QString title;
    QString manualPage;
    QString explanation;
    QStringList files;    ///< in `resources/integrations`; they run as they are
    bool signs = true;    ///< it signs tickets with a key
    bool usesHttps = false; ///< its pages come over https, so the chat must, too
};

[[nodiscard]] QList<SnippetSystem> snippetSystems();

/// A file for the running server: with its address, and the name of a key, instead of those that the examples have. They have no markup
/// for them, because they are run by tests, and by whoever tries them out. Empty key: the file's own.
[[nodiscard]] QString snippetText(const QString &file, const QString &address, const QString &key);

} // namespace LabChat
