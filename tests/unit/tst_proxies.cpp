// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/proxies.h"
#include "server/http/thiscomputer.h"
#include "support/testprogram.h"

#include <QtCore/QtCore>
#include <QtTest/QtTest>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// What is believed of a request that came through a reverse proxy.
class tst_Proxies final : public QObject {
    Q_OBJECT

private slots:
    void believesTrustedProxiesOnly_data()
    {
        QTest::addColumn<QString>("peer");
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<QString>("client");
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<QByteArray>("scheme");
        const auto row = [](const char *name, const QString &peer, const QByteArray &fields, const QString &client, const QByteArray &host = "inner:8000", const QByteArray &scheme = "http") {
            QTest::newRow(name) << peer << fields << client << host << scheme;
        };
        const QString proxy = u"127.0.0.1"_s, person = u"203.0.113.7"_s;
        row("no proxy", person, "", person);
        row("a stranger who says so", person, "X-Forwarded-For: 127.0.0.1\r\nX-Forwarded-Host: lab\r\nX-Forwarded-Proto: https\r\n", person);
        row("a stranger's Forwarded", person, "Forwarded: for=127.0.0.1;host=lab;proto=https\r\n", person);
        row("X-Forwarded-For", proxy, "X-Forwarded-For: 203.0.113.7\r\n", person);
        row("with a port", proxy, "X-Forwarded-For: 203.0.113.7:4711\r\n", person);
        row("IPv6", proxy, "X-Forwarded-For: 2001:db8::1\r\n", u"2001:db8::1"_s);
        row("IPv6 with a port", proxy, "X-Forwarded-For: [2001:db8::1]:4711\r\n", u"2001:db8::1"_s);
        row("IPv4 as IPv6", u"::ffff:127.0.0.1"_s, "X-Forwarded-For: ::ffff:203.0.113.7\r\n", person);
        row("host and protocol", proxy, "X-Forwarded-For: 203.0.113.7\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Host: lab.example\r\n", person, "lab.example", "https");
        row("another protocol", proxy, "X-Forwarded-For: 203.0.113.7\r\nX-Forwarded-Proto: gopher\r\n", person);
        row("what the browser invented comes first", proxy, "X-Forwarded-For: 127.0.0.1, 203.0.113.7\r\n", person);
        row("in two lines", proxy, "X-Forwarded-For: 127.0.0.1\r\nX-Forwarded-For: 203.0.113.7\r\n", person);
        row("two trusted proxies", u"10.0.0.5"_s, "X-Forwarded-For: 8.8.8.8, 203.0.113.7, 10.0.0.9\r\n", person);
        row("Forwarded", proxy, "Forwarded: for=203.0.113.7;proto=https;host=lab.example\r\n", person, "lab.example", "https");
        row("Forwarded, quoted", proxy, "Forwarded: For=\"[2001:db8::1]:4711\" ; Proto=HTTPS; by=10.0.0.1\r\n", u"2001:db8::1"_s, "inner:8000", "https");
        row("Forwarded, several", proxy, "Forwarded: for=127.0.0.1, for=203.0.113.7;host=lab.example\r\n", person, "lab.example");
        row("an open quotation mark", proxy, "Forwarded: for=\"127.0.0.1, for=203.0.113.7\r\n", person);
        row("both, the same", proxy, "Forwarded: for=203.0.113.7\r\nX-Forwarded-For: 203.0.113.7\r\n", person);
        row("nothing is said", proxy, "", proxy);
        row("unknown", proxy, "Forwarded: for=unknown\r\n", proxy);
        row("hidden", proxy, "Forwarded: for=_secret\r\n", proxy);
        row("nonsense", proxy, "X-Forwarded-For: , ,,\r\n", proxy);
    }
    void believesTrustedProxiesOnly()
    {
        QFETCH(QString, peer);
        QFETCH(QByteArray, fields);
        const auto request = asSent(from(peer, fields), m_proxies);
        QVERIFY(request);
        QTEST(request->peer.toString(), "client");
        QTEST(request->host, "host");
        QTEST(request->scheme, "scheme");
    }

    void refusesContradictions()
    {
        QVERIFY(!asSent(from(u"127.0.0.1"_s, "Forwarded: for=127.0.0.1\r\nX-Forwarded-For: 203.0.113.7\r\n"), m_proxies));
        QVERIFY(asSent(from(u"203.0.113.7"_s, "Forwarded: for=127.0.0.1\r\nX-Forwarded-For: 203.0.113.7\r\n"), m_proxies));
    }

