// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/keystore.h"

#include <QtCore/QFileSystemWatcher>
#include <QtCore/QTimer>

namespace LabChat {

/// The keys in a file of the data directory that only its owner can read. Error codes `not_read`, `not_written`, `keys_damaged`.
[[nodiscard]] Result<KeyList> readKeys(const QString &dataDirectory);
/// Changes the file in one step, also while a server uses it. Returns the new keys.
[[nodiscard]] Result<KeyList> changeKeys(const QString &dataDirectory, const KeyChange &change);

/// The keys' file, watched: `labchat key` may change it while the server runs. Lives in the store thread, owned by the application.
class KeyFile final : public KeyStore {
    Q_OBJECT

public:
    explicit KeyFile(const QString &dataDirectory);

    void open() override;
    void change(const KeyChange &change) override;

private:
    void read();
    void report(const Result<KeyList> &keys);

    QString m_directory;
    QFileSystemWatcher m_watcher;
    QTimer m_settled;  ///< runs after a change on the disk: several come together
    std::optional<KeyList> m_reported;
};

} // namespace LabChat
