// SPDX-License-Identifier: GPL-3.0-or-later
#include "operatortest.h"

#include "core/session/eventdetail.h"
#include "support/sessions.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// Places, channels and the experimenter's texts, on the wire.
class tst_Arranged final : public OperatorTest {
    Q_OBJECT

private slots:
    void init() { startGroups(); }
    void cleanup() { stopLab(); }

    void namesTheExperimenter();
    void reportsWhoseMessagesTheReadersAre();
    void leadsAChatToAnotherChannel();
    void repeatsNoticesOfThePage();
    void keepsAPrivateLine();
    void hasNoLineWhereTheStudyHasNone();
    void talksWithAnybody();
    void numbersTheActsThatReachMany();
    void returnsWhoWasMovedOnByMistake();
    void logsWhoHasSeenAnAnnouncement();
    void saysGoodbyeToWhoIsRemoved();
    void givesThePlaceOfWhoIsReplacedToANewTicket();
};

void tst_Arranged::namesTheExperimenter()
{
    const Client anna = joined(Author);
    QVERIFY(does(Say{1, {experimenter, u"Please go on."_s}}).seq);
    QTRY_COMPARE(anna->messages.size(), 1);
    const QJsonObject message = anna->lastOf(u"message"_s);
    QCOMPARE(message.value("experimenter"_L1).toBool(), true);
    QCOMPARE(message.value("from"_L1).toInt(-1), 0);
    QCOMPARE(message.value("nickname"_L1).toString(), u"Dr. Ada"_s);
}

void tst_Arranged::reportsWhoseMessagesTheReadersAre()
{
    const Client anna = joined(Author), bert = joined(Member);
    QVERIFY(says(*anna, u"By Anna"_s));
    const Event swapped = does(SwapSeats{Author, Member});
    for (const auto &[client, member] : {std::pair(anna.get(), 2), std::pair(bert.get(), 1)}) {
        QTRY_COMPARE(client->lastOf(u"channel"_s).value("you"_L1).toInt(), member);
        QCOMPARE(client->lastOf(u"channel"_s).value("you_since"_L1).toInteger(), swapped.seq);
    }
    QVERIFY(says(*anna, u"By Anna again"_s));
    QTRY_COMPARE(bert->lastOf(u"message"_s).value("from"_L1).toInt(), 2);
    const Client again = joined(Author); // the ticket moves with the person
    QCOMPARE(again->lastOf(u"channel"_s).value("you"_L1).toInt(), 2);
}

void tst_Arranged::leadsAChatToAnotherChannel()
{
    const Client anna = joined(Author), carl = joined(Stranger);
    QVERIFY(says(*anna, u"To the old ones"_s));
    QVERIFY(does(MoveChannel{Author, 1, 2}).seq);
    QTRY_COMPARE(anna->lastOf(u"channel"_s).value("channel"_L1).toString(), carl->channels().constFirst());
    (void)anna->post(u"To the new ones"_s, carl->channels().constFirst());
    QTRY_COMPARE(carl->bodies(), QStringList{u"To the new ones"_s});
    QCOMPARE(carl->messages.constLast().from, inGroup + 1);
}

void tst_Arranged::repeatsNoticesOfThePage()
{
    useWithHelpLine(twoPages(1));
    const Client anna = joined(Author), bert = joined(Member);
    const qint64 seq = does(Announce{{}, {experimenter, u"To all"_s}}).seq;
    for (const Client *client : {&anna, &bert})
        QTRY_COMPARE((*client)->lastOf(u"notice"_s).value("body"_L1).toString(), u"To all"_s);
    QCOMPARE(anna->lastOf(u"notice"_s).value("from"_L1).toString(), u"Dr. Ada"_s);
    const Client again = joined(Author);
    QTRY_COMPARE(again->lastOf(u"notice"_s).value("seq"_L1).toInteger(), seq);
    again->send({{u"type"_s, u"advance"_s}, {u"page"_s, u"your_choice"_s}});
    QTRY_COMPARE(again->lastOf(u"page"_s).value("page"_L1).toString(), u"results"_s);
    const Client later = makeClient(Author);
    later->openSilently();
    QTRY_COMPARE(later->socket().state(), QAbstractSocket::ConnectedState);
    later->send({{u"type"_s, u"join"_s}, {u"ticket"_s, later->ticket}});
    QTRY_COMPARE(later->framesOf(u"page"_s).size(), 1);
    settle(*later);
    QVERIFY(later->framesOf(u"notice"_s).isEmpty());
}

