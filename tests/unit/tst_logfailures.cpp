// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqliteeventlog.h"

#include "support/filesizelimit.h"
#include "support/testprogram.h"
#include "unit/logtest.h"

#include <optional>
#include <sys/mount.h>
#include <unistd.h>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// A log that cannot be written or read: nothing that was reported as committed is lost, and nothing is reported that is not there.
class tst_LogFailures final : public LogTest {
    Q_OBJECT

private slots:
    void init() { startAnew(); }

    void failsOnAGapInSeqAndGoesOn()
    {
        LogProbe probe(m_directory->path());
        create(probe);
        const Event first = say(1, u"first"_s);
        const Event lost = say(2, u"lost"_s);
        const Event third = say(3, u"third"_s);
        probe.log.append({first});
        QTRY_COMPARE(probe.commits.size(), 1);
        probe.log.append({third});
        QTRY_COMPARE(probe.failures.size(), 1);
        QCOMPARE(probe.errors.first().code, u"not_stored"_s);
        QCOMPARE(seqs(probe.failures.first()), QList<qint64>{third.seq});

        probe.log.append({lost}); // everything fails until the log has reported its content
        QTRY_COMPARE(probe.failures.size(), 2);
        QTRY_COMPARE(probe.recoveries.size(), 1);
        QVERIFY(probe.recoveries.first().isEmpty());
        probe.log.append({lost, third});
        QTRY_COMPARE(probe.commits.size(), 2);
        QCOMPARE(messagesInLog(), (QStringList{u"first"_s, u"lost"_s, u"third"_s}));
    }

    void failsTheWholeTransactionOnOneEventThatCannotBe()
    {
        LogProbe probe(m_directory->path());
        create(probe);
        const Event first = say(1, u"first"_s);
        Event second = say(2, u"second"_s);
        Event stray = say(1, u"of a session that is not in the log"_s);
        stray.session = 99;
        stray.seq = 1;
        probe.log.append({first});
        QTRY_COMPARE(probe.commits.size(), 1);
        probe.log.append({second, stray});
        QTRY_COMPARE(probe.failures.size(), 1);
        QCOMPARE(probe.failures.first().size(), 2);
        QCOMPARE(messagesInLog(), QStringList{u"first"_s});
        QTRY_COMPARE(probe.recoveries.size(), 1);
    }

    void reportsAfterAFailureWhatReachedTheDisk()
    {
        LogProbe probe(m_directory->path());
        create(probe);
        const Event first = say(1, u"first"_s);
        { // as if the commit had been reported as failed although it succeeded
            const auto database = Database::openForWriting(databasePath());
            QVERIFY(database);
            QVERIFY((*database)->run(u"INSERT INTO event (session_id, seq, at_ms, kind, id_in_session, channel, member, nickname, body, nonce) "
                                     "VALUES (1, 2, ?, 'message', 1, 1, 1, 'Player 1', 'first', ?)"_s, {first.atMs, QString::fromUtf8(first.nonce)}));
        }
        probe.log.append({first});
        QTRY_COMPARE(probe.failures.size(), 1);
        QTRY_COMPARE(probe.recoveries.size(), 1);
        QCOMPARE(seqs(probe.recoveries.first()), QList<qint64>{2});
        QCOMPARE(probe.recoveries.first().first().body, u"first"_s);
        probe.log.append({say(2, u"second"_s)});
        QTRY_COMPARE(probe.commits.size(), 1);
    }

    void refusesADirectoryThatIsInUse()
    {
        LogProbe first(m_directory->path());
        const LogProbe second(m_directory->path());
        QVERIFY(first.contents);
        QVERIFY(second.openError);
        QCOMPARE(second.openError->code, u"data_in_use"_s);
    }

    void refusesALogOfANewerVersion()
    {
        LogProbe(m_directory->path()).log.close();
        {
            const auto database = Database::openForWriting(databasePath());
            QVERIFY((*database)->run(u"PRAGMA user_version=99"_s));
        }
        const LogProbe probe(m_directory->path());
        QVERIFY(probe.openError);
        QCOMPARE(probe.openError->code, u"log_too_new"_s);
        QVERIFY2(probe.openError->text.contains(u"99"), qPrintable(probe.openError->text));
        const auto sessions = SqliteArchive(m_directory->path()).sessions().result();
        QVERIFY(!sessions);
        QCOMPARE(sessions.error().code, u"log_too_new"_s);
    }

