// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/chain/logcheck.h"

#include "store/chain/sessioncheck.h"
#include "store/database.h"
#include "store/datadirectory.h"
#include "store/logcontents.h"
#include "store/sessionrows.h"

#include <QtCore/QCoreApplication>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::LogCheck)
};

constexpr qint64 eventsPerQuestion = 1000;
constexpr int passes = 2; ///< over the events: for the chain, and for what they mean

struct CheckedSession {
    qint64 id = 0;
    QString code;
    qint64 events = 0;
};

/// Goes over a log and collects what is wrong. Lives on the stack.
class Checker final {
public:
    Checker(Database &database, const LogCheckProgress &progress) : m_database(database), m_progress(progress) {}

    Result<LogCheck> check()
    {
        for (const auto part : {&Checker::checkFile, &Checker::checkReferences, &Checker::checkTriggers, &Checker::checkSessions, &Checker::checkMissing}) {
            const auto done = (this->*part)();
            if (!done && done.error().code != u"log_damaged")
                return tl::unexpected(done.error());
            if (!done) // something in the file cannot be read: the other parts perhaps can
                m_found.findings.append(done.error().text);
            if (m_isCancelled)
                return failure(u"cancelled"_s, Texts::tr("The check was cancelled."));
        }
        m_found.findings.removeDuplicates();
        return m_found;
    }

private:
    Result<void> checkFile()
    {
        return m_database.readRows(u"PRAGMA integrity_check(20)"_s, {}, [this](const QSqlQuery &row) {
            if (const QString said = row.value(0).toString().simplified(); said != u"ok")
                m_found.findings.append(Texts::tr("The log's file is damaged: %1.", "1: SQLite's words").arg(said));
            return true;
        });
    }

    Result<void> checkReferences()
    {
        return m_database.readRows(u"SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2"_s, {}, [this](const QSqlQuery &row) {
            m_found.findings.append(Texts::tr("%1 rows of the table “%2” belong to nothing in the table “%3”.").arg(row.value(2).toString(), row.value(0).toString(), row.value(1).toString()));
            return true;
        });
    }

    Result<void> checkTriggers()
    {
        QStringList missing{u"event_is_never_changed"_s, u"event_is_never_deleted"_s};
        const auto read = m_database.readRows(u"SELECT name FROM sqlite_schema WHERE type = 'trigger'"_s, {}, [&missing](const QSqlQuery &row) {
            missing.removeAll(row.value(0).toString());
            return true;
        });
        for (const QString &name : read ? std::as_const(missing) : QStringList())
            m_found.findings.append(Texts::tr("The trigger “%1” is missing, which keeps events from being changed: somebody has removed it.").arg(name));
        return read;
    }

    Result<void> checkSessions()
    {
        QList<CheckedSession> sessions;
        const auto read = m_database.readRows(u"SELECT id, code, (SELECT max(seq) FROM event WHERE session_id = session.id) FROM session ORDER BY id"_s, {}, [&](const QSqlQuery &row) {
            sessions.append({row.value(0).toLongLong(), row.value(1).toString(), row.value(2).toLongLong()});
            m_all += passes * sessions.constLast().events;
            return true;
        });
        if (!read)
            return read;
        for (const CheckedSession &session : std::as_const(sessions)) {
            if (const auto done = checkSession(session); !done && done.error().code != u"log_damaged")
                return done;
            else if (!done)
                m_found.findings.append(done.error().text);
            if (m_isCancelled)
                return {};
            ++m_found.sessions;
        }
        return {};
    }

    /// What does not fit is reported once: mostly, the chain has told it with its place.
    Result<void> checkSession(const CheckedSession &session)
    {
        const qsizetype before = m_found.findings.size();
        const auto chain = checkChain(m_database, session.id, session.code, m_found.findings, [this] {
            ++m_found.events;
            return goesOn();
        });
        const bool isSaidBefore = m_found.findings.size() > before;
        if (!chain || m_isCancelled)
            return chain;
        const auto read = readSession(m_database, session.id);
        if (!read)
            return tl::unexpected(read.error());
        SessionState state(*read);
        if (const auto folded = foldEvents(m_database, state, [this](const Event &) { return goesOn(); }); !folded && !isSaidBefore)
            return folded;
        return m_isCancelled ? Result<void>() : checkAdmissions(m_database, session.id, session.code, m_found.findings);
    }

    Result<void> checkMissing()
    {
        return findMissingSessions(m_database).map([this](const QList<qint64> &missing) {
            for (const qint64 id : missing)
                m_found.findings.append(missingSession(id).text);
        });
    }

    bool goesOn()
    {
        constexpr int percent = 100;
        if (++m_done % eventsPerQuestion == 0 && !m_progress(int(percent * m_done / qMax(m_all, m_done))))
            m_isCancelled = true;
        return !m_isCancelled;
    }

    Database &m_database;
    const LogCheckProgress &m_progress;
    LogCheck m_found;
    qint64 m_all = 0, m_done = 0;
    bool m_isCancelled = false;
};

} // namespace

Result<LogCheck> checkLog(const QString &dataDirectory, const LogCheckProgress &progress)
{
    const auto database = Database::openForReading(DataDirectory::databasePathIn(dataDirectory));
    if (!database)
        return tl::unexpected(database.error());
    if (const auto begun = (*database)->run(u"BEGIN"_s); !begun)
        return tl::unexpected(begun.error());
    return Checker(**database, progress).check();
}

} // namespace LabChat
