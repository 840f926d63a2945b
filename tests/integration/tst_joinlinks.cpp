// SPDX-License-Identifier: GPL-3.0-or-later
#include "httpclient.h"
#include "labtest.h"
#include "support/sessions.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

namespace {

QByteArray cookieOf(const HttpAnswer &answer)
{
    return "Cookie: other=1; " + answer.header("set-cookie").split(';').constFirst() + "\r\n";
}

/// Where an answer redirects the browser; empty if it does not.
QString placeOf(const HttpAnswer &answer)
{
    return answer.status == 302 ? QString::fromUtf8(answer.header("location")) : QString();
}

} // namespace

/// The links through which browsers get their places: of a session, of a room, of a participant.
class tst_JoinLinks final : public LabTest {
    Q_OBJECT

private slots:
    void init() { startLab(groupChat(2, 2)); }
    void cleanup() { stopLab(); }

    void givesEveryBrowserItsOwnPlace();
    void saysThatTheSessionIsFull();
    void takesNoPlaceForPrefetchAndHead();
    void givesALabelTheSamePlaceAgain();
    void givesALabelOnePlaceWhenItAsksTwiceAtOnce();
    void asksForALabelOnceMore();
    void waitsInARoomWithoutSession();
    void distinguishesBrowsersInARoomWithoutLabels();
    void takesPlacesOfTheRoomsNewestSession();
    void leaksNothingAboutTickets();
    void saysThatTheSessionHasEnded();

private:
    [[nodiscard]] QString pathOf(int participant) const { return u"/p/"_s + m_session->participant(participant).ticket; }
};

void tst_JoinLinks::givesEveryBrowserItsOwnPlace()
{
    const QString link = u"/join/"_s + m_session->code;
    const HttpAnswer first = get(m_lab->port(), link);
    QCOMPARE(placeOf(first), pathOf(1));
    QVERIFY(first.header("set-cookie").contains("HttpOnly"));
    QVERIFY(first.header("set-cookie").contains("SameSite=Lax"));
    QCOMPARE(first.header("cache-control"), "no-store");
    QCOMPARE(placeOf(get(m_lab->port(), link)), pathOf(2));
    QCOMPARE(placeOf(get(m_lab->port(), link, cookieOf(first))), pathOf(1));
}

void tst_JoinLinks::saysThatTheSessionIsFull()
{
    const QString link = u"/join/"_s + m_session->code;
    const HttpAnswer first = get(m_lab->port(), link);
    QCOMPARE(get(m_lab->port(), link).status, 302);
    const HttpAnswer late = get(m_lab->port(), link);
    QCOMPARE(late.status, 404);
    QVERIFY(late.body.contains("Session is full."));
    QVERIFY(!late.headers.contains("set-cookie"));
    QCOMPARE(placeOf(get(m_lab->port(), link, cookieOf(first))), pathOf(1));
}

void tst_JoinLinks::takesNoPlaceForPrefetchAndHead()
{
    const QString link = u"/join/"_s + m_session->code;
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(get(m_lab->port(), link, "Sec-Purpose: prefetch;prerender\r\n").status, 204);
        QCOMPARE(get(m_lab->port(), link, "Purpose: prefetch\r\n").status, 204);
        const HttpAnswer answer = head(m_lab->port(), link);
        QCOMPARE(answer.status, 204);
        QVERIFY(!answer.headers.contains("content-length")); // RFC 9110, section 8.6
    }
    QCOMPARE(placeOf(get(m_lab->port(), link)), pathOf(1));
}

