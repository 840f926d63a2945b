// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/runnablestudy.h"
#include "httpclient.h"
#include "labtest.h"
#include "support/sessions.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// The server's address without a path, which participants type from the blackboard: no dead end.
class tst_FrontDoor final : public LabTest {
    Q_OBJECT

private slots:
    void init() { startLab(groupChat(2, 2)); }
    void cleanup() { stopLab(); }

    void leadsIntoTheOnlySession();
    void leadsIntoTheRoomOfTheOnlySession();
    void leadsPastTheDemo();
    void asksWhenThereAreSeveral();
    void takesWhatPeopleType_data();
    void takesWhatPeopleType();
    void saysThatACodeIsWrong();
    void showsNobodyTheWayIntoASecureRoom();
    void findsTheRoomOfALabel();
    void waitsForTheFirstSession();
    void saysThatTheSessionHasEnded();
    void redirectsToNoOtherHost_data();
    void redirectsToNoOtherHost();

private:
    [[nodiscard]] QString wayFrom(const QString &path) const
    {
        const HttpAnswer answer = get(m_lab->port(), path);
        return answer.status == 302 ? QString::fromUtf8(answer.header("location")) : QString();
    }
};

void tst_FrontDoor::leadsIntoTheOnlySession()
{
    QCOMPARE(wayFrom(u"/"_s), QString(u"/join/"_s + m_session->code));
    QCOMPARE(get(m_lab->port(), u"/"_s).header("cache-control"), "no-store");
    QVERIFY(m_lab->createSession(groupChat(2, 2)));
    QCOMPARE(wayFrom(u"/"_s), QString());
}

void tst_FrontDoor::leadsIntoTheRoomOfTheOnlySession()
{
    m_lab->endSession(m_session);
    QVERIFY(m_lab->keepRoom({u"lab1"_s, {u"PC_1"_s}}));
    QVERIFY(m_lab->createSession(groupChat(2, 2), u"lab1"_s));
    QTRY_COMPARE(wayFrom(u"/"_s), u"/room/lab1"_s);
}

/// It runs since the first start, and nobody thinks of it.
void tst_FrontDoor::leadsPastTheDemo()
{
    Study demo = groupChat(2, 2);
    demo.name = demoStudy;
    const SessionPtr first = m_lab->createSession(demo);
    QVERIFY(first);
    QCOMPARE(wayFrom(u"/"_s), QString(u"/join/"_s + m_session->code));
    QCOMPARE(wayFrom(u"/?code="_s + first->code), QString(u"/join/"_s + first->code));
    m_lab->endSession(m_session);
    QTRY_COMPARE(wayFrom(u"/"_s), QString(u"/join/"_s + first->code)); // alone, it is what people want
    QVERIFY(m_lab->keepRoom({u"lab1"_s, {}}));
    QVERIFY(m_lab->createSession(demo, u"lab1"_s)); // somebody wanted it there
    QCOMPARE(wayFrom(u"/"_s), u"/room/lab1"_s);
}

void tst_FrontDoor::asksWhenThereAreSeveral()
{
    QVERIFY(m_lab->createSession(groupChat(2, 2)));
    const HttpAnswer answer = get(m_lab->port(), u"/"_s);
    QCOMPARE(answer.status, 200);
    QVERIFY2(answer.body.contains("name=\"code\""), answer.body.constData());
    QVERIFY(answer.body.contains("Code or label"));
}

void tst_FrontDoor::takesWhatPeopleType_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("way");
    QTest::newRow("code") << u"CODE"_s << u"/join/CODE"_s;
    QTest::newRow("code with spaces") << u"+CODE+"_s << u"/join/CODE"_s;
    QTest::newRow("code with capitals") << u"UPPER"_s << u"/join/CODE"_s;
    QTest::newRow("link") << u"http%3A%2F%2Flab%3A8000%2Fjoin%2FCODE"_s << u"/join/CODE"_s;
    QTest::newRow("link of a label") << u"http%3A%2F%2Flab%2Froom%2Flab1%3Fparticipant_label%3DPC_1"_s << u"/room/lab1?participant_label=PC_1"_s;
    QTest::newRow("label") << u"PC_2"_s << u"/room/lab1?participant_label=PC_2"_s;
    QTest::newRow("label in small letters") << u"pc_2"_s << u"/room/lab1?participant_label=PC_2"_s;
    QTest::newRow("room") << u"Lab1"_s << u"/room/lab1"_s;
}

