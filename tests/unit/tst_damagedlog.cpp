// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/busypool.h"
#include "support/filesizelimit.h"
#include "support/testprogram.h"
#include "unit/logtest.h"

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// A log with contents that cannot be: nothing crashes, what cannot be read is said in a sentence, and an export is whole or fails.
class tst_DamagedLog final : public LogTest {
    Q_OBJECT

private slots:
    void init()
    {
        startAnew();
        LogProbe probe(m_directory->path());
        create(probe);
        probe.log.append({say(1, u"Hello"_s), say(2, u"Hi"_s)});
        const SessionPtr second = makeSession(groupChat(), 2);
        probe.log.createSession(second, sessionCreated(*second));
        probe.log.close();
    }

    void refusesWhatASessionCannotHave_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("words");
        const auto event = [](const QString &kind, const QString &participant, const QString &channel, const QString &detail = u"NULL"_s) {
            return u"INSERT INTO event (session_id, seq, at_ms, kind, id_in_session, channel, detail) VALUES (1, 4, 1700000001000, '%1', %2, %3, %4)"_s
                .arg(kind, participant, channel, detail);
        };
        const auto words = [](const QString &values, const QString &kind = u"message"_s, const QString &detail = u"NULL"_s) { // member, nickname, body, nonce
            return u"INSERT INTO event (session_id, seq, at_ms, kind, id_in_session, channel, member, nickname, body, nonce, detail) "
                   "VALUES (1, 4, 1700000001000, '%1', 1, %2, %3)"_s.arg(kind, values, detail);
        };
        const auto entered = [&event](const QString &detail) { return event(u"page_entered"_s, u"1"_s, u"NULL"_s, u"'{"_s + detail + u"}'"_s); };
        const QString entry = u"session 1, number 4"_s, fourth = u"number 4"_s;
        const QString brokenText = u"CAST(x'41ff42' AS TEXT)"_s;
        QTest::newRow("an unknown kind") << event(u"teleported"_s, u"1"_s, u"NULL"_s) << u"“teleported”"_s;
        QTest::newRow("a participant that is not there") << event(u"arrived"_s, u"9"_s, u"NULL"_s) << entry;
        QTest::newRow("a negative participant") << event(u"connected"_s, u"-1"_s, u"NULL"_s) << entry;
        QTest::newRow("a participant in too large a number") << event(u"connected"_s, u"4294967297"_s, u"NULL"_s) << entry;
        QTest::newRow("no participant") << event(u"ready"_s, u"NULL"_s, u"NULL"_s) << entry;
        QTest::newRow("a channel that is not there") << event(u"frozen"_s, u"NULL"_s, u"77"_s) << entry;
        QTest::newRow("no channel") << event(u"message"_s, u"1"_s, u"NULL"_s) << entry;
        QTest::newRow("a round that is not there") << event(u"page_entered"_s, u"1"_s, u"NULL"_s, u"'{\"round\":9,\"page_index\":0}'"_s) << entry;
        QTest::newRow("a page that is not there") << event(u"page_entered"_s, u"1"_s, u"NULL"_s, u"'{\"round\":1,\"page_index\":9}'"_s) << entry;
        QTest::newRow("another seat that is not there") << event(u"seats_swapped"_s, u"1"_s, u"NULL"_s, u"'{\"other\":99}'"_s) << entry;
        QTest::newRow("a held message that is not there") << event(u"message_refused"_s, u"NULL"_s, u"1"_s, u"'{\"message\":2}'"_s) << u"number 4"_s;
        QTest::newRow("truncated details") << event(u"page_entered"_s, u"1"_s, u"NULL"_s, u"'{\"round\":1,\"page_i'"_s) << entry;
        QTest::newRow("details that are a list") << event(u"page_entered"_s, u"1"_s, u"NULL"_s, u"'[1]'"_s) << entry;
        QTest::newRow("an unknown word for what ended a page") << entered(u"\"round\":1,\"page_index\":1,\"page\":\"finished\",\"by\":\"magic\""_s) << entry;
        QTest::newRow("nothing that ended a page") << entered(u"\"round\":1,\"page_index\":1,\"page\":\"finished\""_s) << entry;
        QTest::newRow("the number of a page as a text") << entered(u"\"round\":1,\"page_index\":\"1\",\"page\":\"finished\",\"by\":\"timer\""_s) << entry;
        QTest::newRow("half a page") << entered(u"\"round\":1,\"page_index\":0.5,\"page\":\"your_choice\",\"by\":\"timer\""_s) << entry;
        QTest::newRow("a page without its number") << entered(u"\"round\":1,\"page\":\"your_choice\",\"by\":\"timer\""_s) << entry;
        QTest::newRow("the name of another page") << entered(u"\"round\":1,\"page_index\":0,\"page\":\"finished\",\"by\":\"timer\""_s) << fourth;
        QTest::newRow("a page that nobody wrote") << event(u"frozen"_s, u"NULL"_s, u"NULL"_s, u"'{\"page\":\"lobby\",\"operator\":\"\"}'"_s) << fourth;
        QTest::newRow("a group that is not there")
            << event(u"group_formed"_s, u"NULL"_s, u"NULL"_s, u"'{\"group\":99,\"swaps\":[],\"participants\":[1,2,3,4]}'"_s) << fourth;
        QTest::newRow("the places of another group")
            << event(u"group_formed"_s, u"NULL"_s, u"NULL"_s, u"'{\"group\":1,\"swaps\":[],\"participants\":[5]}'"_s) << fourth;
        QTest::newRow("a group without places") << event(u"group_formed"_s, u"NULL"_s, u"NULL"_s, u"'{\"group\":1}'"_s) << entry;
        QTest::newRow("an event that undoes a later one")
            << event(u"message_hidden"_s, u"NULL"_s, u"1"_s, u"'{\"message\":2,\"operator\":\"\",\"undoes\":5}'"_s) << entry;
        QTest::newRow("no nickname and no body") << words(u"1, 1, NULL, NULL, NULL"_s) << entry;
        QTest::newRow("no body") << words(u"1, 1, 'Player 1', NULL, 'n'"_s) << entry;
        QTest::newRow("a body that is no UTF-8") << words(u"1, 1, 'Player 1', "_s + brokenText + u", 'n'"_s) << entry;
        QTest::newRow("a nickname that is no UTF-8") << words(u"1, 1, "_s + brokenText + u", 'Hello', 'n'"_s) << entry;
        QTest::newRow("a nonce that is no UTF-8") << words(u"1, 1, 'Player 1', 'Hello', "_s + brokenText) << entry;
        QTest::newRow("details that are no UTF-8")
            << words(u"NULL, NULL, NULL, NULL, NULL"_s, u"arrived"_s, u"CAST(x'7b226c6162656c223a22ff227d' AS TEXT)"_s) << entry;
        QTest::newRow("the member number of somebody else") << words(u"1, 2, 'Player 2', 'Hello', 'n'"_s) << fourth;
        QTest::newRow("no member number") << words(u"1, NULL, 'Player 1', 'Hello', 'n'"_s) << fourth;
        QTest::newRow("the channel of others") << words(u"2, 1, 'Player 1', 'Hello', 'n'"_s) << fourth;
        QTest::newRow("an audience that nobody knows")
            << words(u"NULL, NULL, 'Experimenter', 'Hello', NULL"_s, u"announced"_s, u"'{\"operator\":\"\",\"to\":\"friends\"}'"_s).replace(u"'announced', 1"_s, u"'announced', NULL"_s)
            << entry;
        QTest::newRow("a role that is no UTF-8") << u"UPDATE player SET role = %1 WHERE session_id = 1 AND id_in_session = 2"_s.arg(brokenText) << u"groups"_s;
        QTest::newRow("a box's nickname that is no UTF-8") << u"UPDATE chat_box SET nickname = %1 WHERE session_id = 1 AND id_in_session = 2"_s.arg(brokenText) << u"chat boxes"_s;
        QTest::newRow("a study that is no UTF-8") << u"UPDATE session SET study = CAST(replace(CAST(study AS BLOB), 'Player', x'ff') AS TEXT) WHERE id = 1"_s << u"study"_s;
        QTest::newRow("two with one member number") << u"UPDATE chat_box SET member = 1 WHERE session_id = 1 AND id_in_session = 4"_s << u"chat boxes"_s;
        QTest::newRow("a number that only looks right when it is cut")
            << u"UPDATE chat_box SET channel = 4294967297 WHERE session_id = 1 AND id_in_session = 2"_s << u"chat boxes"_s;
        QTest::newRow("no events") << u"DELETE FROM event WHERE session_id = 1"_s << u"entries are missing"_s;
        for (const char *time : {"-1", "253402300800000", "9223372036854775807"}) {
            QTest::newRow(qPrintable(u"an event at %1"_s.arg(QLatin1StringView(time))))
                << u"UPDATE event SET at_ms = %1 WHERE session_id = 1 AND seq = 3"_s.arg(QLatin1StringView(time)) << u"1970 to 9999"_s;
            QTest::newRow(qPrintable(u"a session of %1"_s.arg(QLatin1StringView(time))))
                << u"UPDATE session SET created_at_ms = %1 WHERE id = 1"_s.arg(QLatin1StringView(time)) << u"1970 to 9999"_s;
        }
        QTest::newRow("a gap") << u"DELETE FROM event WHERE session_id = 1 AND seq = 2"_s << u"number 3"_s;
        QTest::newRow("too few participants") << u"DELETE FROM participant WHERE session_id = 1 AND id_in_session = 3"_s << u"participants"_s;
        QTest::newRow("too many participants") << u"INSERT INTO participant VALUES (1, 9, 'x', 'x')"_s << u"participants"_s;
        QTest::newRow("a player of an impossible round") << u"UPDATE player SET round_number = 2000000000 WHERE session_id = 1 AND id_in_session = 2"_s << u"groups"_s;
        QTest::newRow("a missing player") << u"DELETE FROM player WHERE session_id = 1 AND id_in_session = 8"_s << u"groups"_s;
        QTest::newRow("an impossible place in the group") << u"UPDATE player SET id_in_group = -5 WHERE session_id = 1 AND id_in_session = 2"_s << u"groups"_s;
        QTest::newRow("a missing channel") << u"DELETE FROM channel WHERE session_id = 1 AND number = 1"_s << u"channels"_s;
        for (const char *column : {"round_number", "id_in_session", "page", "chat", "channel", "member"}) {
            for (const char *number : {"-1", "2000000000"})
                QTest::newRow(qPrintable(u"a box with %1 %2"_s.arg(QLatin1StringView(column), QLatin1StringView(number))))
                    << u"UPDATE chat_box SET %1 = %2 WHERE session_id = 1 AND id_in_session = 2"_s.arg(QLatin1StringView(column), QLatin1StringView(number))
                    << u"chat boxes"_s;
        }
        QTest::newRow("a member that is missing") << u"DELETE FROM chat_box WHERE session_id = 1 AND id_in_session = 1"_s << u"chat boxes"_s;
        QTest::newRow("a truncated study") << u"UPDATE session SET study = substr(study, 1, 40) WHERE id = 1"_s << u"study"_s;
        QTest::newRow("an empty study") << u"UPDATE session SET study = '{}' WHERE id = 1"_s << u"study"_s;
        QTest::newRow("a study with an impossible number")
            << u"UPDATE session SET study = json_set(study, '$.num_rounds', 2000000000) WHERE id = 1"_s << u"study"_s;
    }
    void refusesWhatASessionCannotHave()
    {
        QFETCH(QString, sql);
        QFETCH(QString, words);
        damage(sql);
        const SqliteArchive archive(m_directory->path());
        const auto state = archive.session(1).result();
        const auto rows = archive.exportCsv({{}, ExportFormat::Events, m_directory->filePath(u"events.csv"_s)}).result();
        const auto messages = archive.exportCsv({{}, ExportFormat::OTree, m_directory->filePath(u"otree.csv"_s)}).result();
        LogProbe probe(m_directory->path());
        QVERIFY(probe.contents);
        QCOMPARE(probe.damage.size(), 1);
        QVERIFY2(probe.damage.first().text.contains(u"does not continue; the others do."_s), qPrintable(probe.damage.first().text)); // that is what matters first
        QVERIFY(!state && !rows && !messages);
        for (const Error &error : {probe.damage.first(), state.error(), rows.error(), messages.error()}) {
            QCOMPARE(error.code, u"log_damaged"_s);
            QVERIFY2(error.text.contains(words), qPrintable(error.text));
            QVERIFY2(error.text.contains(u"Keep a copy"), qPrintable(error.text));
        }
        QVERIFY(!QFile::exists(m_directory->filePath(u"events.csv"_s)) && !QFile::exists(m_directory->filePath(u"otree.csv"_s)));

        QCOMPARE(probe.contents->sessions.size(), 1); // the other session continues
        QCOMPARE(probe.contents->sessions.first().state.session().id, 2);
        QCOMPARE(probe.contents->lastSessionId, 2);
        Event next = nextEvent(probe.contents->sessions.first().state, EventKind::ServerStarted, 0, startMs);
        probe.log.append({next});
        QTRY_COMPARE(probe.commits.size(), 1);
    }

    void missesASessionOfWhichPartsAreThere_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<qint64>("id");
        QTest::newRow("all") << u"DELETE FROM session WHERE id = 1"_s << qint64(1);
        QTest::newRow("the last one") << u"DELETE FROM session WHERE id = 2"_s << qint64(2);
        QTest::newRow("events") << u"INSERT INTO event (session_id, seq, at_ms, kind) VALUES (7, 1, 1700000001000, 'session_created')"_s << qint64(7);
        QTest::newRow("participants") << u"INSERT INTO participant VALUES (7, 1, 'x', 'x')"_s << qint64(7);
        QTest::newRow("channels") << u"INSERT INTO channel VALUES (7, 1, 'x', 'x')"_s << qint64(7);
    }
    void missesASessionOfWhichPartsAreThere()
    {
        QFETCH(QString, sql);
        QFETCH(qint64, id);
        damage(sql);
        const QString words = u"Session %1 is missing"_s.arg(id);
        const QString out = m_directory->filePath(u"out.csv"_s);
        for (const ExportFormat format : {ExportFormat::OTree, ExportFormat::Messages, ExportFormat::Events, ExportFormat::Choices}) {
            const auto exported = SqliteArchive(m_directory->path()).exportCsv({{}, format, out}).result();
            QVERIFY(!exported);
            QCOMPARE(exported.error().code, u"log_damaged"_s);
            QVERIFY2(exported.error().text.contains(words), qPrintable(exported.error().text));
            QVERIFY(!QFile::exists(out));
        }
        LogProbe probe(m_directory->path());
        QVERIFY(probe.contents);
        QCOMPARE(probe.damage.size(), 1);
        QVERIFY2(probe.damage.first().text.contains(words), qPrintable(probe.damage.first().text));

        const qint64 next = probe.contents->lastSessionId + 1; // new sessions can still be made, and those that are whole exported
        QVERIFY(next > id);
        const SessionPtr session = makeSession(groupChat(), next);
        probe.log.createSession(session, sessionCreated(*session));
        QCOMPARE(probe.sessions.size(), 1);
        QVERIFY(SqliteArchive(m_directory->path()).exportCsv({{session->code}, ExportFormat::Events, out}).result());
    }

    void startsNoNewLogInAnEmptyFile()
    {
        write(databasePath(), {});
        const LogProbe probe(m_directory->path());
        QVERIFY(probe.openError);
        const auto exported = SqliteArchive(m_directory->path()).exportCsv({{}, ExportFormat::Events, m_directory->filePath(u"out.csv"_s)}).result();
        QVERIFY(!exported);
        for (const Error &error : {*probe.openError, exported.error()}) {
            QCOMPARE(error.code, u"log_damaged"_s);
            QVERIFY2(error.text.contains(u"is empty"), qPrintable(error.text));
        }
        QCOMPARE(QFileInfo(databasePath()).size(), 0);
    }

    void startsAnewWhereANewLogDidNotFit()
    {
        const QTemporaryDir fresh;
        {
            const FileSizeLimit limit(0);
            QVERIFY(!Database::openForWriting(DataDirectory::databasePathIn(fresh.path())));
        }
        const LogProbe probe(fresh.path());
        QVERIFY(probe.contents);
    }

    void refusesAnImpossibleVersion()
    {
        damage(u"PRAGMA user_version=-3"_s);
        const LogProbe probe(m_directory->path());
        QVERIFY(probe.openError);
        QCOMPARE(probe.openError->code, u"log_damaged"_s);
        QVERIFY2(probe.openError->text.contains(u"-3"), qPrintable(probe.openError->text));
        QCOMPARE(SqliteArchive(m_directory->path()).sessions().result().error().code, u"log_damaged"_s);
    }

    /// Whatever page of the file is damaged: an export contains everything, or it fails and writes nothing.
    void exportsEverythingOrNothing_data()
    {
        QTest::addColumn<ExportFormat>("format");
        QTest::newRow("oTree") << ExportFormat::OTree;
        QTest::newRow("messages") << ExportFormat::Messages;
        QTest::newRow("events") << ExportFormat::Events;
    }
    void exportsEverythingOrNothing()
    {
        QFETCH(ExportFormat, format);
        fillSomePages();
        const QString out = m_directory->filePath(u"out.csv"_s);
        QVERIFY(SqliteArchive(m_directory->path()).exportCsv({{}, format, out}).result());
        const QByteArray whole = contents(out);
        const QByteArray sound = contents(databasePath());
        constexpr int pageSize = 4096;
        int failed = 0;
        constexpr int cells = 3; // where a page has the number of its rows
        const auto damage = [](const QByteArray &page, int at, int round) { // nonsense in its header, or no rows any more
            return round == 0 ? QByteArray(page).replace(at, 64, QByteArray(64, '\x7f')) : QByteArray(page).replace(at + cells, 2, QByteArray(2, '\0'));
        };
        for (int i = 2; i < 2 * sound.size() / pageSize; ++i) {
            const int at = i / 2 * pageSize;
            QFile::remove(out);
            const QByteArray damaged = damage(sound, at, i % 2);
            write(databasePath(), damaged);
            const auto exported = SqliteArchive(m_directory->path()).exportCsv({{}, format, out}).result();
            if (exported) {
                QCOMPARE(contents(out), whole);
                continue;
            }
            ++failed;
            QCOMPARE(exported.error().code, u"log_damaged"_s);
            QVERIFY(!QFile::exists(out));
        }
        QVERIFY2(failed > 10, qPrintable(QString::number(failed)));
    }

    /// Sessions that have ended are not read at the start, however long the log is.
    void startsWithoutReadingTheWholeLog()
    {
        endSession();
        damage(u"UPDATE event SET id_in_session = 99 WHERE session_id = 1 AND seq = 2"_s);
        const LogProbe probe(m_directory->path());
        QVERIFY(probe.contents);
        QVERIFY(probe.damage.isEmpty());
        QCOMPARE(probe.contents->sessions.size(), 1);
    }

    /// After a crash or a power failure, all of it is read in the background. Nothing else has to wait for that: participants' older messages come from the common pool.
    void checksALogThatWasNotClosed()
    {
        endSession();
        const QTemporaryDir copy;
        {
            LogProbe running(m_directory->path());
            damage(u"UPDATE event SET id_in_session = 99 WHERE session_id = 1 AND seq = 2"_s);
            for (const QString &suffix : {u""_s, u"-wal"_s})
                QVERIFY(QFile::copy(databasePath() + suffix, DataDirectory::databasePathIn(copy.path()) + suffix));
        }
        const BusyPool busy;
        LogProbe probe(copy.path());
        QVERIFY(probe.contents);
        QTRY_COMPARE(probe.damage.size(), 1);
        QVERIFY2(probe.damage.first().text.contains(u"session 1, number 2"), qPrintable(probe.damage.first().text));
        probe.log.close();
    }

private:
    void damage(const QString &sql) const
    {
        const auto database = Database::openForWriting(databasePath());
        QVERIFY(database);
        for (const QString &statement : {u"DROP TRIGGER event_is_never_changed"_s, u"DROP TRIGGER event_is_never_deleted"_s, u"PRAGMA foreign_keys=OFF"_s, sql}) {
            const auto done = (*database)->run(statement);
            QVERIFY2(done, done ? "" : qPrintable(done.error().text));
        }
    }

    void endSession()
    {
        LogProbe probe(m_directory->path());
        const auto ended = perform(m_state, EndSession{u"Ada"_s, {}}, startMs + 100'000);
        QVERIFY(ended);
        probe.log.append({*ended});
        probe.log.close();
    }

    void fillSomePages()
    {
        LogProbe probe(m_directory->path());
        QList<Event> events;
        for (int i = 0; i < 60; ++i)
            events.append(say(1 + i % 8, u"x"_s.repeated(900) + QString::number(i)));
        probe.log.append(events);
        probe.log.close();
    }

    static QByteArray contents(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(bytes);
    }
};

LABCHAT_TEST(tst_DamagedLog, QCoreApplication)
#include "tst_damagedlog.moc"
