// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab.h"

#include "store/datadirectory.h"
#include "store/keyfile.h"
#include "store/sqliteeventlog.h"

#include <QtCore/QThreadPool>

#include <sys/resource.h>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

/// Each participant needs an open file. The usual soft limit of 1,024 is too low for a large session.
void raiseOpenFilesLimit()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = limit.rlim_max;
        (void)setrlimit(RLIMIT_NOFILE, &limit);
    }
}

LabServerOptions withOTree(LabServerOptions server, const OTreeChat &otree)
{
    server.otree = otree.options();
    return server;
}

} // namespace

Lab::Lab(const LabOptions &options)
    : m_archive(options.dataDirectory), m_otree(options.dataDirectory, options.otree), m_log(new SqliteEventLog(options.dataDirectory, systemClock())), m_keys(new KeyFile(options.dataDirectory)),
      m_server(new LabServer(m_log, m_keys, m_archive, Clocks(), withOTree(options.server, m_otree)))
{
    raiseOpenFilesLimit();
    m_storeThread.setObjectName(u"store"_s);
    m_netThread.setObjectName(u"net"_s);
    m_log->moveToThread(&m_storeThread);
    m_keys->moveToThread(&m_storeThread);
    m_server->moveToThread(&m_netThread);
    connect(&m_storeThread, &QThread::finished, m_log, &QObject::deleteLater);
    connect(&m_storeThread, &QThread::finished, m_keys, &QObject::deleteLater);
    connect(&m_netThread, &QThread::finished, m_server, &QObject::deleteLater);
    connect(&m_storeThread, &QThread::started, m_log, &SqliteEventLog::open); // makes the data directory
    connect(&m_storeThread, &QThread::started, m_keys, &KeyFile::open);
    connect(&m_otree, &OTreeSettings::changed, this, [this] { m_server->setOTree(m_otree.options()); });
    connect(m_server, &LabServer::stopped, this, [this] {
        endThreads();
        emit stopped();
    });
    // Not GLib's event dispatcher, in which socket notifiers are more expensive. The main thread keeps the platform's dispatcher.
    qputenv("QT_NO_THREADED_GLIB", "1");
}

Lab::~Lab()
{
    endThreads();
}

void Lab::start()
{
    m_netThread.start();
    m_storeThread.start();
}

void Lab::stop()
{
    if (!std::exchange(m_stopping, true))
        m_server->stop();
}

void Lab::endThreads()
{
    for (QThread *thread : {&m_netThread, &m_storeThread}) {
        thread->quit();
        thread->wait();
    }
    QThreadPool::globalInstance()->clear();
    QThreadPool::globalInstance()->waitForDone();
}

QString defaultDataDirectory()
{
    return DataDirectory::defaultPath();
}

} // namespace LabChat
