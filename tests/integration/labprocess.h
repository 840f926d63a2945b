// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QUrl>

namespace LabChat::Testing {

/// The program itself as a process of its own: `labchat serve` and what it tells in JSON lines. Ends with its owner.
class LabProcess final : public QObject {
    Q_OBJECT

public:
    explicit LabProcess(const QString &program);
    ~LabProcess() override;

    /// Starts `labchat serve` on 127.0.0.1 and waits until it listens; @p arguments are further ones.
    [[nodiscard]] bool serve(const QString &dataDirectory, quint16 port, const QStringList &arguments = {});
    /// The first line that tells of a session, waited for.
    [[nodiscard]] QJsonObject session();
    /// The line of the first event of a name; empty: none yet.
    [[nodiscard]] QJsonObject lineOf(const QString &event) const;

    /// SIGTERM, and the exit code.
    int terminate();
    /// SIGKILL.
    void kill();

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QUrl socketUrl() const;
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }
    /// Of the run that has ended by itself; -1: it was killed, or runs.
    [[nodiscard]] int exitCode() const;
    /// What is resident of it in memory, in KiB.
    [[nodiscard]] qint64 residentKiB() const;

    QList<QJsonObject> lines;  ///< of standard output
    QByteArray errorOutput;

private:
    QString m_program;
    QProcess m_process;
    quint16 m_port = 0;
};

/// What one run of the program gave.
struct ProgramRun {
    int exitCode = -1;
    QByteArray output;
    QByteArray errorOutput;
};
[[nodiscard]] ProgramRun runProgram(const QString &program, const QStringList &arguments);

/// The ticket at the end of a link.
[[nodiscard]] QString ticketOf(const QJsonValue &link);

/// Writes a study file like group_chat, with limits so wide that they do not count. Returns its path.
[[nodiscard]] QString writeTalkativeStudy(const QString &folder, int numParticipants, int playersPerGroup);

/// A free port below those that the system gives to outgoing connections: a client that tries again while
/// nobody listens could otherwise be given that very port, and connect to itself.
[[nodiscard]] quint16 freeFixedPort();

} // namespace LabChat::Testing
