// SPDX-License-Identifier: GPL-3.0-or-later
#include "labprocess.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QRandomGenerator>
#include <QtNetwork/QTcpServer>
#include <QtTest/QTest>

namespace LabChat::Testing {

using namespace Qt::StringLiterals;

namespace {

constexpr int processPatienceMs = 20'000;

} // namespace

LabProcess::LabProcess(const QString &program)
    : m_program(program), m_process(this)
{
    connect(&m_process, &QProcess::readyReadStandardOutput, this, [this] {
        while (m_process.canReadLine()) {
            lines.append(QJsonDocument::fromJson(m_process.readLine()).object());
            if (lines.constLast().value("event"_L1) == u"listening"_s)
                m_port = quint16(QUrl(lines.constLast().value("url"_L1).toString()).port());
        }
    });
    connect(&m_process, &QProcess::readyReadStandardError, this, [this] { errorOutput += m_process.readAllStandardError(); });
}

LabProcess::~LabProcess()
{
    kill();
}

bool LabProcess::serve(const QString &dataDirectory, quint16 port, const QStringList &arguments)
{
    lines.clear();
    m_port = 0;
    m_process.start(m_program, QStringList{u"serve"_s, u"--data"_s, dataDirectory, u"--bind"_s, u"127.0.0.1"_s, u"--port"_s,
                                           QString::number(port)} + arguments);
    (void)QTest::qWaitFor([this] { return m_port != 0 || m_process.state() == QProcess::NotRunning; }, processPatienceMs);
    return m_port != 0;
}

QJsonObject LabProcess::session()
{
    (void)QTest::qWaitFor([this] { return !lineOf(u"session"_s).isEmpty(); }, processPatienceMs);
    return lineOf(u"session"_s);
}

QJsonObject LabProcess::lineOf(const QString &event) const
{
    for (const QJsonObject &line : lines) {
        if (line.value("event"_L1).toString() == event)
            return line;
    }
    return {};
}

int LabProcess::terminate()
{
    m_process.terminate();
    (void)QTest::qWaitFor([this] { return m_process.state() == QProcess::NotRunning; }, processPatienceMs);
    return exitCode();
}

int LabProcess::exitCode() const
{
    const bool ended = m_process.state() == QProcess::NotRunning && m_process.exitStatus() == QProcess::NormalExit;
    return ended ? m_process.exitCode() : -1;
}

void LabProcess::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished();
}

QUrl LabProcess::socketUrl() const
{
    return QUrl(u"ws://127.0.0.1:%1/ws"_s.arg(m_port));
}

qint64 LabProcess::residentKiB() const
{
    QFile status(u"/proc/%1/status"_s.arg(processId()));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.simplified().split(' ').value(1).toLongLong();
    }
    return -1;
}

ProgramRun runProgram(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(processPatienceMs) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QString writeFile(const QString &path, const QByteArray &contents)
{
    QFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) && file.write(contents) == contents.size();
    return written ? path : QString();
}

QString ticketOf(const QJsonValue &link)
{
    return link.toString().section(u'/', -1);
}

QString writeTalkativeStudy(const QString &folder, int numParticipants, int playersPerGroup)
{
    const QJsonObject limits{{u"max_characters"_s, 10000}, {u"messages_per_second"_s, 1000}, {u"burst"_s, 1000}};
    const QJsonObject page{{u"name"_s, u"talk"_s}, {u"ends"_s, u"operator"_s},
                           {u"chats"_s, QJsonArray{QJsonObject{{u"name"_s, u"group"_s}, {u"limits"_s, limits}}}}};
    const QJsonObject study{{u"name"_s, u"talk"_s}, {u"num_participants"_s, numParticipants}, {u"players_per_group"_s, playersPerGroup},
                            {u"pages"_s, QJsonArray{page}}};
    QFile file(folder + u"/talk.study.json"_s);
    const bool written = file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(study).toJson()) > 0;
    return written ? file.fileName() : QString();
}

quint16 freeFixedPort()
{
    for (;;) {
        const auto port = quint16(QRandomGenerator::global()->bounded(15'000, 32'000));
        QTcpServer probe;
        if (probe.listen(QHostAddress(QHostAddress::LocalHost), port))
            return port;
    }
}

} // namespace LabChat::Testing
