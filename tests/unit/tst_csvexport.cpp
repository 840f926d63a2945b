// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testprogram.h"
#include "unit/exporttest.h"

using namespace LabChat;
using namespace LabChat::Testing;

/// What is in an exported file, byte for byte.
class tst_CsvExport final : public ExportTest {
    Q_OBJECT

private slots:
    void initTestCase() { fillLog(); }
    void cleanup() { removeFiles(); }

    void writesOtreesColumnsByteForByte()
    {
        QCOMPARE(exported(u"abcdefgh"_s, ExportFormat::OTree), QByteArray(otreeHeader) +
            "abcdefgh,1,abp00001,1-group_chat-1,Player 1,\"Hello, \"\"you\"\"\",1700000000.003\r\n"
            "abcdefgh,2,abp00002,1-group_chat-1,Player 2,\" =1+1 😀\r\nline 2 \",1700000001.004\r\n"
            "abcdefgh,1,abp00001,1-group_chat-1,Player 1,<b>שלום</b>,1700000001.004\r\n");
    }

    void writesMessagesWithAllThatIsKnownOfThem()
    {
        QCOMPARE(exported(u"abcdefgh"_s, ExportFormat::Messages), QByteArray(
            "session_code,seq,timestamp,time_utc,round_number,group_id,id_in_group,role,page,chat,channel,id_in_session,participant_code,"
            "participant_label,member,nickname,body,state,posted_seq,person,treatment,labchat_session,"
            "chat_label,study,characters,state_by,state_timestamp,state_reason,first_displayed_timestamp,page_elapsed_s,variables,choices\r\n"
            "abcdefgh,4,1700000000.003,2023-11-14T22:13:20.003Z,1,1,1,Buyer,your_choice,group,1-group_chat-1,1,abp00001,seat_1,1,Player 1,"
            "\"Hello, \"\"you\"\"\",visible,4,1,,abcdefgh,Chat with your group,group_chat,12,,,,1700000002.000,0.002,,\r\n"
            "abcdefgh,5,1700000001.004,2023-11-14T22:13:21.004Z,1,1,2,Seller,your_choice,group,1-group_chat-1,2,abp00002,,2,Player 2,"
            "\" =1+1 😀\r\nline 2 \",visible,5,2,,abcdefgh,Chat with your group,group_chat,16,,,,,,,\r\n"
            "abcdefgh,6,1700000001.004,2023-11-14T22:13:21.004Z,1,1,1,Buyer,your_choice,group,1-group_chat-1,1,abp00001,seat_1,1,Player 1,"
            "<b>שלום</b>,visible,6,1,,abcdefgh,Chat with your group,group_chat,11,,,,,1.003,,\r\n"));
    }

    void writesEveryEvent()
    {
        QCOMPARE(exported(u"abcdefgh"_s, ExportFormat::Events), QByteArray(
            "session_code,seq,timestamp,time_utc,kind,id_in_session,participant_code,participant_label,channel,nickname,body,detail,operator,reason_id,reason,act,undoes,treatment,labchat_session,"
            "round_number,page,page_index,ended_by,message_seq,choice,text,audience,participant_codes,other_participant_code,other_channel,url\r\n"
            "abcdefgh,1,1700000000.000,2023-11-14T22:13:20.000Z,session_created,,,,,,,,,,,,,,abcdefgh,,,,,,,,,,,,\r\n"
            "abcdefgh,2,1700000000.001,2023-11-14T22:13:20.001Z,arrived,1,abp00001,seat_1,,,,\"{\"\"label\"\":\"\"seat_1\"\"}\",,,,,,,abcdefgh,,,,,,,,,,,,\r\n"
            "abcdefgh,3,1700000000.002,2023-11-14T22:13:20.002Z,connected,1,abp00001,seat_1,,,,,,,,,,,abcdefgh,,,,,,,,,,,,\r\n"
            "abcdefgh,4,1700000000.003,2023-11-14T22:13:20.003Z,message,1,abp00001,seat_1,1-group_chat-1,Player 1,\"Hello, \"\"you\"\"\",,,,,,,,abcdefgh,,,,,,,,,,,,\r\n"
            "abcdefgh,5,1700000001.004,2023-11-14T22:13:21.004Z,message,2,abp00002,,1-group_chat-1,Player 2,\" =1+1 😀\r\nline 2 \",,,,,,,,abcdefgh,,,,,,,,,,,,\r\n"
            "abcdefgh,6,1700000001.004,2023-11-14T22:13:21.004Z,message,1,abp00001,seat_1,1-group_chat-1,Player 1,<b>שלום</b>,,,,,,,,abcdefgh,,,,,,,,,,,,\r\n"
            "abcdefgh,7,1700000002.000,2023-11-14T22:13:22.000Z,seen,2,abp00002,,1-group_chat-1,,,\"{\"\"up_to\"\":5}\",,,,,,,abcdefgh,,,,,5,,,,,,,\r\n"));
    }

