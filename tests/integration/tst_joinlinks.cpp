// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/codes.h"
#include "httpclient.h"
#include "labtest.h"
#include "support/sessions.h"
#include "support/testprogram.h"

#include <QtCore/QJsonArray>
#include <QtTest/QtTest>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// The links through which browsers get their places: of a session, of a room, of a participant.
class tst_JoinLinks final : public LabTest {
    Q_OBJECT

private slots:
    void init() { startLab(groupChat(2, 2)); }
    void cleanup() { stopLab(); }

    void givesEveryBrowserItsOwnPlace();
    void givesABrowserOnePlaceWhenItAsksTwiceAtOnce();
    void knowsABrowserAfterARestart();
    void saysThatTheSessionIsFull();
    void saysThatTheFreePlacesAreKept();
    void takesNoPlaceForALinkThatIsOnlyFetched_data();
    void takesNoPlaceForALinkThatIsOnlyFetched();
    void joinsOnTheSameConnection();
    void takesTheLabelOfTheSessionLink();
    void refusesALabelThatCannotBeOne();
    void takesTheLabelInARoomWithoutLabels();
    void givesALabelTheSamePlaceAgain();
    void givesALabelOnePlaceWhenItAsksTwiceAtOnce();
    void asksForALabelOnceMore();
    void waitsInARoomWithoutSession();
    void distinguishesBrowsersInARoomWithoutLabels();
    void takesPlacesOfTheRoomsNewestSession();
    void opensLinksAsTheyArePasted_data();
    void opensLinksAsTheyArePasted();
    void readsWhatWasPastedWhenItGivesPlaces();
    void leaksNothingAboutTickets();
    void saysThatTheSessionHasEnded();
    void showsAllParticipantsOnlyToTheOperator();

private:
    [[nodiscard]] QString pathOf(int participant) const { return u"/p/"_s + m_session->participant(participant).ticket; }
    [[nodiscard]] QString ticketOf(int participant) const { return m_session->participant(participant).ticket; }
    [[nodiscard]] QString enterAs(const QString &browser) const { return enter(m_lab->socketUrl(), {{u"session"_s, m_session->code}, {u"browser"_s, browser}}); }
    [[nodiscard]] QString enterRoom(const QJsonObject &more) const
    {
        QJsonObject entrance = more;
        entrance.insert(u"room"_s, u"lab1"_s);
        return enter(m_lab->socketUrl(), entrance);
    }
    [[nodiscard]] bool showsThePage(const QString &path) const
    {
        const HttpAnswer answer = get(m_lab->port(), path);
        return answer.status == 200 && answer.body.contains("/web/page.js");
    }
    [[nodiscard]] int numArrivals() const
    {
        return int(std::count_if(m_lab->events.begin(), m_lab->events.end(), [](const Event &event) { return event.kind == EventKind::Arrived; }));
    }
};

void tst_JoinLinks::givesEveryBrowserItsOwnPlace()
{
    QVERIFY(showsThePage(u"/join/"_s + m_session->code));
    QCOMPARE(enterAs(u"anna"_s), ticketOf(1));
    QCOMPARE(enterAs(u"bert"_s), ticketOf(2));
    QCOMPARE(enterAs(u"anna"_s), ticketOf(1));
    QCOMPARE(numArrivals(), 2);
}

void tst_JoinLinks::givesABrowserOnePlaceWhenItAsksTwiceAtOnce()
{
    std::vector<std::unique_ptr<ChatClient>> tabs;
    for (int i = 0; i < 10; ++i) {
        tabs.push_back(std::make_unique<ChatClient>(m_lab->socketUrl(), QString()));
        tabs.back()->openSilently();
    }
    for (const auto &tab : tabs)
        QTRY_COMPARE(tab->socket().state(), QAbstractSocket::ConnectedState);
    for (const auto &tab : tabs)
        tab->send({{u"type"_s, u"enter"_s}, {u"session"_s, m_session->code}, {u"browser"_s, u"new"_s}});
    for (const auto &tab : tabs)
        QTRY_COMPARE(tab->lastOf(u"place"_s).value("ticket"_L1).toString(), ticketOf(1));
}

