// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqliteeventlog.h"

#include "support/testprogram.h"
#include "unit/logtest.h"

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// The log in SQLite: everything committed is on the disk, and is there again after a restart.
class tst_SqliteEventLog final : public LogTest {
    Q_OBJECT

private slots:
    void init() { startAnew(); }

    void opensAnEmptyLog()
    {
        const LogProbe probe(m_directory->path());
        QVERIFY2(probe.contents, probe.openError ? qPrintable(probe.openError->text) : "");
        QVERIFY(probe.contents->sessions.isEmpty());
        QVERIFY(probe.contents->rooms.isEmpty());
        QCOMPARE(probe.contents->lastSessionId, 0);
    }

    void writesAheadAndSynchronously()
    {
        LogProbe probe(m_directory->path());
        const auto database = Database::openForWriting(databasePath());
        QVERIFY(database);
        QCOMPARE(ask(**database, u"PRAGMA journal_mode"_s), u"wal"_s);
        QCOMPARE(ask(**database, u"PRAGMA synchronous"_s), u"2"_s);
        QCOMPARE(ask(**database, u"PRAGMA user_version"_s), QString::number(Database::schemaVersion()));
    }

    void commitsABatchInOneTransaction()
    {
        LogProbe probe(m_directory->path());
        create(probe);
        probe.log.append({say(1), say(1), say(1)});
        QCOMPARE(probe.commits.size(), 1);
        QCOMPARE(seqs(probe.commits.first()), (QList<qint64>{2, 3, 4}));
        const QList<Event> events{say(1), say(1), say(1)};
        probe.log.append({events.first(), events.last()}); // the one between them is missing
        QCOMPARE(probe.failures.size(), 1);
        QCOMPARE(messagesInLog().size(), 3); // also the first one of the batch is not there
    }

    void answersEachBatch()
    {
        LogProbe probe(m_directory->path());
        create(probe);
        bool first = true;
        connect(&probe.log, &EventLog::committed, this, [&] {
            if (std::exchange(first, false)) {
                probe.log.append({say(2)});
                probe.log.append({say(3), say(4)});
            }
        });
        probe.log.append({say(1)});
        QCOMPARE(probe.commits.size(), 3);
        QVERIFY(std::any_of(probe.commits.begin(), probe.commits.end(), [](const QList<Event> &batch) { return seqs(batch) == QList<qint64>{4, 5}; }));
    }

    void hasOnTheDiskWhatItCalledCommitted()
    {
        LogProbe probe(m_directory->path());
        create(probe);
        bool wasThere = false;
        connect(&probe.log, &EventLog::committed, this, [&](const QList<Event> &events) {
            wasThere = messagesInLog().contains(events.first().body);
        });
        probe.log.append({say(1, u"<b>\"שלום\"</b>\r\n😀"_s)});
        QTRY_COMPARE(probe.commits.size(), 1);
        QVERIFY(wasThere);
    }

