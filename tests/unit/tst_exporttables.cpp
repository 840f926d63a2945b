// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/csv.h"
#include "core/session/eventdetail.h"
#include "exporttest.h"
#include "support/fakeothersystem.h"
#include "support/testprogram.h"

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

namespace {

using TableRow = QHash<QString, QString>;

} // namespace

/// The tables beside messages and events: participants, channels, actions, receipts; and what the table of messages says of later events.
class ExportTablesTest final : public ExportTest {
    Q_OBJECT

private slots:
    void init();
    void saysWhatParticipantsDid();
    void saysWhatHappenedInChannels();
    void saysWhomActsReached();
    void saysWhenMessagesCame();
    void saysThatNobodyWasThere();
    void saysWhatBecameOfMessages();
    void saysWhatAnAuthorKnew();
    void saysWhatEventsAreAbout();
    void hasTheHeaderThatIsDescribed_data();
    void hasTheHeaderThatIsDescribed();
    void describesSessionsOfOtherSystems();

private:
    [[nodiscard]] QList<TableRow> rows(ExportFormat format, const QString &session = u"tabletop"_s) const;
    [[nodiscard]] SessionState tabletop(const Study &study);

    const Intervention m_byAda{u"Ada"_s, u"Insult"_s, u"Please stay polite"_s, 0, u"insult"_s};
    std::unique_ptr<QTemporaryDir> m_folder;
};

void ExportTablesTest::init()
{
    m_probe.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_probe = std::make_unique<LogProbe>(m_folder->path());
    QVERIFY(m_probe->contents);
}

SessionState ExportTablesTest::tabletop(const Study &study)
{
    return begin(knownSession(1, u"tabletop"_s, study));
}

QList<TableRow> ExportTablesTest::rows(ExportFormat format, const QString &session) const
{
    QFile file(m_folder->filePath(u"table.csv"_s));
    if (const auto written = SqliteArchive(m_folder->path()).exportCsv({session.isEmpty() ? QStringList() : QStringList{session}, format, file.fileName()}).result(); !written || !file.open(QIODevice::ReadOnly)) {
        qWarning() << (written ? file.errorString() : written.error().text);
        return {};
    }
    const auto records = readCsv(QString::fromUtf8(file.readAll()));
    QList<TableRow> rows;
    for (qsizetype i = 1; records && i < records->size(); ++i) {
        TableRow row;
        for (qsizetype column = 0; column < records->at(0).fields.size(); ++column)
            row.insert(records->at(0).fields.at(column), records->at(i).fields.value(column));
        rows.append(row);
    }
    return rows;
}

void ExportTablesTest::saysWhatParticipantsDid()
{
    SessionState state = tabletop(smallStudy());
    keep(state, Arrive{1, u"seat_1"_s}, startMs + 1);
    keep(state, Connect{1}, startMs + 2);
    keep(state, post(state, 1, u"naïve 😀"_s, "1"), startMs + 1000);
    keep(state, post(state, 1, u"bad"_s, "2"), startMs + 2000);
    keep(state, Moderate{SetHidden{1, state.lastSeq(), true}, m_byAda}, startMs + 3000);
    keep(state, Moderate{Mute{1, 0, 0}, m_byAda}, startMs + 4000);
    keep(state, Disconnect{1}, startMs + 5000);
    keep(state, Connect{1}, startMs + 6000);
    const auto table = rows(ExportFormat::Participants);
    QCOMPARE(table.size(), 2);
    const TableRow &first = table.at(0);
    QCOMPARE(first[u"participant_code"_s], u"tap00001"_s);
    QCOMPARE(first[u"participant_label"_s], u"seat_1"_s);
    QCOMPARE(first[u"role"_s], u"Buyer"_s);
    QCOMPARE(first[u"page"_s], u"your_choice"_s);
    QCOMPARE(first[u"arrived_timestamp"_s], u"1700000000.001"_s);
    QCOMPARE(first[u"last_acted_timestamp"_s], u"1700000002.000"_s);
    QCOMPARE(first[u"finished_timestamp"_s], QString());
    QCOMPARE(first[u"connections"_s], u"2"_s);
    QCOMPARE(first[u"messages"_s], u"2"_s);
    QCOMPARE(first[u"characters"_s], u"10"_s); // seven and three: an emoji is one
    QCOMPARE(first[u"messages_hidden"_s], u"1"_s);
    QCOMPARE(first[u"actions"_s], u"1"_s);
    QCOMPARE(first[u"removed"_s], u"0"_s);
    QCOMPARE(table.at(1)[u"messages"_s], u"0"_s); // a place that nobody took
    QCOMPARE(table.at(1)[u"arrived_timestamp"_s], QString());
}