void tst_JoinLinks::knowsABrowserAfterARestart()
{
    const QString ticket = enterAs(u"anna"_s);
    m_lab.reset();
    m_lab = std::make_unique<TestLab>(TestLabOptions{m_folder->path(), 0, {}, {}});
    QVERIFY2(m_lab->start(), qUtf8Printable(m_lab->error.text));
    QCOMPARE(enterAs(u"anna"_s), ticket);
    QCOMPARE(enterAs(u"bert"_s), ticketOf(2));
}

void tst_JoinLinks::saysThatTheSessionIsFull()
{
    QVERIFY(!enterAs(u"anna"_s).isEmpty() && !enterAs(u"bert"_s).isEmpty());
    const QJsonObject late = askForPlace(m_lab->socketUrl(), {{u"session"_s, m_session->code}, {u"browser"_s, u"carl"_s}});
    QCOMPARE(late.value("type"_L1).toString(), u"bye"_s);
    QCOMPARE(late.value("code"_L1).toString(), u"session_full"_s);
    QVERIFY(!late.value("text"_L1).toString().isEmpty());
    QCOMPARE(enterAs(u"anna"_s), ticketOf(1));
}

void tst_JoinLinks::saysThatTheFreePlacesAreKept()
{
    Study study = groupChat(2, 2);
    study.table = {QStringList{u"label"_s}, QList<QStringList>{QStringList{u"PC_1"_s}, QStringList{u"PC_2"_s}}};
    const SessionPtr session = m_lab->createSession(study);
    const QJsonObject answer = askForPlace(m_lab->socketUrl(), {{u"session"_s, session->code}, {u"browser"_s, u"carl"_s}});
    QCOMPARE(answer.value("code"_L1).toString(), u"places_kept"_s);
    QVERIFY(answer.value("text"_L1).toString().contains("kept for certain participants"_L1));
    QCOMPARE(enter(m_lab->socketUrl(), {{u"session"_s, session->code}, {u"label"_s, u"pc_2"_s}}), session->participant(2).ticket);
}

void tst_JoinLinks::takesNoPlaceForALinkThatIsOnlyFetched_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("session") << QString();
    QTest::newRow("session, with a label") << u"?participant_label=AB12"_s;
    QTest::newRow("room") << u"/room/lab1"_s;
}

void tst_JoinLinks::takesNoPlaceForALinkThatIsOnlyFetched()
{
    QFETCH(QString, path);
    QVERIFY(m_lab->keepRoom({u"lab1"_s, {}}));
    m_session = m_lab->createSession(groupChat(2, 2), u"lab1"_s);
    QVERIFY(m_session);
    if (!path.startsWith(u'/'))
        path.prepend(u"/join/"_s + m_session->code);
    for (int i = 0; i < 3; ++i) { // previews of messengers, mail scanners, browsers that load ahead
        QCOMPARE(get(m_lab->port(), path).status, 200);
        QCOMPARE(get(m_lab->port(), path, "Sec-Purpose: prefetch;prerender\r\n").status, 200);
        QCOMPARE(head(m_lab->port(), path).status, 200);
        QVERIFY(!get(m_lab->port(), path).headers.contains("set-cookie"));
    }
    QCOMPARE(enterAs(u"anna"_s), ticketOf(1));
    QCOMPARE(enterAs(u"bert"_s), ticketOf(2));
    QCOMPARE(numArrivals(), 2);
}