void tst_Arranged::keepsAPrivateLine()
{
    const Client anna = joined(Author);
    QCOMPARE(anna->lastOf(u"help_line"_s).value("lines"_L1).toArray().size(), 0);
    const QJsonObject question{{u"type"_s, u"help"_s}, {u"nonce"_s, u"q1"_s}, {u"body"_s, u"What now?"_s}};
    anna->send(question);
    QTRY_COMPARE(anna->framesOf(u"help"_s).size(), 1);
    QCOMPARE(anna->lastOf(u"help"_s).value("nonce"_L1).toString(), u"q1"_s);
    QCOMPARE(anna->lastOf(u"help"_s).value("from"_L1).toString(), u"you"_s);
    anna->send(question);
    QTRY_COMPARE(anna->refusalOf(u"q1"_s).value("code"_L1).toString(), u"duplicate"_s);
    QVERIFY(does(AnswerHelp{Author, {experimenter, u"Wait."_s}}).seq);
    QTRY_COMPARE(anna->lastOf(u"help"_s).value("from"_L1).toString(), u"experimenter"_s);
    const Client again = joined(Author);
    QTRY_COMPARE(again->lastOf(u"help_line"_s).value("lines"_L1).toArray().size(), 2);
}

void tst_Arranged::hasNoLineWhereTheStudyHasNone()
{
    use(groupChat(2, 2));
    const Client anna = joined(Author);
    settle(*anna);
    QVERIFY(anna->framesOf(u"help_line"_s).isEmpty());
    anna->send({{u"type"_s, u"help"_s}, {u"nonce"_s, u"q1"_s}, {u"body"_s, u"Anybody?"_s}});
    QTRY_COMPARE(anna->refusalOf(u"q1"_s).value("code"_L1).toString(), u"closed"_s);
}

void tst_Arranged::talksWithAnybody()
{
    use(groupChat()); // without a help line
    const Client anna = joined(1);
    anna->send({{u"type"_s, u"help"_s}, {u"nonce"_s, u"h0"_s}, {u"body"_s, u"Hello?"_s}});
    QTRY_COMPARE(anna->lastOf(u"refused"_s).value("code"_L1).toString(), u"closed"_s);
    QVERIFY(does(AnswerHelp{1, {experimenter, u"Are you well?"_s}}).seq);
    QTRY_COMPARE(anna->lastOf(u"help_line"_s).value("lines"_L1).toArray().size(), 1); // now the page may offer the talk
    anna->send({{u"type"_s, u"help"_s}, {u"nonce"_s, u"h1"_s}, {u"body"_s, u"Yes."_s}});
    QTRY_COMPARE(anna->lastOf(u"help"_s).value("nonce"_L1).toString(), u"h1"_s);
    const Client again = joined(1);
    QCOMPARE(again->lastOf(u"help_line"_s).value("lines"_L1).toArray().size(), 2);
}

