// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QLockFile>

#include <memory>

namespace LabChat {

/// The folder of the log. A lock file makes sure that only one process uses it. Owned by the event log.
class DataDirectory final {
public:
    /// The folder that is used if none is named.
    [[nodiscard]] static QString defaultPath();

    /// Makes a folder that only its owner can read: there are participants' tickets in it. One that exists keeps its permissions, unless it is LabChat's own.
    [[nodiscard]] static bool make(const QString &path);
    /// Makes the folder if necessary and takes the lock. Error codes `data_not_writable`,
    /// `data_in_use` (with the other process's id). Takes over the lock of a process that has died.
    [[nodiscard]] static Result<DataDirectory> take(const QString &path);

    [[nodiscard]] QString databasePath() const { return databasePathIn(m_path); }
    [[nodiscard]] static QString databasePathIn(const QString &directory) { return directory + QStringLiteral("/labchat.sqlite"); }
    /// The search index: derived from the log, may be deleted.
    [[nodiscard]] static QString searchPathIn(const QString &directory) { return directory + QStringLiteral("/search.sqlite"); }

private:
    DataDirectory(const QString &path, std::unique_ptr<QLockFile> lock) : m_path(path), m_lock(std::move(lock)) {}

    QString m_path;
    std::unique_ptr<QLockFile> m_lock;
};

} // namespace LabChat