void tst_FrontDoor::takesWhatPeopleType()
{
    QFETCH(QString, typed);
    QFETCH(QString, way);
    QVERIFY(m_lab->keepRoom({u"lab1"_s, {u"PC_1"_s, u"PC_2"_s}}));
    typed.replace(u"CODE"_s, m_session->code).replace(u"UPPER"_s, m_session->code.toUpper());
    QCOMPARE(wayFrom(u"/?code="_s + typed), way.replace(u"CODE"_s, m_session->code));
}

void tst_FrontDoor::saysThatACodeIsWrong()
{
    const HttpAnswer answer = get(m_lab->port(), u"/?code=%3Cb%3Enobody"_s);
    QCOMPARE(answer.status, 404);
    QVERIFY2(answer.body.contains("“&lt;b&gt;nobody” leads to no session."), answer.body.constData());
    QVERIFY(answer.body.contains("name=\"code\""));
}

void tst_FrontDoor::showsNobodyTheWayIntoASecureRoom()
{
    m_lab->endSession(m_session);
    QVERIFY(m_lab->keepRoom({u"lab1"_s, {u"PC_1"_s}, u"secret"_s}));
    const SessionPtr secure = m_lab->createSession(groupChat(2, 2), u"lab1"_s);
    QTRY_VERIFY(get(m_lab->port(), u"/"_s).body.contains("Open the link that the experimenter gave you."));
    for (const QString &typed : {secure->code, u"PC_1"_s, u"lab1"_s})
        QCOMPARE(get(m_lab->port(), u"/?code="_s + typed).status, 404);
    const SessionPtr open = m_lab->createSession(groupChat(2, 2));
    QCOMPARE(wayFrom(u"/"_s), QString(u"/join/"_s + open->code));
}

void tst_FrontDoor::findsTheRoomOfALabel()
{
    QVERIFY(m_lab->keepRoom({u"lab1"_s, {u"PC_1"_s}}));
    QVERIFY(m_lab->keepRoom({u"lab2"_s, {u"PC_1"_s}}));
    QCOMPARE(get(m_lab->port(), u"/?code=PC_1"_s).status, 404); // of two rooms, and in neither of them a session runs
    QVERIFY(m_lab->createSession(groupChat(2, 2), u"lab2"_s));
    QCOMPARE(wayFrom(u"/?code=PC_1"_s), u"/room/lab2?participant_label=PC_1"_s);
}

void tst_FrontDoor::waitsForTheFirstSession()
{
    m_lab->endSession(m_session);
    QTRY_VERIFY(get(m_lab->port(), u"/"_s).body.contains("No session is running yet."));
    QVERIFY(get(m_lab->port(), u"/"_s).body.contains("http-equiv=\"refresh\""));
    const SessionPtr next = m_lab->createSession(groupChat(2, 2));
    QCOMPARE(wayFrom(u"/"_s), QString(u"/join/"_s + next->code));
}

void tst_FrontDoor::saysThatTheSessionHasEnded()
{
    m_lab->endSession(m_session);
    QVERIFY(m_lab->createSession(groupChat(2, 2)));
    const QString way = wayFrom(u"/?code="_s + m_session->code);
    QCOMPARE(way, QString(u"/join/"_s + m_session->code));
    QTRY_VERIFY(get(m_lab->port(), way).body.contains("This session has ended"));
}

void tst_FrontDoor::redirectsToNoOtherHost_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("other host") << u"http%3A%2F%2Fother.example%2F"_s;
    QTest::newRow("two slashes") << u"%2F%2Fother.example%2Fjoin%2F"_s;
    QTest::newRow("line break") << u"%2Fjoin%2Fx%0D%0ASet-Cookie%3A%20a%3Db"_s;
}

void tst_FrontDoor::redirectsToNoOtherHost()
{
    QFETCH(const QString, typed);
    const HttpAnswer answer = get(m_lab->port(), u"/?code="_s + typed);
    QVERIFY(!answer.headers.contains("set-cookie"));
    const QByteArray way = answer.header("location");
    QVERIFY2(way.isEmpty() || way.startsWith("/join/"), way.constData());
}

LABCHAT_TEST(tst_FrontDoor, QCoreApplication)
#include "tst_frontdoor.moc"
