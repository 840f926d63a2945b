// SPDX-License-Identifier: GPL-3.0-or-later
#include "testlab.h"

#include "store/keyfile.h"
#include "store/sqliteeventlog.h"
#include "support/sessions.h"

#include <QtTest/QTest>

#include <ctime>
#include <sys/resource.h>

namespace LabChat::Testing {

using namespace Qt::StringLiterals;

namespace {

constexpr int labPatienceMs = 20'000;

EventLog *makeLog(const TestLabOptions &options)
{
    return options.makeLog ? options.makeLog() : new SqliteEventLog(options.dataDirectory, systemClock());
}

} // namespace

TestLab::TestLab(const TestLabOptions &options)
    : m_options(options), m_archive(options.dataDirectory), m_log(makeLog(options)), m_keys(new KeyFile(options.dataDirectory)),
      m_server(new LabServer(m_log, m_keys, m_archive, options.clocks, options.server))
{
    qputenv("QT_NO_THREADED_GLIB", "1"); // like the application
    m_storeThread.setObjectName(u"store"_s);
    m_netThread.setObjectName(u"net"_s);
    m_log->moveToThread(&m_storeThread);
    m_keys->moveToThread(&m_storeThread);
    m_server->moveToThread(&m_netThread);
    connect(&m_storeThread, &QThread::finished, m_log, &QObject::deleteLater);
    connect(&m_storeThread, &QThread::finished, m_keys, &QObject::deleteLater);
    connect(&m_netThread, &QThread::finished, m_server, &QObject::deleteLater);
    connect(&m_storeThread, &QThread::started, m_log, &EventLog::open);
    connect(&m_storeThread, &QThread::started, m_keys, &KeyStore::open);
    watch();
}

TestLab::~TestLab()
{
    stop();
}

/// QSignalSpy is called in the sender's thread; these connections are queued to the test's thread.
void TestLab::watch()
{
    connect(m_server, &OperatorService::opened, this, [this] { m_server->listen({u"127.0.0.1"_s, m_options.port, m_options.tls}); });
    connect(m_server, &OperatorService::openFailed, this, [this](const Error &what) { error = what; });
    connect(m_server, &OperatorService::listening, this, [this](const ServerAddress &listening) {
        address = listening;
        m_port = listening.port;
    });
    connect(m_server, &OperatorService::listenFailed, this, [this](const Error &what) { error = what; });
    connect(m_server, &OperatorService::sessionOpened, this, [this](const SessionState &state) { sessions.append(state); });
    connect(m_server, &OperatorService::sessionFailed, this, [this](const Error &what) { error = what; });
    connect(m_server, &OperatorService::endFailed, this, [this](const Error &what) { endErrors.append(what); });
    connect(m_server, &OperatorService::moderationRefused, this, [this](qint64, const Error &what) { refusals.append(what); });
    connect(m_server, &OperatorService::roomFailed, this, [this](const Error &what) { roomErrors.append(what); });
    connect(m_server, &OperatorService::certificateFailed, this, [this](const Error &what) { certificateErrors.append(what); });
    connect(m_server, &OperatorService::certificateReplaced, this, [this] { ++certificatesReplaced; });
    connect(m_server, &OperatorService::guessesNoticed, this, [this](const Guesses &noticed) { guesses.append(noticed); });
    connect(m_server, &OperatorService::roomKept, this, [this] { ++m_rooms; });
    connect(m_server, &OperatorService::eventsCommitted, this, [this](const QList<Event> &committed) { events.append(committed); });
    connect(m_server, &OperatorService::presenceChanged, this, [this](const QList<Presence> &changes) {
        for (const Presence &presence : changes)
            online.insert(presence.participant, presence.online);
    });
    connect(m_server, &OperatorService::storageFailed, this, [this](const Error &what) { storageFailures.append(what); });
    connect(m_server, &OperatorService::storageRecovered, this, [this] { ++storageRecoveries; });
    connect(m_server, &LabServer::stopped, this, [this] { m_stopped = true; });
}

bool TestLab::start()
{
    m_netThread.start();
    m_storeThread.start();
    return QTest::qWaitFor([this] { return m_port != 0 || !error.code.isEmpty(); }, labPatienceMs) && m_port != 0;
}

bool TestLab::stop()
{
    if (!m_netThread.isRunning())
        return m_stopped;
    m_server->stop();
    const bool inOrder = QTest::qWaitFor([this] { return m_stopped; }, labPatienceMs);
    for (QThread *thread : {&m_netThread, &m_storeThread}) {
        thread->quit();
        thread->wait();
    }
    QThreadPool::globalInstance()->waitForDone();
    return inOrder;
}

SessionPtr TestLab::createSession(const Study &study, const QString &room)
{
    const auto before = sessions.size();
    error = {};
    m_server->createSession({study, room});
    const bool answered = QTest::qWaitFor([&] { return sessions.size() > before || !error.code.isEmpty(); }, labPatienceMs);
    return answered && error.code.isEmpty() ? sessions.constLast().sessionPtr() : SessionPtr();
}

bool TestLab::keepRoom(const Room &room)
{
    const int before = m_rooms;
    m_server->keepRoom(room);
    return QTest::qWaitFor([&] { return m_rooms > before; }, labPatienceMs);
}

void TestLab::endSession(const SessionPtr &session)
{
    m_server->endSession(session->id, {u"the test"_s, u"it is over"_s, {}, 0});
}

QUrl TestLab::socketUrl() const
{
    return QUrl(u"ws://127.0.0.1:%1/ws"_s.arg(m_port));
}

QUrl TestLab::ticketUrl(const SessionPtr &session, int participant) const
{
    return QUrl(u"http://127.0.0.1:%1/p/%2"_s.arg(m_port).arg(session->participant(participant).ticket));
}

double TestLab::cpuMs() const
{
    return threadCpuMs(m_server) + threadCpuMs(m_log);
}

double TestLab::threadCpuMs(QObject *livingThere) const
{
    timespec used{};
    QMetaObject::invokeMethod(livingThere, [&used] { clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used); }, Qt::BlockingQueuedConnection);
    return double(used.tv_sec) * 1e3 + double(used.tv_nsec) / 1e6;
}

