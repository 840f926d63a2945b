// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "store/statement.h"
#include "store/storedrows.h"

#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlQuery>

#include <functional>
#include <memory>
#include <string>

struct sqlite3;

namespace LabChat {

/// A connection to the log's SQLite file, for the thread that opened it. Owned by its user.
class Database final {
public:
    /// For the writer: WAL, `synchronous=FULL`, migrated to schemaVersion(). Reads no more than the first pages: damage
    /// is noticed by whoever reads it. A new file is readable by its owner only. Error codes `log_damaged`, `log_too_new`, `data_not_writable`, `not_stored`.
    /// A log of an older version is updated: @p progress gets the percentage, and a copy of it is kept beside it until that has succeeded.
    using Progress = std::function<void(int percent)>;
    [[nodiscard]] static Result<std::unique_ptr<Database>> openForWriting(const QString &path, const Progress &progress = {});
    /// For readers, while a writer may be active. Further error code: `no_log`.
    [[nodiscard]] static Result<std::unique_ptr<Database>> openForReading(const QString &path);
    /// The address (a URI) under which SQLite opens a log only for reading.
    [[nodiscard]] static QString addressForReading(const QString &path);
    /// For a derived file that can be created again: nothing is checked, and no migration runs.
    [[nodiscard]] static Result<std::unique_ptr<Database>> openDerived(const QString &path);
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    /// A statement of the hot path.
    [[nodiscard]] Result<Statement> prepareLasting(const std::string &sql);
    /// A prepared statement, for execute().
    [[nodiscard]] Result<QSqlQuery> prepare(const QString &sql);
    /// Executes a statement without a result, with @p values bound in order.
    [[nodiscard]] Result<void> run(const QString &sql, const QVariantList &values = {});
    /// Calls @p visit for each row until it returns false or an error. Also fails if a row cannot be read after others were: the only way to read
    /// rows, because QSqlQuery::next() reports this like the end.
    using Visit = std::function<Result<bool>(const QSqlQuery &row)>;
    [[nodiscard]] Result<void> readRows(const QString &sql, const QVariantList &values, const Visit &visit);
    /// The same past QSqlQuery, which copies each value several times: for events, of which there are many.
    using VisitStored = std::function<Result<bool>(const StoredRow &row)>;
    [[nodiscard]] Result<void> scan(const QString &sql, const QList<qint64> &numbers, const VisitStored &visit);
    /// The same rows, to be taken one by one.
    [[nodiscard]] Result<StoredRows> select(const QString &sql, const QList<qint64> &numbers = {});
    /// The first column of the first row; invalid if there is no row.
    [[nodiscard]] Result<QVariant> readValue(const QString &sql, const QVariantList &values = {});

    /// From now on, statements fail with the error code `cancelled` soon after @p isCancelled becomes true, also those that read for long before their first row.
    /// It is asked often, in the thread of the statement.
    void cancelWhen(const std::function<bool()> &isCancelled);

    [[nodiscard]] Result<void> begin();
    [[nodiscard]] Result<void> commit();
    void rollback();

    /// The number of the newest migration in the program.
    [[nodiscard]] static int schemaVersion();
    /// An SQL error in words, with what to do.
    [[nodiscard]] static Error explain(const QSqlError &error);
    /// The same of SQLite's own interface: its result code and message.
    [[nodiscard]] static Error explain(int code, const QString &message);
    /// What SQLite's own interface says of a connection's last call.
    [[nodiscard]] static Error errorOf(sqlite3 *connection);
    /// The same connection in SQLite's own interface.
    [[nodiscard]] sqlite3 *handle() const { return m_handle; }
    /// The file's path, also where it was opened by an address.
    [[nodiscard]] QString fileName() const;
    /// The error `log_damaged` for something in the log that cannot be; @p what is a sentence.
    [[nodiscard]] static Error damage(const QString &what);

private:
    explicit Database(const QString &connectionName) : m_name(connectionName) {}
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const QString &path, const QString &options);
    [[nodiscard]] static Result<std::unique_ptr<Database>> openAndMigrate(const QString &path, const Progress &progress);
    [[nodiscard]] QSqlDatabase connection() const;
    [[nodiscard]] Result<void> runLasting(Statement &statement, const char *sql);
    [[nodiscard]] Result<int> storedVersion();
    [[nodiscard]] Result<void> migrate(const QString &path, const Progress &progress);
    [[nodiscard]] Result<void> runMigration(int version, const Progress &progress);
    [[nodiscard]] Result<void> runStatements(const QStringList &statements);

    QString m_name;
    sqlite3 *m_handle = nullptr;
    Statement m_begin, m_commit, m_rollback;
    std::function<bool()> m_isCancelled;
};

/// Executes a prepared statement with these values, bound in order.
[[nodiscard]] Result<void> execute(QSqlQuery &query, const QVariantList &values);

} // namespace LabChat
