// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlitearchive.h"
#include "support/testprogram.h"
#include "unit/searchtest.h"

#include <ctime>

using namespace LabChat;
using namespace LabChat::Testing;

/// The file that the search looks through: made, kept up to date, made again, and fast.
class tst_SearchFile final : public SearchTest {
    Q_OBJECT

private slots:
    void init() { startAnew(); }

    void catchesUpWithTheLog()
    {
        QVERIFY(search({u"later"_s, 0, 200})->hits.isEmpty());
        QVERIFY(withLog([&](Database &log) { say(log, 1, {u"later"_s}); }));
        QCOMPARE(search({u"later"_s, 0, 200})->total, 1);
        QCOMPARE(search({u"later"_s, 0, 200})->total, 1);
        QVERIFY(withLog([&](Database &log) {
            addSession(log, makeSession(groupChat(), 2));
            say(log, 2, {u"later still"_s});
        }));
        QCOMPARE(search({u"later"_s, 0, 200})->total, 2);
    }

    void makesTheIndexAnewWhenItIsDamaged_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("length");
        QTest::newRow("no database") << 0 << 100;
        QTest::newRow("header kept") << 100 << 10'000'000;
        QTest::newRow("all but the first page") << 32768 << 10'000'000;
    }
    void makesTheIndexAnewWhenItIsDamaged()
    {
        QFETCH(int, from);
        QFETCH(int, length);
        QStringList texts;
        for (int i = 0; i < 500; ++i)
            texts.append(u"message number %1"_s.arg(i));
        QVERIFY(withLog([&](Database &log) { say(log, 1, texts); }));
        QCOMPARE(search({u"number"_s, 0, 5})->total, 500);
        QFile file(DataDirectory::searchPathIn(m_directory->path()));
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(from));
        const qint64 size = qMin<qint64>(length, file.size() - from);
        QVERIFY(size > 0);
        QCOMPARE(file.write(QByteArray(int(size), '\xa5')), size);
        file.close();
        const auto results = search({u"number"_s, 0, 5});
        QVERIFY2(results, results ? "" : qPrintable(results.error().text));
        QCOMPARE(results->total, 500);
    }

    void makesTheIndexAnewWhenItIsOfAnotherVersionOrAnotherThing()
    {
        QVERIFY(withLog([&](Database &log) { say(log, 1, {u"hello"_s}); }));
        QCOMPARE(search({u"hello"_s, 0, 5})->total, 1);
        for (const QString &change : {u"PRAGMA user_version=99"_s, u"DROP TABLE indexed"_s}) {
            {
                const auto index = Database::openDerived(DataDirectory::searchPathIn(m_directory->path()));
                QVERIFY(index && (*index)->run(change));
            }
            QCOMPARE(search({u"hello"_s, 0, 5})->total, 1);
        }
        QVERIFY(QFile::remove(DataDirectory::searchPathIn(m_directory->path())));
        QCOMPARE(search({u"hello"_s, 0, 5})->total, 1);
    }

    void makesTheIndexAnewWhenABackupOfTheLogWasPutBack()
    {
        const QString log = DataDirectory::databasePathIn(m_directory->path());
        const QString backup = m_directory->filePath(u"backup"_s);
        QVERIFY(QFile::copy(log, backup));
        const QHash<qint64, qint64> seqs = m_lastSeq;
        QVERIFY(withLog([&](Database &database) { say(database, 1, {u"one"_s, u"two"_s, u"three"_s}); }));
        QCOMPARE(search({u"three"_s, 0, 5})->total, 1);
        QVERIFY(QFile::remove(log) && QFile::copy(backup, log));
        m_lastSeq = seqs;
        QVERIFY(withLog([&](Database &database) { say(database, 1, {u"four"_s}); }));
        QCOMPARE(search({u"three"_s, 0, 5})->total, 0);
        QCOMPARE(search({u"four"_s, 0, 5})->total, 1);
    }

    void saysThatThereIsNoLog()
    {
        const QTemporaryDir empty;
        const auto results = searchMessages(empty.path(), {u"x"_s, 0, 5}, [] { return false; });
        QVERIFY(!results);
        QCOMPARE(results.error().code, u"no_log"_s);
    }

    void keepsWhatWasIndexedWhenItIsCancelled()
    {
        const QStringList texts(25'000, u"so many words"_s);
        QVERIFY(withLog([&](Database &log) { say(log, 1, texts); }));
        int asked = 0;
        const auto cancelled = searchMessages(m_directory->path(), {u"words"_s, 0, 5}, [&] { return ++asked == 3; });
        QVERIFY(!cancelled);
        QCOMPARE(cancelled.error().code, u"cancelled"_s);
        QCOMPARE(numberInIndex(u"SELECT seq FROM indexed"_s), 20'000);
        QCOMPARE(search({u"words"_s, 0, 5})->total, 25'000);
    }

    /// Somebody has typed the next letter.
    void stopsLookingWhenItIsCancelled()
    {
        QVERIFY(withLog([&](Database &log) { say(log, 1, QStringList(5'000, u"so many words"_s)); }));
        QCOMPARE(search({u"o"_s, 0, 5})->total, 5'000);
        int asked = 0;
        const auto cancelled = searchMessages(m_directory->path(), {u"o"_s, 0, 5}, [&] { return ++asked == 3; });
        QVERIFY(!cancelled);
        QCOMPARE(cancelled.error().code, u"cancelled"_s);
        QCOMPARE(asked, 3);
    }

    /// A search every second while people write must not leave a piece for each.
    void fillsThePiecesOfARunningSession()
    {
        QStringList said;
        for (int i = 0; i < 30; ++i) {
            said.append(u"message %1"_s.arg(i));
            QVERIFY(withLog([&](Database &log) { say(log, 1, {said.last()}); }));
            QCOMPARE(search({u"message"_s, 0, 5})->total, said.size());
        }
        QCOMPARE(numberInIndex(u"SELECT count(*) FROM piece"_s), 1);
        QVERIFY(withLog([&](Database &log) { say(log, 1, QStringList(3'000, u"message"_s)); }));
        QCOMPARE(search({u"message"_s, 1, 5})->total, 3'030);
        QCOMPARE(numberInIndex(u"SELECT count(*) FROM piece"_s), 4);
    }

    void doesOneSearchAfterTheOtherAndNoneThatIsCancelled()
    {
        const QStringList texts(5'000, u"so many words"_s);
        QVERIFY(withLog([&](Database &log) { say(log, 1, texts); }));
        const SqliteArchive archive(m_directory->path());
        QList<QFuture<Result<SearchResults>>> futures;
        for (int i = 0; i < 50; ++i) {
            if (!futures.isEmpty())
                futures.last().cancel();
            futures.append(archive.search({u"words"_s, 0, 5}));
        }
        const auto results = futures.last().result();
        QVERIFY(results);
        QCOMPARE(results->total, 5'000);
        for (QFuture<Result<SearchResults>> &future : futures)
            future.waitForFinished();
        QVERIFY(std::all_of(futures.begin(), futures.end() - 1, [](const auto &future) { return future.isCanceled(); }));
    }

    /// The numbers in src/ARCHITECTURE.md were measured like this, with LABCHAT_MEASURE=100000. The limits are in processor time, and only detect what grows faster than the log.
    void staysQuickWithManyMessages()
    {
        const int messages = qEnvironmentVariableIntValue("LABCHAT_MEASURE") > 0 ? qEnvironmentVariableIntValue("LABCHAT_MEASURE") : 10'000;
        QRandomGenerator random(1);
        const QStringList words = randomWords(random);
        QStringList texts;
        for (int i = 0; i < messages; ++i) {
            QStringList text;
            for (int count = random.bounded(3, 18); count > 0; --count)
                text.append(words.at(qMin(random.bounded(4000), random.bounded(4000))));
            texts.append(text.join(u' '));
        }
        QVERIFY(withLog([&](Database &log) { say(log, 1, texts); }));
        const qint64 firstUs = processorTime([&] { QVERIFY(search({words.at(5), 0, 200})); });
        qInfo("first index of %d messages: %lld ms, %lld MB", messages, firstUs / 1000, QFileInfo(DataDirectory::searchPathIn(m_directory->path())).size() / 1'000'000);
        QVERIFY(firstUs < messages * 500LL);
        for (const qint64 session : {1, 0}) {
            QList<qint64> times;
            for (int i = 0; i < 15; ++i) { // growing words, as somebody types
                const QString word = words.at(random.bounded(4000)) + u' ' + words.at(random.bounded(4000));
                for (qsizetype typed = 1; typed <= word.size(); typed += 2)
                    times.append(processorTime([&] { QVERIFY(search({word.left(typed), session, 200})); }));
            }
            std::sort(times.begin(), times.end());
            qInfo("%s, a query as it is typed: median %.1f ms, 95 %% %.1f ms, longest %.1f ms", session == 0 ? "all sessions" : "one session",
                  double(times.at(times.size() / 2)) / 1000, double(times.at(times.size() * 95 / 100)) / 1000, double(times.last()) / 1000);
            QVERIFY(times.at(times.size() / 2) < 100'000);
        }
    }

private:
    /// In microseconds of processor time, because other programs may be busy.
    static qint64 processorTime(const std::function<void()> &work)
    {
        const std::clock_t begun = std::clock();
        work();
        return qint64(std::clock() - begun) * 1'000'000 / CLOCKS_PER_SEC;
    }

    [[nodiscard]] qint64 numberInIndex(const QString &sql) const
    {
        const auto index = Database::openDerived(DataDirectory::searchPathIn(m_directory->path()));
        const auto value = index ? (*index)->readValue(sql) : Result<QVariant>(tl::unexpected(index.error()));
        return value ? value->toLongLong() : -1;
    }

    static QStringList randomWords(QRandomGenerator &random)
    {
        QStringList words;
        for (int i = 0; i < 4000; ++i) {
            QString word;
            for (int letters = random.bounded(2, 9); letters > 0; --letters)
                word.append(QChar(u'a' + qMin(random.bounded(26), random.bounded(26))));
            words.append(word);
        }
        return words;
    }
};

LABCHAT_TEST(tst_SearchFile, QCoreApplication)
#include "tst_searchfile.moc"
