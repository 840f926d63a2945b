// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"
#include "store/datadirectory.h"
#include "store/sessionarchive.h"
#include "support/testprogram.h"
#include "unit/exporttest.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>

using namespace LabChat;
using namespace LabChat::Testing;

/// A session in a file of its own.
class SessionArchiveTest final : public ExportTest {
    Q_OBJECT

private slots:
    void initTestCase();
    void opensWithAllThatItHad();
    void hasNothingOfOtherSessions();
    void isOneFileForItsOwner();
    void opensWhereNothingCanBeWritten();
    void refusesWhatIsNotThere();
    void saysWhatIsNoArchive_data();
    void saysWhatIsNoArchive();
    void saysThatItIsTooNew();
    void leavesNothingWhereItCannotWrite();

private:
    [[nodiscard]] QString archive() const { return m_out.filePath(u"ended.labchat"_s); }
    /// The export of a session as JSON Lines and as a table of messages.
    [[nodiscard]] static QByteArray contents(const QString &dataDirectory);
    [[nodiscard]] QByteArray read(const QString &fileName) const
    {
        QFile file(fileName);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

void SessionArchiveTest::initTestCase()
{
    fillLog();
    QVERIFY(SqliteArchive(m_data.path()).archiveSession(u"zzzzzzzz"_s, archive()).result());
}

QByteArray SessionArchiveTest::contents(const QString &dataDirectory)
{
    QByteArray all;
    const QTemporaryDir out;
    for (const QString &format : exportFormatNames()) {
        const ExportFormat each = *exportFormatByName(format);
        const QString name = out.filePath(format);
        if (!infoOf(each).table)
            continue;
        const auto written = SqliteArchive(dataDirectory).exportCsv({.sessions = {u"zzzzzzzz"_s}, .format = each, .fileName = name}).result();
        QFile file(name);
        all += written && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("not written");
    }
    return all;
}

void SessionArchiveTest::opensWithAllThatItHad()
{
    const QTemporaryDir elsewhere;
    QVERIFY(openSessionArchive(archive(), elsewhere.path()));
    const auto sessions = SqliteArchive(elsewhere.path()).sessions().result();
    QVERIFY(sessions);
    QCOMPARE(sessions->size(), 1);
    QCOMPARE(sessions->constFirst().code, u"zzzzzzzz"_s);
    const auto state = SqliteArchive(elsewhere.path()).session(sessions->constFirst().id).result();
    QVERIFY(state);
    QVERIFY(state->ended());
    QCOMPARE(SqliteArchive(elsewhere.path()).messagesOfSession(2, fromTheEnd(), 10).result()->constFirst().body, u"Bye"_s);
    QCOMPARE(contents(elsewhere.path()), contents(m_data.path()));
    // And from there once more.
    const QString again = m_out.filePath(u"again.labchat"_s);
    QVERIFY(SqliteArchive(elsewhere.path()).archiveSession(u"zzzzzzzz"_s, again).result());
    const QTemporaryDir third;
    QVERIFY(openSessionArchive(again, third.path()));
    QCOMPARE(contents(third.path()), contents(m_data.path()));
}

/// Every table that has rows of sessions.
void SessionArchiveTest::hasNothingOfOtherSessions()
{
    const QTemporaryDir elsewhere;
    QVERIFY(openSessionArchive(archive(), elsewhere.path()));
    const auto there = Database::openForReading(DataDirectory::databasePathIn(elsewhere.path()));
    const auto here = Database::openForReading(DataDirectory::databasePathIn(m_data.path()));
    QVERIFY(there && here);
    QStringList tables;
    QVERIFY((*there)->readRows(u"SELECT m.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'session_id'"_s, {}, [&tables](const QSqlQuery &row) {
        tables.append(row.value(0).toString());
        return true;
    }));
    QVERIFY(tables.contains(u"event"_s));
    for (const QString &table : std::as_const(tables)) {
        QCOMPARE((*there)->readValue(u"SELECT count(*) FROM "_s + table)->toInt(), (*here)->readValue(u"SELECT count(*) FROM "_s + table + u" WHERE session_id = 2"_s)->toInt());
        QCOMPARE((*there)->readValue(u"SELECT count(*) FROM "_s + table + u" WHERE session_id <> 2"_s)->toInt(), 0);
    }
    const QByteArray bytes = read(archive());
    QVERIFY(!bytes.contains("abcdefgh"));
    QVERIFY(!bytes.contains("message 1"));
}

void SessionArchiveTest::isOneFileForItsOwner()
{
    QCOMPARE(filesInOut().filter(u"ended"_s), QStringList{u"ended.labchat"_s});
    QCOMPARE(QFile::permissions(archive()) & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther), QFile::Permissions());
    const QString again = m_out.filePath(u"same.labchat"_s);
    QVERIFY(SqliteArchive(m_data.path()).archiveSession(u"zzzzzzzz"_s, again).result());
    QCOMPARE(QFileInfo(again).size(), QFileInfo(archive()).size());
}

/// The archive itself stays as it is.
void SessionArchiveTest::opensWhereNothingCanBeWritten()
{
    const QByteArray before = read(archive());
    QVERIFY(QFile::setPermissions(archive(), QFile::ReadOwner));
    const QTemporaryDir elsewhere;
    QVERIFY(openSessionArchive(archive(), elsewhere.path()));
    QCOMPARE(read(archive()), before);
    QVERIFY(QFile::setPermissions(archive(), QFile::ReadOwner | QFile::WriteOwner));
}

void SessionArchiveTest::refusesWhatIsNotThere()
{
    const QString target = m_out.filePath(u"none.labchat"_s);
    QCOMPARE(m_archive.archiveSession(u"abcdefgh"_s, target).result().error().code, u"not_ended"_s);
    QCOMPARE(m_archive.archiveSession(u"nowhere"_s, target).result().error().code, u"no_session"_s);
    const QTemporaryDir empty;
    QCOMPARE(SqliteArchive(empty.path()).archiveSession(u"abcdefgh"_s, target).result().error().code, u"no_log"_s);
    QVERIFY(!QFile::exists(target));
}

void SessionArchiveTest::saysWhatIsNoArchive_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("session_code,body\r\n");
    QTest::newRow("half") << read(archive()).first(2000);
    QTest::newRow("head") << QByteArray("SQLite format 3", 16);
}

