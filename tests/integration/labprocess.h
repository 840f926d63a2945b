// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QUrl>

namespace LabChat::Testing {

/// labchat, as it was built with these tests.
inline const QString labchatProgram = QStringLiteral(LABCHAT_PROGRAM);

/// The program as a separate process: `labchat serve` and its JSON lines. Ends with its owner.
class LabProcess final : public QObject {
    Q_OBJECT

public:
    explicit LabProcess(const QString &program);
    ~LabProcess() override;

    /// Starts `labchat serve` on 127.0.0.1 and waits until it listens; @p arguments are added.
    [[nodiscard]] bool serve(const QString &dataDirectory, quint16 port, const QStringList &arguments = {});
    /// Waits for the first line about a session.
    [[nodiscard]] QJsonObject session();
    /// The line of the first event with this name; empty: none yet.
    [[nodiscard]] QJsonObject lineOf(const QString &event) const;

    /// Sends SIGTERM; returns the exit code.
    int terminate();
    /// Sends SIGKILL.
    void kill();

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QUrl socketUrl() const;
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }
    /// Of a run that has ended by itself; -1: it was killed, or is running.
    [[nodiscard]] int exitCode() const;
    /// The resident memory of the process, in KiB.
    [[nodiscard]] qint64 residentKiB() const;

    QList<QJsonObject> lines;  ///< of standard output
    QByteArray errorOutput;

private:
    QString m_program;
    QProcess m_process;
    quint16 m_port = 0;
};

/// The result of one run of the program.
struct ProgramRun {
    int exitCode = -1;
    QByteArray output;
    QByteArray errorOutput;
};
[[nodiscard]] ProgramRun runProgram(const QString &program, const QStringList &arguments);

/// The path; empty: the file could not be written.
[[nodiscard]] QString writeFile(const QString &path, const QByteArray &contents);

/// The ticket at the end of a link.
[[nodiscard]] QString ticketOf(const QJsonValue &link);

/// Writes a study file like group_chat, with limits that are never reached. Returns its path.
[[nodiscard]] QString writeTalkativeStudy(const QString &folder, int numParticipants, int playersPerGroup);

/// A free port below the range that the system uses for outgoing connections. A client that
/// retries while nobody listens could otherwise get this port itself, and connect to itself.
[[nodiscard]] quint16 freeFixedPort();

} // namespace LabChat::Testing
