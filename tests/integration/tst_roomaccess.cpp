// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/codes.h"
#include "chatclient.h"
#include "httpclient.h"
#include "server/entry/waitingrooms.h"
#include "support/sessions.h"
#include "support/testprogram.h"
#include "testlab.h"

#include <QtTest/QtTest>

#include <memory>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

namespace {

QByteArray cookieOf(const HttpAnswer &answer)
{
    return "Cookie: " + answer.header("set-cookie").split(';').constFirst() + "\r\n";
}

} // namespace

/// Who may enter a room, and what the operator sees about those who wait in it.
class tst_RoomAccess final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void letsInOnlyWhoHasTheHash();
    void refusesTheSessionLinkOfASecureRoom();
    void letsNobodyIntoASecureRoomWithoutLabels();
    void keepsTheCookiesOfTwoServersApart();
    void saysTheSameWhateverIsWrong();
    void asksForNoLabelWhereLinksAreSecure();
    void keepsSecureLinksOverARestart();
    void reportsWhichLabelsWait();
    void countsEachBrowserOnce();
    void countsNobodyWhoOnlyLooksAhead();
    void forgetsWhoEntersASession();
    void forgetsWhoAsksNoMore();
    void emitsOnlyChanges();
    void countsNoMoreThanTenThousandBrowsers();

private:
    [[nodiscard]] HttpAnswer open(const QString &query, const QByteArray &headers = {}) const { return get(m_lab->port(), u"/room/lab1"_s + query, headers); }
    [[nodiscard]] QString queryOf(const QString &label) const { return u'?' + labelLink(QUrl(u"http://host/room/lab1"_s), m_secure, label).query(); }

    const Room m_secure{u"lab1"_s, {u"PC_1"_s, u"PC_2"_s}, randomSecret()};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestLab> m_lab;
    RoomWaiting m_waiting;  ///< as reported last
    int m_told = 0;
};

void tst_RoomAccess::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_lab = std::make_unique<TestLab>(TestLabOptions{m_folder->path(), 0, {}, {}});
    QVERIFY2(m_lab->start(), qUtf8Printable(m_lab->error.text));
    m_waiting = {};
    m_told = 0;
    connect(m_lab->server(), &OperatorService::waitingChanged, this, [this](const QList<RoomWaiting> &rooms) {
        m_waiting = rooms.constFirst();
        ++m_told;
    });
}

void tst_RoomAccess::cleanup()
{
    m_lab.reset();
    m_folder.reset();
}

void tst_RoomAccess::letsInOnlyWhoHasTheHash()
{
    QVERIFY(m_lab->keepRoom(m_secure));
    const SessionPtr session = m_lab->createSession(groupChat(2, 2), u"lab1"_s);
    QVERIFY(session);
    QCOMPARE(open(u"?participant_label=PC_2"_s).status, 404);
    QVERIFY(open(queryOf(u"PC_2"_s)).body.contains("/web/page.js"));
    const auto enterWith = [this](const QString &label, const QString &hashOf) {
        const QString hash = QUrlQuery(queryOf(hashOf).mid(1)).queryItemValue(u"hash"_s);
        return enter(m_lab->socketUrl(), {{u"room"_s, u"lab1"_s}, {u"label"_s, label}, {u"hash"_s, hash}, {u"browser"_s, u"key"_s}});
    };
    QVERIFY(enterWith(u"PC_1"_s, u"PC_2"_s).isEmpty());
    QCOMPARE(enterWith(u"PC_2"_s, u"PC_2"_s), session->participant(1).ticket);
    QCOMPARE(enterWith(u"PC_2"_s, u"PC_2"_s), session->participant(1).ticket);
    QCOMPARE(enterWith(u"PC_1"_s, u"PC_1"_s), session->participant(2).ticket);
}

void tst_RoomAccess::refusesTheSessionLinkOfASecureRoom()
{
    QVERIFY(m_lab->keepRoom(m_secure));
    const SessionPtr session = m_lab->createSession(groupChat(2, 2), u"lab1"_s); // its code is told to every participant
    QVERIFY(session);
    for (const QString &query : {QString(), u"?participant_label=PC_1"_s, queryOf(u"PC_1"_s)}) {
        const HttpAnswer answer = get(m_lab->port(), u"/join/"_s + session->code + query);
        QCOMPARE(answer.status, 403);
        QVERIFY(answer.body.contains("a link of their own"));
        QVERIFY(!answer.body.contains("/web/page.js"));
    }
    for (const QJsonObject &more : {QJsonObject{{u"browser"_s, u"key"_s}}, QJsonObject{{u"label"_s, u"PC_1"_s}}}) {
        QJsonObject entrance = more;
        entrance.insert(u"session"_s, session->code);
        QCOMPARE(askForPlace(m_lab->socketUrl(), entrance).value("code"_L1).toString(), u"only_by_room"_s);
    }
    QVERIFY(std::none_of(m_lab->events.begin(), m_lab->events.end(), [](const Event &event) { return event.kind == EventKind::Arrived; }));
    QCOMPARE(get(m_lab->port(), u"/p/"_s + session->participant(1).ticket).status, 200); // the operator may give a ticket
    QVERIFY(m_lab->keepRoom({u"lab1"_s, m_secure.labels}));
    QCOMPARE(get(m_lab->port(), u"/join/"_s + session->code).status, 200);
}

