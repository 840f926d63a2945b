// SPDX-License-Identifier: GPL-3.0-or-later
#include "httpclient.h"
#include "labtest.h"
#include "support/sessions.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// What the check of a participant's browser sends, and what the operator gets of it.
class tst_CheckReports final : public LabTest {
    Q_OBJECT

private slots:
    void init() { startLab(groupChat(2, 2)); }
    void cleanup() { stopLab(); }

    void reportsChecksOfBrowsers();
    void doesNotReportChecksWithoutEnd();
};

void tst_CheckReports::reportsChecksOfBrowsers()
{
    QList<BrowserCheck> reported;
    connect(m_lab->server(), &OperatorService::browserChecked, this, [&](const BrowserCheck &check) { reported.append(check); });
    QWebSocket socket(u"http://127.0.0.1:%1"_s.arg(m_lab->port()));
    QSignalSpy answers(&socket, &QWebSocket::textMessageReceived);
    QSignalSpy closed(&socket, &QWebSocket::disconnected);
    connect(&socket, &QWebSocket::connected, &socket, [&socket] {
        const QJsonObject found{{u"type"_s, u"check"_s}, {u"agent"_s, QString(400, u'a')}, {u"secure"_s, false}, {u"storage"_s, true}, {u"permission"_s, u"prompt"_s},
                                {u"rtt_ms"_s, 3}, {u"offset_ms"_s, -40}};
        socket.sendTextMessage(QString::fromUtf8(QJsonDocument(found).toJson(QJsonDocument::Compact)));
    });
    socket.open(QUrl(u"ws://127.0.0.1:%1/ws"_s.arg(m_lab->port())));
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(answers.size(), 1);
    QCOMPARE(answers.constFirst().constFirst().toString(), u"{\"type\":\"checked\"}"_s);
    QCOMPARE(socket.closeCode(), QWebSocketProtocol::CloseCodeNormal);
    QTRY_COMPARE(reported.size(), 1);
    const BrowserCheck check = reported.takeFirst();
    QVERIFY(check.isConnected && !check.isSecure && check.canStore);
    QCOMPARE(check.address, u"127.0.0.1"_s);
    QCOMPARE(check.origin, u"http://127.0.0.1:%1"_s.arg(m_lab->port()));
    QCOMPARE(check.agent.size(), 300);
    QCOMPARE(check.permission, u"prompt"_s);
    QCOMPARE(check.rttMs, 3);
    QCOMPARE(check.clockOffsetMs, -40);
    QVERIFY(check.atMs > 0);

    QCOMPARE(get(m_lab->port(), u"/connection?origin=https://survey.example&failed=Browser%2F1"_s).status, 200);
    QTRY_COMPARE(reported.size(), 1);
    QVERIFY(!reported.constFirst().isConnected);
    QCOMPARE(reported.constFirst().origin, u"https://survey.example"_s);
    QCOMPARE(reported.constFirst().agent, u"Browser/1"_s);
}

void tst_CheckReports::doesNotReportChecksWithoutEnd()
{
    int reported = 0;
    connect(m_lab->server(), &OperatorService::browserChecked, this, [&] { ++reported; });
    for (int i = 0; i < 150; ++i)
        QCOMPARE(get(m_lab->port(), u"/connection?failed=Browser"_s).status, 200);
    QTRY_VERIFY(reported >= 100);
    QTest::qWait(0);
    QVERIFY2(reported < 150, qPrintable(QString::number(reported)));
}

LABCHAT_TEST(tst_CheckReports, QCoreApplication)
#include "tst_checkreports.moc"
