// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/filesizelimit.h"
#include "support/testprogram.h"
#include "unit/exporttest.h"

#include <fcntl.h>
#include <sys/stat.h>

using namespace LabChat;
using namespace LabChat::Testing;

/// How an export comes into its file, completely or not at all; what else the archive reads.
class tst_ExportFiles final : public ExportTest {
    Q_OBJECT

private slots:
    void initTestCase() { fillLog(); }
    void cleanup() { removeFiles(); }

    void reportsItsProgressInEvents()
    {
        QFuture<Result<ExportSummary>> future = start(u"largeone"_s);
        QFutureWatcher<Result<ExportSummary>> watcher;
        QSignalSpy progressed(&watcher, &QFutureWatcherBase::progressValueChanged);
        watcher.setFuture(future);
        QTRY_VERIFY(watcher.isFinished());
        QTRY_VERIFY(progressed.size() > 0);
        QCOMPARE(future.progressMaximum(), manyMessages + 1); // and session_created
        QCOMPARE(future.progressValue(), manyMessages + 1);
        QCOMPARE(future.result()->rows, manyMessages);
        QCOMPARE(future.result()->fileName, target());
    }

    void leavesNoFileWhenItIsCancelled()
    {
        QFuture<Result<ExportSummary>> future = start(u"largeone"_s);
        cancelOnTheWay(future);
        QCOMPARE(filesInOut(), QStringList{});
    }

    void leavesAnOlderFileAloneWhenItIsCancelled()
    {
        QFile older(target());
        QVERIFY(older.open(QIODevice::WriteOnly) && older.write("precious") == 8);
        older.close();
        QFuture<Result<ExportSummary>> future = start(u"largeone"_s);
        cancelOnTheWay(future);
        QVERIFY(older.open(QIODevice::ReadOnly));
        QCOMPARE(older.readAll(), QByteArray("precious"));
        QCOMPARE(filesInOut().size(), 1);
    }

    void leavesNoHalfFileOnAFullDisk()
    {
        const FileSizeLimit limit(64 * 1024);
        const auto summary = start(u"largeone"_s).result();
        QVERIFY(!summary);
        QCOMPARE(summary.error().code, u"not_written"_s);
        QCOMPARE(filesInOut(), QStringList{});
    }

    /// The last bytes are written when the file is closed.
    void leavesAnOlderFileAloneIfOnlyTheLastBytesDoNotFit()
    {
        const qsizetype whole = exported(u"abcdefgh"_s, ExportFormat::OTree).size();
        for (const qsizetype room : {qsizetype(0), whole - 1}) {
            QFile older(target());
            QVERIFY(older.open(QIODevice::WriteOnly) && older.write("precious") == 8);
            older.close();
            const auto summary = [&] {
                const FileSizeLimit limit{rlim_t(room)};
                return start(u"abcdefgh"_s).result();
            }();
            QVERIFY(!summary);
            QCOMPARE(summary.error().code, u"not_written"_s);
            QVERIFY2(summary.error().text.contains(target()), qPrintable(summary.error().text));
            QVERIFY(older.open(QIODevice::ReadOnly));
            QCOMPARE(older.readAll(), QByteArray("precious"));
            QCOMPARE(filesInOut().size(), 1);
        }
        const FileSizeLimit limit{rlim_t(whole)};
        QVERIFY(start(u"abcdefgh"_s).result());
    }

    void writesIntoAPipeInsteadOfReplacingIt()
    {
        const QByteArray whole = exported(u"abcdefgh"_s, ExportFormat::OTree);
        QVERIFY(QFile::remove(target()));
        const QByteArray pipe = QFile::encodeName(target());
        QCOMPARE(mkfifo(pipe.constData(), 0600), 0);
        QFile reader;
        QVERIFY(reader.open(::open(pipe.constData(), O_RDONLY | O_NONBLOCK), QIODevice::ReadOnly | QIODevice::Unbuffered, QFile::AutoCloseHandle));
        const auto summary = start(u"abcdefgh"_s).result();
        QVERIFY2(summary, summary ? "" : qPrintable(summary.error().text));
        QCOMPARE(reader.readAll(), whole);
        struct stat after { };
        QVERIFY(stat(pipe.constData(), &after) == 0 && S_ISFIFO(after.st_mode));
        QVERIFY(QFile::remove(target()));
    }