void ExportTablesTest::saysWhatHappenedInChannels()
{
    SessionState state = tabletop(smallStudy());
    keep(state, Arrive{1, {}}, startMs + 1);
    keep(state, post(state, 1, u"one"_s, "1"), startMs + 1000);
    keep(state, post(state, 2, u"two"_s, "1"), startMs + 2000);
    keep(state, Moderate{Say{1, {u"Experimenter"_s, u"three"_s}}, m_byAda}, startMs + 3000);
    const auto table = rows(ExportFormat::Channels);
    QCOMPARE(table.size(), 1);
    QCOMPARE(table[0][u"channel"_s], u"1-group_chat-1"_s);
    QCOMPARE(table[0][u"channel_number"_s], u"1"_s);
    QCOMPARE(table[0][u"chats"_s], u"group"_s);
    QCOMPARE(table[0][u"members"_s], u"2"_s);
    QCOMPARE(table[0][u"participant_codes"_s], u"tap00001 tap00002"_s);
    QCOMPARE(table[0][u"messages"_s], u"3"_s);
    QCOMPARE(table[0][u"characters"_s], u"11"_s);
    QCOMPARE(table[0][u"authors"_s], u"2"_s); // without the experimenter
    QCOMPARE(table[0][u"first_message_timestamp"_s], u"1700000001.000"_s);
    QCOMPARE(table[0][u"last_message_timestamp"_s], u"1700000003.000"_s);
}

void ExportTablesTest::saysWhomActsReached()
{
    SessionState state = tabletop(groupChat(4, 2));
    keep(state, Arrive{1, {}}, startMs + 1);
    keep(state, Moderate{Mute{1, 0, 0}, m_byAda}, startMs + 1000);
    const qint64 mute = state.lastSeq();
    Intervention lift = m_byAda;
    lift.undoes = mute;
    keep(state, Moderate{Unmute{1, 0}, lift}, startMs + 2000);
    const qint64 unmute = state.lastSeq();
    keep(state, Moderate{SetPaused{true}, m_byAda}, startMs + 3000);
    const auto table = rows(ExportFormat::Actions);
    QCOMPARE(table.size(), 3);
    QCOMPARE(table[0][u"kind"_s], u"muted"_s);
    QCOMPARE(table[0][u"operator"_s], u"Ada"_s);
    QCOMPARE(table[0][u"reason_id"_s], u"insult"_s);
    QCOMPARE(table[0][u"text"_s], u"Please stay polite"_s);
    QCOMPARE(table[0][u"reached"_s], u"1"_s);
    QCOMPARE(table[0][u"participant_codes"_s], u"tap00001"_s);
    QCOMPARE(table[0][u"undone_by"_s], QString::number(unmute));
    QCOMPARE(table[1][u"undoes"_s], QString::number(mute));
    QCOMPARE(table[1][u"undone_by"_s], QString());
    QCOMPARE(table[2][u"kind"_s], u"paused"_s);
    QCOMPARE(table[2][u"reached"_s], u"4"_s); // everybody
}

/// One is there, one comes later, one comes and does not look.
void ExportTablesTest::saysWhenMessagesCame()
{
    SessionState state = tabletop(groupChat(4, 4));
    const QString handle = state.session().channel(1).handle;
    for (const int participant : {1, 2, 3, 4})
        keep(state, Arrive{participant, {}}, startMs);
    for (const int participant : {1, 2, 3})
        keep(state, Connect{participant}, startMs + 1);
    keep(state, Disconnect{3}, startMs + 2);
    keep(state, post(state, 1, u"hello"_s, "1"), startMs + 1000);
    const qint64 seq = state.lastSeq();
    keep(state, See{2, handle, seq}, startMs + 1500);
    keep(state, Connect{3}, startMs + 9000);
    const auto table = rows(ExportFormat::Receipts);
    QCOMPARE(table.size(), 3);
    QCOMPARE(table[0][u"seq"_s], QString::number(seq));
    QCOMPARE(table[0][u"participant_code"_s], u"tap00002"_s);
    QCOMPARE(table[0][u"delivered_timestamp"_s], u"1700000001.000"_s);
    QCOMPARE(table[0][u"displayed_timestamp"_s], u"1700000001.500"_s);
    QCOMPARE(table[1][u"delivered_timestamp"_s], u"1700000009.000"_s);
    QCOMPARE(table[1][u"displayed_timestamp"_s], QString());
    QCOMPARE(table[2][u"participant_code"_s], u"tap00004"_s);
    QCOMPARE(table[2][u"delivered_timestamp"_s], QString());
}

