// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/csv.h"
#include "core/session/eventdetail.h"
#include "store/export/rowwriter.h"
#include "store/export/tableexport.h"
#include "store/database.h"
#include "store/datadirectory.h"
#include "store/export/timetexts.h"
#include "support/fakeothersystem.h"
#include "support/testprogram.h"
#include "unit/exporttest.h"

#include <QtCore/QBuffer>

using namespace LabChat;
using namespace LabChat::Testing;

/// What is remembered while an export runs: it must say the same as if everything were looked up for each row, and of one moment.
class tst_ExportRows final : public ExportTest {
    Q_OBJECT

private slots:
    void init()
    {
        m_probe.reset();
        m_folder = std::make_unique<QTemporaryDir>();
        m_probe = std::make_unique<LogProbe>(m_folder->path());
        QVERIFY(m_probe->contents);
    }

    void saysWhereEverybodyWas_data()
    {
        QTest::addColumn<Study>("study");
        QTest::newRow("one page") << groupChat(8, 4);
        Study pages = twoPages(3);
        pages.roles = {};
        QTest::newRow("two pages, three rounds") << pages;
        QTest::newRow("by the clock") << timedPages();
    }
    void saysWhereEverybodyWas()
    {
        QFETCH(Study, study);
        constexpr int events = 600;
        qsizetype compared = 0;
        for (const quint32 seed : {1U, 2U, 3U, 4U, 5U}) {
            const SessionPtr session = makeSession(study, seed);
            const QList<Event> history = randomHistory(session, events, seed);
            keepAll(session, history);
            QTRY_COMPARE(m_probe->commits.size(), seed);
            const auto rows = exportedRows(session->code, ExportFormat::Messages);
            QVERIFY(!rows.isEmpty());
            QCOMPARE(rows, messageRows(session, history));
            QCOMPARE(exportedRows(session->code, ExportFormat::Events), eventRows(session, history));
            compared += rows.size();
        }
        QVERIFY(compared > 20);
    }

    void readsAsManyEventsAsItSays()
    {
        QList<ExportedSession> sessions;
        for (const quint32 seed : {1U, 2U, 3U}) {
            const SessionPtr session = makeSession(groupChat(), seed);
            keepAll(session, randomHistory(session, 400, seed));
            sessions.append({session->id, 0});
        }
        QCOMPARE(m_probe->commits.size(), 3);
        const auto log = snapshot();
        QBuffer file;
        QVERIFY(file.open(QIODevice::WriteOnly));
        qint64 last = 0;
        const auto rows = written(*log, TableKind::Events, sessions, file, [&last](qint64 events) { return (last = events, true); });
        QVERIFY(rows);
        QCOMPARE(TableExport(*log, {}, sessions).events(), *rows);
        QCOMPARE(last, *rows);
    }

