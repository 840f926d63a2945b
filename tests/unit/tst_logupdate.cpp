// SPDX-License-Identifier: GPL-3.0-or-later
#include "logtest.h"
#include "store/chain/hashchain.h"
#include "store/logcopy.h"
#include "support/filesizelimit.h"
#include "support/olderlog.h"
#include "support/testprogram.h"

#include <sys/wait.h>
#include <unistd.h>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// A log that the version before wrote is updated, whatever interrupts it, and a copy of it is kept until then.
class tst_LogUpdate final : public LogTest {
    Q_OBJECT

private slots:
    void init() { startAnew(); }

    void givesAnOlderLogItsChain();
    void reportsItsProgress();
    void keepsACopyUntilItHasSucceeded();
    void doesNothingWithoutRoomForTheCopy();
    void leavesTheLogAsItWasIfItFails();
    void survivesAKillAtAnyPoint();
    void leavesNoCopyOfAnInterruptedUpdate();

private:
    /// A log of format 8, with a session of so many messages.
    void makeOlderLog(int messages)
    {
        {
            LogProbe probe(m_directory->path());
            create(probe);
            QList<Event> events;
            for (int i = 0; i < messages; ++i)
                events.append(say(1 + i % 8, u"message %1"_s.arg(i)));
            const auto swapped = perform(m_state, Moderate{SwapSeats{1, 2}, {u"Olga"_s, u"by request"_s, {}}}, m_state.lastAtMs());
            QVERIFY(swapped);
            events.append(*swapped);
            events.append(say(1));
            probe.log.append(events);
            QTRY_COMPARE(probe.commits.size(), 1);
            probe.log.close();
        }
        QVERIFY(makeOlder(databasePath(), 8));
        QCOMPARE(version(), 8);
    }
    [[nodiscard]] int version() const
    {
        QFile file(databasePath());
        constexpr int userVersion = 60; // https://sqlite.org/fileformat.html, section 1.3
        return file.open(QIODevice::ReadOnly) && file.seek(userVersion) ? file.read(4).toHex().toInt(nullptr, 16) : -1;
    }
    [[nodiscard]] QStringList copies() const { return QDir(m_directory->path()).entryList({u"*.format*"_s}, QDir::Files); }
    /// What the log says now: its events, and whether its chain is right.
    void checkUpdated(int messages) const
    {
        const auto database = Database::openForReading(databasePath());
        QVERIFY2(database, database ? "" : qPrintable(database.error().text));
        QCOMPARE((*database)->readValue(u"SELECT count(*) FROM event"_s)->toInt(), messages + 3);
        QCOMPARE((*database)->readValue(u"SELECT count(*) FROM event WHERE chain IS NOT NULL"_s)->toInt(), 1 + (messages + 3) / 1000 - ((messages + 3) % 1000 == 0 ? 1 : 0));
        const QByteArray stored = (*database)->readValue(u"SELECT chain FROM event ORDER BY seq DESC LIMIT 1"_s)->toByteArray();
        const auto computed = chainAt(**database, 1, m_state.lastSeq());
        QVERIFY(computed);
        QCOMPARE(bytesOf(*computed), stored);
        QCOMPARE((*database)->readValue(u"SELECT count(*) FROM text_secret WHERE id_in_session = 1"_s)->toInt(), 2); // two people had the place
    }
};

void tst_LogUpdate::givesAnOlderLogItsChain()
{
    constexpr int messages = 2500;
    makeOlderLog(messages);
    LogProbe probe(m_directory->path());
    QVERIFY2(probe.contents, probe.openError ? qPrintable(probe.openError->text) : "");
    checkUpdated(messages);
    probe.log.append({say(3)});
    QTRY_COMPARE(probe.commits.size(), 1);
    QVERIFY(!executePastLabChat(databasePath(), "UPDATE event SET body = 'x' WHERE seq = 2"));
    QVERIFY(!executePastLabChat(databasePath(), "UPDATE event SET at_ms = 5 WHERE seq = 2"));
    QVERIFY(!executePastLabChat(databasePath(), "UPDATE event SET chain = NULL WHERE seq = 1000"));
    QVERIFY(!executePastLabChat(databasePath(), "DELETE FROM event WHERE seq = 2"));
}