void ExportTablesTest::saysThatNobodyWasThere()
{
    SessionState state = tabletop(smallStudy());
    keep(state, Arrive{1, {}}, startMs);
    QVERIFY(rows(ExportFormat::Receipts).isEmpty());
    QVERIFY(rows(ExportFormat::Actions).isEmpty());
    QCOMPARE(rows(ExportFormat::Channels).size(), 1);
}

void ExportTablesTest::saysWhatBecameOfMessages()
{
    SessionState state = tabletop(smallStudy());
    const QString handle = state.session().channel(1).handle;
    keep(state, Arrive{1, {}}, startMs);
    keep(state, Connect{1}, startMs + 500);
    keep(state, post(state, 1, u"bad 😀"_s, "1"), startMs + 2000);
    const qint64 seq = state.lastSeq();
    keep(state, See{1, handle, seq}, startMs + 2100); // the author's own page
    keep(state, See{2, handle, seq}, startMs + 3000);
    keep(state, Moderate{SetHidden{1, seq, true}, m_byAda}, startMs + 4000);
    const auto table = rows(ExportFormat::Messages);
    QCOMPARE(table.size(), 1);
    QCOMPARE(table[0][u"state"_s], u"hidden"_s);
    QCOMPARE(table[0][u"state_by"_s], u"Ada"_s);
    QCOMPARE(table[0][u"state_timestamp"_s], u"1700000004.000"_s);
    QCOMPARE(table[0][u"state_reason"_s], u"Insult"_s);
    QCOMPARE(table[0][u"first_displayed_timestamp"_s], u"1700000003.000"_s);
    QCOMPARE(table[0][u"characters"_s], u"5"_s);
    QCOMPARE(table[0][u"study"_s], u"group_chat"_s);
    QCOMPARE(table[0][u"chat_label"_s], state.boxesOf(1).value(0).label);
    QCOMPARE(table[0][u"page_elapsed_s"_s], u"2.000"_s);
}

void ExportTablesTest::saysWhatAnAuthorKnew()
{
    Study study = groupChat(2, 2);
    study.treatments.values = {{u"low"_s, {{u"price"_s, u"10"_s}}}};
    study.treatments.how = Treatments::How::InOrder;
    study.pages.first().bodyHtml = u"<lab-choice name=\"offer\" type=\"number\"></lab-choice>"_s;
    SessionState state = tabletop(study);
    keep(state, Arrive{1, {}}, startMs);
    keep(state, post(state, 1, u"before"_s, "1"), startMs + 1);
    keep(state, Choose{1, u"your_choice"_s, 1, u"offer"_s, "2", u"4.5"_s}, startMs + 2);
    keep(state, post(state, 1, u"after"_s, "3"), startMs + 3);
    const auto table = rows(ExportFormat::Messages);
    QCOMPARE(table[0][u"variables"_s], u"{\"treatment.price\":\"10\"}"_s);
    QCOMPARE(table[0][u"choices"_s], QString());
    QCOMPARE(table[1][u"choices"_s], u"{\"1/your_choice/offer\":\"4.5\"}"_s);
    QCOMPARE(rows(ExportFormat::Participants).at(0)[u"choices"_s], table[1][u"choices"_s]);
}