void tst_JoinLinks::givesALabelTheSamePlaceAgain()
{
    QVERIFY(m_lab->keepRoom({u"lab1"_s, {u"seat_1"_s, u"seat_2"_s}}));
    const SessionPtr session = m_lab->createSession(groupChat(2, 2), u"lab1"_s);
    QVERIFY(session);
    const HttpAnswer first = get(m_lab->port(), u"/room/lab1?participant_label=seat_2"_s);
    QCOMPARE(placeOf(first), u"/p/"_s + session->participant(1).ticket);
    QVERIFY(!first.headers.contains("set-cookie")); // a shared computer: the label identifies the participant
    QCOMPARE(placeOf(get(m_lab->port(), u"/room/lab1?participant_label=seat_1"_s)), u"/p/"_s + session->participant(2).ticket);
    QCOMPARE(placeOf(get(m_lab->port(), u"/room/lab1?participant_label=%20seat_2"_s)), u"/p/"_s + session->participant(1).ticket);
    QCOMPARE(placeOf(get(m_lab->port(), u"/room/lab1?participant_label=+seat_2+"_s)), u"/p/"_s + session->participant(1).ticket); // spaces from a form
}

void tst_JoinLinks::givesALabelOnePlaceWhenItAsksTwiceAtOnce()
{
    QVERIFY(m_lab->keepRoom({u"lab1"_s, {u"seat_1"_s}}));
    QVERIFY(m_lab->createSession(groupChat(20, 2), u"lab1"_s));
    const QString link = u"/room/lab1?participant_label=seat_1"_s;
    std::vector<std::unique_ptr<HttpClient>> clients;
    for (int i = 0; i < 10; ++i)
        clients.push_back(std::make_unique<HttpClient>(m_lab->port()));
    for (const auto &client : clients)
        client->write(request("GET", link));
    QSet<QString> places;
    for (const auto &client : clients) {
        HttpAnswer answer = client->read();
        if (placeOf(answer) == link) // “come again”
            answer = get(m_lab->port(), link);
        QVERIFY2(answer.status == 302, answer.body.constData());
        places.insert(placeOf(answer));
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
}

void tst_JoinLinks::distinguishesBrowsersInARoomWithoutLabels()
{
    QVERIFY(m_lab->keepRoom({u"lab1"_s, {}}));
    const SessionPtr session = m_lab->createSession(groupChat(2, 2), u"lab1"_s);
    QVERIFY(session);
    const HttpAnswer first = get(m_lab->port(), u"/room/lab1"_s);
    QCOMPARE(placeOf(first), u"/p/"_s + session->participant(1).ticket);
    QCOMPARE(placeOf(get(m_lab->port(), u"/room/lab1"_s)), u"/p/"_s + session->participant(2).ticket);
    QCOMPARE(placeOf(get(m_lab->port(), u"/room/lab1"_s, cookieOf(first))), u"/p/"_s + session->participant(1).ticket);
    QCOMPARE(get(m_lab->port(), u"/room/lab1"_s).status, 404);
}

void tst_JoinLinks::takesPlacesOfTheRoomsNewestSession()
{
    QVERIFY(m_lab->keepRoom({u"lab1"_s, {}}));
    QVERIFY(m_lab->createSession(groupChat(2, 2), u"lab1"_s));
    const HttpAnswer before = get(m_lab->port(), u"/room/lab1"_s);
    const SessionPtr next = m_lab->createSession(groupChat(2, 2), u"lab1"_s);
    QVERIFY(next);
    QCOMPARE(placeOf(get(m_lab->port(), u"/room/lab1"_s, cookieOf(before))), u"/p/"_s + next->participant(1).ticket);
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
    const HttpAnswer first = get(m_lab->port(), link);
    m_lab->endSession(m_session);
    QTRY_VERIFY(!m_lab->events.isEmpty() && m_lab->events.constLast().kind == EventKind::SessionEnded);
    for (const HttpAnswer &answer : {get(m_lab->port(), pathOf(1)), get(m_lab->port(), pathOf(2)), get(m_lab->port(), link),
                                     get(m_lab->port(), link, cookieOf(first))}) {
        QCOMPARE(answer.status, 404);
        QVERIFY(answer.body.contains("This session has ended"));
        QVERIFY(!answer.headers.contains("set-cookie"));
    }
}

QTEST_GUILESS_MAIN(tst_JoinLinks)
#include "tst_joinlinks.moc"