    void keepsEveryCharacterThatTheRulesLetThrough()
    {
        LogProbe probe(m_directory->path());
        create(probe);
        QStringList bodies;
        for (char32_t c = 1; c <= 0x10ffff; c += c < 0x3000 || (c >= 0xd700 && c < 0x10100) ? 1 : 0xff) {
            const QString body = QString::fromUcs4(&c, 1) + u"a"_s + QString::fromUcs4(&c, 1);
            if (isStorable(body))
                bodies.append(body);
        }
        QVERIFY(bodies.size() > 0x5000);
        QList<Event> events;
        for (qsizetype i = 0; i < bodies.size(); i += 500)
            events.append(say(1, bodies.mid(i, 500).join(QString())));
        for (const QString &body : std::as_const(bodies)) { // separately, because the first character of a text is special
            if (body.at(0).unicode() >= 0xfe00 || body.at(0).unicode() < 0x20)
                events.append(say(1, body));
        }
        probe.log.append(events);
        QTRY_COMPARE(probe.commits.size(), 1);
        const auto read = SqliteArchive(m_directory->path()).messages(1, 1, fromTheEnd(), 100'000).result();
        QVERIFY(read);
        QCOMPARE(read->size(), events.size());
        for (qsizetype i = 0; i < events.size(); ++i)
            QCOMPARE(read->at(i).body, events.at(i).body);
    }

    void isThereAgainAfterItWasClosed()
    {
        {
            LogProbe probe(m_directory->path());
            create(probe);
            probe.log.keepRoom({u"lab1"_s, {u"b"_s, u"a"_s}});
            probe.log.keepRoom({u"lab2"_s, {}});
            probe.log.append({say(1, u"Hello"_s)});
            probe.log.close();
            QCOMPARE(probe.commits.size(), 1);
            QCOMPARE(probe.rooms.size(), 2);
        }
        const LogProbe again(m_directory->path());
        QVERIFY(again.contents);
        QCOMPARE(again.contents->lastSessionId, 1);
        QCOMPARE(again.contents->sessions.size(), 1);
        const StoredSession &stored = again.contents->sessions.first();
        QCOMPARE(describe(stored.state), describe(m_state));
        QCOMPARE(stored.state.session().code, m_session->code);
        QCOMPARE(stored.state.session().channel(2).members, m_session->channel(2).members);
        QCOMPARE(stored.recentMessages.size(), 1);
        QCOMPARE(stored.recentMessages.first().body, u"Hello"_s);
        QCOMPARE(again.contents->rooms.size(), 2);
        QCOMPARE(again.contents->rooms.first().labels, (QStringList{u"b"_s, u"a"_s}));
    }

    void keepsTheLastMessagesOfEachChannelAtHand()
    {
        Study study = groupChat();
        study.pages.first().chats.first().limits.burst = 1000;
        m_session = makeSession(study);
        m_state = started(m_session);
        {
            LogProbe probe(m_directory->path());
            create(probe);
            QList<Event> events;
            for (int i = 0; i < recentMessagesPerChannel + 20; ++i)
                events.append(say(1));
            events.append(say(5));
            probe.log.append(events);
            probe.log.close();
        }
        const LogProbe again(m_directory->path());
        const QList<Event> &recent = again.contents->sessions.first().recentMessages;
        QCOMPARE(recent.size(), recentMessagesPerChannel + 1);
        QCOMPARE(recent.first().seq, 2 + 20);
        QCOMPARE(recent.last().channel, 2);
    }

    void keepsAtHandWhatWasSaidAfterApproval()
    {
        const Intervention byAda{u"Ada"_s, {}, {}, 0};
        QList<Event> events{say(1, u"Before"_s)};
        events.append(*perform(m_state, Moderate{SetHolding{0, 1, true}, byAda}, m_state.lastAtMs() + 1));
        const Event held = *perform(m_state, post(m_state, 1, u"Approved"_s, "h1"), m_state.lastAtMs() + 1);
        events << held << *perform(m_state, Moderate{ReleaseMessage{held.seq}, byAda}, m_state.lastAtMs() + 1);
        {
            LogProbe probe(m_directory->path());
            create(probe);
            probe.log.append(events);
            probe.log.close();
        }
        const LogProbe again(m_directory->path());
        const QList<Event> &recent = again.contents->sessions.first().recentMessages;
        QCOMPARE(seqs(recent), seqs({events.first(), events.last()}));
        QCOMPARE(recent.last().body, u"Approved"_s);
    }

    void readsMessagesAcrossChannels()
    {
        QList<Event> events;
        for (int i = 0; i < 20; ++i)
            events.append(say(i % 4 == 0 ? 5 : 1, QString::number(i)));
        {
            LogProbe probe(m_directory->path());
            create(probe);
            probe.log.append(events);
            probe.log.close();
        }
        const SqliteArchive archive(m_directory->path());
        const auto page = archive.messagesOfSession(1, events.at(15).seq, 10).result();
        QVERIFY(page);
        QCOMPARE(seqs(*page), seqs(events.mid(5, 10)));
        QCOMPARE(page->at(3).channel, 2); // participant 5 sent the ninth message
        const auto last = archive.lastMessages(1, 3).result();
        QVERIFY(last);
        QCOMPARE(seqs(*last), seqs({events.at(8), events.at(12), events.at(16), events.at(17), events.at(18), events.at(19)}));
        QVERIFY(archive.lastMessages(2, 3).result()->isEmpty());
    }

    void takesUpOnlySessionsThatHaveNotEnded()
    {
        {
            LogProbe probe(m_directory->path());
            create(probe);
            const SessionPtr other = makeSession(groupChat(), 2);
            probe.log.createSession(other, sessionCreated(*other));
            SessionState state = started(other);
            probe.log.append({*perform(state, EndSession{}, startMs)});
            probe.log.close();
        }
        const LogProbe again(m_directory->path());
        QCOMPARE(again.contents->sessions.size(), 1);
        QCOMPARE(again.contents->sessions.first().state.session().id, 1);
        QCOMPARE(again.contents->lastSessionId, 2);
    }

    void replacesTheLabelsOfARoom()
    {
        LogProbe probe(m_directory->path());
        probe.log.keepRoom({u"lab"_s, {u"a"_s, u"b"_s}});
        probe.log.keepRoom({u"lab"_s, {u"c"_s}});
        probe.log.close();
        const LogProbe again(m_directory->path());
        QCOMPARE(again.contents->rooms.size(), 1);
        QCOMPARE(again.contents->rooms.first().labels, QStringList{u"c"_s});
    }

    void refusesASessionThatIsThereAlready()
    {
        LogProbe probe(m_directory->path());
        create(probe);
        probe.log.createSession(m_session, sessionCreated(*m_session));
        QCOMPARE(probe.sessionErrors.size(), 1);
        QCOMPARE(probe.sessions.size(), 1);
    }

    void isAppendOnly()
    {
        LogProbe probe(m_directory->path());
        create(probe);
        probe.log.append({say(1, u"Hello"_s)});
        QTRY_COMPARE(probe.commits.size(), 1);
        const auto database = Database::openForWriting(databasePath());
        QVERIFY(database);
        for (const QString &sql : {u"UPDATE event SET body = 'x' WHERE seq = 2"_s, u"DELETE FROM event"_s, u"DELETE FROM event WHERE seq = 2"_s,
                                   u"DELETE FROM session"_s, u"DELETE FROM participant"_s}) {
            const auto changed = (*database)->run(sql);
            QVERIFY2(!changed, qPrintable(sql));
        }
        QVERIFY((*database)->run(u"DELETE FROM event WHERE seq = 2"_s).error().text.contains(u"append-only"));
        QCOMPARE(messagesInLog(), QStringList{u"Hello"_s});
    }

private:
    static QString ask(Database &database, const QString &sql)
    {
        return database.readValue(sql).value_or(QVariant()).toString();
    }
};

LABCHAT_TEST(tst_SqliteEventLog, QCoreApplication)
#include "tst_sqliteeventlog.moc"
