// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/eventdetail.h"
#include "core/session/makesession.h"
#include "core/session/rules.h"
#include "core/study/studyjson.h"
#include "core/study/studynumbers.h"
#include "core/study/treatments.h"
#include "support/sessions.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// Conditions of an experiment, and what is known of participants before: how they are drawn, and what they change.
class tst_Treatments final : public QObject {
    Q_OBJECT

private:
    static Study twoTreatments(int participants = 8, int perGroup = 2)
    {
        Study study = groupChat(participants, perGroup);
        study.treatments.values = {{u"low"_s, {{u"price"_s, u"5"_s}, {u"most"_s, u"1"_s}}}, {u"high"_s, {{u"price"_s, u"9"_s}, {u"most"_s, u"2"_s}}}};
        return study;
    }
    static QStringList treatmentsOf(const Session &session, int round = 1)
    {
        QStringList names;
        for (const Player &player : session.players.at(round - 1))
            names.append(player.treatment);
        return names;
    }

private slots:
    void isBalancedAtAnyTime()
    {
        Study study = twoTreatments(60, 2);
        study.treatments.values.append({u"middle"_s, {}});
        for (quint32 seed = 1; seed <= 20; ++seed) {
            QRandomGenerator random(seed);
            const QStringList drawn = drawTreatments(study, random);
            QCOMPARE(drawn.size(), 60);
            for (int i = 0; i < 60; i += 3) {
                const QStringList block = drawn.mid(i, 3);
                for (const QString &name : study.treatments.names())
                    QCOMPARE(block.count(name), 1);
            }
        }
    }

    void drawsTheSameWithTheSameSeed()
    {
        Study study = twoTreatments(40, 2);
        study.matching.kind = Matching::Kind::RandomOnce;
        study.seed = 42;
        const SessionPtr one = Testing::makeSession(study, 1), two = Testing::makeSession(study, 2);
        QCOMPARE(treatmentsOf(*one), treatmentsOf(*two));
        QCOMPARE(one->groupOf(1, 1), two->groupOf(1, 1));
        QCOMPARE(one->seed, 42u);
        study.seed = 43;
        QVERIFY(treatmentsOf(*Testing::makeSession(study, 3)) != treatmentsOf(*one));
        Study longer = study;
        longer.seed = 42;
        longer.numRounds = 5;
        QCOMPARE(treatmentsOf(*Testing::makeSession(longer, 4), 5), treatmentsOf(*one));
    }

    void logsTheDraw()
    {
        Study study = twoTreatments();
        study.seed = 42;
        const SessionPtr session = Testing::makeSession(study);
        const Event created = LabChat::sessionCreated(*session);
        QCOMPARE(seedOf(created), 42u);
        QCOMPARE(LabChat::treatmentsOf(created), treatmentsOf(*session));
        QVERIFY(LabChat::sessionCreated(*Testing::makeSession(groupChat())).detail.isEmpty()); // nothing was drawn
        Study shuffled = groupChat(4, 2);
        shuffled.matching.kind = Matching::Kind::Table;
        shuffled.matching.table = {{{3, 1}, {4, 2}}};
        const QJsonArray groups = LabChat::sessionCreated(*Testing::makeSession(shuffled)).detail.value("groups"_L1).toArray();
        QCOMPARE(groups, (QJsonArray{QJsonArray{3, 1}, QJsonArray{4, 2}}));
    }

    void givesAGroupOneTreatmentInAllRounds()
    {
        Study study = twoTreatments(8, 4);
        study.numRounds = 3;
        study.treatments.assignTo = Treatments::AssignTo::Groups;
        const SessionPtr session = Testing::makeSession(study);
        const QStringList names = treatmentsOf(*session);
        QCOMPARE(QSet<QString>(names.begin(), names.begin() + 4).size(), 1);
        QCOMPARE(QSet<QString>(names.begin(), names.end()).size(), 2);
        QCOMPARE(treatmentsOf(*session, 3), names);
        QCOMPARE(LabChat::treatmentsOf(LabChat::sessionCreated(*session)), (QStringList{names.first(), names.last()}));
    }

    void canBeUsedEverywhere()
    {
        Study study = twoTreatments(4, 2);
        study.treatments.how = Treatments::How::InOrder;
        PageSpec &page = study.pages.first();
        page.bodyHtml = u"Price {{treatment.price}}{{#treatment.is_high}}!{{/treatment.is_high}}{{^treatment.is_high}}?{{/treatment.is_high}}"_s;
        ChatSpec &chat = page.chats.first();
        chat.label = u"At {{treatment.price}}"_s;
        chat.nickname = u"{{treatment.name}} {{player.id_in_group}}"_s;
        chat.channel = u"{{treatment.name}}"_s;
        chat.limitTemplates.insert(u"max_messages"_s, u"{{treatment.most}}"_s);
        ChatSpec other = chat;
        other.name = u"other"_s;
        other.channel = u"other"_s;
        other.showTo.treatments = {u"high"_s};
        page.chats.append(other);
        SessionState state = started(Testing::makeSession(study));
        QCOMPARE(state.textOnPage(1), u"Price 5?"_s);
        QCOMPARE(state.textOnPage(2), u"Price 9!"_s);
        QCOMPARE(state.boxesOf(1).size(), 1);
        QCOMPARE(state.boxesOf(2).size(), 2);
        QCOMPARE(state.boxesOf(2).first().label, u"At 9"_s);
        QCOMPARE(state.boxesOf(2).first().nickname, u"high 2"_s);
        QCOMPARE(state.session().channel(state.boxesOf(1).first().channel).name, u"low"_s);
        QVERIFY(perform(state, post(state, 1, u"one"_s, "1"), startMs));
        QCOMPARE(decide(state, post(state, 1, u"two"_s, "2"), startMs + 5000).error().code, u"too_many"_s);
        QVERIFY(perform(state, post(state, 2, u"one"_s, "1"), startMs + 6000));
        QVERIFY(perform(state, post(state, 2, u"two"_s, "2"), startMs + 7000));
    }

