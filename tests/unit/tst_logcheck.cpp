// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/makesession.h"
#include "core/session/othersystem.h"
#include "logtest.h"
#include "store/chain/logcheck.h"
#include "support/olderlog.h"
#include "support/testprogram.h"

#include <QtCore/QElapsedTimer>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// The check finds each kind of damage, and says where it is.
class tst_LogCheck final : public LogTest {
    Q_OBJECT

private slots:
    void init()
    {
        startAnew();
        m_nonce = 0;
    }

    void findsNothingInASoundLog();
    void findsNothingInAnyHistory();
    void findsWhatWasDone_data();
    void findsWhatWasDone();
    void findsDamagedPages();
    void readsAnArchivedCopyThatIsReadOnly();
    void worksBesideTheWriter();
    void findsNothingAfterASessionThatCouldNotBeStored();
    void checksWhatTicketsHaveBrought();
    void canBeCancelled();

private:
    /// Seven batches: created (1), 2 to 4, 5 to 7, …, the end (20).
    void makeLog()
    {
        LogProbe probe(m_directory->path());
        create(probe);
        for (int batch = 0; batch < 6; ++batch) {
            QList<Event> events;
            for (int i = 1; i <= 3; ++i)
                events.append(say(i, u"message %1 of %2"_s.arg(batch).arg(i)));
            probe.log.append(events);
        }
        const auto ended = perform(m_state, EndSession{}, m_state.lastAtMs() + 1000);
        QVERIFY(ended);
        probe.log.append({*ended});
        QTRY_COMPARE(probe.commits.size(), 7);
        probe.log.close();
    }
    [[nodiscard]] QStringList findings() const
    {
        const auto found = checkLog(m_directory->path(), [](int) { return true; });
        return found ? found->findings : QStringList{u"error: "_s + found.error().text};
    }
    /// Past the triggers, which are there again afterwards.
    static QByteArray unhindered(const QByteArray &sql)
    {
        return dropTriggers() + sql + ";" + makeTriggers();
    }
    static QByteArray dropTriggers()
    {
        QByteArray all;
        for (const char *const name : {"event_is_never_changed", "event_is_never_deleted"})
            all += QByteArray("DROP TRIGGER ") + name + ";";
        return all;
    }
    /// Their names are enough: nobody writes to this log again.
    static QByteArray makeTriggers()
    {
        QByteArray all;
        for (const char *const name : {"event_is_never_changed", "event_is_never_deleted"})
            all += QByteArray("CREATE TRIGGER ") + name + " BEFORE DELETE ON event BEGIN SELECT RAISE (ABORT, 'no'); END;";
        return all;
    }
};

void tst_LogCheck::findsNothingInASoundLog()
{
    makeLog();
    const auto found = checkLog(m_directory->path(), [](int percent) { return percent <= 100; });
    QVERIFY2(found, found ? "" : qPrintable(found.error().text));
    QCOMPARE(found->findings, QStringList());
    QCOMPARE(found->sessions, 1);
    QCOMPARE(found->events, 20);
    QVERIFY(executePastLabChat(databasePath(), unhindered("SELECT 1"))); // what the others do besides
    QCOMPARE(findings(), QStringList());
}

/// Whatever the rules allow gives the same hashes when it is written and when it is read.
void tst_LogCheck::findsNothingInAnyHistory()
{
    {
        LogProbe probe(m_directory->path());
        create(probe);
        QList<Event> events = randomHistory(m_session, 3000, 5);
        events.removeIf([](const Event &event) { return event.seq == 1; });
        for (qsizetype i = 0; i < events.size(); i += 7)
            probe.log.append(events.mid(i, 7));
        QVERIFY(probe.failures.isEmpty());
        probe.log.close();
    }
    QCOMPARE(findings(), QStringList());
    QVERIFY(makeOlder(databasePath(), 8));
    QVERIFY(Database::openForWriting(databasePath()));
    QCOMPARE(findings(), QStringList());
}

