// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/eventdetail.h"
#include "support/testprogram.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtTest/QtTest>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// The details of events in logs: they are written as before, and read as they were written.
class tst_EventDetail final : public QObject {
    Q_OBJECT

private slots:
    void init() { m_event = {}; }

    void keepsWhoDidItAndWhy()
    {
        setIntervention(m_event, {u"Ada"_s, u"an insult"_s, u"Please wait"_s, 7});
        QCOMPARE(json(), R"({"operator":"Ada","reason":"an insult","text":"Please wait","undoes":7})");
        QCOMPARE(interventionOf(m_event).operatorName, u"Ada"_s);
        QCOMPARE(interventionOf(m_event).reason, u"an insult"_s);
        QCOMPARE(interventionOf(m_event).text, u"Please wait"_s);
        QCOMPARE(interventionOf(m_event).undoes, 7);
        QCOMPARE(textForParticipants(m_event), u"Please wait"_s);
        QVERIFY(isIntervention(m_event));
    }

    void keepsWhichReasonAndWhichAct()
    {
        m_event.seq = 9;
        QCOMPARE(actOf(m_event), 9); // an act by itself
        setIntervention(m_event, {u"Ada"_s, u"Beleidigung"_s, {}, 0, u"insult"_s, 7});
        QCOMPARE(json(), R"({"act":7,"operator":"Ada","reason":"Beleidigung","reason_id":"insult"})");
        QCOMPARE(interventionOf(m_event).reasonId, u"insult"_s);
        QCOMPARE(actOf(m_event), 7);
        m_event = {};
        setEndedBy(m_event, u"Ada"_s, u"fertig"_s, u"everything_done"_s);
        QCOMPARE(json(), R"({"operator":"Ada","reason":"fertig","reason_id":"everything_done"})");
    }

    void leavesOutWhatNobodySaid()
    {
        setIntervention(m_event, {});
        QCOMPARE(json(), R"({"operator":""})");
        m_event = {};
        setEndedBy(m_event, {}, {});
        QCOMPARE(json(), R"({"operator":"","reason":""})");
        m_event = {};
        setLabel(m_event, {});
        setPage(m_event, {});
        setUntil(m_event, 0);
        setCountdown(m_event, {}, {});
        QVERIFY(m_event.detail.isEmpty());
        QVERIFY(!isIntervention(m_event) && !restraintBefore(m_event) && !countdownOf(m_event) && !countdownBefore(m_event) && !advancedByOf(m_event));
        QCOMPARE(messageOf(m_event), 0);
        QCOMPARE(audienceOf(m_event).kind, Audience::Kind::All);
    }

    void keepsWhatParticipantsDid()
    {
        setLabel(m_event, u"PC_07"_s);
        setSeenUpTo(m_event, 12);
        QCOMPARE(json(), R"({"label":"PC_07","up_to":12})");
        setBrowser(m_event, u"mark"_s);
        QCOMPARE(json(), R"({"browser":"mark","label":"PC_07","up_to":12})");
        QCOMPARE(browserOf(m_event), u"mark"_s);
        QCOMPARE(labelOf(m_event), u"PC_07"_s);
        QCOMPARE(seenUpToOf(m_event), 12);
    }

    void keepsWhichLinkWasOpened()
    {
        setMessage(m_event, 9);
        setLink(m_event, u"https://example.org/?a=1"_s);
        QCOMPARE(json(), "{\"message\":9,\"url\":\"https://example.org/?a=1\"}");
        QCOMPARE(linkOf(m_event), u"https://example.org/?a=1"_s);
    }

    void keepsHowFarTheClockWasSet()
    {
        setClockJump(m_event, -3'600'000);
        QCOMPARE(json(), R"({"by_ms":-3600000})");
        QCOMPARE(clockJumpOf(m_event), -3'600'000);
    }

    void keepsTheLengthOfAnUnsentText()
    {
        setCharacters(m_event, 17);
        setPage(m_event, u"chat"_s, 2);
        QCOMPARE(json(), R"({"characters":17,"page":"chat","round":2})");
        QCOMPARE(charactersOf(m_event), 17);
    }

    void keepsWhatWasDrawn()
    {
        setDraw(m_event, 4294967295, {u"low"_s, u"high"_s}, false, {});
        QCOMPARE(json(), R"({"seed":4294967295,"treatments":["low","high"]})");
        QCOMPARE(seedOf(m_event), 4294967295);
        QCOMPARE(treatmentsOf(m_event), (QStringList{u"low"_s, u"high"_s}));
        m_event = {};
        setDraw(m_event, 7, {u"low"_s}, true, {{2, 1}, {3, 4}});
        QCOMPARE(json(), R"({"groups":[[2,1],[3,4]],"seed":7,"treatments_of_groups":["low"]})");
        QCOMPARE(treatmentsOf(m_event), QStringList{u"low"_s});
    }

