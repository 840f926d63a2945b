// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/eventdetail.h"
#include "labtest.h"
#include "support/fakeclocks.h"
#include "support/sessions.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

#include <algorithm>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// Choices, treatments and groups by arrival, over real sockets and the real log.
class tst_Designs final : public LabTest {
    Q_OBJECT

private:
    static Study asking()
    {
        Study study = groupChat(2, 2);
        study.pages.first().ends = PageEnd::Participant;
        study.pages.first().bodyHtml = u"<lab-choice name=\"offer\" type=\"number\" max=\"10\" required></lab-choice>"_s;
        PageSpec last = groupChat().pages.first();
        last.name = u"last"_s;
        last.chats.clear();
        study.pages.append(last);
        return study;
    }
    static Study byArrival()
    {
        Study study = groupChat(4, 2);
        PageSpec lobby;
        lobby.name = u"lobby"_s;
        lobby.ends = PageEnd::Group;
        lobby.groupByArrival = true;
        lobby.rounds = {{1, 1}};
        lobby.waiting.timeoutS = 3600;
        lobby.waiting.endBodyHtml = u"<p>Nobody came</p>"_s;
        study.pages.prepend(lobby);
        return study;
    }
    static QJsonObject choose(const QString &value, const QString &nonce)
    {
        return {{u"type"_s, u"choose"_s}, {u"page"_s, u"your_choice"_s}, {u"round"_s, 1}, {u"choice"_s, u"offer"_s}, {u"nonce"_s, nonce}, {u"value"_s, value}};
    }
    [[nodiscard]] qsizetype logged(EventKind kind) const
    {
        return std::count_if(m_lab->events.begin(), m_lab->events.end(), [=](const Event &event) { return event.kind == kind; });
    }

private slots:
    void storesAChoiceOnceAndTellsOnlyWhoMadeIt()
    {
        startLab(asking());
        const Client anna = joined(1), bert = joined(2);
        QVERIFY(anna && bert);
        anna->send({{u"type"_s, u"advance"_s}, {u"page"_s, u"your_choice"_s}});
        QTRY_COMPARE(anna->lastOf(u"refused"_s).value("code"_L1).toString(), u"choice_missing"_s);
        anna->send(choose(u"11"_s, u"c1"_s));
        QTRY_COMPARE(anna->refusalOf(u"c1"_s).value("code"_L1).toString(), u"bad_value"_s);
        anna->send(choose(u"4.5"_s, u"c2"_s));
        QTRY_COMPARE(anna->lastOf(u"chosen"_s).value("value"_L1).toString(), u"4.5"_s);
        QCOMPARE(anna->lastOf(u"chosen"_s).value("nonce"_L1).toString(), u"c2"_s);
        QCOMPARE(logged(EventKind::ChoiceMade), 1);
        anna->send(choose(u"4.5"_s, u"c2"_s)); // an answer that did not arrive
        QTRY_COMPARE(anna->refusalOf(u"c2"_s).value("code"_L1).toString(), u"duplicate"_s);
        anna->send(choose(u"5"_s, u"c3"_s));
        QTRY_COMPARE(anna->refusalOf(u"c3"_s).value("code"_L1).toString(), u"already_chosen"_s);
        QVERIFY(bert->framesOf(u"chosen"_s).isEmpty());
        const Client again = joined(1);
        QVERIFY(again);
        QCOMPARE(again->lastOf(u"page"_s).value("choices"_L1).toObject(), (QJsonObject{{u"offer"_s, u"4.5"_s}}));
        again->send({{u"type"_s, u"advance"_s}, {u"page"_s, u"your_choice"_s}});
        QTRY_COMPARE(again->lastOf(u"page"_s).value("page"_L1).toString(), u"last"_s);
        QCOMPARE(logged(EventKind::ChoiceMade), 1);
    }

    void makesGroupsOfThoseWhoCome()
    {
        startLab(byArrival());
        const Client dora = makeClient(4);
        dora->open();
        QTRY_COMPARE(dora->lastOf(u"page"_s).value("page"_L1).toString(), u"lobby"_s);
        QVERIFY(dora->lastOf(u"page"_s).value("waiting"_L1).toBool());
        QVERIFY(dora->lastOf(u"page"_s).value("ends_at"_L1).toInteger() > 0);
        const Client carl = makeClient(3);
        carl->open();
        for (const Client *one : {&carl, &dora})
            QTRY_COMPARE((*one)->lastOf(u"page"_s).value("page"_L1).toString(), u"your_choice"_s);
        QCOMPARE(dora->lastOf(u"welcome"_s).value("participant"_L1).toObject().value("id_in_session"_L1).toInt(), 1);
        QCOMPARE(carl->lastOf(u"channel"_s).value("channel"_L1), dora->lastOf(u"channel"_s).value("channel"_L1));
        QCOMPARE(logged(EventKind::GroupFormed), 1);
        (void)dora->post(u"Hello"_s, dora->lastOf(u"channel"_s).value("channel"_L1).toString());
        QTRY_COMPARE(carl->bodies(), QStringList{u"Hello"_s});
        QCOMPARE(carl->messages.constFirst().nickname, u"Player 1"_s);
    }

