// SPDX-License-Identifier: GPL-3.0-or-later
#include "logtest.h"
#include "store/eventrows.h"
#include "store/saidindex.h"
#include "support/testprogram.h"

#include <algorithm>
#include <functional>

#include <sqlite3.h>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// The index of what was said finds the same as reading all events, wherever it ends.
class tst_SaidIndex final : public LogTest {
    Q_OBJECT

private slots:
    void init() { startAnew(); }

    void findsWhatTheEventsSay_data();
    void findsWhatTheEventsSay();
    void isWholeWhenASessionHasEnded();
    void continuesAfterAFailure();
    void isMadeForOlderLogs_data();
    void isMadeForOlderLogs();
    void isReadOnAfterARestart();
    void isReadOfALongSessionAsFast_data();
    void isReadOfALongSessionAsFast();

private:
    /// Messages of all participants in turn, in one batch.
    void write(LogProbe &probe, qint64 messages)
    {
        QList<Event> events;
        for (qint64 i = 0; i < messages; ++i)
            events.append(say(1 + int(i * i % m_session->numParticipants())));
        m_written += events;
        const qsizetype before = probe.commits.size();
        probe.log.append(events);
        QTRY_COMPARE(probe.commits.size(), before + 1);
    }
    [[nodiscard]] QList<qint64> written(int channel) const
    {
        QList<qint64> found;
        for (const Event &event : m_written) {
            if (event.channel == channel)
                found.append(event.seq);
        }
        return found;
    }
    void compareWithTheEvents() const;
    [[nodiscard]] qint64 ask(const QString &sql) const
    {
        const auto database = Database::openForReading(databasePath());
        return database ? (*database)->readValue(sql).value_or(QVariant(-1)).toLongLong() : -1;
    }

    QList<Event> m_written;
};

void tst_SaidIndex::compareWithTheEvents() const
{
    const SqliteArchive archive(m_directory->path());
    QList<qint64> lastOfAll;
    for (int channel = 1; channel <= m_session->channels.size(); ++channel) {
        const QList<qint64> all = written(channel);
        lastOfAll += all.mid(qMax<qsizetype>(0, all.size() - 30));
        for (const qint64 at : {qint64(0), qint64(5), SaidIndex::behind - 3, SaidIndex::behind, SaidIndex::behind + 20, 2 * SaidIndex::behind, fromTheEnd()}) {
            for (const int limit : {1, 7, 5000}) {
                const auto bound = std::lower_bound(all.begin(), all.end(), at);
                const auto earlier = archive.messages(1, channel, at, limit).result();
                QVERIFY2(earlier, earlier ? "" : qPrintable(earlier.error().text));
                const qsizetype before = bound - all.begin();
                QCOMPARE(seqs(*earlier), all.mid(qMax<qsizetype>(0, before - limit), qMin<qsizetype>(before, limit)));
                const auto later = archive.messagesFrom(1, channel, at, limit).result();
                QVERIFY(later);
                QCOMPARE(seqs(*later), all.mid(before, limit));
            }
        }
    }
    std::sort(lastOfAll.begin(), lastOfAll.end());
    const auto last = archive.lastMessages(1, 30).result();
    QVERIFY(last);
    QCOMPARE(seqs(*last), lastOfAll);
    QCOMPARE(archive.sessions().result()->constFirst().messages, m_written.size());
}

void tst_SaidIndex::findsWhatTheEventsSay_data()
{
    QTest::addColumn<QList<qint64>>("batches");
    QTest::newRow("nothing") << QList<qint64>{};
    QTest::newRow("no index yet") << QList<qint64>{40};
    QTest::newRow("just before") << QList<qint64>{SaidIndex::behind - 2};
    QTest::newRow("just then") << QList<qint64>{SaidIndex::behind - 1};
    QTest::newRow("in small batches") << QList<qint64>{400, 400, 400, 400, 400, 400};
    QTest::newRow("in a large one") << QList<qint64>{3 * SaidIndex::behind + 17, 5};
}

void tst_SaidIndex::findsWhatTheEventsSay()
{
    QFETCH(QList<qint64>, batches);
    m_written.clear();
    LogProbe probe(m_directory->path());
    create(probe);
    for (const qint64 messages : std::as_const(batches))
        write(probe, messages);
    compareWithTheEvents();
    QVERIFY(m_state.lastSeq() - ask(u"SELECT max(seq) FROM said_until"_s) < SaidIndex::behind);
}

void tst_SaidIndex::isWholeWhenASessionHasEnded()
{
    m_written.clear();
    LogProbe probe(m_directory->path());
    create(probe);
    write(probe, 12);
    const auto ended = perform(m_state, EndSession{}, m_state.lastAtMs());
    QVERIFY(ended);
    probe.log.append({*ended});
    QTRY_COMPARE(probe.commits.size(), 2);
    QCOMPARE(ask(u"SELECT ifnull(sum(json_array_length(seqs)), 0) FROM said"_s), 12);
    compareWithTheEvents();
}