    /// Somebody writes, and the operator hides a message, while the rows are written.
    void showsOneMomentWhileTheSessionGoesOn()
    {
        SessionState state = begin(makeSession(groupChat(2, 2)));
        for (int i = 0; i < 5; ++i)
            keep(state, post(state, 1, u"before %1"_s.arg(i), QByteArray::number(i)), startMs + 1000 * i);
        QBuffer file;
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto log = snapshot();
        bool hasBegun = false;
        const auto rows = written(*log, TableKind::Messages, {{1, 0}}, file, [&](qint64) {
            if (std::exchange(hasBegun, true))
                return true;
            keep(state, post(state, 2, u"meanwhile"_s, "m"), startMs + 10'000);
            keep(state, Moderate{SetHidden{1, 4, true}, {u"Ada"_s, {}, {}, 0}}, startMs + 11'000);
            return m_probe->failures.isEmpty();
        });
        QVERIFY(rows);
        QCOMPARE(*rows, 5);
        QVERIFY(!file.data().contains("meanwhile"));
        QVERIFY(!file.data().contains(",hidden,"));
        const QByteArray later = exportedFrom(m_folder->path(), state.session().code, ExportFormat::Messages);
        QVERIFY(later.contains("meanwhile") && later.contains(",hidden,"));
    }

    /// A long log is checked, and its rows are counted, before the first row.
    void canBeCancelledBeforeItsFirstRow()
    {
        const auto log = snapshot();
        bool isCancelled = false;
        log->cancelWhen([&isCancelled] { return isCancelled; });
        const QString longOne = u"WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 100000) SELECT count(*) FROM number"_s;
        QCOMPARE(log->readValue(longOne)->toInt(), 100'000);
        isCancelled = true;
        const auto count = log->readValue(longOne);
        QVERIFY(!count);
        QCOMPARE(count.error().code, u"cancelled"_s);
        isCancelled = false;
        QVERIFY(log->readValue(longOne));
    }

    void canBeCancelledWhereNoEventHasARow()
    {
        const SessionPtr session = makeSession(groupChat());
        keepAll(session, randomHistory(session, 2'500, 1));
        QTRY_COMPARE(m_probe->commits.size(), 1);
        QBuffer file;
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto log = snapshot();
        const auto rows = written(*log, TableKind::Choices, {{1, 0}}, file, [](qint64) { return false; });
        QVERIFY(!rows);
        QCOMPARE(rows.error().code, u"cancelled"_s);
    }

    /// The number comes with a later ticket than the first message.
    void numbersParticipantsOfOtherSystemsByAllTheirTickets()
    {
        for (const qint64 id : {1, 2}) {
            SessionState state = begin(FakeOtherSystem(id, startMs, u"pilot%1"_s.arg(id)).session());
            const ChannelClaims claims = claimsOf(u"g1"_s);
            ChannelClaims numbered = claims;
            numbered.idInSession = 7;
            const QString handle = u"handle%1"_s.arg(id);
            keep(state, AdmitBox{u"anna"_s, claims, handle}, startMs);
            keep(state, Post{1, handle, "1", u"early"_s}, startMs + 1);
            keep(state, AdmitBox{u"anna"_s, numbered, handle}, startMs + 1000);
            keep(state, Post{1, handle, "2", u"late"_s}, startMs + 1001);
        }
        const QByteArray csv = exportedFrom(m_folder->path(), {}, ExportFormat::OTree);
        QCOMPARE(csv.count(",7,anna,"), 4);
        QCOMPARE(csv.count("early"), 2);
        QVERIFY(csv.lastIndexOf("early") < csv.indexOf("late")); // by time, not by session
    }

    void datesLikeQt()
    {
        QList<qint64> times{0, 1, 999, 1000, 86'399'999, 86'400'000, 951'782'400'000, 951'868'799'999, 951'868'800'000, startMs, 253'402'300'799'999};
        QRandomGenerator random(1);
        for (int i = 0; i < 5000; ++i)
            times.append(random.bounded(qint64(253'402'300'800'000)));
        TimeTexts texts;
        for (const qint64 atMs : std::as_const(times)) {
            QCOMPARE(texts.iso(atMs).toByteArray(), QDateTime::fromMSecsSinceEpoch(atMs, Qt::UTC).toString(Qt::ISODateWithMs).toLatin1());
            QCOMPARE(texts.seconds(atMs).toByteArray(), csvTimestamp(atMs).toLatin1());
        }
    }

private:
    /// @p history begins with the session's first event.
    void keepAll(const SessionPtr &session, const QList<Event> &history)
    {
        m_probe->log.createSession(session, history.first());
        m_probe->log.append(history.mid(1));
    }

    using Row = QMap<QString, QString>;

    [[nodiscard]] std::unique_ptr<Database> snapshot() const
    {
        auto log = Database::openForReading(DataDirectory::databasePathIn(m_folder->path()));
        if (!log || !(*log)->run(u"BEGIN"_s))
            qFatal("The log cannot be read.");
        return std::move(*log);
    }

    [[nodiscard]] QByteArray exportedFrom(const QString &directory, const QString &code, ExportFormat format) const
    {
        const QString path = m_out.filePath(u"rows.csv"_s);
        if (const auto summary = SqliteArchive(directory).exportCsv({code.isEmpty() ? QStringList() : QStringList{code}, format, path}).result(); !summary)
            return summary.error().text.toUtf8();
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no file");
    }

    [[nodiscard]] static Result<qint64> written(Database &log, TableKind table, const QList<ExportedSession> &sessions, QBuffer &file, const TableExport::ShouldContinue &shouldContinue)
    {
        CsvTableWriter writer(file, dataTable(table).columnNames());
        QList<TableTarget> targets{{table, &writer, 0}};
        return TableExport(log, {}, sessions).write(targets, shouldContinue).map([&targets] { return targets.constFirst().rows; });
    }

    /// Only what depends on what has happened before.
    [[nodiscard]] QList<Row> exportedRows(const QString &code, ExportFormat format) const
    {
        QList<Row> rows;
        const auto records = readCsv(QString::fromUtf8(exportedFrom(m_folder->path(), code, format)));
        const QStringList names = format == ExportFormat::Messages ? ofMessages : ofEvents;
        for (qsizetype i = 1; records && i < records->size(); ++i) {
            Row row;
            for (const QString &name : names)
                row.insert(name, records->at(i).fields.value(records->at(0).fields.indexOf(name)));
            rows.append(row);
        }
        return rows;
    }

    /// What the fold of the whole log says, row by row.
    [[nodiscard]] static QList<Row> messageRows(const SessionPtr &session, const QList<Event> &history)
    {
        QHash<qint64, QString> outcomes;
        for (const Event &event : history)
            outcomes.insert(event.kind == EventKind::MessageHeld ? event.seq : messageOf(event), outcomeOf(event, outcomes));
        QHash<qint64, Row> whenHeld;
        QList<Row> rows;
        SessionState state(session);
        for (const Event &event : history) {
            state.apply(event);
            const bool isHeld = event.kind == EventKind::MessageHeld;
            if (!isSaid(event.kind) && !isHeld)
                continue;
            const bool isReleased = event.kind == EventKind::MessageReleased;
            Row row = isReleased ? whenHeld.value(messageOf(event)) : rowOf(state, event);
            row.insert(u"seq"_s, QString::number(event.seq));
            row.insert(u"state"_s, outcomes.value(event.seq, u"visible"_s));
            if (isHeld)
                whenHeld.insert(event.seq, row);
            if (!isHeld || outcomes.value(event.seq) != u"released")
                rows.append(row);
        }
        return rows;
    }

    [[nodiscard]] static QString outcomeOf(const Event &event, const QHash<qint64, QString> &before)
    {
        const QHash<EventKind, QString> outcomes{{EventKind::MessageHeld, u"held"_s}, {EventKind::MessageReleased, u"released"_s}, {EventKind::MessageRefused, u"refused"_s},
                                                 {EventKind::MessageHidden, u"hidden"_s}, {EventKind::MessageRestored, u"visible"_s}};
        if (const auto outcome = outcomes.constFind(event.kind); outcome != outcomes.cend())
            return *outcome;
        return before.value(messageOf(event), u"visible"_s);
    }

    [[nodiscard]] static Row rowOf(const SessionState &state, const Event &event)
    {
        Row row;
        for (const QString &name : ofMessages)
            row.insert(name, {});
        if (event.participant == 0)
            return row;
        const Session &session = state.session();
        const ParticipantState &author = state.participant(event.participant);
        const int round = pageOf(event).isEmpty() ? author.round : roundOf(event);
        const auto box = pageOf(event).isEmpty() ? state.boxOf(event.participant, event.channel)
                                                 : state.boxOn(event.participant, event.channel, {round, session.study.pageIndex(pageOf(event))});
        row.insert(u"round_number"_s, QString::number(round));
        row.insert(u"id_in_group"_s, QString::number(session.player(event.participant, round).idInGroup));
        row.insert(u"page"_s, box ? session.study.pages.at(box->page).name : QString());
        row.insert(u"chat"_s, box ? session.chat(*box).name : QString());
        row.insert(u"participant_label"_s, author.label);
        row.insert(u"person"_s, QString::number(author.person));
        return row;
    }

    [[nodiscard]] static QList<Row> eventRows(const SessionPtr &session, const QList<Event> &history)
    {
        SessionState state(session);
        QList<Row> rows;
        for (const Event &event : history) {
            state.apply(event);
            rows.append({{u"seq"_s, QString::number(event.seq)}, {u"kind"_s, eventKindName(event.kind)},
                         {u"participant_label"_s, event.participant == 0 ? QString() : state.participant(event.participant).label}});
        }
        return rows;
    }

    inline static const QStringList ofMessages{u"seq"_s, u"round_number"_s, u"id_in_group"_s, u"page"_s, u"chat"_s, u"participant_label"_s, u"person"_s, u"state"_s};
    inline static const QStringList ofEvents{u"seq"_s, u"kind"_s, u"participant_label"_s};

    std::unique_ptr<QTemporaryDir> m_folder;
};

LABCHAT_TEST(tst_ExportRows, QCoreApplication)
#include "tst_exportrows.moc"