    void writesAnEndedSessionToo()
    {
        QCOMPARE(exported(u"zzzzzzzz"_s, ExportFormat::OTree), QByteArray(otreeHeader) +
            "zzzzzzzz,2,zzp00002,2-group_chat-1,Player 2,Bye,1700000005.000\r\n");
        QVERIFY(exported(u"zzzzzzzz"_s, ExportFormat::Events).endsWith(
            ",session_ended,,,,,,,\"{\"\"operator\"\":\"\"Ada\"\",\"\"reason\"\":\"\"fire, drill\"\",\"\"reason_id\"\":\"\"drill\"\"}\",Ada,drill,\"fire, drill\",3,,,zzzzzzzz,,,,,,,,,,,,\r\n"));
    }

    void writesAllSessionsByTimeAsOTreeDoes()
    {
        const QByteArray all = exported({}, ExportFormat::OTree);
        QCOMPARE(all.count("\r\n"), 1 + 3 + 1 + 1 + manyMessages); // one body has a line break in it
        static const QRegularExpression timestamp(u",(\\d{10}\\.\\d{3})\r\n"_s);
        QStringList times;
        for (auto match = timestamp.globalMatch(QString::fromUtf8(all)); match.hasNext();)
            times.append(match.next().captured(1));
        QCOMPARE(times.size(), 3 + 1 + manyMessages);
        QVERIFY(std::is_sorted(times.begin(), times.end()));
        QVERIFY(all.indexOf("\nlargeone") < all.lastIndexOf("\nzzzzzzzz")); // not one session after the other
    }

    void writesEventsOfOneSessionAfterTheOther()
    {
        const QByteArray all = exported({}, ExportFormat::Events);
        QVERIFY(all.lastIndexOf("\nabcdefgh") < all.indexOf("\nzzzzzzzz"));
        QVERIFY(all.lastIndexOf("\nzzzzzzzz") < all.indexOf("\nlargeone"));
    }

    void writesTheSameBytesEveryTime_data()
    {
        QTest::addColumn<ExportFormat>("format");
        QTest::newRow("otree") << ExportFormat::OTree;
        QTest::newRow("messages") << ExportFormat::Messages;
        QTest::newRow("events") << ExportFormat::Events;
    }
    void writesTheSameBytesEveryTime()
    {
        QFETCH(ExportFormat, format);
        QCOMPARE(exported({}, format), exported({}, format));
    }