    void keepsGroupsOverARestart()
    {
        startLab(byArrival());
        const Client dora = makeClient(4), carl = makeClient(3);
        dora->open();
        QTRY_VERIFY(dora->lastOf(u"page"_s).value("waiting"_L1).toBool());
        carl->open();
        QTRY_COMPARE(carl->lastOf(u"page"_s).value("page"_L1).toString(), u"your_choice"_s);
        const TestLabOptions options{m_folder->path(), 0, {}, {}};
        m_lab.reset();
        m_lab = std::make_unique<TestLab>(options);
        QVERIFY(m_lab->start());
        const SessionState &state = m_lab->sessions.constFirst();
        QVERIFY(state.isFormed(1) && !state.isFormed(2));
        QCOMPARE(state.participant(1).person, 4);
        const Client back = makeClient(4); // the link of the person who was P4
        back->open();
        QTRY_COMPARE(back->lastOf(u"welcome"_s).value("participant"_L1).toObject().value("id_in_session"_L1).toInt(), 1);
        QCOMPARE(back->lastOf(u"page"_s).value("page"_L1).toString(), u"your_choice"_s);
        const Client first = makeClient(1), second = makeClient(2); // the links of those who have not come yet
        first->open();
        second->open();
        for (const Client *one : {&first, &second})
            QTRY_COMPARE((*one)->lastOf(u"page"_s).value("page"_L1).toString(), u"your_choice"_s);
        QCOMPARE(logged(EventKind::GroupFormed), 1); // since the restart
    }

    void keepsWhoWaitedTogetherOverARestart()
    {
        FakeClocks clocks;
        m_folder = std::make_unique<QTemporaryDir>();
        const TestLabOptions options{m_folder->path(), 0, {}, {}, clocks.clocks()};
        m_lab = std::make_unique<TestLab>(options);
        QVERIFY(m_lab->start());
        Study study = byArrival();
        study.numParticipants = study.playersPerGroup = 4;
        use(study);
        Client anna = makeClient(3), bert = makeClient(4); // nobody has a chat yet
        anna->open();
        bert->open();
        QTRY_COMPARE(logged(EventKind::Connected), 2);
        anna.reset();
        bert.reset();
        m_lab.reset();
        clocks.pass(2 * 3600 * 1000); // the time of waiting is over long since
        m_lab = std::make_unique<TestLab>(options);
        QVERIFY(m_lab->start());
        QTRY_COMPARE(logged(EventKind::ServerStarted), 1);
        m_session = m_lab->sessions.constFirst().sessionPtr();
        anna = makeClient(3);
        anna->open();
        clocks.pass(14'000); // the other one needs longer
        bert = makeClient(4);
        bert->open();
        for (const Client *one : {&anna, &bert})
            QTRY_VERIFY((*one)->lastOf(u"page"_s).value("waiting"_L1).toBool());
        QTRY_COMPARE(logged(EventKind::Connected), 2);
        clocks.pass(1'000);
        for (const Client *one : {&anna, &bert})
            QTRY_COMPARE((*one)->lastOf(u"page"_s).value("page"_L1).toString(), u"your_choice"_s);
        QCOMPARE(logged(EventKind::GroupFormed), 1);
    }

    void releasesWhoWaitsForSomebodyWhoSkipsARound()
    {
        Study study = groupChat(2, 2);
        study.numRounds = 3;
        PageSpec wait = groupChat().pages.first();
        wait.name = u"wait"_s;
        wait.ends = PageEnd::Group;
        wait.rounds = {{1, 1}};
        study.pages.prepend(wait);
        study.pages.last().rounds = {{0, 0}};
        startLab(study);
        const Client anna = joined(1);
        QVERIFY(anna);
        anna->send({{u"type"_s, u"advance"_s}, {u"page"_s, u"wait"_s}});
        QTRY_VERIFY(anna->lastOf(u"page"_s).value("waiting"_L1).toBool());
        m_lab->server()->advance(m_session->id, {2}, {});
        QTRY_COMPARE(anna->lastOf(u"page"_s).value("round"_L1).toInt(), 3);
    }

    void storesTreatmentsWithTheSession()
    {
        Study study = groupChat(6, 2);
        study.treatments.values = {{u"low"_s, {{u"most"_s, u"1"_s}}}, {u"high"_s, {{u"most"_s, u"2"_s}}}};
        study.pages.first().chats.first().limitTemplates.insert(u"max_messages"_s, u"{{treatment.most}}"_s);
        startLab(study);
        const SessionPtr made = m_session;
        const TestLabOptions options{m_folder->path(), 0, {}, {}};
        m_lab.reset();
        m_lab = std::make_unique<TestLab>(options);
        QVERIFY(m_lab->start());
        const Session &read = m_lab->sessions.constFirst().session();
        QCOMPARE(read.seed, made->seed);
        for (int participant = 1; participant <= 6; ++participant) {
            QCOMPARE(read.player(participant, 1).treatment, made->player(participant, 1).treatment);
            const ChatBox box = read.boxesOn(participant, 1, 0).constFirst();
            QCOMPARE(read.limits(box).maxMessages, read.player(participant, 1).treatment == u"low" ? 1 : 2);
        }
    }
};

LABCHAT_TEST(tst_Designs, QCoreApplication)
#include "tst_designs.moc"