    /// By a link, so that a mistake does not replace the computer's own device.
    void saysThatADeviceIsFull()
    {
        QVERIFY(QFile::link(u"/dev/full"_s, target()));
        const auto summary = start(u"abcdefgh"_s).result();
        QVERIFY(!summary);
        QCOMPARE(summary.error().code, u"not_written"_s);
        QVERIFY2(summary.error().text.contains(target()), qPrintable(summary.error().text));
        QVERIFY(!QFileInfo(u"/dev/full"_s).isFile());
        QCOMPARE(QFileInfo(target()).symLinkTarget(), u"/dev/full"_s);
        QVERIFY(QFile::remove(target()));
    }

    void explainsWhyItCannotWrite_data()
    {
        QTest::addColumn<QString>("fileName");
        QTest::newRow("no such folder") << u"/nowhere/at/all/x.csv"_s;
        QTest::newRow("a folder") << QDir::tempPath();
        QTest::newRow("no name") << u""_s;
    }
    void explainsWhyItCannotWrite()
    {
        QFETCH(QString, fileName);
        const auto summary = m_archive.exportCsv({{u"abcdefgh"_s}, ExportFormat::OTree, fileName}).result();
        QVERIFY(!summary);
        QCOMPARE(summary.error().code, u"not_written"_s);
        QVERIFY2(summary.error().text.contains(fileName), qPrintable(summary.error().text));
    }

    void refusesAnUnknownSession()
    {
        const auto summary = start(u"nosuchid"_s).result();
        QVERIFY(!summary);
        QCOMPARE(summary.error().code, u"no_session"_s);
        QCOMPARE(filesInOut(), QStringList{});
    }

    void refusesADirectoryWithoutALog()
    {
        const QTemporaryDir empty;
        const SqliteArchive archive(empty.path());
        QCOMPARE(archive.exportCsv({{}, ExportFormat::OTree, target()}).result().error().code, u"no_log"_s);
        QCOMPARE(archive.sessions().result().error().code, u"no_log"_s);
        QVERIFY(QDir(empty.path()).isEmpty());
    }

    void writesOnlyTheHeaderOfALogWithoutSessions()
    {
        const QTemporaryDir empty;
        LogProbe(empty.path()).log.close();
        QVERIFY(SqliteArchive(empty.path()).exportCsv({{}, ExportFormat::OTree, target()}).result());
        QFile file(target());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray(otreeHeader));
    }

    void listsTheSessionsNewestFirst()
    {
        const auto sessions = m_archive.sessions().result();
        QVERIFY(sessions);
        QCOMPARE(sessions->size(), 3);
        QCOMPARE(sessions->at(0).code, u"largeone"_s);
        QCOMPARE(sessions->at(0).messages, manyMessages);
        QCOMPARE(sessions->at(1).endedAtMs, startMs + 6000);
        QCOMPARE(sessions->at(2).endedAtMs, 0);
        QCOMPARE(sessions->at(2).createdAtMs, startMs);
        QCOMPARE(sessions->at(2).title, u"Group chat"_s);
    }

    void readsTheMessagesOfAChannelPageByPage()
    {
        const auto last = m_archive.messages(3, 1, fromTheEnd(), 2).result();
        QVERIFY(last);
        QCOMPARE(last->size(), 2);
        QCOMPARE(last->first().body, u"message %1"_s.arg(manyMessages - 2));
        const auto before = m_archive.messages(3, 1, last->first().seq, 2).result();
        QCOMPARE(before->last().body, u"message %1"_s.arg(manyMessages - 3));
        QVERIFY(m_archive.messages(3, 1, 2, 2).result()->isEmpty());
        QVERIFY(m_archive.messages(3, 9, fromTheEnd(), 2).result()->isEmpty());
    }

private:
    static void cancelOnTheWay(QFuture<Result<ExportSummary>> &future)
    {
        QFutureWatcher<Result<ExportSummary>> watcher;
        connect(&watcher, &QFutureWatcherBase::progressValueChanged, &watcher, [&](int rows) {
            if (rows > 0)
                future.cancel();
        });
        watcher.setFuture(future);
        QTRY_VERIFY(watcher.isFinished());
        QVERIFY(future.isCanceled());
        QVERIFY(future.progressValue() < manyMessages);
    }
};

LABCHAT_TEST(tst_ExportFiles, QCoreApplication)
#include "tst_exportfiles.moc"