void tst_JoinLinks::joinsOnTheSameConnection()
{
    ChatClient bot(m_lab->socketUrl(), {});
    bot.openSilently();
    QTRY_COMPARE(bot.socket().state(), QAbstractSocket::ConnectedState);
    bot.send({{u"type"_s, u"enter"_s}, {u"session"_s, m_session->code}, {u"browser"_s, u"a-bot"_s}});
    QTRY_COMPARE(bot.framesOf(u"place"_s).size(), 1);
    bot.send({{u"type"_s, u"join"_s}, {u"ticket"_s, bot.lastOf(u"place"_s).value("ticket"_L1)}});
    QTRY_COMPARE(bot.framesOf(u"channel"_s).size(), 1);
    for (const QJsonObject &wrong : QList<QJsonObject>{{}, {{u"session"_s, u"a"_s}, {u"room"_s, u"b"_s}}, {{u"session"_s, 7}}, {{u"session"_s, m_session->code}},
                                                       {{u"session"_s, m_session->code}, {u"browser"_s, u"a b"_s}}})
        QCOMPARE(askForPlace(m_lab->socketUrl(), wrong).value("code"_L1).toString(), u"bad_frame"_s);
    QCOMPARE(askForPlace(m_lab->socketUrl(), {{u"session"_s, u"abcdefgh"_s}, {u"browser"_s, u"b"_s}}).value("code"_L1).toString(), u"bad_ticket"_s);
}

void tst_JoinLinks::takesTheLabelOfTheSessionLink()
{
    const auto enterWith = [this](const QString &label) { return enter(m_lab->socketUrl(), {{u"session"_s, m_session->code}, {u"label"_s, label}}); };
    QVERIFY(showsThePage(u"/join/"_s + m_session->code + u"?participant_label=AB12"_s));
    QCOMPARE(enterWith(u"AB12"_s), ticketOf(1));
    QTRY_COMPARE(m_lab->events.constLast().detail.value("label"_L1).toString(), u"AB12"_s);
    QCOMPARE(enterWith(u"CD34"_s), ticketOf(2));
    QCOMPARE(enterWith(u"AB12"_s), ticketOf(1)); // from another browser
    QCOMPARE(enterWith(u"ab12"_s), ticketOf(1)); // from a phone
}

void tst_JoinLinks::refusesALabelThatCannotBeOne()
{
    const HttpAnswer answer = get(m_lab->port(), u"/join/"_s + m_session->code + u"?participant_label=AB+12"_s);
    QCOMPARE(answer.status, 404);
    QVERIFY(answer.body.contains("“AB 12”") && answer.body.contains("name=\"participant_label\""));
    QCOMPARE(askForPlace(m_lab->socketUrl(), {{u"session"_s, m_session->code}, {u"label"_s, u"AB 12"_s}}).value("code"_L1).toString(), u"bad_ticket"_s);
    QCOMPARE(numArrivals(), 0);
}

void tst_JoinLinks::takesTheLabelInARoomWithoutLabels()
{
    QVERIFY(m_lab->keepRoom({u"lab1"_s, {}}));
    m_session = m_lab->createSession(groupChat(2, 2), u"lab1"_s);
    QVERIFY(m_session);
    QCOMPARE(enterRoom({{u"label"_s, u"seat_2"_s}}), ticketOf(1));
    QCOMPARE(enterRoom({{u"browser"_s, u"anna"_s}}), ticketOf(2));
    QCOMPARE(enterRoom({{u"label"_s, u"seat_2"_s}}), ticketOf(1));
}

void tst_JoinLinks::givesALabelTheSamePlaceAgain()
{
    QVERIFY(m_lab->keepRoom({u"lab1"_s, {u"seat_1"_s, u"seat_2"_s}}));
    m_session = m_lab->createSession(groupChat(2, 2), u"lab1"_s);
    QVERIFY(m_session);
    QVERIFY(showsThePage(u"/room/lab1?participant_label=seat_2"_s));
    QVERIFY(showsThePage(u"/room/lab1?participant_label=+seat_2+"_s)); // spaces from a form
    QCOMPARE(enterRoom({{u"label"_s, u"seat_2"_s}, {u"browser"_s, u"shared"_s}}), ticketOf(1));
    QCOMPARE(enterRoom({{u"label"_s, u"seat_1"_s}, {u"browser"_s, u"shared"_s}}), ticketOf(2)); // a shared computer: the label identifies the participant
    QCOMPARE(enterRoom({{u"label"_s, u" seat_2"_s}}), ticketOf(1));
    QVERIFY(enterRoom({{u"label"_s, u"seat_3"_s}}).isEmpty());
    QVERIFY(enterRoom({{u"browser"_s, u"shared"_s}}).isEmpty());
}