    void keepsTheOrderWhenTheClockWasSetBack()
    {
        const QTemporaryDir folder;
        LogProbe probe(folder.path());
        SessionState state = started(knownSession(1, u"abcdefgh"_s, smallStudy()));
        SessionState other = started(knownSession(2, u"zzzzzzzz"_s, smallStudy()));
        QList<Event> events;
        const auto note = [&events](SessionState &in, const Command &command, qint64 nowMs) { events.append(*perform(in, command, nowMs)); };
        note(state, post(state, 1, u"first"_s, "1"), startMs + 3'600'000);
        note(state, JumpClock{-3'600'000}, startMs + 3'600'000);
        note(state, post(state, 1, u"second"_s, "2"), startMs + 1'000);
        note(other, post(other, 1, u"elsewhere"_s, "1"), startMs + 2'000);
        for (const SessionState *each : {&state, &other})
            probe.log.createSession(each->sessionPtr(), sessionCreated(each->session()));
        probe.log.append(events);
        QTRY_COMPARE(probe.commits.size(), 1);
        const QString path = folder.filePath(u"all.csv"_s);
        QVERIFY(SqliteArchive(folder.path()).exportCsv({{}, ExportFormat::OTree, path}).result());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray csv = file.readAll();
        QVERIFY(csv.indexOf("elsewhere") < csv.indexOf("first"));
        QVERIFY(csv.indexOf("first") < csv.indexOf("second"));
        QVERIFY(csv.contains("second,1700000001.000")); // by the time to which the clock was set
    }

    void writesWhereALateTextWasWritten()
    {
        Study study = twoPages(1);
        study.pages.first().ends = PageEnd::Timer;
        study.pages.first().durationS = 25;
        study.pages.first().chats.first().onEnd = OnEnd::Send;
        study.pages.last().chats.clear();
        const QTemporaryDir folder;
        LogProbe probe(folder.path());
        SessionState state = started(knownSession(1, u"abcdefgh"_s, study));
        QList<Event> events;
        const Post text = post(state, 1, u"almost fini"_s, "1");
        const QList<Command> commands{Arrive{1, {}}, Advance{1, u"your_choice"_s, 1, AdvancedBy::Operator, {}}, text};
        for (const Command &command : commands)
            events.append(*perform(state, command, startMs + 1'000));
        probe.log.createSession(state.sessionPtr(), sessionCreated(state.session()));
        probe.log.append(events);
        QTRY_COMPARE(probe.commits.size(), 1);
        const QString path = folder.filePath(u"all.csv"_s);
        QVERIFY(SqliteArchive(folder.path()).exportCsv({{}, ExportFormat::Messages, path}).result());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains(",your_choice,group,"));
    }

    /// The author has advanced when the message is released: the row shows where it was written.
    void writesWhereAnApprovedMessageWasWritten()
    {
        SessionState state = begin(knownSession(4, u"heldheld"_s, twoPages(2)));
        const QString page = state.session().study.pages.value(state.participant(1).page).name;
        keep(state, Arrive{1, {}}, startMs);
        const Intervention byAda{u"Ada"_s, {}, {}, 0};
        keep(state, Moderate{SetHolding{1, 0, true}, byAda}, startMs + 1);
        for (int i = 0; state.boxesOf(1).isEmpty() && i < 2; ++i)
            keep(state, Advance{1, state.session().study.pages.value(state.participant(1).page).name, 0}, startMs + 2);
        const QString writtenOn = state.session().study.pages.value(state.participant(1).page).name;
        keep(state, post(state, 1, u"Hello"_s, "1"), startMs + 3);
        const qint64 held = state.lastSeq();
        keep(state, Advance{1, writtenOn, 0, AdvancedBy::Operator, byAda}, startMs + 4);
        keep(state, Moderate{ReleaseMessage{held}, byAda}, startMs + 5);
        const QList<QByteArray> rows = exported(u"heldheld"_s, ExportFormat::Messages).split('\n');
        QCOMPARE(rows.size(), 3); // a header, one message, the end
        const QList<QByteArray> fields = rows.at(1).trimmed().split(',');
        QCOMPARE(fields.at(8), writtenOn.toUtf8());
        QCOMPARE(fields.at(17), "visible");
        QCOMPARE(fields.at(18), QByteArray::number(held));
    }

    void writesTreatmentsAndChoices()
    {
        Study study = groupChat(2, 2);
        study.treatments.values = {{u"low"_s, {}}, {u"high"_s, {}}};
        study.treatments.how = Treatments::How::InOrder;
        study.pages.first().bodyHtml = u"<lab-choice name=\"offer\" type=\"number\"></lab-choice>"_s;
        SessionState state = begin(knownSession(5, u"choiceon"_s, study));
        keep(state, Arrive{2, u"seat_2"_s}, startMs);
        keep(state, Choose{2, u"your_choice"_s, 1, u"offer"_s, "1", u"4.5"_s}, startMs + 1);
        keep(state, post(state, 2, u"Hello"_s, "2"), startMs + 2);
        QTRY_VERIFY(exported(u"choiceon"_s, ExportFormat::OTree).contains("Hello"));
        QCOMPARE(exported(u"choiceon"_s, ExportFormat::Choices), QByteArray(
            "session_code,seq,timestamp,time_utc,round_number,group_id,id_in_group,role,treatment,page,choice,value,id_in_session,participant_code,"
            "participant_label,person,labchat_session\r\n"
            "choiceon,3,1700000000.001,2023-11-14T22:13:20.001Z,1,1,2,,high,your_choice,offer,4.5,2,chp00002,seat_2,2,choiceon\r\n"));
        QVERIFY(exported(u"choiceon"_s, ExportFormat::Messages).endsWith(",Hello,visible,4,2,high,choiceon,Chat with your group,group_chat,5,,,,,0.002,,\"{\"\"1/your_choice/offer\"\":\"\"4.5\"\"}\"\r\n"));
        const QByteArray events = exported(u"choiceon"_s, ExportFormat::Events);
        QVERIFY2(events.contains("session_created,,,,,,,\"{\"\"seed\"\":"), events);
        QVERIFY2(events.contains("\"\"treatments\"\":[\"\"low\"\",\"\"high\"\"]}\",,,,,,,choiceon,,,,,,,,,,,,\r\n"), events);
        QVERIFY2(events.contains("choice_made,2,chp00002,seat_2,,,4.5,\"{\"\"choice\"\":\"\"offer\"\""), events);
    }
};

LABCHAT_TEST(tst_CsvExport, QCoreApplication)
#include "tst_csvexport.moc"
