// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/otreedatabase.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QUuid>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlError>
#include <QtSql/QSqlQuery>

#include <optional>

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

tl::unexpected<Error> notConnected(const QString &why)
{
    return failure(u"not_connected"_s, Texts::tr("oTree's database cannot be read: %1").arg(why));
}

/// SQLite's own words are for programmers.
QString inWords(const QSqlError &error)
{
    const QString notADatabase = u"26"_s; // SQLITE_NOTADB; PostgreSQL has other codes
    return error.nativeErrorCode() == notADatabase ? Texts::tr("the file is no SQLite database.") : error.databaseText().trimmed();
}

/// Why it cannot even be asked, as far as the driver would not say it in words.
std::optional<Error> obstacle(const QUrl &url)
{
    if (!isSqlite(url) && !QSqlDatabase::isDriverAvailable(u"QPSQL"_s))
        return Error{u"no_driver"_s, Texts::tr("LabChat cannot read PostgreSQL here: Qt's driver for it is not installed (libqt6sql6-psql).")};
    if (isSqlite(url) && !QFileInfo(url.path()).isFile())
        return notConnected(Texts::tr("there is no file “%1”.").arg(QDir::toNativeSeparators(url.path()))).value();
    return std::nullopt;
}

Result<OTreeContents> count(QSqlDatabase &database, const QUrl &url)
{
    if (const auto why = obstacle(url))
        return tl::unexpected(*why);
    if (!database.open())
        return notConnected(inWords(database.lastError()));
    QSqlQuery query(database);
    query.setForwardOnly(true);
    const bool isThere = query.exec(u"SELECT count(*) FROM sqlite_master"_s) || !isSqlite(url); // SQLite opens any file
    if (!isThere)
        return notConnected(inWords(query.lastError()));
    const QStringList tables = database.tables();
    if (!tables.contains(u"otree_participant"_s) || !tables.contains(u"otree_session"_s))
        return failure(u"not_otree"_s, Texts::tr("This database can be read, but it is not oTree's: it has no tables of sessions and participants."));
    if (!query.exec(u"SELECT (SELECT count(*) FROM otree_session), (SELECT count(*) FROM otree_participant)"_s) || !query.next())
        return notConnected(inWords(query.lastError()));
    return OTreeContents{query.value(0).toInt(), query.value(1).toInt()};
}

/// By a connection that exists only meanwhile.
template <typename Ask>
auto withConnection(const QUrl &url, Ask ask)
{
    const QString name = QUuid::createUuid().toString();
    auto answer = [&] {
        QSqlDatabase database = connectionTo(url, name);
        return ask(database);
    }();
    QSqlDatabase::removeDatabase(name);
    return answer;
}

/// For error texts: an address may contain a password.
QString withoutPassword(const QString &text)
{
    const qsizetype at = text.lastIndexOf(u'@');
    return at < 0 ? text : u'…' + text.mid(at);
}

Result<OTreePerson> find(QSqlDatabase &database, qint64 id)
{
    if (!database.open())
        return notConnected(inWords(database.lastError()));
    QSqlQuery query(database);
    query.setForwardOnly(true);
    if (!query.prepare(u"SELECT p.code, p.label, p.id_in_session, s.code FROM otree_participant p JOIN otree_session s ON s.id = p.session_id WHERE p.id = ?"_s))
        return notConnected(inWords(query.lastError()));
    query.addBindValue(id);
    if (!query.exec())
        return notConnected(inWords(query.lastError()));
    if (!query.next()) {
        return query.lastError().isValid() ? notConnected(inWords(query.lastError()))
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
    return failure(u"bad_url"_s, Texts::tr("“%1” is neither an SQLite file nor an address such as postgresql://user:password@host/name.").arg(withoutPassword(text.trimmed())));
}

QString OTreeDatabase::addressOf(const QUrl &url)
{
    return isSqlite(url) ? u"sqlite:///"_s + url.path() : url.toString(QUrl::FullyEncoded);
}

QFuture<Result<OTreeContents>> OTreeDatabase::contents(const QUrl &url)
{
    return QtConcurrent::run([url] { return withConnection(url, [&url](QSqlDatabase &database) { return count(database, url); }); });
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
    return QtConcurrent::run(&m_pool, [url = m_url, id] { return withConnection(url, [id](QSqlDatabase &database) { return find(database, id); }); });
}

} // namespace LabChat