void tst_JoinLinks::givesALabelOnePlaceWhenItAsksTwiceAtOnce()
{
    QVERIFY(m_lab->keepRoom({u"lab1"_s, {u"seat_1"_s}}));
    QVERIFY(m_lab->createSession(groupChat(20, 2), u"lab1"_s));
    std::vector<std::unique_ptr<ChatClient>> tabs;
    for (int i = 0; i < 10; ++i) {
        tabs.push_back(std::make_unique<ChatClient>(m_lab->socketUrl(), QString()));
        tabs.back()->openSilently();
    }
    for (const auto &tab : tabs)
        QTRY_COMPARE(tab->socket().state(), QAbstractSocket::ConnectedState);
    for (const auto &tab : tabs)
        tab->send({{u"type"_s, u"enter"_s}, {u"room"_s, u"lab1"_s}, {u"label"_s, u"seat_1"_s}});
    QSet<QString> places;
    for (const auto &tab : tabs) {
        QTRY_COMPARE(tab->framesOf(u"place"_s).size(), 1);
        places.insert(tab->lastOf(u"place"_s).value("ticket"_L1).toString());
    }
    QCOMPARE(places.size(), 1);
}

void tst_JoinLinks::asksForALabelOnceMore()
{
    QVERIFY(m_lab->keepRoom({u"lab1"_s, {u"seat_1"_s}}));
    QVERIFY(m_lab->createSession(groupChat(2, 2), u"lab1"_s));
    const HttpAnswer form = get(m_lab->port(), u"/room/lab1"_s);
    QCOMPARE(form.status, 200);
    QVERIFY(form.body.contains("name=\"participant_label\""));
    const HttpAnswer wrong = get(m_lab->port(), u"/room/lab1?participant_label=%3Cb%3Eseat%3C%2Fb%3E"_s);
    QCOMPARE(wrong.status, 404);
    QVERIFY(wrong.body.contains("&lt;b&gt;seat&lt;/b&gt;"));
    QVERIFY(!wrong.body.contains("<b>"));
    QVERIFY(!wrong.body.contains("seat_1"));
    QVERIFY(wrong.body.contains("name=\"participant_label\""));
}

void tst_JoinLinks::waitsInARoomWithoutSession()
{
    QVERIFY(m_lab->keepRoom({u"lab1"_s, {}}));
    const HttpAnswer waiting = get(m_lab->port(), u"/room/lab1"_s);
    QCOMPARE(waiting.status, 200);
    QVERIFY(waiting.body.contains("http-equiv=\"refresh\""));
    QCOMPARE(get(m_lab->port(), u"/room/lab2"_s).status, 404);
    QCOMPARE(askForPlace(m_lab->socketUrl(), {{u"room"_s, u"lab1"_s}, {u"browser"_s, u"a"_s}}).value("code"_L1).toString(), u"no_session"_s);
}

void tst_JoinLinks::distinguishesBrowsersInARoomWithoutLabels()
{
    QVERIFY(m_lab->keepRoom({u"lab1"_s, {}}));
    m_session = m_lab->createSession(groupChat(2, 2), u"lab1"_s);
    QVERIFY(m_session);
    QCOMPARE(enterRoom({{u"browser"_s, u"anna"_s}}), ticketOf(1));
    QCOMPARE(enterRoom({{u"browser"_s, u"bert"_s}}), ticketOf(2));
    QCOMPARE(enterRoom({{u"browser"_s, u"anna"_s}}), ticketOf(1));
    QCOMPARE(enterAs(u"anna"_s), ticketOf(1)); // the session link leads to the same place
    QVERIFY(enterRoom({{u"browser"_s, u"carl"_s}}).isEmpty());
}