void ExportTablesTest::saysWhatEventsAreAbout()
{
    SessionState state = tabletop(twoPages(2));
    keep(state, Arrive{1, {}}, startMs);
    keep(state, Arrive{2, {}}, startMs);
    keep(state, post(state, 1, u"bad"_s, "1"), startMs + 1000);
    const qint64 bad = state.lastSeq();
    keep(state, Moderate{SetHidden{1, bad, true}, m_byAda}, startMs + 2000);
    keep(state, Moderate{Announce{{Audience::Kind::Participants, {}, 0, 0, {2, 1}}, {u"Experimenter"_s, u"hello"_s}}, m_byAda}, startMs + 3000);
    keep(state, Advance{1, state.session().study.pages.first().name, 1, AdvancedBy::Participant}, startMs + 4000);
    keep(state, Moderate{SwapSeats{1, 2}, m_byAda}, startMs + 5000);
    const QList<TableRow> table = rows(ExportFormat::Events);
    const auto of = [&table](const QString &kind) {
        const auto found = std::find_if(table.begin(), table.end(), [&kind](const TableRow &row) { return row[u"kind"_s] == kind; });
        return found == table.end() ? TableRow() : *found;
    };
    QCOMPARE(of(u"message_hidden"_s)[u"message_seq"_s], QString::number(bad));
    QCOMPARE(of(u"message_hidden"_s)[u"text"_s], u"Please stay polite"_s);
    QCOMPARE(of(u"announced"_s)[u"audience"_s], u"participants"_s);
    QCOMPARE(of(u"announced"_s)[u"participant_codes"_s].split(u' ').size(), 2);
    const TableRow entered = of(u"page_entered"_s);
    QCOMPARE(entered[u"round_number"_s], u"1"_s);
    QCOMPARE(entered[u"page"_s], state.session().study.pages.at(1).name);
    QCOMPARE(entered[u"page_index"_s], u"1"_s);
    QCOMPARE(entered[u"ended_by"_s], u"participant"_s);
    QCOMPARE(of(u"seats_swapped"_s)[u"other_participant_code"_s], u"tap00002"_s);
    QCOMPARE(of(u"message"_s)[u"page"_s], QString());
}

void ExportTablesTest::hasTheHeaderThatIsDescribed_data()
{
    QTest::addColumn<ExportFormat>("format");
    for (const QString &name : exportFormatNames()) {
        if (infoOf(*exportFormatByName(name)).table)
            QTest::newRow(qPrintable(name)) << *exportFormatByName(name);
    }
}

/// Each row has as many fields as the header.
void ExportTablesTest::hasTheHeaderThatIsDescribed()
{
    QFETCH(const ExportFormat, format);
    SessionState state = tabletop(smallStudy());
    keep(state, Arrive{1, {}}, startMs);
    keep(state, post(state, 1, u"a, \"b\"\r\nc"_s, "1"), startMs + 1);
    keep(state, Moderate{Say{1, {u"Experimenter"_s, u"hello"_s}}, m_byAda}, startMs + 2);
    QFile file(m_folder->filePath(u"table.csv"_s));
    QVERIFY(SqliteArchive(m_folder->path()).exportCsv({{u"tabletop"_s}, format, file.fileName()}).result());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto records = readCsv(QString::fromUtf8(file.readAll()));
    QVERIFY(records);
    QCOMPARE(records->at(0).fields, dataTable(infoOf(format).table.value()).columnNames());
    for (const CsvRecord &record : *records)
        QCOMPARE(record.fields.size(), records->at(0).fields.size());
}

void ExportTablesTest::describesSessionsOfOtherSystems()
{
    SessionState state = begin(FakeOtherSystem(1, startMs, u"pilot"_s).session());
    keep(state, AdmitBox{u"anna"_s, claimsOf(u"g1"_s), u"handle"_s}, startMs);
    keep(state, Post{1, u"handle"_s, "1", u"hello"_s}, startMs + 1);
    const QString code = state.session().code;
    for (const ExportFormat format : {ExportFormat::Messages, ExportFormat::Participants, ExportFormat::Channels}) {
        const auto table = rows(format, code);
        QCOMPARE(table.size(), 1);
        QCOMPARE(table[0][u"session_code"_s], u"pilot"_s);
        QCOMPARE(table[0][u"labchat_session"_s], code);
    }
    QCOMPARE(rows(ExportFormat::Participants, code)[0][u"participant_code"_s], u"anna"_s);
    QCOMPARE(rows(ExportFormat::Participants, code)[0][u"messages"_s], u"1"_s);
}

LABCHAT_TEST(ExportTablesTest, QCoreApplication)
#include "tst_exporttables.moc"
