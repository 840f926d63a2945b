// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/olderlog.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QList>

#include <memory>
#include <sqlite3.h>

namespace LabChat::Testing {

namespace {

struct Close {
    void operator()(sqlite3 *database) const { sqlite3_close(database); }
};

class PlainDatabase final {
public:
    explicit PlainDatabase(const QString &path)
    {
        sqlite3 *opened = nullptr;
        sqlite3_open(QFile::encodeName(path).constData(), &opened);
        m_database.reset(opened);
        sqlite3_busy_timeout(opened, 5000);
    }

    bool execute(const QByteArray &sql)
    {
        if (sqlite3_exec(m_database.get(), sql.constData(), nullptr, nullptr, nullptr) == SQLITE_OK)
            return true;
        qWarning("%s: %s", sql.constData(), sqlite3_errmsg(m_database.get()));
        return false;
    }

    QList<QByteArray> list(const QByteArray &sql)
    {
        QList<QByteArray> values;
        sqlite3_exec(m_database.get(), sql.constData(), [](void *to, int, char **columns, char **) {
            static_cast<QList<QByteArray> *>(to)->append(columns[0]);
            return 0;
        }, &values, nullptr);
        return values;
    }

private:
    std::unique_ptr<sqlite3, Close> m_database;
};

bool build(PlainDatabase &older, const QString &path, int version)
{
    const QStringList migrations = QDir(QStringLiteral(":/sql")).entryList(QDir::Files, QDir::Name);
    for (const QString &name : migrations.first(version)) {
        QFile file(QStringLiteral(":/sql/") + name);
        if (!file.open(QIODevice::ReadOnly) || !older.execute(file.readAll()))
            return false;
    }
    if (!older.execute("PRAGMA user_version = " + QByteArray::number(version)) || !older.execute("PRAGMA journal_mode = WAL")
        || !older.execute("ATTACH '" + QFile::encodeName(path) + "' AS newer") || !older.execute("BEGIN"))
        return false;
    for (const QByteArray &table : older.list("SELECT name FROM main.sqlite_schema WHERE type = 'table'")) {
        const QByteArray columns = older.list("SELECT name FROM pragma_table_info('" + table + "')").join(',');
        if (!older.execute("DELETE FROM main." + table) || !older.execute("INSERT INTO main." + table + " (" + columns + ") SELECT " + columns + " FROM newer." + table))
            return false;
    }
    return older.execute("COMMIT");
}

} // namespace

bool makeOlder(const QString &path, int version)
{
    const QString made = path + QStringLiteral(".made");
    {
        PlainDatabase older(made);
        if (!build(older, path, version))
            return false;
    }
    return QFile::remove(path) && QFile::rename(made, path);
}

bool executePastLabChat(const QString &path, const QByteArray &sql)
{
    return PlainDatabase(path).execute(sql);
}

} // namespace LabChat::Testing
