// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/makesession.h"

#include "core/base/codes.h"
#include "core/study/safehtml.h"
#include "support/sessions.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

#include <ctime>
#include <set>

using namespace LabChat;
using namespace Qt::StringLiterals;

namespace {

Study withChat(Study study, const QString &channel, const QString &nickname)
{
    study.pages.first().chats.first().channel = channel;
    study.pages.first().chats.first().nickname = nickname;
    return study;
}

} // namespace

class tst_Session final : public QObject {
    Q_OBJECT

private slots:
    void makesTwoGroupsOfEight()
    {
        const SessionPtr session = Testing::makeSession(Testing::groupChat(), 7);
        QCOMPARE(session->numParticipants(), 8);
        QCOMPARE(session->channels.size(), 2);
        QCOMPARE(session->channel(1).members, (QList<int>{1, 2, 3, 4}));
        QCOMPARE(session->channel(2).members, (QList<int>{5, 6, 7, 8}));
        QCOMPARE(session->channelName(1), u"7-group_chat-1"_s);
        QCOMPARE(session->channelName(2), u"7-group_chat-2"_s);
        QCOMPARE(session->player(6, 1).groupId, 2);
        QCOMPARE(session->player(6, 1).idInGroup, 2);
        const QList<ChatBox> boxes = session->boxesOn(6, 1, 0);
        QCOMPARE(boxes.size(), 1);
        QCOMPARE(boxes.first().nickname, u"Player 2"_s);
        QCOMPARE(boxes.first().label, u"Chat with your group"_s);
        QCOMPARE(boxes.first().member, 2);
    }

    void givesEveryRoundGroupsAndChannelsOfItsOwn()
    {
        const SessionPtr session = Testing::makeSession(Testing::twoPages(3));
        QCOMPARE(session->channels.size(), 6);
        QCOMPARE(session->player(3, 1).groupId, 2);
        QCOMPARE(session->player(3, 3).groupId, 6);
        QCOMPARE(session->player(3, 3).groupIdInSubsession, 2);
        QCOMPARE(session->channelName(6), u"1-two_pages-6"_s);
        QVERIFY(session->boxesOn(3, 1, 1).isEmpty());
    }

    void keepsOneChannelAcrossRoundsWhereTheStudySaysSo()
    {
        Study study = withChat(Testing::groupChat(4, 2), u"{{group.id_in_subsession}}"_s, u"{{participant.code}}"_s);
        study.numRounds = 5;
        const SessionPtr session = Testing::makeSession(study);
        QCOMPARE(session->channels.size(), 2);
        QCOMPARE(session->channel(1).members, (QList<int>{1, 2}));
        QCOMPARE(session->boxesOn(1, 5, 0).first().channel, 1);
        QCOMPARE(session->boxesOn(1, 5, 0).first().member, 1);
        QCOMPARE(session->boxesOn(1, 5, 0).first().nickname, session->participant(1).code);
    }

    void givesRolesWithAnyLettersTheirChannels()
    {
        Study study = withChat(Testing::groupChat(6, 3), u"{{player.role_slug}}-{{pair.low}}-{{pair.high}}"_s, u"x"_s);
        study.pages.first().chats.first().forEach = ForEach::OthersInRole;
        study.roles = {u"Käufer 1"_s, u"Käufer 2"_s, u"买方"_s};
        const SessionPtr session = Testing::makeSession(study);
        QCOMPARE(session->channels.size(), 3);
        QCOMPARE(session->channel(1).members, (QList<int>{1, 4}));
    }

    void fillsInTheTitleOfAPage()
    {
        Study study = Testing::groupChat(4, 2);
        study.roles = {u"<Seller>"_s, u"Buyer"_s};
        study.pages.first().title = u"You are the {{player.role}}"_s;
        const SessionPtr session = Testing::makeSession(study);
        QCOMPARE(session->titleFor(3, 1, 0), u"You are the <Seller>"_s); // a text, not HTML
        QCOMPARE(session->titleFor(4, 1, 0), u"You are the Buyer"_s);
        study.pages.first().title = u"{{nothing}}"_s; // of a log that was written when titles were no templates
        QCOMPARE(Testing::makeSession(study)->titleFor(1, 1, 0), u"{{nothing}}"_s);
    }