    void knowsWhoSitsHere()
    {
        const ThisComputer here{u"desk-7"_s, {QHostAddress(u"127.0.0.1"_s), QHostAddress(u"192.168.1.20"_s)}};
        const auto isHere = [&](const QByteArray &fields, const Proxies &proxies) { return isFromThisComputer(*asSent(from(u"127.0.0.1"_s, fields), proxies), here); };
        const QByteArray host = "X-Forwarded-Host: localhost\r\n";
        QVERIFY(isHere(host + "X-Forwarded-For: 127.0.0.1\r\n", m_proxies));
        QVERIFY(isHere(host + "X-Forwarded-For: 192.168.1.20\r\n", m_proxies));
        QVERIFY(!isHere(host + "X-Forwarded-For: 192.168.1.21\r\n", m_proxies));
        QVERIFY(!isHere(host, m_proxies)); // for whom?
        QVERIFY(!isHere("X-Forwarded-Host: lab.example\r\nX-Forwarded-For: 127.0.0.1\r\n", m_proxies));
        Proxies based = m_proxies;
        based.baseUrl = QUrl(u"https://lab.example/chat/"_s);
        QVERIFY(isHere("X-Forwarded-Host: lab.example\r\nX-Forwarded-For: 127.0.0.1\r\n", based));
        QVERIFY(!isHere("X-Forwarded-Host: lab.example\r\nX-Forwarded-For: 203.0.113.7\r\n", based));
        QVERIFY(!isHere(host + "X-Forwarded-For: 127.0.0.1\r\n", Proxies())); // nobody is trusted
    }

    void removesThePathOfTheProxy_data()
    {
        QTest::addColumn<QString>("peer");
        QTest::addColumn<QString>("sent");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("root");
        const QString proxy = u"127.0.0.1"_s, person = u"203.0.113.7"_s;
        QTest::newRow("kept by the proxy") << proxy << u"/chat/p/abc"_s << u"/p/abc"_s << u"/chat"_s;
        QTest::newRow("removed by the proxy") << proxy << u"/p/abc"_s << u"/p/abc"_s << u"/chat"_s;
        QTest::newRow("its start page") << proxy << u"/chat/"_s << u"/"_s << u"/chat"_s;
        QTest::newRow("oTree's own address") << proxy << u"/chat"_s << u"/chat"_s << u"/chat"_s;
        QTest::newRow("a longer name") << proxy << u"/chatter/p"_s << u"/chatter/p"_s << u"/chat"_s;
        QTest::newRow("directly") << person << u"/p/abc"_s << u"/p/abc"_s << QString();
        QTest::newRow("directly, with the path") << person << u"/chat/p/abc"_s << u"/p/abc"_s << u"/chat"_s;
    }
    void removesThePathOfTheProxy()
    {
        QFETCH(QString, peer);
        QFETCH(QString, sent);
        Proxies proxies = m_proxies;
        proxies.baseUrl = QUrl(u"https://lab.example/chat/"_s);
        const auto request = asSent(from(peer, "X-Forwarded-For: 203.0.113.7\r\n", sent), proxies);
        QTEST(request->path, "path");
        QTEST(request->root, "root");
        QCOMPARE(request->host, peer == u"127.0.0.1" ? QByteArray("lab.example") : QByteArray("inner:8000"));
    }

    void readsAddresses()
    {
        QVERIFY(readProxy(u"127.0.0.1"_s) && readProxy(u"::1"_s) && readProxy(u"10.0.0.0/8"_s) && readProxy(u"fd00::/8"_s));
        for (const QString &wrong : {u""_s, u"proxy"_s, u"10.0.0.0/40"_s, u"10.0.0/x"_s, u"127.0.0.1:80"_s, u"/8"_s})
            QVERIFY2(!readProxy(wrong), qPrintable(wrong));
        QCOMPARE(readBaseUrl(u"https://lab.example/chat"_s)->toString(), u"https://lab.example/chat/"_s);
        QCOMPARE(readBaseUrl(u"http://lab.example"_s)->toString(), u"http://lab.example/"_s);
        for (const QString &wrong : {u""_s, u"lab.example"_s, u"ws://lab.example"_s, u"https://"_s, u"https://lab.example/?a"_s, u"https://lab.example/#a"_s, u"https://a@lab.example/"_s,
                                     u"https://lab.example/room/"_s, u"https://lab.example/WS"_s, u"https://lab.example/../x/"_s, u"https://lab.example/a/../p/"_s, u"https://lab.example//"_s,
                                     u"https://lab.example:0/"_s, u"https://lab.example/healthz/"_s, u"https://lab.example/labchat.js/"_s})
            QVERIFY2(!readBaseUrl(wrong), qPrintable(wrong));
    }

private:
    static HttpRequest from(const QString &peer, const QByteArray &fields, const QString &path = u"/"_s)
    {
        HttpRequest request = parseHttpHead("GET " + path.toLatin1() + " HTTP/1.1\r\nHost: inner:8000\r\n" + fields + "\r\n").request.value_or(HttpRequest());
        request.peer = QHostAddress(peer);
        request.serverAddress = QHostAddress(u"127.0.0.1"_s);
        return request;
    }

    Proxies m_proxies{{{QHostAddress(u"127.0.0.1"_s), 32}, {QHostAddress(u"10.0.0.0"_s), 8}}, {}};
};

LABCHAT_TEST(tst_Proxies, QCoreApplication)
#include "tst_proxies.moc"
