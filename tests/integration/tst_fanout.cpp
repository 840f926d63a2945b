// SPDX-License-Identifier: GPL-3.0-or-later
#include "chatclient.h"
#include "support/testprogram.h"
#include "testlab.h"

#include <QtTest/QtTest>

#include <memory>
#include <sys/resource.h>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// Many participants at once. The cost is printed, not checked: other programs on the machine could make the test fail.
class tst_Fanout final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { raiseOpenFilesLimit(); }
    void deliversEverythingToTwoHundred();
    void letsAThousandInAtOnce();
};

void tst_Fanout::deliversEverythingToTwoHundred()
{
    constexpr int numClients = 200, perGroup = 4, postsEach = 20;
    constexpr qint64 expected = qint64(numClients) * postsEach * perGroup;
    const QTemporaryDir folder;
    TestLab lab({folder.path(), 0, {}, {}});
    QVERIFY(lab.start());
    const SessionPtr session = lab.createSession(talkativeStudy(numClients, perGroup));
    QVERIFY(session);
    std::vector<std::unique_ptr<ChatClient>> clients;
    for (int i = 1; i <= numClients; ++i) {
        clients.push_back(std::make_unique<ChatClient>(lab.socketUrl(), session->participant(i).ticket));
        clients.back()->keepsFrames = false;
        clients.back()->open();
    }
    for (const auto &client : clients)
        QTRY_COMPARE_WITH_TIMEOUT(client->joins, 1, 20'000);

    const double before = lab.cpuMs();
    int round = 0;
    QTimer talk;
    connect(&talk, &QTimer::timeout, this, [&] {
        for (const auto &client : clients)
            (void)client->post(u"What I have to say in round %1"_s.arg(round));
        if (++round == postsEach)
            talk.stop();
    });
    talk.start(20);
    const auto delivered = [&clients] {
        qint64 sum = 0;
        for (const auto &client : clients)
            sum += client->messageCount;
        return sum;
    };
    QTRY_COMPARE_WITH_TIMEOUT(delivered(), expected, 30'000);
    const double usedMs = lab.cpuMs() - before;
    for (const auto &client : clients) {
        QCOMPARE(client->problems, QStringList());
        QCOMPARE(client->outboxSize(), 0);
    }
    qInfo("%lld deliveries in %.0f ms of the server's threads: %.0f per CPU-second", static_cast<long long>(expected), usedMs, double(expected) / usedMs * 1e3);
    QCOMPARE(lab.exported(ExportFormat::OTree).size(), 1 + numClients * postsEach);
}

void tst_Fanout::letsAThousandInAtOnce()
{
    constexpr int numClients = 1000, numMessages = 500;
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    if (limit.rlim_cur < 2 * numClients + 100)
        QSKIP("This process may not open the 2,100 files that 1,000 browsers and their server need.");
    const QTemporaryDir folder;
    TestLab lab({folder.path(), 0, {}, {}});
    QVERIFY(lab.start());
    const SessionPtr session = lab.createSession(talkativeStudy(numClients, numClients));
    QVERIFY(session);
    {
        ChatClient anna(lab.socketUrl(), session->participant(1).ticket);
        QVERIFY(anna.join());
        for (int i = 0; i < numMessages; ++i)
            (void)anna.post(u"What was said before they came, number %1"_s.arg(i));
        QTRY_COMPARE_WITH_TIMEOUT(anna.messageCount, numMessages, 20'000);
    }
    QTRY_COMPARE(lab.online.value(1), false);

    // Bare sockets: decoding every message would cost this process more than the server.
    const double before = lab.cpuMs();
    std::vector<std::unique_ptr<QWebSocket>> browsers;
    int welcomed = 0, complete = 0;
    for (int i = 1; i <= numClients; ++i) {
        browsers.push_back(std::make_unique<QWebSocket>());
        QWebSocket *const browser = browsers.back().get();
        connect(browser, &QWebSocket::connected, this, [browser, ticket = session->participant(i).ticket] {
            browser->sendTextMessage(u"{\"type\":\"join\",\"ticket\":\"%1\"}"_s.arg(ticket));
        });
        connect(browser, &QWebSocket::textMessageReceived, this, [&](const QString &text) {
            welcomed += text.startsWith(u"{\"type\":\"welcome\"");
            complete += text.startsWith(u"{\"type\":\"channel\"") && text.count(u"\"type\":\"message\"") == numMessages;
        });
        browser->open(lab.socketUrl());
    }
    QTRY_COMPARE_WITH_TIMEOUT(complete, numClients, 30'000);
    QCOMPARE(welcomed, numClients);
    qInfo("%d browsers with %d messages each: %.0f ms of the server's threads", numClients, numMessages, lab.cpuMs() - before);
}

LABCHAT_TEST(tst_Fanout, QCoreApplication)
#include "tst_fanout.moc"