void tst_LogCheck::findsWhatWasDone_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QStringList>("words");
    const QString between = u"between number 5 (2023-11-14 22:13:20 UTC) and number 7 (2023-11-14 22:13:21 UTC)"_s;
    const auto add = [](const char *name, const QByteArray &sql, const QStringList &words) { QTest::newRow(name) << unhindered(sql) << words; };
    add("a changed text", "UPDATE event SET body = 'something else' WHERE seq = 6", {between, u"3 events, 3 of them messages"_s});
    add("another author", "UPDATE event SET id_in_session = 2 WHERE seq = 5", {between});
    add("a changed nickname", "UPDATE event SET nickname = 'Player 9' WHERE seq = 5", {between});
    add("a changed time", "UPDATE event SET at_ms = at_ms + 1 WHERE seq = 6", {between});
    add("a changed nonce", "UPDATE event SET nonce = 'x' WHERE seq = 6", {between});
    add("a changed hash", "UPDATE event SET chain = zeroblob(32) WHERE seq = 7", {between, u"between number 8"_s});
    add("a message that is missing", "DELETE FROM event WHERE seq = 6", {u"1 events are missing between number 5 (2023-11-14 22:13:20 UTC) and number 7 (2023-11-14 22:13:21 UTC)"_s});
    add("missing at the end", "DELETE FROM event WHERE seq > 18", {u"its last events are missing. The log ends with number 18 (2023-11-14 22:13:23 UTC), but number 20 was written"_s});
    add("swapped events", "UPDATE event SET seq = 99 WHERE seq = 5; UPDATE event SET seq = 5 WHERE seq = 6; UPDATE event SET seq = 6 WHERE seq = 99", {between});
    add("the newest hashes are missing", "UPDATE event SET chain = NULL WHERE seq > 7", {u"the hashes after number 7 are missing"_s, u"13 events from there to number 20 (12 messages)"_s});
    add("a changed participant", "UPDATE participant SET code = 'ABCDEFGH' WHERE id_in_session = 2", {u"what it was made of is not as it was written"_s});
    add("a changed channel", "UPDATE channel SET name = name || 'x' WHERE number = 1", {u"what it was made of"_s});
    add("a changed group", "UPDATE player SET role = 'Boss' WHERE id_in_session = 1", {u"what it was made of"_s});
    add("a changed chat box", "UPDATE chat_box SET nickname = 'Boss' WHERE id_in_session = 1", {u"what it was made of"_s});
    add("a changed study", "UPDATE session SET study = replace(study, 'group_chat', 'group_Chat')", {u"what it was made of"_s});
    add("a start that is missing", "UPDATE session SET chain = NULL", {u"the start of its hash chain is missing"_s});
    add("rows of no session", "INSERT INTO event (session_id, seq, at_ms, kind) VALUES (7, 1, 1, 'session_created')", {u"Session 7 is missing"_s, u"belong to nothing"_s});
    QTest::newRow("no triggers") << dropTriggers() << QStringList{u"The trigger “event_is_never_deleted” is missing"_s, u"“event_is_never_changed”"_s};
}

void tst_LogCheck::findsWhatWasDone()
{
    QFETCH(QByteArray, sql);
    QFETCH(QStringList, words);
    makeLog();
    QVERIFY(executePastLabChat(databasePath(), sql));
    const QString all = findings().join(u'\n');
    for (const QString &each : std::as_const(words))
        QVERIFY2(all.contains(each), qPrintable(all));
    QVERIFY(!all.contains(u"error:"));
}