/// What it did not contain yet when the program stopped is in it later.
void tst_SaidIndex::isReadOnAfterARestart()
{
    m_written.clear();
    {
        LogProbe probe(m_directory->path());
        create(probe);
        write(probe, SaidIndex::behind + 30);
    }
    LogProbe probe(m_directory->path());
    compareWithTheEvents();
    write(probe, SaidIndex::behind);
    QVERIFY(ask(u"SELECT sum(json_array_length(seqs)) FROM said"_s) > SaidIndex::behind);
    compareWithTheEvents();
}

/// What was rolled back is not in the index, and the index goes on from where it really is.
void tst_SaidIndex::continuesAfterAFailure()
{
    m_written.clear();
    LogProbe probe(m_directory->path());
    create(probe);
    write(probe, SaidIndex::behind / 2);
    const SessionState before = m_state;
    const auto other = Database::openForWriting(databasePath());
    QVERIFY(other && (*other)->run(u"CREATE TRIGGER full BEFORE INSERT ON said_until BEGIN SELECT RAISE (ABORT, 'no'); END"_s));
    QList<Event> lost;
    for (qint64 i = 0; i < SaidIndex::behind; ++i)
        lost.append(say(1));
    probe.log.append(lost);
    QTRY_COMPARE(probe.failures.size(), 1);
    QVERIFY((*other)->run(u"DROP TRIGGER full"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!probe.recoveries.isEmpty(), 20'000);
    m_state = before;
    write(probe, SaidIndex::behind);
    compareWithTheEvents();
}

void tst_SaidIndex::isMadeForOlderLogs_data()
{
    QTest::addColumn<QStringList>("back");
    const QString blocks = u"DROP TABLE said"_s;
    QTest::newRow("format 6") << QStringList{blocks, u"DROP TABLE said_until"_s, u"PRAGMA user_version = 6"_s,
                                             u"CREATE INDEX event_said ON event (session_id, channel, seq) WHERE kind IN ('message', 'message_released')"_s};
    QTest::newRow("format 7") << QStringList{blocks, u"PRAGMA user_version = 7"_s,
        u"CREATE TABLE said (session_id INTEGER NOT NULL, channel INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (session_id, channel, seq)) STRICT, WITHOUT ROWID"_s,
        u"INSERT INTO said SELECT session_id, channel, seq FROM event WHERE kind = 'message' AND seq <= (SELECT seq FROM said_until)"_s};
}

void tst_SaidIndex::isMadeForOlderLogs()
{
    QFETCH(QStringList, back);
    const qint64 messages = 5 * SaidIndex::behind + 60; // more than a block in each channel
    m_written.clear();
    {
        LogProbe probe(m_directory->path());
        create(probe);
        write(probe, messages);
    }
    {
        const auto database = Database::openForWriting(databasePath());
        QVERIFY(database);
        const QStringList withoutChain{u"DROP TRIGGER event_is_never_changed"_s, u"CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event BEGIN SELECT RAISE (ABORT, 'no'); END"_s, u"ALTER TABLE event DROP COLUMN chain"_s,
                                       u"ALTER TABLE session DROP COLUMN chain"_s, u"DROP TABLE text_secret"_s, u"DROP TABLE erased_text"_s, u"DROP TABLE erasure"_s};
        for (const QString &statement : withoutChain + back)
            QVERIFY((*database)->run(statement));
    }
    LogProbe probe(m_directory->path());
    QVERIFY(probe.contents);
    compareWithTheEvents();
    QVERIFY(ask(u"SELECT count(*) FROM said"_s) < 20);
    QCOMPARE(ask(u"SELECT sum(json_array_length(seqs)) FROM said"_s), ask(u"SELECT messages FROM said_until"_s));
    write(probe, SaidIndex::behind);
    compareWithTheEvents();
}

/// Counted in steps of SQLite's machine, which do not depend on what else the computer does.
void tst_SaidIndex::isReadOfALongSessionAsFast_data()
{
    QTest::addColumn<std::function<bool(Database &)>>("read");
    QTest::newRow("the last messages") << std::function<bool(Database &)>([](Database &log) { return readLastMessages(log, 1, 30).has_value(); });
    QTest::newRow("when the log is opened") << std::function<bool(Database &)>([](Database &log) { return SaidIndex::open(log).has_value(); });
    QTest::newRow("earlier messages") << std::function<bool(Database &)>([](Database &log) { return readMessages(log, 1, 1, 500, 30).has_value(); });
}

void tst_SaidIndex::isReadOfALongSessionAsFast()
{
    QFETCH(std::function<bool(Database &)>, read);
    m_written.clear();
    LogProbe probe(m_directory->path());
    create(probe);
    const auto steps = [&] {
        qint64 count = 0;
        const auto database = Database::openForReading(databasePath());
        if (!database)
            return qint64(-1);
        sqlite3_progress_handler((*database)->handle(), 1, [](void *counter) { return ++*static_cast<qint64 *>(counter), 0; }, &count);
        return read(**database) ? count : qint64(-1);
    };
    write(probe, 3 * SaidIndex::behind);
    const qint64 before = steps();
    write(probe, 12 * SaidIndex::behind);
    QVERIFY(before > 0);
    QVERIFY2(steps() < 2 * before, qPrintable(u"%1 after %2"_s.arg(steps()).arg(before)));
}

LABCHAT_TEST(tst_SaidIndex, QCoreApplication)
#include "tst_saidindex.moc"
