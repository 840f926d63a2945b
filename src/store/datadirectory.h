// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QLockFile>

#include <memory>

namespace LabChat {

/// The folder with the log, held by one process at a time through a lock file. Owned by the event log.
class DataDirectory final {
public:
    /// Makes the folder where there is none and takes the lock. Error codes `data_not_writable`,
    /// `data_in_use` (with the other process's id). The lock of a process that died is taken over.
    [[nodiscard]] static Result<DataDirectory> take(const QString &path);

    [[nodiscard]] QString databasePath() const { return databasePathIn(m_path); }
    [[nodiscard]] static QString databasePathIn(const QString &directory) { return directory + QStringLiteral("/labchat.sqlite"); }
    /// The index of what was said: derived from the log, may be deleted.
    [[nodiscard]] static QString searchPathIn(const QString &directory) { return directory + QStringLiteral("/search.sqlite"); }

private:
    DataDirectory(const QString &path, std::unique_ptr<QLockFile> lock) : m_path(path), m_lock(std::move(lock)) {}

    QString m_path;
    std::unique_ptr<QLockFile> m_lock;
};

} // namespace LabChat
