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
    bool signs = true;    ///< tickets for it are signed with a key
    bool usesHttps = false; ///< its pages come over https, so the chat must, too
};

[[nodiscard]] QList<SnippetSystem> snippetSystems();

/// What a file has to say for the running server. Empty: what the file itself has. A plain value.
struct SnippetValues {
    QString address = {};
    QString key = {};
    QString session = {};     ///< of the other system
    QString dataOption = {};  ///< `--data …`, for the program's commands
};

/// Whether a file is about boxes without a ticket.
[[nodiscard]] bool isWithoutTicket(const QString &file);

/// A file for the running server: with these values instead of those that the examples have. They have no markup for them, because they are run by
/// tests, and by whoever tries them out.
[[nodiscard]] QString snippetText(const QString &file, const SnippetValues &values);

} // namespace LabChat
