// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/otreedatabase.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtCore/QUuid>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlError>
#include <QtSql/QSqlQuery>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::OTreeDatabase)
};

bool isSqlite(const QUrl &url)
{
    return url.scheme() == u"sqlite";
}

QSqlDatabase connectionTo(const QUrl &url, const QString &name)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(isSqlite(url) ? u"QSQLITE"_s : u"QPSQL"_s, name);
    if (isSqlite(url)) {
        database.setDatabaseName(url.path());
        database.setConnectOptions(u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=2000"_s);
        return database;
    }
    database.setDatabaseName(url.path().mid(1));
    database.setHostName(url.host());
    database.setPort(url.port(5432));
    database.setUserName(url.userName(QUrl::FullyDecoded));
    database.setPassword(url.password(QUrl::FullyDecoded));
    database.setConnectOptions(u"connect_timeout=5"_s);
    return database;
}

Result<OTreePerson> notConnected(const QString &why)
{
    return failure(u"not_connected"_s, Texts::tr("oTree's database cannot be read: %1").arg(why));
}

Result<OTreePerson> find(QSqlDatabase &database, qint64 id)
{
    if (!database.open())
        return notConnected(database.lastError().text());
    QSqlQuery query(database);
    query.setForwardOnly(true);
    if (!query.prepare(u"SELECT p.code, p.label, p.id_in_session, s.code FROM otree_participant p JOIN otree_session s ON s.id = p.session_id WHERE p.id = ?"_s))
        return notConnected(query.lastError().text());
    query.addBindValue(id);
    if (!query.exec())
        return notConnected(query.lastError().text());
    if (!query.next()) {
        return query.lastError().isValid() ? notConnected(query.lastError().text())
                                           : failure(u"nobody"_s, Texts::tr("oTree's database has no participant %1. Is it the database of this oTree?").arg(id));
    }
    return OTreePerson{query.value(0).toString(), query.value(1).toString(), query.value(2).toInt(), query.value(3).toString()};
}

} // namespace

Result<QUrl> OTreeDatabase::readUrl(const QString &text)
{
    QUrl url(text.trimmed(), QUrl::StrictMode);
    if (url.scheme() == u"postgres")
        url.setScheme(u"postgresql"_s);
    if (url.scheme() == u"postgresql" && !url.host().isEmpty() && url.path().size() > 1)
        return url;
    if (isSqlite(url)) { // SQLAlchemy: three slashes before a relative path, four before an absolute one
        url.setPath(QFileInfo(url.path().mid(1)).absoluteFilePath());
        return url;
    }
    if (!text.trimmed().isEmpty() && QFileInfo(text.trimmed()).isFile()) {
        QUrl file;
        file.setScheme(u"sqlite"_s);
        file.setPath(QFileInfo(text.trimmed()).absoluteFilePath());
        return file;
    }
    return failure(u"bad_url"_s, Texts::tr("“%1” is neither an SQLite file nor an address such as postgresql://user:password@host/name.").arg(text));
}

OTreeDatabase::OTreeDatabase(const QUrl &url) : m_url(url)
{
    m_pool.setMaxThreadCount(4);
}

OTreeDatabase::~OTreeDatabase()
{
    m_pool.clear(); // nobody waits for the answers any more
}

QFuture<Result<OTreePerson>> OTreeDatabase::person(qint64 id) const
{
    return QtConcurrent::run(&m_pool, [url = m_url, id] {
        const QString name = QUuid::createUuid().toString();
        Result<OTreePerson> found = notConnected({});
        {
            QSqlDatabase database = connectionTo(url, name);
            found = find(database, id);
        }
        QSqlDatabase::removeDatabase(name);
        return found;
    });
}

} // namespace LabChat