void tst_RoomAccess::letsNobodyIntoASecureRoomWithoutLabels()
{
    QVERIFY(m_lab->keepRoom({u"lab1"_s, {}, randomSecret()}));
    QVERIFY(m_lab->createSession(groupChat(2, 2), u"lab1"_s));
    for (const QString &query : {QString(), u"?participant_label=PC_1"_s})
        QCOMPARE(open(query).status, 404);
    QVERIFY(enter(m_lab->socketUrl(), {{u"room"_s, u"lab1"_s}, {u"browser"_s, u"key"_s}}).isEmpty());
}

void tst_RoomAccess::keepsTheCookiesOfTwoServersApart()
{
    QTemporaryDir folder;
    TestLab other(TestLabOptions{folder.path(), 0, {}, {}});
    QVERIFY(other.start());
    QVERIFY(m_lab->keepRoom({u"lab1"_s, {}}) && other.keepRoom({u"lab1"_s, {}}));
    const QByteArray mine = cookieOf(open({})); // browsers send it to every port of the computer
    const HttpAnswer there = get(other.port(), u"/room/lab1"_s, mine);
    QVERIFY(!there.header("set-cookie").isEmpty());
    QVERIFY(there.header("set-cookie").split('=').constFirst() != mine.mid(8).split('=').constFirst());
    QVERIFY(open({}, mine).header("set-cookie").isEmpty());
}

void tst_RoomAccess::saysTheSameWhateverIsWrong()
{
    QVERIFY(m_lab->keepRoom(m_secure));
    const HttpAnswer nowhere = get(m_lab->port(), u"/room/nowhere"_s);
    const QString hash = queryOf(u"PC_2"_s).section(u"hash="_s, 1);
    const QStringList wrong{u""_s, u"?participant_label=PC_1"_s, u"?participant_label=PC_3"_s, u"?participant_label="_s, u"?hash="_s + hash,
                            u"?participant_label=PC_1&hash="_s, u"?participant_label=PC_1&hash="_s + hash, u"?participant_label=PC_3&hash="_s + hash,
                            u"?participant_label=PC_2&hash="_s + hash.chopped(1), u"?participant_label=PC_2x&hash="_s + hash};
    for (const QString &query : wrong) {
        const HttpAnswer answer = open(query);
        QCOMPARE(answer.status, 404);
        QCOMPARE(answer.body, nowhere.body);
    }
    QCOMPARE(open(queryOf(u"PC_2"_s)).status, 200); // waiting
}

void tst_RoomAccess::asksForNoLabelWhereLinksAreSecure()
{
    QVERIFY(m_lab->keepRoom(m_secure));
    QVERIFY(!open({}).body.contains("<form"));
    QVERIFY(m_lab->keepRoom({u"lab1"_s, m_secure.labels}));
    QVERIFY(open({}).body.contains("<form"));
}

void tst_RoomAccess::keepsSecureLinksOverARestart()
{
    QVERIFY(m_lab->keepRoom(m_secure));
    m_lab.reset();
    m_lab = std::make_unique<TestLab>(TestLabOptions{m_folder->path(), 0, {}, {}});
    QVERIFY(m_lab->start());
    QCOMPARE(open(queryOf(u"PC_1"_s)).status, 200);
    QCOMPARE(open(u"?participant_label=PC_1"_s).status, 404);
}

void tst_RoomAccess::reportsWhichLabelsWait()
{
    QVERIFY(m_lab->keepRoom({u"lab1"_s, {u"PC_1"_s, u"PC_2"_s, u"PC_3"_s}}));
    QCOMPARE(open(u"?participant_label=PC_3"_s).status, 200);
    QCOMPARE(open(u"?participant_label=PC_1"_s).status, 200);
    QCOMPARE(open(u"?participant_label=PC_1"_s).status, 200);
    QCOMPARE(open(u"?participant_label=PC_9"_s).status, 404);
    QTRY_COMPARE(m_waiting.labels, QStringList({u"PC_1"_s, u"PC_3"_s}));
    QCOMPARE(m_waiting.room, u"lab1"_s);
    QCOMPARE(m_waiting.unnamed, 0);
}

