// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqliteeventlog.h"

#include "store/sqlitearchive.h"
#include "support/filesizelimit.h"
#include "support/logprobe.h"
#include "support/sessions.h"

#include <QtTest/QtTest>

#include <sys/mount.h>
#include <unistd.h>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

class tst_SqliteEventLog final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_session = makeSession(groupChat());
        m_state = started(m_session);
    }

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

    void commitsInOneTransactionWhatArrivedTogether()
    {
        LogProbe probe(m_directory->path());
        create(probe);
        for (int i = 0; i < 5; ++i)
            probe.log.append({say(1)});
        QVERIFY(probe.commits.isEmpty()); // it waits for what the turn of the event loop brings
        QTRY_COMPARE(probe.commits.size(), 1);
        QCOMPARE(seqs(probe.commits.first()), (QList<qint64>{2, 3, 4, 5, 6}));
        QVERIFY(probe.failures.isEmpty());
    }

    void commitsNextWhatArrivedDuringACommit()
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
        QTRY_COMPARE(probe.commits.size(), 2);
        QCOMPARE(seqs(probe.commits.last()), (QList<qint64>{3, 4, 5}));
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
        for (const QString &body : std::as_const(bodies)) { // by itself, as the first of a text is special
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
            probe.log.close(); // commits what is pending
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
        events.append(*perform(m_state, Moderate{SetHolding{0, 1, true}, byAda}, startMs));
        const Event held = *perform(m_state, post(m_state, 1, u"Approved"_s, "h1"), startMs);
        events << held << *perform(m_state, Moderate{ReleaseMessage{held.seq}, byAda}, startMs);
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
        QCOMPARE(page->at(3).channel, 2); // the ninth was said by participant 5
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

        probe.log.append({lost}); // everything fails until the log has said what is in it
        QTRY_COMPARE(probe.failures.size(), 2);
        QTRY_COMPARE(probe.recoveries.size(), 1);
        QVERIFY(probe.recoveries.first().isEmpty());
        probe.log.append({lost, third});
        QTRY_COMPARE(probe.commits.size(), 2);
        QCOMPARE(messagesInLog(), (QStringList{u"first"_s, u"lost"_s, u"third"_s}));
    }

    void failsTheWholeTransactionOnANonceThatIsThereAlready()
    {
        LogProbe probe(m_directory->path());
        create(probe);
        const Event first = say(1, u"first"_s);
        Event second = say(2, u"second"_s);
        Event retry = say(1, u"retry"_s);
        retry.nonce = first.nonce;
        probe.log.append({first});
        QTRY_COMPARE(probe.commits.size(), 1);
        probe.log.append({second, retry});
        QTRY_COMPARE(probe.failures.size(), 1);
        QCOMPARE(probe.failures.first().size(), 2);
        QCOMPARE(messagesInLog(), QStringList{u"first"_s});
        QTRY_COMPARE(probe.recoveries.size(), 1);
    }

    void tellsAfterAFailureWhatReachedTheDisk()
    {
        LogProbe probe(m_directory->path());
        create(probe);
        const Event first = say(1, u"first"_s);
        { // as if the commit had been reported as failed although it was not
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

    void refusesAnEventOfAnUnknownKind()
    {
        {
            LogProbe probe(m_directory->path());
            create(probe);
            probe.log.append({say(1, u"Hello"_s)});
            probe.log.close();
            const auto database = Database::openForWriting(databasePath());
            QVERIFY((*database)->run(u"INSERT INTO event (session_id, seq, at_ms, kind) VALUES (1, 3, ?, 'teleported')"_s, {startMs}));
        }
        const LogProbe probe(m_directory->path());
        const SqliteArchive archive(m_directory->path());
        const auto state = archive.session(1).result();
        const auto rows = archive.exportCsv({{}, ExportFormat::Events, m_directory->filePath(u"events.csv"_s)}).result();
        QVERIFY(probe.openError && !state && !rows);
        for (const Error &error : {*probe.openError, state.error(), rows.error()}) {
            QCOMPARE(error.code, u"log_damaged"_s);
            QVERIFY2(error.text.contains(u"“teleported” (session 1, number 3)"), qPrintable(error.text));
        }
        QVERIFY(!QFile::exists(m_directory->filePath(u"events.csv"_s)));
        QCOMPARE(messagesInLog(), QStringList{u"Hello"_s}); // what needs no such event goes on
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

    /// For everybody: the system refuses every write beyond a file's present size.
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
        m_state = before; // what the server does, too: it falls back to what is in the log
        probe.log.append({say(1, u"after"_s)});
        QTRY_COMPARE(probe.commits.size(), 2);
        QCOMPARE(messagesInLog(), (QStringList{u"before"_s, u"after"_s}));
        probe.log.close();
        QVERIFY(LogProbe(m_directory->path()).contents);
    }

    [[nodiscard]] QString databasePath() const { return DataDirectory::databasePathIn(m_directory->path()); }

    void create(LogProbe &probe)
    {
        probe.log.createSession(m_session, sessionCreated(*m_session));
        QCOMPARE(probe.sessions.size(), 1);
    }

    /// The next event of the session: a participant says something, slowly enough.
    Event say(int participant, const QString &body = u"x"_s)
    {
        ++m_nonce;
        const auto said = perform(m_state, post(m_state, participant, body, QByteArray::number(m_nonce)), startMs + 200 * m_nonce);
        Q_ASSERT(said);
        return *said;
    }

    [[nodiscard]] QStringList messagesInLog() const
    {
        QStringList bodies;
        const auto events = SqliteArchive(m_directory->path()).messages(1, 1, fromTheEnd(), 1000).result();
        if (!events)
            return {events.error().text};
        for (const Event &event : *events)
            bodies.append(event.body);
        return bodies;
    }

    static QList<qint64> seqs(const QList<Event> &events)
    {
        QList<qint64> seqs;
        for (const Event &event : events)
            seqs.append(event.seq);
        return seqs;
    }

    static QString ask(Database &database, const QString &sql)
    {
        auto rows = database.run(sql);
        return rows && rows->next() ? rows->value(0).toString() : QString();
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    SessionPtr m_session;
    SessionState m_state;
    int m_nonce = 0;
};

QTEST_GUILESS_MAIN(tst_SqliteEventLog)
#include "tst_sqliteeventlog.moc"