void tst_LogUpdate::reportsItsProgress()
{
    makeOlderLog(4000);
    QList<int> percents;
    SqliteEventLog log(m_directory->path(), [] { return startMs; });
    connect(&log, &EventLog::updating, this, [&percents](int percent) { percents.append(percent); });
    log.open();
    QVERIFY(percents.size() > 3);
    QCOMPARE(percents.constFirst(), 0);
    QVERIFY(std::is_sorted(percents.cbegin(), percents.cend()));
    QVERIFY(percents.constLast() <= 100);
    log.close();
    percents.clear();
    SqliteEventLog again(m_directory->path(), [] { return startMs; });
    connect(&again, &EventLog::updating, this, [&percents](int percent) { percents.append(percent); });
    again.open();
    QVERIFY(percents.isEmpty());
}

void tst_LogUpdate::keepsACopyUntilItHasSucceeded()
{
    makeOlderLog(1500);
    QByteArray copied;
    {
        const auto database = Database::openForWriting(databasePath(), [&](int) {
            QFile copy(databasePath() + u".format8"_s);
            if (copied.isEmpty() && copy.open(QIODevice::ReadOnly))
                copied = copy.readAll();
        });
        QVERIFY(database);
    }
    QCOMPARE(copies(), QStringList());
    // The copy is the log as it was.
    QVERIFY(!copied.isEmpty());
    const QTemporaryDir folder;
    QFile restored(DataDirectory::databasePathIn(folder.path()));
    QVERIFY(restored.open(QIODevice::WriteOnly) && restored.write(copied) == copied.size());
    restored.close();
    const auto old = Database::openForReading(restored.fileName());
    QVERIFY(!old);
    QCOMPARE(old.error().code, u"log_too_old"_s);
    const auto updated = Database::openForWriting(restored.fileName());
    QVERIFY(updated);
    QCOMPARE((*updated)->readValue(u"SELECT count(*) FROM event"_s)->toInt(), 1503);
}

void tst_LogUpdate::doesNothingWithoutRoomForTheCopy()
{
    QCOMPARE(whyNoRoomForCopy(1 << 20, qint64(1) << 30), QString());
    const QString why = whyNoRoomForCopy(qint64(1) << 30, 1 << 20);
    QVERIFY2(why.contains(u"Free some space"), qPrintable(why));
    // A disk that becomes full meanwhile.
    makeOlderLog(3000);
    {
        const FileSizeLimit limit(64 << 10);
        const auto database = Database::openForWriting(databasePath());
        QVERIFY(!database);
    }
    QCOMPARE(copies(), QStringList());
    QCOMPARE(version(), 8);
    QVERIFY(Database::openForWriting(databasePath()));
    checkUpdated(3000);
}

void tst_LogUpdate::leavesTheLogAsItWasIfItFails()
{
    makeOlderLog(1200);
    QVERIFY(executePastLabChat(databasePath(), "CREATE TABLE erasure (x)")); // in the way
    QVERIFY(!Database::openForWriting(databasePath()));
    QCOMPARE(version(), 8);
    QCOMPARE(copies(), QStringList{u"labchat.sqlite.format8"_s}); // it has not succeeded
    QVERIFY(executePastLabChat(databasePath(), "DROP TABLE erasure"));
    QVERIFY(Database::openForWriting(databasePath()));
    QCOMPARE(copies(), QStringList());
    checkUpdated(1200);
}

void tst_LogUpdate::survivesAKillAtAnyPoint()
{
    makeOlderLog(6000);
    int killed = 0;
    for (int percent : {0, 10, 29, 30, 45, 70, 99}) {
        const pid_t child = ::fork();
        if (child == 0) {
            const auto database = Database::openForWriting(databasePath(), [percent](int now) {
                if (now >= percent)
                    ::kill(::getpid(), SIGKILL);
            });
            ::_exit(0);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        killed += WIFSIGNALED(status) ? 1 : 0;
        QCOMPARE(version(), 8);
    }
    QVERIFY(killed >= 6);
    LogProbe probe(m_directory->path());
    QVERIFY2(probe.contents, probe.openError ? qPrintable(probe.openError->text) : "");
    QCOMPARE(probe.contents->sessions.size(), 1);
    checkUpdated(6000);
    QCOMPARE(copies(), QStringList());
}

void tst_LogUpdate::leavesNoCopyOfAnInterruptedUpdate()
{
    makeOlderLog(20);
    QVERIFY(Database::openForWriting(databasePath()));
    for (const QString &suffix : {u".format8"_s, u".format8.part"_s}) { // killed after the commit
        QFile left(databasePath() + suffix);
        QVERIFY(left.open(QIODevice::WriteOnly));
    }
    QVERIFY(Database::openForWriting(databasePath()));
    QCOMPARE(copies(), QStringList());
}

LABCHAT_TEST(tst_LogUpdate, QCoreApplication)
#include "tst_logupdate.moc"