void SessionArchiveTest::saysWhatIsNoArchive()
{
    QFETCH(const QByteArray, bytes);
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"x.labchat"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    file.close();
    const QTemporaryDir elsewhere;
    const auto opened = openSessionArchive(file.fileName(), elsewhere.path());
    QVERIFY(!opened);
    QVERIFY(!opened.error().text.isEmpty());
    QVERIFY(QStringList({u"not_an_archive"_s, u"log_damaged"_s, u"not_stored"_s}).contains(opened.error().code));
    QVERIFY(!openSessionArchive(folder.filePath(u"missing"_s), elsewhere.path()));
    QVERIFY(!openSessionArchive(folder.path(), elsewhere.path()));
}

void SessionArchiveTest::saysThatItIsTooNew()
{
    const QString newer = m_out.filePath(u"newer.labchat"_s);
    QVERIFY(QFile::copy(archive(), newer));
    {
        const auto database = Database::openDerived(newer);
        QVERIFY((*database)->run(u"PRAGMA user_version = 99"_s));
    }
    const QTemporaryDir elsewhere;
    const auto opened = openSessionArchive(newer, elsewhere.path());
    QCOMPARE(opened.error().code, u"log_too_new"_s);
    QVERIFY(opened.error().text.contains(u"newer.labchat"_s));
}

void SessionArchiveTest::leavesNothingWhereItCannotWrite()
{
    const auto written = m_archive.archiveSession(u"zzzzzzzz"_s, m_out.filePath(u"no such folder/x.labchat"_s)).result();
    QCOMPARE(written.error().code, u"not_written"_s);
}

LABCHAT_TEST(SessionArchiveTest, QCoreApplication)
#include "tst_sessionarchive.moc"