void tst_Arranged::numbersTheActsThatReachMany()
{
    const auto partsFrom = [this](qsizetype from, qsizetype count) {
        if (!QTest::qWaitFor([&] { return m_lab->events.size() >= from + count; }, 10'000))
            return QList<Event>();
        return QList<Event>(m_lab->events.mid(from, count));
    };
    qsizetype from = m_lab->events.size();
    m_lab->server()->moderate(m_session->id, {Moderate{Mute{1, 0, 0}}, Moderate{Unmute{2, 0}}, Moderate{Mute{3, 0, 0}}});
    QList<Event> parts = partsFrom(from, 2);
    QCOMPARE(int(parts.size()), 2);
    QCOMPARE(interventionOf(parts.at(0)).act, parts.at(0).seq);
    QCOMPARE(interventionOf(parts.at(1)).act, parts.at(0).seq);
    QTRY_COMPARE(m_lab->refusals.size(), 1); // and the console learns for whom it was not done
    QVERIFY(m_lab->refusals.constFirst().text.startsWith("P2: "_L1));

    from = m_lab->events.size();
    m_lab->server()->advance(m_session->id, {4, 5}, {u"Ada"_s, {}, {}, 0});
    parts = partsFrom(from, 2);
    QCOMPARE(int(parts.size()), 2);
    QCOMPARE(actOf(parts.at(1)), parts.at(0).seq);
    const Event single = does(Mute{4, 0, 0});
    QVERIFY(single.seq);
    QCOMPARE(interventionOf(single).act, 0);
    QCOMPARE(actOf(single), single.seq);
}

void tst_Arranged::returnsWhoWasMovedOnByMistake()
{
    Study study = twoPages(1);
    study.pages.first().ends = PageEnd::Timer;
    study.pages.first().durationS = 600;
    use(study);
    const Client anna = joined(1);
    QTRY_COMPARE(anna->lastOf(u"page"_s).value("page"_L1).toString(), u"your_choice"_s);
    const qint64 endsAtMs = anna->lastOf(u"page"_s).value("ends_at"_L1).toInteger();
    QVERIFY(endsAtMs);
    const qsizetype from = m_lab->events.size();
    m_lab->server()->advance(m_session->id, {1}, {u"Ada"_s, {}, {}, 0});
    const Event advanced = waitFor(EventKind::PageEntered, from);
    QTRY_COMPARE(anna->lastOf(u"page"_s).value("page"_L1).toString(), u"results"_s);
    const Event returned = does(ReturnToPage{1, advanced.seq});
    QCOMPARE(returned.kind, EventKind::PageReentered);
    QTRY_COMPARE(anna->lastOf(u"page"_s).value("page"_L1).toString(), u"your_choice"_s);
    QCOMPARE(anna->lastOf(u"page"_s).value("ends_at"_L1).toInteger(), endsAtMs + returned.atMs - advanced.atMs);
    QCOMPARE(int(anna->channels().size()), 1); // and its chat is there again
    QVERIFY(says(*anna, u"I am back"_s));
}

void tst_Arranged::logsWhoHasSeenAnAnnouncement()
{
    const Client anna = joined(Author), bert = joined(Member);
    const qint64 seq = does(Announce{{Audience::Kind::Participants, {}, 0, 0, {Author}}, {experimenter, u"Two minutes left"_s}}).seq;
    QVERIFY(seq);
    QTRY_COMPARE(anna->lastOf(u"notice"_s).value("seq"_L1).toInteger(), seq);
    const qsizetype from = m_lab->events.size();
    for (ChatClient *client : {bert.get(), anna.get(), anna.get()}) // it was not for Bert, and twice is as good as once
        client->send({{u"type"_s, u"seen"_s}, {u"notice"_s, seq}});
    const Event seen = waitFor(EventKind::AnnouncementSeen, from);
    QCOMPARE(seen.participant, int(Author));
    QCOMPARE(messageOf(seen), seq);
    settle(*anna);
    settle(*bert);
    QCOMPARE(std::count_if(m_lab->events.cbegin(), m_lab->events.cend(), [](const Event &event) { return event.kind == EventKind::AnnouncementSeen; }), 1);
}

void tst_Arranged::saysGoodbyeToWhoIsRemoved()
{
    const Client anna = joined(Author), bert = joined(Member);
    QVERIFY(does(Remove{Author}, u"Please come to the desk."_s).seq);
    QTRY_COMPARE(anna->closeCode, int(QWebSocketProtocol::CloseCodeNormal));
    QCOMPARE(anna->lastOf(u"bye"_s).value("code"_L1).toString(), u"removed"_s);
    QCOMPARE(anna->lastOf(u"bye"_s).value("text"_L1).toString(), u"Please come to the desk."_s);
    QVERIFY(says(*bert, u"Among us"_s));
    const Client again = makeClient(Author);
    again->open();
    QTRY_COMPARE(again->closeCode, int(QWebSocketProtocol::CloseCodeNormal));
    QCOMPARE(again->frames.size(), 1);
    QCOMPARE(again->lastOf(u"bye"_s).value("text"_L1).toString(), u"Please come to the desk."_s);
    QVERIFY(does(Readmit{Author}).seq);
    QVERIFY(again->join());
    QCOMPARE(again->bodies(), QStringList{u"Among us"_s});
}

void tst_Arranged::givesThePlaceOfWhoIsReplacedToANewTicket()
{
    const Client anna = joined(Author), bert = joined(Member);
    QVERIFY(says(*anna, u"By the first person"_s));
    const Event replaced = does(ReplacePerson{Author});
    QTRY_COMPARE(anna->lastOf(u"bye"_s).value("code"_L1).toString(), u"removed"_s);
    const Client again = makeClient(Author);
    again->open();
    QTRY_COMPARE(again->lastOf(u"error"_s).value("code"_L1).toString(), u"bad_ticket"_s);

    SessionState state = m_lab->sessions.constLast();
    for (const Event &event : m_lab->events) {
        if (event.session == m_session->id && event.seq > state.lastSeq())
            state.apply(event);
    }
    const Client next = std::make_unique<ChatClient>(m_lab->socketUrl(), state.ticketOf(Author));
    QVERIFY(next->join());
    QCOMPARE(next->bodies(), QStringList{u"By the first person"_s});
    QCOMPARE(next->lastOf(u"channel"_s).value("you_since"_L1).toInteger(), replaced.seq);
}

LABCHAT_TEST(tst_Arranged, QCoreApplication)
#include "tst_arranged.moc"
