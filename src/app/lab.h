// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/otreechat.h"
#include "server/labserver.h"
#include "store/sqlitearchive.h"

#include <QtCore/QThread>

namespace LabChat {

class KeyFile;
class SqliteEventLog;

struct LabOptions {
    QString dataDirectory;
    LabServerOptions server;
    OTreeSecrets otree = {};  ///< those of the environment and the command line
};

/// The whole program without its user interface: the log, the server, and their threads. Created and owned by the main thread.
class Lab final : public QObject {
    Q_OBJECT

public:
    explicit Lab(const LabOptions &options);
    ~Lab() override;

    /// Opens the log; then OperatorService emits opened or openFailed.
    void start();
    /// Stops in order: accepts nothing new, writes everything to disk, closes the sockets, ends the threads. Then emits stopped().
    void stop();

    [[nodiscard]] OperatorService *service() const { return m_server; }
    [[nodiscard]] const LogArchive *archive() const { return &m_archive; }
    [[nodiscard]] OTreeSettings *otree() { return &m_otree; }

signals:
    void stopped();

private:
    void endThreads();

    SqliteArchive m_archive;
    OTreeChat m_otree;
    QThread m_storeThread;
    QThread m_netThread;
    SqliteEventLog *m_log;  ///< lives in the store thread, deleted at its end
    KeyFile *m_keys;        ///< likewise
    LabServer *m_server;    ///< lives in the net thread, deleted at its end
    bool m_stopping = false;
};

/// The data directory if none is given.
[[nodiscard]] QString defaultDataDirectory();

} // namespace LabChat
