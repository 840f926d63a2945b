// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/codes.h"
#include "httpclient.h"
#include "labtest.h"
#include "support/sessions.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// The server behind a reverse proxy on the same computer, which serves it under a path.
class tst_Proxied final : public LabTest {
    Q_OBJECT

private slots:
    void init()
    {
        LabServerOptions options;
        options.proxies = {{{QHostAddress(QHostAddress::LocalHost), 32}}, QUrl(u"https://lab.example/chat/"_s)};
        startLab(groupChat(2, 2), options);
    }
    void cleanup() { stopLab(); }

    void publishesTheProxysAddress()
    {
        QCOMPARE(m_lab->address.url.toString(), u"https://lab.example/chat/"_s);
        QCOMPARE(m_lab->address.at(u"/join/abc"_s).toString(), u"https://lab.example/chat/join/abc"_s);
        QCOMPARE(m_lab->address.all.constFirst(), m_lab->address.url);
        QVERIFY(m_lab->address.all.size() > 1); // its own is there, too
    }

    void writesAddressesUnderThePath_data()
    {
        QTest::addColumn<QString>("before");
        QTest::newRow("the proxy removes the path") << QString();
        QTest::newRow("the proxy passes it on") << u"/chat"_s;
    }
    void writesAddressesUnderThePath()
    {
        QFETCH(QString, before);
        const HttpAnswer page = get(m_lab->port(), before + u"/join/"_s + m_session->code, forwarded("203.0.113.7"));
        QCOMPARE(page.status, 200);
        QVERIFY2(page.body.contains("src=\"/chat/web/page.js\"") && !page.body.contains("\"/web/"), page.body.constData());
        QVERIFY(page.header("content-security-policy").contains("wss://lab.example"));
        const HttpAnswer start = get(m_lab->port(), before + u"/"_s, forwarded("203.0.113.7"));
        QCOMPARE(start.header("location"), QByteArray("/chat/join/" + m_session->code.toLatin1()));
        QCOMPARE(get(m_lab->port(), before + u"/web/page.js"_s, forwarded("203.0.113.7")).status, 200);
    }

    void takesAPastedLinkOfTheProxy()
    {
        const QString link = u"https%3A%2F%2Flab.example%2Fchat%2Fjoin%2F"_s + m_session->code;
        QCOMPARE(get(m_lab->port(), u"/?code="_s + link, forwarded("203.0.113.7")).header("location"), QByteArray("/chat/join/" + m_session->code.toLatin1()));
    }

    void refusesContradictions()
    {
        QCOMPARE(get(m_lab->port(), u"/healthz"_s, "Host: lab.example\r\nX-Forwarded-For: 8.8.8.8\r\nForwarded: for=9.9.9.9\r\n").status, 400);
    }

    void keepsTheWaitingRoomsCookieUnderThePath()
    {
        QVERIFY(m_lab->keepRoom({u"lab2"_s, {}}));
        const HttpAnswer page = get(m_lab->port(), u"/room/lab2"_s, forwarded("203.0.113.7"));
        QVERIFY2(page.header("set-cookie").contains("; Path=/chat/room/;") && page.header("set-cookie").contains("; Secure"), page.header("set-cookie").constData());
    }

    void knowsWhoSitsAtThisComputer()
    {
        const QString split = u"/split/"_s + m_session->code + u"?key="_s + splitKey(m_session->secret);
        QCOMPARE(get(m_lab->port(), split, forwarded("127.0.0.1")).status, 200);
        QCOMPARE(get(m_lab->port(), split, forwarded("203.0.113.7")).status, 404);
        QCOMPARE(get(m_lab->port(), split, "Host: localhost\r\n").status, 404); // somebody, through the proxy
        QVERIFY(get(m_lab->port(), split, forwarded("127.0.0.1")).body.contains("src=\"/chat/p/"));
    }

    void countsGuessesByPerson()
    {
        for (int i = 0; i < 40; ++i)
            (void)get(m_lab->port(), u"/p/nobody"_s + QString::number(i), forwarded("203.0.113.7"));
        QTRY_VERIFY(!m_lab->guesses.isEmpty());
        QCOMPARE(m_lab->guesses.constFirst().address, u"203.0.113.7"_s);
    }

    void opensTheSocketForPagesOfTheProxy_data()
    {
        QTest::addColumn<QByteArray>("origin");
        QTest::addColumn<int>("status");
        QTest::newRow("its page") << QByteArray("https://lab.example") << 101;
        QTest::newRow("another page") << QByteArray("https://evil.example") << 403;
    }
    void opensTheSocketForPagesOfTheProxy()
    {
        QFETCH(QByteArray, origin);
        HttpClient client(m_lab->port());
        client.write(request("GET", u"/chat/ws"_s, forwarded("203.0.113.7") + "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                             "Sec-WebSocket-Protocol: labchat.v1\r\nSec-WebSocket-Version: 13\r\nOrigin: " + origin + "\r\n"));
        QTEST(client.read().status, "status");
    }

private:
    static QByteArray forwarded(const QByteArray &client)
    {
        return "Host: 127.0.0.1:8000\r\nX-Forwarded-For: " + client + "\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Host: lab.example\r\n";
    }
};

LABCHAT_TEST(tst_Proxied, QCoreApplication)
#include "tst_proxied.moc"
