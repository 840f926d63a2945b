// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/labserver.h"
#include "store/sqlitearchive.h"

#include <QtCore/QThread>

namespace LabChat {

class SqliteEventLog;

struct LabOptions {
    QString dataDirectory;
    LabServerOptions server;
};

/// The whole program but its face: the log, the server, and the threads they live in. Made and owned by
/// the main thread.
class Lab final : public QObject {
    Q_OBJECT

public:
    explicit Lab(const LabOptions &options);
    ~Lab() override;

    /// Opens the log; then OperatorService::opened or openFailed.
    void start();
    /// Stops in order: nothing new, everything to disk, sockets closed, threads ended. Then stopped().
    void stop();

    [[nodiscard]] OperatorService *service() const { return m_server; }
    [[nodiscard]] const LogArchive *archive() const { return &m_archive; }

signals:
    void stopped();

private:
    void endThreads();

    SqliteArchive m_archive;
    QThread m_storeThread;
    QThread m_netThread;
    SqliteEventLog *m_log;  ///< lives in the store thread, deleted at its end
    LabServer *m_server;    ///< lives in the net thread, deleted at its end
    bool m_stopping = false;
};

/// Where the log lies when nobody says otherwise.
[[nodiscard]] QString defaultDataDirectory();

} // namespace LabChat