    void refusesALimitThatIsNoNumberForSome()
    {
        Study study = twoTreatments(4, 2);
        study.treatments.values[1].values.insert(u"most"_s, u"many"_s);
        study.pages.first().chats.first().limitTemplates.insert(u"max_messages"_s, u"{{treatment.most}}"_s);
        const auto session = LabChat::makeSession({study, {}}, 1, 0);
        QVERIFY(!session);
        QVERIFY2(session.error().text.contains(u"“many”"), qPrintable(session.error().text));
        study.treatments.values[1].values.insert(u"most"_s, u"-1"_s);
        QVERIFY(!LabChat::makeSession({study, {}}, 1, 0));
    }

    void isTheSameAfterAWayThroughTheLog()
    {
        Study study = twoTreatments();
        study.seed = 7;
        study.numRounds = 3;
        study.matching.kind = Matching::Kind::RandomOnce;
        study.table = {{u"label"_s, u"value"_s}, QList<QStringList>(8, {u""_s, u"x"_s})};
        PageSpec &page = study.pages.first();
        page.rounds = {{1, 1}, {3, 0}};
        page.showTo.treatments = {u"low"_s};
        page.ends = PageEnd::Timer;
        page.durationsByRound = {5, 6};
        page.bodiesByRound = {u"a"_s, u"b"_s};
        page.chats.first().limitTemplates.insert(u"burst"_s, u"{{treatment.price}}"_s);
        page.chats.first().showTo.treatments = {u"low"_s};
        PageSpec wait = groupChat().pages.first();
        wait.name = u"wait"_s;
        wait.ends = PageEnd::Group;
        wait.waiting = {u"w"_s, true, 20, WaitingSpec::Then::End, 3, u"e"_s};
        study.pages.append(wait);
        const auto read = studyFromJson(studyToJson(study));
        QVERIFY2(read, read ? "" : qPrintable(asError(read.error()).text));
        QCOMPARE(studyToJson(*read), studyToJson(study));
        QCOMPARE(read->seed, study.seed);
        QCOMPARE(read->treatments.find(u"high"_s)->values.value(u"price"_s), u"9"_s);
        QCOMPARE(read->table.value(8, u"value"_s), u"x"_s);
        QCOMPARE(read->pages.first().durationIn(3, 3), 6);
        QCOMPARE(read->pages.last().waiting.minPlayers, 3);
        QVERIFY(read->pages.last().waiting.onTimeout == WaitingSpec::Then::End);
    }

    void keepsAPlaceForEachLabelOfTheTable()
    {
        Study study = groupChat(4, 2);
        study.table = {{u"label"_s, u"value"_s, u"nickname"_s},
                       {{u"AB"_s, u"5"_s, u"Ann"_s}, {u"CD"_s, u"6"_s, u"Cy"_s}, {u""_s, u"7"_s, u"Guest"_s}, {u"EF"_s, u"8"_s, u"Eve"_s}}};
        study.pages.first().bodyHtml = u"Your value: {{participant.value}}"_s;
        SessionState state = started(Testing::makeSession(study));
        QCOMPARE(state.textOnPage(2), u"Your value: 6"_s);
        QCOMPARE(perform(state, Arrive{0, u"EF"_s}, startMs)->participant, 4);
        QCOMPARE(perform(state, Arrive{0, {}}, startMs)->participant, 3); // the only place that is kept for nobody
        QVERIFY(decide(state, Arrive{0, {}}, startMs).error().text.contains(u"are kept for certain participants"));
        QCOMPARE(decide(state, Arrive{0, u"XY"_s}, startMs).error().code, u"places_kept"_s);
        const Decision byLink = perform(state, Arrive{2, {}}, startMs); // the link of a place
        QCOMPARE(labelOf(*byLink), u"CD"_s);
        QCOMPARE(state.participantByLabel(u"CD"_s), 2);
        QCOMPARE(perform(state, Arrive{0, u"AB"_s}, startMs)->participant, 1);
    }

    void needsARowForEachParticipant()
    {
        Study study = groupChat(4, 2);
        study.table = {{u"value"_s}, QList<QStringList>(4, {u"1"_s})};
        QVERIFY(withNumbers(study, 4, 2) && withNumbers(study, 2, 2));
        QCOMPARE(withNumbers(study, 6, 2).error().code, u"bad_numbers"_s);
    }
};

LABCHAT_TEST(tst_Treatments, QCoreApplication)
#include "tst_treatments.moc"