    void keepsGroupsThatWereFormed()
    {
        m_event.kind = EventKind::GroupFormed;
        setGroupFormed(m_event, 3, {{1, 5}, {2, 6}}, {1, 2});
        QCOMPARE(json(), R"({"group":3,"participants":[1,2],"swaps":[[1,5],[2,6]]})");
        QCOMPARE(groupOf(m_event), 3);
        QCOMPARE(placesOf(m_event), (QList<int>{1, 2}));
        QCOMPARE(swapsOf(m_event), (QList<std::pair<int, int>>{{1, 5}, {2, 6}}));
        m_event = {};
        m_event.kind = EventKind::SeatsSwapped;
        m_event.participant = 4;
        setOtherSeat(m_event, 6);
        QCOMPARE(swapsOf(m_event), (QList<std::pair<int, int>>{{4, 6}}));
        m_event.kind = EventKind::Message;
        QVERIFY(swapsOf({}).isEmpty());
    }

    void keepsChoicesAndVainWaits()
    {
        setChoice(m_event, u"offer"_s);
        setWaitedInVain(m_event, u"lobby"_s);
        QCOMPARE(json(), R"({"choice":"offer","waited_in_vain_on":"lobby"})");
        QCOMPARE(choiceOf(m_event), u"offer"_s);
        QCOMPARE(waitedInVainOn(m_event), u"lobby"_s);
    }

    void keepsPagesAndWhoEndedThem()
    {
        setPage(m_event, u"chat"_s, 2);
        QCOMPARE(json(), R"({"page":"chat","round":2})");
        QCOMPARE(pageOf(m_event), u"chat"_s);
        QCOMPARE(roundOf(m_event), 2);
        const std::pair<AdvancedBy, QByteArray> all[] = {{AdvancedBy::Participant, "participant"}, {AdvancedBy::Operator, "operator"},
                                                         {AdvancedBy::Timer, "timer"}, {AdvancedBy::Group, "group"}};
        for (const auto &[by, name] : all) {
            m_event = {};
            setPageEntry(m_event, u"results"_s, {2, 3}, by);
            QCOMPARE(json(), QByteArray(R"({"by":")" + name + R"(","page":"results","page_index":3,"round":2})"));
            QCOMPARE(pageIndexOf(m_event), 3);
            QCOMPARE(advancedByOf(m_event), std::optional(by));
        }
    }

