// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/statebytes.h"
#include "logtest.h"
#include "store/derivedparts.h"
#include "store/snapshots.h"
#include "support/busypool.h"
#include "support/testprogram.h"

#include <QtCore/QCryptographicHash>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// A log that is opened from a snapshot says what it says without one, and a snapshot that does not belong to its events is not used.
class tst_Snapshots final : public LogTest {
    Q_OBJECT

private slots:
    void init()
    {
        startAnew();
        m_written.clear();
    }

    void foldsOnlyWhatCameAfterIt();
    void asksForTheFoldAfterManyEvents();
    void asksForTheFoldOfALongSessionThatEnds();
    void asksForNothingOfAShortSession();
    void isNotUsed_data();
    void isNotUsed();
    void isNotOfALogThatWentOnOtherwise();
    void leavesNothingOfSessionsThatAreNotThere();
    void isMadeWhenAPastSessionIsOpened();
    void keepsTheActivityOfASessionThatHasEnded();
    void cannotBeWrittenWithoutHarm();
    void keepsNobodyWaitingWhoReadsALittle();

private:
    void write(LogProbe &probe, qint64 messages)
    {
        QList<Event> events;
        for (qint64 i = 0; i < messages; ++i)
            events.append(say(1 + int(i % m_session->numParticipants())));
        append(probe, events);
    }
    void append(LogProbe &probe, const QList<Event> &events)
    {
        m_written += events;
        const qsizetype before = probe.commits.size();
        probe.log.append(events);
        QTRY_COMPARE_WITH_TIMEOUT(probe.commits.size(), before + 1, 60'000); // of many thousands
    }
    void end(LogProbe &probe)
    {
        const Decision ended = perform(m_state, EndSession{u"Ada"_s, {}}, startMs + 200 * ++m_nonce);
        QVERIFY(ended);
        append(probe, {*ended});
    }
    /// A log with a snapshot, and @p after events after it.
    void makeLog(qint64 after)
    {
        LogProbe probe(m_directory->path());
        create(probe);
        write(probe, worthASnapshot);
        probe.log.keepFold(m_state);
        if (after > 0)
            write(probe, after);
        probe.log.close();
        QVERIFY(QFile::exists(snapshot()));
    }
    /// Opens the log, and compares it with the events. Returns how many were folded.
    qint64 opened()
    {
        LogProbe probe(m_directory->path());
        if (!probe.contents || probe.contents->sessions.size() != 1)
            return -1;
        const StoredSession stored = probe.contents->sessions.constFirst();
        probe.log.close();
        return describe(stored.state) == describe(m_state) ? stored.eventsFolded : -2;
    }
    [[nodiscard]] QString folder() const { return derivedFolderIn(m_directory->path()); }
    [[nodiscard]] QString snapshot() const { return folder() + u"/1.fold"_s; }
    [[nodiscard]] QByteArray bytesOf(const QString &path) const
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void put(const QString &path, const QByteArray &bytes) const
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    void change(const QStringList &statements) const
    {
        const auto database = Database::openForWriting(databasePath());
        QVERIFY(database);
        for (const QString &statement : statements)
            QVERIFY2((*database)->run(statement), qPrintable(statement));
    }

    QList<Event> m_written;
};

void tst_Snapshots::foldsOnlyWhatCameAfterIt()
{
    makeLog(7);
    QCOMPARE(opened(), 7);
    QCOMPARE(QFile::permissions(snapshot()) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions()); // tickets are in it
    LogProbe probe(m_directory->path());
    write(probe, 3); // what continues from it is stored
    probe.log.close();
    QCOMPARE(opened(), 10);
    QCOMPARE(probe.contents->sessions.constFirst().recentMessages.size(), 2 * recentMessagesPerChannel);
}

void tst_Snapshots::asksForTheFoldAfterManyEvents()
{
    LogProbe probe(m_directory->path());
    QSignalSpy wanted(&probe.log, &EventLog::foldWanted);
    create(probe);
    write(probe, 45'000);
    QCOMPARE(wanted.size(), 0);
    write(probe, 5'000);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.constFirst().constFirst().toLongLong(), 1);
    probe.log.keepFold(m_state);
    write(probe, 9'000);
    QCOMPARE(wanted.size(), 1);
    probe.log.keepFold(m_state); // not worth it
    probe.log.close();
    QCOMPARE(opened(), 9'000);
}

void tst_Snapshots::asksForTheFoldOfALongSessionThatEnds()
{
    LogProbe probe(m_directory->path());
    create(probe);
    write(probe, worthASnapshot);
    QSignalSpy wanted(&probe.log, &EventLog::foldWanted);
    qsizetype commitsBefore = -1; // it comes first: afterwards the server forgets the session
    connect(&probe.log, &EventLog::foldWanted, this, [&] { commitsBefore = probe.commits.size(); });
    end(probe);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(commitsBefore, 1);
}

void tst_Snapshots::asksForNothingOfAShortSession()
{
    LogProbe probe(m_directory->path());
    QSignalSpy wanted(&probe.log, &EventLog::foldWanted);
    create(probe);
    write(probe, worthASnapshot / 2);
    probe.log.keepFold(m_state); // as the server does at each stop
    end(probe);
    probe.log.keepFold(m_state);
    probe.log.close();
    QCOMPARE(wanted.size(), 0);
    QVERIFY(!QFile::exists(snapshot()));
}

void tst_Snapshots::isNotUsed_data()
{
    using Damage = std::function<void()>;
    QTest::addColumn<Damage>("damage");
    QTest::newRow("lost") << Damage([this] { QVERIFY(QFile::remove(snapshot())); });
    QTest::newRow("empty") << Damage([this] { put(snapshot(), {}); });
    QTest::newRow("cut off") << Damage([this] { put(snapshot(), bytesOf(snapshot()).chopped(1)); });
    QTest::newRow("one bit") << Damage([this] {
        QByteArray bytes = bytesOf(snapshot());
        bytes[bytes.size() / 2] ^= 1;
        put(snapshot(), bytes);
    });
    QTest::newRow("of other code") << Damage([this] { // the digest of code and events is behind the seq and its own size
        QByteArray bytes = bytesOf(snapshot()).chopped(32);
        bytes[12] ^= 1;
        put(snapshot(), bytes + QCryptographicHash::hash(bytes, QCryptographicHash::Blake2b_256));
    });
    QTest::newRow("a session with another secret") << Damage([this] { change({u"UPDATE session SET secret = 'another'"_s}); });
    QTest::newRow("events changed by hand") << Damage([this] {
        change({u"DROP TRIGGER event_is_never_changed"_s, u"UPDATE event SET body = 'another' WHERE seq = 5000"_s,
                u"CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event BEGIN SELECT RAISE (ABORT, 'the log is append-only'); END"_s});
    });
}

void tst_Snapshots::isNotUsed()
{
    QFETCH(std::function<void()>, damage);
    makeLog(3);
    damage();
    QCOMPARE(opened(), m_state.lastSeq());
    QCOMPARE(opened(), 0); // another one was made at once
}

/// A backup was restored, and the session went on with other events.
void tst_Snapshots::isNotOfALogThatWentOnOtherwise()
{
    {
        LogProbe probe(m_directory->path());
        create(probe);
        write(probe, 100);
        probe.log.close();
    }
    const QByteArray backup = bytesOf(databasePath());
    const SessionState then = m_state;
    {
        LogProbe probe(m_directory->path());
        write(probe, worthASnapshot);
        probe.log.keepFold(m_state);
        probe.log.close();
    }
    const QByteArray of = bytesOf(snapshot());
    put(databasePath(), backup);
    m_state = then;
    QCOMPARE(opened(), m_state.lastSeq());
    QVERIFY(!QFile::exists(snapshot())); // it never can be used again
    {
        LogProbe probe(m_directory->path());
        write(probe, worthASnapshot + 100);
        probe.log.close();
    }
    put(snapshot(), of);
    QCOMPARE(opened(), m_state.lastSeq());
}

void tst_Snapshots::leavesNothingOfSessionsThatAreNotThere()
{
    makeLog(0);
    const QStringList strays{u"7.fold"_s, u"7.activity"_s, u"1.fold.xK4c2P"_s, u"unknown"_s};
    for (const QString &stray : strays)
        put(folder() + u'/' + stray, "x");
    QCOMPARE(opened(), 0);
    QCOMPARE(QDir(folder()).entryList(QDir::Files), QStringList{u"1.fold"_s});
}

void tst_Snapshots::isMadeWhenAPastSessionIsOpened()
{
    makeLog(0);
    LogProbe probe(m_directory->path());
    end(probe);
    probe.log.close();
    QVERIFY(QFile::remove(snapshot())); // a log of an earlier version has none
    const SqliteArchive archive(m_directory->path());
    for (int i = 0; i < 2; ++i) {
        const QFuture<Result<SessionState>> future = archive.session(1);
        const auto state = future.result();
        QVERIFY(state);
        QCOMPARE(describe(*state), describe(m_state));
        QCOMPARE(future.progressMaximum(), 100);
        QTRY_VERIFY(QFile::exists(snapshot()));
    }
    QVERIFY2(archive.session(2).result().error().code == u"no_session", "");
}

void tst_Snapshots::keepsTheActivityOfASessionThatHasEnded()
{
    makeLog(0);
    const SqliteArchive archive(m_directory->path());
    const auto minutesOf = [](const Activity &activity) {
        QStringList lines;
        for (const ActivityCount &count : activity.counts)
            lines.append(u"%1 %2 %3 %4"_s.arg(count.minute).arg(count.channel).arg(count.role).arg(count.messages));
        for (const Event &mark : activity.marks)
            lines.append(u"%1 %2 %3"_s.arg(mark.seq).arg(mark.atMs).arg(eventKindName(mark.kind)));
        return lines;
    };
    const QString kept = folder() + u"/1.activity"_s;
    QCOMPARE(archive.activity(1).result()->lastSeq, m_state.lastSeq());
    LogProbe probe(m_directory->path());
    Moderate mute{Mute{1, 0, 0}, {u"Ada"_s, {}, {}, 0}};
    append(probe, {*perform(m_state, mute, startMs + 200 * ++m_nonce)});
    end(probe);
    probe.log.close();
    const auto read = archive.activity(1).result();
    QVERIFY(read);
    QTRY_VERIFY(QFile::exists(kept)); // not while it was running: that one was done before
    const auto again = archive.activity(1).result();
    QVERIFY(again);
    QCOMPARE(minutesOf(*again), minutesOf(*read));
    QCOMPARE(again->marks.size(), 1);
    QCOMPARE(again->lastSeq, m_state.lastSeq());
    put(kept, bytesOf(kept).replace(bytesOf(kept).size() / 2, 1, "?"));
    QCOMPARE(minutesOf(*archive.activity(1).result()), minutesOf(*read));
}

void tst_Snapshots::cannotBeWrittenWithoutHarm()
{
    put(folder(), "a file where the folder should be");
    LogProbe probe(m_directory->path());
    create(probe);
    write(probe, worthASnapshot);
    probe.log.keepFold(m_state);
    write(probe, 1);
    probe.log.close();
    QCOMPARE(probe.failures.size(), 0);
    QCOMPARE(opened(), m_state.lastSeq());
}

/// What may take long has threads of its own: participants' older messages come from the common pool.
void tst_Snapshots::keepsNobodyWaitingWhoReadsALittle()
{
    makeLog(0);
    const BusyPool busy;
    const SqliteArchive archive(m_directory->path());
    const auto session = archive.session(1);
    const auto activity = archive.activity(1);
    const auto exported = archive.exportCsv({{}, ExportFormat::Messages, m_directory->filePath(u"messages.csv"_s)});
    QTRY_VERIFY(session.isFinished() && activity.isFinished() && exported.isFinished());
    QVERIFY(session.result() && activity.result() && exported.result());
}

LABCHAT_TEST(tst_Snapshots, QCoreApplication)
#include "tst_snapshots.moc"