void tst_JoinLinks::takesPlacesOfTheRoomsNewestSession()
{
    QVERIFY(m_lab->keepRoom({u"lab1"_s, {}}));
    QVERIFY(m_lab->createSession(groupChat(2, 2), u"lab1"_s));
    QVERIFY(!enterRoom({{u"browser"_s, u"anna"_s}}).isEmpty());
    const SessionPtr next = m_lab->createSession(groupChat(2, 2), u"lab1"_s);
    QVERIFY(next);
    QCOMPARE(enterRoom({{u"browser"_s, u"anna"_s}}), next->participant(1).ticket);
}

void tst_JoinLinks::opensLinksAsTheyArePasted_data()
{
    QTest::addColumn<QString>("template_");
    for (const QString &link : {u"/p/{ticket}"_s, u"/join/{code}"_s, u"/room/Lab_1"_s}) {
        for (const QString &after : {u"/"_s, u"//"_s, u"."_s, u","_s, u")"_s, u"]"_s, u">"_s, u"%3E"_s, u"%22"_s, u"'"_s, u"%C2%BB"_s, u"%E2%80%9D"_s, u"/."_s, u"%20"_s, u"?"_s})
            QTest::newRow(qPrintable(link + after)) << link + after;
    }
    for (const QString &link : {u"/p/{TICKET}"_s, u"/P/{ticket}"_s, u"/join/{CODE}"_s, u"/JOIN/{CODE}"_s, u"/room/lab_1"_s, u"/Room/LAB_1"_s, u"/room//Lab_1"_s})
        QTest::newRow(qPrintable(link)) << link;
    for (const QString &query : {u"PC_1"_s, u"pc_1"_s, u"Pc_1."_s, u"PC_1%22"_s, u"PC_1)."_s, u"%E2%80%9CPC_1%E2%80%9D"_s, u"+PC_1"_s}) {
        QTest::newRow(qPrintable(u"seats/?"_s + query)) << u"/room/seats/?participant_label="_s + query;
        QTest::newRow(qPrintable(u"secure?"_s + query)) << u"/room/secure?participant_label="_s + query + u"&hash={hash}"_s;
    }
    QTest::newRow("a hash in capitals, with a full stop") << u"/room/SECURE/?participant_label=PC_1&hash={HASH}."_s;
    QTest::newRow("copied from a page's source") << u"/room/secure?participant_label=PC_1&amp;hash={hash}"_s;
    QTest::newRow("a label of the session link") << u"/join/{code}/?participant_label=AB12)."_s;
}

void tst_JoinLinks::opensLinksAsTheyArePasted()
{
    QFETCH(QString, template_);
    const Room secure{u"secure"_s, {u"PC_1"_s}, randomSecret()};
    for (const Room &room : {Room{u"Lab_1"_s, {}}, Room{u"seats"_s, {u"PC_1"_s}}, secure}) {
        QVERIFY(m_lab->keepRoom(room));
        QVERIFY(m_lab->createSession(groupChat(2, 2), room.name));
    }
    const QString hash = derivedTicket(secure.secret, u"PC_1"_s);
    const QString path = QString(template_).replace(u"{ticket}"_s, ticketOf(1)).replace(u"{TICKET}"_s, ticketOf(1).toUpper()).replace(u"{code}"_s, m_session->code)
                             .replace(u"{CODE}"_s, m_session->code.toUpper()).replace(u"{hash}"_s, hash).replace(u"{HASH}"_s, hash.toUpper());
    QVERIFY2(showsThePage(path), get(m_lab->port(), path).body.constData());
    QCOMPARE(get(m_lab->port(), path).body, get(m_lab->port(), pathOf(1)).body); // the same page as the exact link
}

void tst_JoinLinks::readsWhatWasPastedWhenItGivesPlaces()
{
    const Room secure{u"Secure"_s, {u"PC_1"_s, u"PC_2"_s}, randomSecret()};
    QVERIFY(m_lab->keepRoom(secure));
    const SessionPtr inRoom = m_lab->createSession(groupChat(2, 2), u"Secure"_s);
    QVERIFY(inRoom);
    const QString hash = derivedTicket(secure.secret, u"PC_2"_s);
    QCOMPARE(enter(m_lab->socketUrl(), {{u"room"_s, u"secure."_s}, {u"label"_s, u"pc_2"_s}, {u"hash"_s, QString(hash.toUpper() + u')')}}), inRoom->participant(1).ticket);
    QCOMPARE(enter(m_lab->socketUrl(), {{u"session"_s, QString(m_session->code.toUpper() + u'.')}, {u"browser"_s, u"a"_s}}), ticketOf(1));
    ChatClient client(m_lab->socketUrl(), ticketOf(1).toUpper() + u'.');
    QVERIFY(client.join());
}