    void keepsTheTimeSpentBeforeAReturn()
    {
        setSpentBefore(m_event, 12'500);
        QCOMPARE(json(), R"({"spent_ms":12500})");
        QCOMPARE(spentBefore(m_event), 12'500);
    }

    void keepsWhichMessageIsMeant()
    {
        setMessage(m_event, 9);
        setHeldNonce(m_event, "n1");
        QCOMPARE(json(), R"({"message":9,"nonce":"n1"})");
        QCOMPARE(messageOf(m_event), 9);
        QCOMPARE(heldNonceOf(m_event), "n1");
    }

    void keepsRestraintsAndThoseBefore()
    {
        setUntil(m_event, 5000);
        setRestraintBefore(m_event, {u"Hush"_s, 3000});
        QCOMPARE(json(), R"({"before":{"text":"Hush","until":3000},"until":5000})");
        QCOMPARE(restraintOf(m_event).untilMs, 5000);
        QCOMPARE(restraintBefore(m_event)->untilMs, 3000);
        QCOMPARE(restraintBefore(m_event)->text, u"Hush"_s);
        setRestraintBefore(m_event, {});
        QCOMPARE(json(), R"({"before":{},"until":5000})");
        QVERIFY(restraintBefore(m_event));
    }

    void keepsCountdownsAndThoseBefore()
    {
        setCountdown(m_event, 0, 8000);
        QCOMPARE(json(), R"({"before":8000,"ends_at":0})");
        QCOMPARE(countdownOf(m_event), std::optional<qint64>(0));
        QCOMPARE(countdownBefore(m_event), std::optional<qint64>(8000));
    }

    void keepsForWhomAnAnnouncementIs_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("to");
        QTest::newRow("all") << int(Audience::Kind::All) << QByteArray("all");
        QTest::newRow("role") << int(Audience::Kind::Role) << QByteArray("role the buyer");
        QTest::newRow("group") << int(Audience::Kind::Group) << QByteArray("group 3");
        QTest::newRow("channel") << int(Audience::Kind::Channel) << QByteArray("channel 4");
        QTest::newRow("participants") << int(Audience::Kind::Participants) << QByteArray("participants");
    }
    void keepsForWhomAnAnnouncementIs()
    {
        QFETCH(int, kind);
        QFETCH(QByteArray, to);
        setAudience(m_event, {Audience::Kind(kind), u"the buyer"_s, 3, 4, {1, 8}}, {1, 8});
        QCOMPARE(json(), QByteArray(R"({"participants":[1,8],"to":")" + to + R"("})"));
        const Audience read = audienceOf(m_event);
        QCOMPARE(int(read.kind), kind);
        QCOMPARE(read.role, read.kind == Audience::Kind::Role ? u"the buyer"_s : QString());
        QCOMPARE(read.group, read.kind == Audience::Kind::Group ? 3 : 0);
        QCOMPARE(read.channel, read.kind == Audience::Kind::Channel ? 4 : 0);
        QCOMPARE(read.participants, read.kind == Audience::Kind::Participants ? QList<int>({1, 8}) : QList<int>());
        QCOMPARE(recipientsOf(m_event), QList<int>({1, 8}));
    }

    void keepsWhereSomebodyMoves()
    {
        setOtherSeat(m_event, 6);
        QCOMPARE(json(), R"({"other":6})");
        QCOMPARE(otherSeatOf(m_event), 6);
        m_event = {};
        setNewChannel(m_event, {2, 5});
        QCOMPARE(json(), R"({"to":2,"to_member":5})");
        QCOMPARE(newChannelOf(m_event).channel, 2);
        QCOMPARE(newChannelOf(m_event).member, 5);
    }

    void refusesEveryValueInAnotherForm()
    {
        setIntervention(m_event, {u"Ada"_s, u"an insult"_s, u"Please wait"_s, 7, u"insult"_s, 6});
        setLabel(m_event, u"PC_07"_s);
        setBrowser(m_event, u"mark"_s);
        setSeenUpTo(m_event, 12);
        setClockJump(m_event, -5);
        setLink(m_event, u"https://example.org"_s);
        setCharacters(m_event, 3);
        setPageEntry(m_event, u"talk"_s, {1, 0}, AdvancedBy::Timer);
        setSpentBefore(m_event, 4);
        setMessage(m_event, 2);
        setHeldNonce(m_event, "n");
        setUntil(m_event, 9);
        setRestraintBefore(m_event, {u"Wait"_s, 9});
        setCountdown(m_event, 9, std::nullopt);
        setAudience(m_event, {}, {1, 2});
        setOtherSeat(m_event, 2);
        setNewChannel(m_event, {2, 1});
        setGroupFormed(m_event, 1, {{1, 2}}, {1, 2});
        setWaitedInVain(m_event, u"talk"_s);
        setChoice(m_event, u"offer"_s);
        setDraw(m_event, 5, {u"low"_s}, true, {{1, 2}});
        setDraw(m_event, 5, {u"low"_s}, false, {});
        QVERIFY(isDetailReadable(m_event));
        QCOMPARE(m_event.detail.size(), 34); // all keys
        for (const QString &key : m_event.detail.keys()) {
            Event damaged = m_event;
            damaged.detail.insert(key, QJsonArray{QJsonObject()});
            QVERIFY2(!isDetailReadable(damaged), qPrintable(key));
        }
        for (const QJsonValue &number : {QJsonValue(0.5), QJsonValue(u"1"_s), QJsonValue(true), QJsonValue(QJsonValue::Null)}) {
            Event damaged = m_event;
            damaged.detail.insert(u"up_to"_s, number);
            QVERIFY(!isDetailReadable(damaged));
        }
    }

    void refusesWhatLacksAValueOfItsKind()
    {
        m_event.kind = EventKind::PageEntered;
        QVERIFY(!isDetailReadable(m_event));
        setPageEntry(m_event, u"talk"_s, {1, 0}, AdvancedBy::Timer);
        QVERIFY(isDetailReadable(m_event));
        for (const QString &key : m_event.detail.keys()) {
            Event damaged = m_event;
            damaged.detail.remove(key);
            QVERIFY2(!isDetailReadable(damaged), qPrintable(key));
        }
    }

private:
    [[nodiscard]] QByteArray json() const { return QJsonDocument(m_event.detail).toJson(QJsonDocument::Compact); }

    Event m_event;
};

LABCHAT_TEST(tst_EventDetail, QCoreApplication)
#include "tst_eventdetail.moc"