void tst_RoomAccess::countsEachBrowserOnce()
{
    QVERIFY(m_lab->keepRoom({u"lab1"_s, {}}));
    const HttpAnswer first = open({});
    QVERIFY(first.header("set-cookie").contains("HttpOnly"));
    for (int i = 0; i < 3; ++i)
        QVERIFY(open({}, cookieOf(first)).header("set-cookie").isEmpty());
    QTRY_COMPARE(m_waiting.unnamed, 1);
    (void)open({}, "Cookie: " + first.header("set-cookie").split('=').constFirst() + "=whatever\r\n");
    QTRY_COMPARE(m_waiting.unnamed, 2);
}

void tst_RoomAccess::countsNobodyWhoOnlyLooksAhead()
{
    QVERIFY(m_lab->keepRoom({u"lab1"_s, {}}));
    QCOMPARE(head(m_lab->port(), u"/room/lab1"_s).status, 200);
    QVERIFY(open({}, "Sec-Purpose: prefetch\r\n").header("set-cookie").isEmpty());
    (void)open({});
    QTRY_COMPARE(m_told, 1);
    QCOMPARE(m_waiting.unnamed, 1);
}

void tst_RoomAccess::forgetsWhoEntersASession()
{
    QVERIFY(m_lab->keepRoom({u"lab1"_s, {u"PC_1"_s, u"PC_2"_s}}));
    (void)open(u"?participant_label=PC_1"_s);
    (void)open(u"?participant_label=PC_2"_s);
    QTRY_COMPARE(m_waiting.count(), 2);
    QVERIFY(m_lab->createSession(groupChat(2, 2), u"lab1"_s));
    QCOMPARE(open(u"?participant_label=PC_1"_s).status, 200);
    QTRY_COMPARE(m_waiting.labels, QStringList{u"PC_2"_s});
    QCOMPARE(open(u"?participant_label=PC_2"_s).status, 200);
    QTRY_COMPARE(m_waiting.count(), 0);
}

void tst_RoomAccess::forgetsWhoAsksNoMore()
{
    qint64 nowMs = 1000;
    WaitingRooms rooms([&nowMs] { return nowMs; }, nullptr);
    QList<RoomWaiting> reported;
    connect(&rooms, &WaitingRooms::changed, this, [&reported](const QList<RoomWaiting> &changes) { reported = changes; });
    rooms.noteLabel(u"lab1"_s, u"PC_1"_s);
    rooms.noteLabel(u"lab1"_s, u"PC_2"_s);
    QTRY_COMPARE(reported.size(), 1);
    QCOMPARE(reported.first().count(), 2);
    nowMs += WaitingRooms::patienceMs;
    rooms.noteLabel(u"lab1"_s, u"PC_2"_s);
    nowMs += 1;
    QTRY_COMPARE(reported.first().labels, QStringList{u"PC_2"_s});
    nowMs += WaitingRooms::patienceMs;
    QTRY_COMPARE(reported.first().count(), 0);
}

void tst_RoomAccess::emitsOnlyChanges()
{
    WaitingRooms rooms(steadyClock(), nullptr);
    QSignalSpy reported(&rooms, &WaitingRooms::changed);
    for (int i = 0; i < 100; ++i)
        rooms.noteLabel(u"lab1"_s, u"PC_%1"_s.arg(i % 10));
    QVERIFY(reported.wait());
    rooms.noteLabel(u"lab1"_s, u"PC_3"_s); // still waiting
    rooms.noteBrowser(u"lab2"_s, u"somebody"_s);
    QVERIFY(reported.wait());
    QCOMPARE(reported.size(), 2);
    const auto changes = reported.at(1).first().value<QList<RoomWaiting>>();
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.first().room, u"lab2"_s);
}

void tst_RoomAccess::countsNoMoreThanTenThousandBrowsers()
{
    WaitingRooms rooms(steadyClock(), nullptr);
    QSignalSpy reported(&rooms, &WaitingRooms::changed);
    for (int i = 0; i < 12'000; ++i)
        rooms.noteBrowser(u"lab1"_s, QString::number(i));
    QVERIFY(reported.wait());
    QCOMPARE(reported.first().first().value<QList<RoomWaiting>>().first().unnamed, 10'000);
}

LABCHAT_TEST(tst_RoomAccess, QCoreApplication)
#include "tst_roomaccess.moc"