QList<QStringList> TestLab::exported(ExportFormat format) const
{
    QTemporaryDir folder;
    auto future = m_archive.exportCsv({{}, format, folder.filePath(u"export.csv"_s)});
    if (const auto summary = future.result(); !summary)
        return {{summary.error().code, summary.error().text}};
    QFile file(folder.filePath(u"export.csv"_s));
    return file.open(QIODevice::ReadOnly) ? parseCsv(file.readAll()) : QList<QStringList>();
}

QList<QStringList> parseCsv(const QByteArray &csv)
{
    const QString text = QString::fromUtf8(csv);
    QList<QStringList> records;
    QStringList record;
    QString field;
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (quoted && c == u'"' && i + 1 < text.size() && text[i + 1] == u'"') {
            field += c;
            ++i;
        } else if (c == u'"') {
            quoted = !quoted;
        } else if (c == u',' && !quoted) {
            record.append(std::exchange(field, {}));
        } else if (c == u'\r' && !quoted && i + 1 < text.size() && text[i + 1] == u'\n') {
            record.append(std::exchange(field, {}));
            records.append(std::exchange(record, {}));
            ++i;
        } else {
            field += c;
        }
    }
    return records;
}

Study talkativeStudy(int numParticipants, int playersPerGroup)
{
    Study study = groupChat(numParticipants, playersPerGroup);
    study.pages.first().chats.first().limits = {10'000, 1000, 1000};
    return study;
}

void raiseOpenFilesLimit()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = limit.rlim_max;
        (void)setrlimit(RLIMIT_NOFILE, &limit);
    }
}

} // namespace LabChat::Testing