void tst_JoinLinks::leaksNothingAboutTickets()
{
    const HttpAnswer unknown = get(m_lab->port(), u"/p/abcdefghjkmnpqrstuvwxyz234"_s);
    QCOMPARE(unknown.status, 404);
    const QStringList paths{u"/p/short"_s, u"/p/"_s + QString(26, u'*'), u"/p/"_s + QString(2000, u'a'), u"/p/%F0%9F%98%80"_s,
                            pathOf(1).chopped(1), u"/p/"_s + m_session->participant(1).code,
                            u"/join/abcdefgh"_s, u"/join/"_s + m_session->code.chopped(1), u"/room/lab1"_s};
    for (const QString &path : paths) {
        const HttpAnswer answer = get(m_lab->port(), path);
        QCOMPARE(answer.status, 404);
        QCOMPARE(answer.headers, unknown.headers);
        QCOMPARE(answer.body, unknown.body);
    }
}

void tst_JoinLinks::saysThatTheSessionHasEnded()
{
    const QString link = u"/join/"_s + m_session->code;
    QVERIFY(!enterAs(u"anna"_s).isEmpty());
    m_lab->endSession(m_session);
    QTRY_VERIFY(!m_lab->events.isEmpty() && m_lab->events.constLast().kind == EventKind::SessionEnded);
    for (const HttpAnswer &answer : {get(m_lab->port(), pathOf(1)), get(m_lab->port(), pathOf(2)), get(m_lab->port(), link), get(m_lab->port(), link.toUpper())}) {
        QCOMPARE(answer.status, 404);
        QVERIFY(answer.body.contains("This session has ended"));
        QVERIFY(!answer.headers.contains("set-cookie"));
    }
    QCOMPARE(askForPlace(m_lab->socketUrl(), {{u"session"_s, m_session->code}, {u"browser"_s, u"anna"_s}}).value("code"_L1).toString(), u"session_ended"_s);
}

void tst_JoinLinks::showsAllParticipantsOnlyToTheOperator()
{
    const QString path = u"/split/"_s + m_session->code;
    const QString key = splitKey(m_session->secret);
    const QByteArray host = "Host: localhost\r\n";
    const QByteArray browser = "Connection: keep-alive\r\n";
    const QByteArray here = host + browser;
    const HttpAnswer answer = get(m_lab->port(), path + u"?key="_s + key, here);
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.body.contains(ticketOf(1).toLatin1()) && answer.body.contains(ticketOf(2).toLatin1()));
    for (const QByteArray &proxied : QList<QByteArray>{here + "X-Forwarded-For: 203.0.113.7\r\n", here + "Via: 1.1 lab\r\n", "Host: lab.example\r\n" + browser, host}) { // on this computer
        const HttpAnswer refused = get(m_lab->port(), path + u"?key="_s + key, proxied);
        QCOMPARE(refused.status, 404);
        QVERIFY(!refused.body.contains("iframe"));
    }
    use(groupChat(2, 2)); // another session's key
    QCOMPARE(get(m_lab->port(), path, here).status, 404);
    for (const QString &wrong : {QString(), key.chopped(1), splitKey(m_session->secret), ticketOf(1)}) {
        const HttpAnswer refused = get(m_lab->port(), path + u"?key="_s + wrong, here);
        QCOMPARE(refused.status, 404);
        QVERIFY(!refused.body.contains("iframe"));
    }
}

LABCHAT_TEST(tst_JoinLinks, QCoreApplication)
#include "tst_joinlinks.moc"