    void refusesADamagedFile_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("bytes");
        QTest::newRow("not a database at all") << 0 << 100'000;
        QTest::newRow("the header") << 0 << 100;
        QTest::newRow("the schema") << 100 << 2000;
        QTest::newRow("pages in the middle") << 4096 << 40'000;
    }
    void refusesADamagedFile()
    {
        {
            LogProbe probe(m_directory->path());
            create(probe);
            QList<Event> events;
            for (int i = 0; i < 10; ++i)
                events.append(say(1 + i % 4, u"x"_s.repeated(2000)));
            probe.log.append(events);
            probe.log.close();
        }
        QFETCH(int, from);
        QFETCH(int, bytes);
        QFile file(databasePath());
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(from));
        file.write(QByteArray(qMin<qint64>(bytes, file.size() - from), 'x'));
        file.close();

        const LogProbe probe(m_directory->path());
        QVERIFY(probe.openError);
        QCOMPARE(probe.openError->code, u"log_damaged"_s);
        QVERIFY2(probe.openError->text.contains(u"backup"), qPrintable(probe.openError->text));
    }

    void refusesAFileThatCannotBeOpened()
    {
        QVERIFY(QDir().mkpath(databasePath()));
        const LogProbe probe(m_directory->path());
        QVERIFY(probe.openError);
        QCOMPARE(probe.openError->code, u"data_not_writable"_s);
    }

    /// A disk that is really full: a file system of one megabyte.
    void reportsAFullDiskAndRecovers()
    {
        const QByteArray mountPoint = QFile::encodeName(m_directory->path());
        if (geteuid() != 0 || mount("tmpfs", mountPoint.constData(), "tmpfs", 0, "size=1m") != 0)
            QSKIP("a file system can only be mounted by root; see reportsWritesThatFailAndRecovers");
        const auto unmount = qScopeGuard([&] { umount2(mountPoint.constData(), MNT_DETACH); });
        failAndRecover(u"disk_full"_s, [filler = std::make_shared<QFile>(m_directory->filePath(u"filler"_s))](bool full) {
            if (!full) {
                QVERIFY(filler->remove());
                return;
            }
            QVERIFY(filler->open(QIODevice::WriteOnly | QIODevice::Unbuffered));
            while (filler->write(QByteArray(4096, 'x')) > 0) { }
        });
    }

    /// For all users: the system refuses every write beyond a file's current size.
    void reportsWritesThatFailAndRecovers()
    {
        std::optional<FileSizeLimit> limit;
        failAndRecover(u"not_stored"_s, [&](bool full) {
            if (full)
                limit.emplace(4096);
            else
                limit.reset();
        });
    }

private:
    void failAndRecover(const QString &code, const std::function<void(bool full)> &fill)
    {
        LogProbe probe(m_directory->path());
        QVERIFY(probe.contents);
        create(probe);
        probe.log.append({say(1, u"before"_s)});
        QTRY_COMPARE(probe.commits.size(), 1);
        const SessionState before = m_state;

        fill(true);
        const QString body = u"x"_s.repeated(2000);
        QList<Event> refused;
        for (int i = 0; i < 10; ++i)
            refused.append(say(1 + i % 4, body));
        probe.log.append(refused);
        QTRY_COMPARE(probe.failures.size(), 1);
        QCOMPARE(seqs(probe.failures.first()), seqs(refused));
        QCOMPARE(probe.errors.first().code, code);
        QVERIFY(!probe.errors.first().text.isEmpty());
        probe.log.append({say(1, u"still full"_s)});
        QTRY_COMPARE(probe.failures.size(), 2);
        QCOMPARE(messagesInLog(), QStringList{u"before"_s});
        QCOMPARE(probe.commits.size(), 1);

        fill(false);
        QTRY_COMPARE_WITH_TIMEOUT(probe.recoveries.size(), 1, 10'000);
        QVERIFY(probe.recoveries.first().isEmpty());
        m_state = before; // like the server: it goes back to the content of the log
        probe.log.append({say(1, u"after"_s)});
        QTRY_COMPARE(probe.commits.size(), 2);
        QCOMPARE(messagesInLog(), (QStringList{u"before"_s, u"after"_s}));
        probe.log.close();
        QVERIFY(LogProbe(m_directory->path()).contents);
    }
};

LABCHAT_TEST(tst_LogFailures, QCoreApplication)
#include "tst_logfailures.moc"