    void makesABodySafeAfterItIsFilledIn_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("shown");
        QTest::newRow("a comment in an attribute") << u"<p title=\"x {{! \">foo }} bar</p><p title=\" onclick=alert(1) x=\">y</p>"_s << u""_s;
        QTest::newRow("a section in an attribute") << u"<p title=\"{{#player.role}}\">a{{/player.role}} onclick=alert(1)\">y</p>"_s << u""_s;
        QTest::newRow("a value in a tag") << u"<p {{{player.role}}}>y</p>"_s << u""_s;
        QTest::newRow("a value in a link") << u"<a href=\"{{player.role}}\">y</a>"_s << u""_s;
        QTest::newRow("a value in a text") << u"<p>{{player.role}}</p>"_s << u"<p>&quot;&gt;&lt;img src=x onerror=alert(1)&gt; onclick=alert(1)</p>"_s;
    }
    void makesABodySafeAfterItIsFilledIn()
    {
        QFETCH(QString, body);
        QFETCH(QString, shown);
        Study study = Testing::groupChat(2, 2);
        study.roles = {u"\"><img src=x onerror=alert(1)> onclick=alert(1)"_s, u"javascript:alert(1)"_s};
        study.pages.first().bodyHtml = safeHtml(body); // as the reader does
        const SessionPtr session = Testing::makeSession(study);
        for (const int participant : {1, 2}) {
            const QString html = session->bodyFor(participant, 1, 0);
            QCOMPARE(safeHtml(html), html);
            const QString withoutValues = QString(html).remove(QRegularExpression(u"\"[^\"]*\""_s));
            QVERIFY2(!withoutValues.contains(QRegularExpression(u"<[^>]*\\son\\w+="_s)), qPrintable(html));
            QVERIFY2(!html.contains(u"href=\"javascript"), qPrintable(html));
        }
        if (!shown.isEmpty())
            QCOMPARE(session->bodyFor(1, 1, 0), shown);
    }

    void joinsARoleAcrossGroups()
    {
        Study study = withChat(Testing::groupChat(6, 3), u"{{player.role}}"_s, u"Group {{group.id_in_subsession}} {{player.role}}"_s);
        study.roles = {u"Seller"_s, u"Buyer"_s, u"Buyer"_s};
        const SessionPtr session = Testing::makeSession(study);
        QCOMPARE(session->channels.size(), 2);
        QCOMPARE(session->channelName(1), u"1-group_chat-Seller"_s);
        QCOMPARE(session->channel(1).members, (QList<int>{1, 4}));
        QCOMPARE(session->channel(2).members, (QList<int>{2, 3, 5, 6}));
        QCOMPARE(session->boxesOn(4, 1, 0).first().nickname, u"Group 2 Seller"_s);
        QCOMPARE(session->boxesOn(4, 1, 0).first().member, 2);
    }

    void joinsTheWholeSessionInOneChannel()
    {
        const SessionPtr session = Testing::makeSession(withChat(Testing::groupChat(), u"all"_s, u"{{participant.id_in_session}}"_s));
        QCOMPARE(session->channels.size(), 1);
        QCOMPARE(session->channel(1).members.size(), 8);
    }

    void refusesAChannelNameThatOtreechatWouldRefuse_data()
    {
        QTest::addColumn<QString>("channel");
        QTest::addColumn<QString>("shown");
        QTest::newRow("space") << u"my channel"_s << u"my channel"_s;
        QTest::newRow("empty") << u""_s << u"“”"_s;
        QTest::newRow("umlaut") << u"größe"_s << u"größe"_s;
        QTest::newRow("from a template") << u"{{player.role}}"_s << u"Kauf er"_s;
        QTest::newRow("slash") << u"{{group.id}}/1"_s << u"1/1"_s;
    }
    void refusesAChannelNameThatOtreechatWouldRefuse()
    {
        QFETCH(QString, channel);
        QFETCH(QString, shown);
        Study study = withChat(Testing::groupChat(2, 2), channel, u"x"_s);
        study.roles = {u"Kauf er"_s, u"Seller"_s};
        const auto session = LabChat::makeSession({study, {}}, 1, 0);
        QVERIFY(!session);
        QCOMPARE(session.error().code, u"bad_channel"_s);
        QVERIFY2(session.error().text.contains(shown), qPrintable(session.error().text));
    }

    void refusesATemplateWithAnUnknownName()
    {
        const auto session = LabChat::makeSession({withChat(Testing::groupChat(), u"{{group.nr}}"_s, u"x"_s), {}}, 1, 0);
        QVERIFY(!session);
        QCOMPARE(session.error().code, u"bad_template"_s);
        QVERIFY(session.error().text.contains(u"group.nr"));
    }

    void makesUniqueCodesTicketsAndHandles()
    {
        const SessionPtr session = Testing::makeSession(Testing::groupChat(1000, 2));
        std::set<QString> codes, tickets, handles;
        for (const Participant &participant : session->participants) {
            QCOMPARE(participant.code.size(), 8);
            QVERIFY(looksLikeTicket(participant.ticket));
            codes.insert(participant.code);
            tickets.insert(participant.ticket);
        }
        for (const Channel &channel : session->channels)
            handles.insert(channel.handle);
        QCOMPARE(codes.size(), 1000u);
        QCOMPARE(tickets.size(), 1000u);
        QCOMPARE(handles.size(), 500u);
        QCOMPARE(session->code.size(), 8);
    }

    void findsParticipantsByTicketAndChannelsByHandle()
    {
        const SessionPtr session = Testing::makeSession(Testing::groupChat());
        QCOMPARE(session->participantByTicket(session->participant(5).ticket), 5);
        QCOMPARE(session->participantByTicket(session->participant(5).code), 0);
        QCOMPARE(session->participantByTicket({}), 0);
        QCOMPARE(session->channelByHandle(session->channel(2).handle), 2);
        QCOMPARE(session->channelByHandle(u"2"_s), 0);
    }

    void reportsWhatCannotBeATicket()
    {
        QVERIFY(looksLikeTicket(randomTicket()));
        QVERIFY(!looksLikeTicket(u""));
        QVERIFY(!looksLikeTicket(randomTicket().chopped(1)));
        QVERIFY(!looksLikeTicket(randomTicket().toUpper()));
        QVERIFY(!looksLikeTicket(u"../../../../../../etc/passw"));
    }

    void makesAThousandParticipantsInTwentyRoundsInTwoSeconds()
    {
        Study study = Testing::groupChat(1000, 4);
        study.numRounds = 20;
        // Processor time, because other programs may be busy.
        const std::clock_t before = std::clock();
        const SessionPtr session = Testing::makeSession(study);
        const auto tookMs = (std::clock() - before) * 1000 / CLOCKS_PER_SEC;
        QCOMPARE(session->channels.size(), 5000);
#ifdef __OPTIMIZE__
        QVERIFY2(tookMs < 2000, qPrintable(u"%1 ms"_s.arg(tookMs)));
#else
        qInfo("%ld ms, without optimisation", long(tookMs));
#endif
    }
};

LABCHAT_TEST(tst_Session, QCoreApplication)
#include "tst_session.moc"
