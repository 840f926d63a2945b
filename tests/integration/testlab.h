// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/labserver.h"
#include "store/sqlitearchive.h"

#include <QtCore/QThread>

#include <functional>

namespace LabChat::Testing {

struct TestLabOptions {
    QString dataDirectory;
    quint16 port = 0;
    LabServerOptions server;
    std::function<EventLog *()> makeLog = {};  ///< empty: the real one, in `dataDirectory`
    Clocks clocks = {};
    TlsFiles tls = {};
};

/// The server in its real threads within the test's process, on a free port of 127.0.0.1. Created and used by the test's thread.
class TestLab final : public QObject {
    Q_OBJECT

public:
    explicit TestLab(const TestLabOptions &options);
    /// Stops in order, as when somebody quits the program.
    ~TestLab() override;

    /// Opens the log and listens; false, with `error`, if this fails.
    [[nodiscard]] bool start();
    bool stop();

    /// Null, with `error`, if it fails.
    [[nodiscard]] SessionPtr createSession(const Study &study, const QString &room = {});
    [[nodiscard]] bool keepRoom(const Room &room);
    void endSession(const SessionPtr &session);

    [[nodiscard]] EventLog *log() const { return m_log; }
    [[nodiscard]] const LogArchive &archive() const { return m_archive; }
    [[nodiscard]] LabServer *server() const { return m_server; }
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QUrl socketUrl() const;
    [[nodiscard]] QUrl ticketUrl(const SessionPtr &session, int participant) const;
    /// The processor time of the net thread and the store thread, in ms.
    [[nodiscard]] double cpuMs() const;
    /// The lines of an export, the header first.
    [[nodiscard]] QList<QStringList> exported(ExportFormat format) const;

    ServerAddress address;              ///< at which it listens
    Error error;                        ///< of the last failure
    QList<SessionState> sessions;       ///< in the order in which they were opened
    QList<Event> events;                ///< all events that were committed since the start
    QList<Error> storageFailures;
    QList<Error> endErrors;
    QList<Error> refusals;              ///< of the operator's acts
    QList<Error> roomErrors;
    QList<Error> certificateErrors;
    int certificatesReplaced = 0;
    QList<Guesses> guesses;
    int storageRecoveries = 0;
    QHash<int, bool> online;            ///< by participant; for labs with one session

private:
    void watch();
    [[nodiscard]] double threadCpuMs(QObject *livingThere) const;

    TestLabOptions m_options;
    SqliteArchive m_archive;
    QThread m_storeThread;
    QThread m_netThread;
    EventLog *m_log;      ///< lives in the store thread, deleted at its end
    KeyStore *m_keys;     ///< likewise
    LabServer *m_server;  ///< lives in the net thread, deleted at its end
    quint16 m_port = 0;
    int m_rooms = 0;
    bool m_stopped = false;
};

/// Reads CSV (RFC 4180) like any other program.
[[nodiscard]] QList<QStringList> parseCsv(const QByteArray &csv);

/// A study with one chat per group, like group_chat, with limits that are never reached.
[[nodiscard]] Study talkativeStudy(int numParticipants, int playersPerGroup);

/// Lets this process open as many files as the system allows: 1,000 browsers and their server need many.
void raiseOpenFilesLimit();

} // namespace LabChat::Testing
