// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/thiscomputer.h"
#include "support/testprogram.h"

#include <QtCore/QtCore>
#include <QtTest/QtTest>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// Which requests come from somebody who sits at this computer.
class tst_ThisComputer final : public QObject {
    Q_OBJECT

private slots:
    void knowsItsOwnNames_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<bool>("isOwn");
        const auto row = [](const QByteArray &host, bool isOwn) { QTest::newRow(host.isEmpty() ? "none" : host.constData()) << host << isOwn; };
        for (const char *own : {"localhost", "localhost:8000", "LOCALHOST:8000", "localhost.", "a.localhost:8000", "localhost.localdomain", "ip6-localhost:8000", "127.0.0.1",
                                "127.0.0.1:8000", "127.1.2.3", "[::1]:8000", "192.168.1.20:8000", "[fd00::20]", "Desk-7", "desk-7:8000", "desk-7.local"})
            row(own, true);
        for (const char *other : {"", "lab.example", "lab.example:8000", "192.168.1.21:8000", "8.8.8.8", "[fd00::21]:8000", "desk-7.evil.example", "desk-7x", "localhost.evil.example",
                                  "127.0.0.1.evil.example", "localhost@evil.example", "localhost/evil", "localhost:x", "a b", "[::1"})
            row(other, false);
    }
    void knowsItsOwnNames()
    {
        QFETCH(QByteArray, host);
        QFETCH(bool, isOwn);
        QCOMPARE(isFromThisComputer(from(QHostAddress::LocalHost, "Host: " + host + "\r\n"), m_computer), isOwn);
    }

    void knowsWhoComesFromElsewhere()
    {
        const QByteArray own = "Host: 192.168.1.20:8000\r\n";
        QVERIFY(isFromThisComputer(from(QHostAddress(u"192.168.1.20"_s), own), m_computer)); // its browser opens the address of its own card
        QVERIFY(isFromThisComputer(from(QHostAddress(QHostAddress::LocalHostIPv6), own), m_computer));
        QVERIFY(!isFromThisComputer(from(QHostAddress(u"192.168.1.21"_s), own), m_computer));
    }

    void knowsWhatAProxyHasPassedOn_data()
    {
        QTest::addColumn<QByteArray>("field");
        for (const char *field : {"X-Forwarded-For: 203.0.113.7", "x-forwarded-for: 203.0.113.7", "X-Forwarded-Host: lab.example", "X-Forwarded-Proto: https", "X-Real-IP: 203.0.113.7",
                                  "Forwarded: for=203.0.113.7", "Via: 1.1 lab.example", "Via:"})
            QTest::newRow(field) << QByteArray(field);
    }
    void knowsWhatAProxyHasPassedOn()
    {
        QFETCH(QByteArray, field);
        QVERIFY(isFromThisComputer(from(QHostAddress::LocalHost, "Host: localhost\r\nAccept: */*\r\n"), m_computer));
        QVERIFY(!isFromThisComputer(from(QHostAddress::LocalHost, "Host: localhost\r\n" + field + "\r\n"), m_computer));
    }

    void knowsAProxyThatAddsNothing_data()
    {
        QTest::addColumn<QByteArray>("connection");
        QTest::newRow("nginx since 1.29.7") << QByteArray();
        QTest::newRow("nginx before, with proxy_http_version 1.1") << QByteArray("Connection: close\r\n");
        QTest::newRow("nginx as in the manual") << QByteArray("Connection: upgrade\r\n");
        QTest::newRow("names a field that it removes") << QByteArray("Connection: keep-alive, TE\r\n");
    }
    void knowsAProxyThatAddsNothing()
    {
        QFETCH(QByteArray, connection);
        const QByteArray upstream = "Host: 127.0.0.1:8000\r\nAccept: */*\r\n"; // the proxy's own name for this server
        QVERIFY(!isFromThisComputer(parsed(QHostAddress::LocalHost, upstream + connection), m_computer));
        QVERIFY(isFromThisComputer(parsed(QHostAddress::LocalHost, upstream + "Connection: Keep-Alive\r\n"), m_computer)); // a browser
    }

    void knowsThatNoBrowserSpeaksHttp10()
    {
        QVERIFY(!isFromThisComputer(from(QHostAddress::LocalHost, "Host: 127.0.0.1:8000\r\n", "1.0"), m_computer)); // nginx as it comes
    }

    void asksTheSystem()
    {
        const ThisComputer computer = ThisComputer::now();
        QVERIFY(isFromThisComputer(from(QHostAddress::LocalHost, "Host: " + QSysInfo::machineHostName().toLatin1() + ":8000\r\n"), computer));
        QVERIFY(!isFromThisComputer(from(QHostAddress::LocalHost, "Host: lab.example\r\n"), computer));
    }

private:
    /// From a browser.
    static HttpRequest from(const QHostAddress &peer, const QByteArray &fields, const QByteArray &version = "1.1")
    {
        return parsed(peer, fields + "Connection: keep-alive\r\n", version);
    }
    static HttpRequest parsed(const QHostAddress &peer, const QByteArray &fields, const QByteArray &version = "1.1")
    {
        const HttpHead head = parseHttpHead("GET /split/abc HTTP/" + version + "\r\n" + fields + "\r\n");
        HttpRequest request = head.request.value_or(HttpRequest());
        request.peer = peer;
        request.serverAddress = QHostAddress(u"192.168.1.20"_s);
        return request;
    }

    ThisComputer m_computer{u"desk-7"_s, {QHostAddress(u"127.0.0.1"_s), QHostAddress(u"192.168.1.20"_s), QHostAddress(u"fd00::20"_s)}};
};

LABCHAT_TEST(tst_ThisComputer, QCoreApplication)
#include "tst_thiscomputer.moc"