void tst_LogCheck::findsDamagedPages()
{
    makeLog();
    QFile file(databasePath());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray all = file.readAll();
    const qsizetype text = all.indexOf("message 3 of 2");
    QVERIFY(text > 0);
    all[text + 8] = '9';
    QVERIFY(file.seek(0) && file.write(all) == all.size() && file.flush());
    QVERIFY2(findings().join(u'\n').contains(u"something is not as it was written"), qPrintable(findings().join(u'\n')));
    constexpr qsizetype pageSize = 4096;
    const qsizetype page = text / pageSize * pageSize;
    for (qsizetype i = page; i < page + 64; ++i)
        all[i] = '\x55';
    QVERIFY(file.seek(0) && file.write(all) == all.size() && file.flush());
    file.close();
    QVERIFY2(findings().join(u'\n').contains(u"file is damaged"), qPrintable(findings().join(u'\n')));
}

void tst_LogCheck::readsAnArchivedCopyThatIsReadOnly()
{
    makeLog();
    QVERIFY(QFile::setPermissions(databasePath(), QFileDevice::ReadOwner));
    QVERIFY(QFile::setPermissions(m_directory->path(), QFileDevice::ReadOwner | QFileDevice::ExeOwner));
    QCOMPARE(findings(), QStringList());
    QVERIFY(QFile::setPermissions(m_directory->path(), QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner));
    QVERIFY(checkLog(u"/nonexistent"_s, [](int) { return true; }).error().code == u"no_log");
}

void tst_LogCheck::worksBesideTheWriter()
{
    LogProbe probe(m_directory->path());
    create(probe);
    for (int i = 0; i < 20; ++i) {
        probe.log.append({say(1), say(2)});
        QCOMPARE(findings(), QStringList());
    }
}

/// Its id is given to the next one.
void tst_LogCheck::findsNothingAfterASessionThatCouldNotBeStored()
{
    LogProbe probe(m_directory->path());
    create(probe);
    auto twin = std::make_shared<Session>(*makeSession(groupChat(2, 2), m_state.session().id + 1));
    twin->code = m_state.session().code; // which is there already
    twin->index();
    probe.log.createSession(twin, sessionCreated(*twin));
    QCOMPARE(probe.sessionErrors.size(), 1);
    const SessionPtr next = makeSession(groupChat(4, 2), twin->id);
    SessionState state = started(next);
    probe.log.createSession(next, sessionCreated(*next));
    QCOMPARE(probe.sessions.size(), 2);
    probe.log.append({*perform(state, post(state, 1, u"hello"_s, "1"), startMs + 1)});
    QCOMPARE(probe.commits.size(), 1);
    probe.log.close();
    QCOMPARE(findings(), QStringList());
}

void tst_LogCheck::checksWhatTicketsHaveBrought()
{
    m_session = makeSessionOf({u"key"_s, u"other"_s}, 1, startMs);
    m_state = started(m_session);
    {
        LogProbe probe(m_directory->path());
        create(probe);
        for (const QString &who : {u"anna"_s, u"ben"_s}) {
            ChannelClaims claims;
            claims.app = u"app"_s;
            claims.channel = u"1"_s;
            claims.nickname = who;
            const auto admitted = perform(m_state, AdmitBox{who, claims, u"handle"_s}, m_state.lastAtMs() + 1);
            QVERIFY(admitted);
            probe.log.append({*admitted});
        }
        QTRY_COMPARE(probe.commits.size(), 2);
        probe.log.close();
    }
    QCOMPARE(findings(), QStringList());
    QVERIFY(executePastLabChat(databasePath(), "UPDATE chat_box SET nickname = 'carl' WHERE id_in_session = 2"));
    QVERIFY2(findings().join(u'\n').contains(u"not those that its tickets have brought"), qPrintable(findings().join(u'\n')));
}

void tst_LogCheck::canBeCancelled()
{
    LogProbe probe(m_directory->path());
    create(probe);
    QList<Event> events;
    for (int i = 0; i < 3000; ++i)
        events.append(say(1 + i % 8));
    probe.log.append(events);
    const auto found = checkLog(m_directory->path(), [](int) { return false; });
    QVERIFY(!found);
    QCOMPARE(found.error().code, u"cancelled"_s);
}

LABCHAT_TEST(tst_LogCheck, QCoreApplication)
#include "tst_logcheck.moc"
