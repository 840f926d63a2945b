// SPDX-License-Identifier: GPL-3.0-or-later
#include "chatclient.h"
#include "server/tickets/jsonwebtoken.h"
#include "store/keyfile.h"
#include "support/testprogram.h"
#include "testlab.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

#include <algorithm>
#include <memory>
#include <sys/resource.h>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

namespace {

using Clients = std::vector<std::unique_ptr<ChatClient>>;

constexpr int numClients = 200, perGroup = 4, postsEach = 10;

double median(QList<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

} // namespace

/// What participants with channel tickets cost the server, beside participants of a study. The cost is printed, not checked: other programs on the machine could make
/// the test fail.
class tst_TicketCost final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { raiseOpenFilesLimit(); }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const auto keys = changeKeys(m_folder->path(), [](const KeyList &none) {
            return withNewKey(none, u"otree"_s, 1).and_then([](const KeyList &made) {
                TicketKey generous = made.constFirst();
                generous.limits.messagesPerSecond = 1e6;
                return withLimitedKey(made, generous);
            });
        });
        QVERIFY(keys);
        m_secret = keys->constFirst().secret;
        m_lab = std::make_unique<TestLab>(TestLabOptions{m_folder->path(), 0, {}, {}});
        QVERIFY(m_lab->start());
    }
    void cleanup() { m_lab.reset(); }

    void comparesTicketsWithAStudy();
    void welcomesAThousandNewOnes();

private:
    [[nodiscard]] QString ticket(int participant) const
    {
        const QJsonObject claims{{u"sub"_s, u"p%1"_s.arg(participant)}, {u"session"_s, u"abcd1234"_s}, {u"app"_s, u"trust"_s}, {u"channel"_s, QString::number(participant / perGroup)},
                                 {u"nickname"_s, u"Player %1"_s.arg(participant % perGroup + 1)}, {u"group"_s, participant / perGroup}};
        return QString::fromLatin1(signedToken(claims, m_secret, u"otree"_s));
    }
    /// The CPU time of the server's threads in ms, for everybody's coming and talking. @p ticketOf: by number from 0.
    [[nodiscard]] double costOf(const std::function<QString(int)> &ticketOf);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestLab> m_lab;
    QByteArray m_secret;
};

double tst_TicketCost::costOf(const std::function<QString(int)> &ticketOf)
{
    constexpr qint64 expected = qint64(numClients) * postsEach * perGroup;
    Clients clients;
    for (int i = 0; i < numClients; ++i) {
        clients.push_back(std::make_unique<ChatClient>(m_lab->socketUrl(), ticketOf(i)));
        clients.back()->keepsFrames = false;
        clients.back()->keepsMessages = false;
    }
    const double before = m_lab->cpuMs();
    for (const auto &client : clients)
        client->open();
    const auto sum = [&clients](auto member) {
        qint64 all = 0;
        for (const auto &client : clients)
            all += (*client).*member;
        return all;
    };
    if (!QTest::qWaitFor([&] { return sum(&ChatClient::joins) == numClients; }, 30'000))
        return -1;
    const qint64 old = sum(&ChatClient::messageCount);
    for (int post = 0; post < postsEach; ++post) {
        for (const auto &client : clients)
            (void)client->post(u"What I have to say in round %1"_s.arg(post));
        QTest::qWait(0);
    }
    return QTest::qWaitFor([&] { return sum(&ChatClient::messageCount) - old == expected; }, 30'000) ? m_lab->cpuMs() - before : -1;
}

void tst_TicketCost::comparesTicketsWithAStudy()
{
    constexpr int runs = 5;
    const SessionPtr session = m_lab->createSession(talkativeStudy(numClients, perGroup));
    QVERIFY(session);
    const auto place = [&](int i) { return session->participant(i + 1).ticket; };
    const auto signedTicket = [this](int i) { return ticket(i); };
    QVERIFY(costOf(place) > 0 && costOf(signedTicket) > 0); // everybody has come once
    QList<double> places, tickets;
    for (int run = 0; run < runs; ++run) { // alternating
        QTest::qWait(2500); // the chats' limit on messages
        places.append(costOf(place));
        tickets.append(costOf(signedTicket));
        QVERIFY(places.constLast() > 0 && tickets.constLast() > 0);
    }
    qInfo("200 participants come, and write 2,000 messages in groups of 4: %.0f ms of the server's threads with a study, %.0f ms with tickets (medians of %d): %.2f times",
          median(places), median(tickets), runs, median(tickets) / median(places));
}

void tst_TicketCost::welcomesAThousandNewOnes()
{
    constexpr int newOnes = 1000;
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    if (limit.rlim_cur < 2 * newOnes + 100)
        QSKIP("This process may not open the 2,100 files that 1,000 browsers and their server need.");
    const double before = m_lab->cpuMs();
    std::vector<std::unique_ptr<QWebSocket>> browsers;
    int welcomed = 0;
    for (int i = 0; i < newOnes; ++i) {
        browsers.push_back(std::make_unique<QWebSocket>());
        QWebSocket *const browser = browsers.back().get();
        connect(browser, &QWebSocket::connected, this, [browser, token = ticket(i)] { browser->sendTextMessage(u"{\"type\":\"join\",\"ticket\":\"%1\"}"_s.arg(token)); });
        connect(browser, &QWebSocket::textMessageReceived, this, [&](const QString &text) { welcomed += text.startsWith(u"{\"type\":\"welcome\""); });
        browser->open(m_lab->socketUrl());
    }
    QTRY_COMPARE_WITH_TIMEOUT(welcomed, newOnes, 30'000);
    qInfo("1,000 new participants in 250 new channels, by ticket: %.0f ms of the server's threads", m_lab->cpuMs() - before);
    QCOMPARE(m_lab->sessions.constLast().session().origin.session, u"abcd1234"_s);
}

LABCHAT_TEST(tst_TicketCost, QCoreApplication)
#include "tst_ticketcost.moc"
