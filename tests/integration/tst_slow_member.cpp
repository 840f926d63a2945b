// SPDX-License-Identifier: GPL-3.0-or-later
#include "chatclient.h"
#include "httpclient.h"
#include "labprocess.h"
#include "support/testprogram.h"
#include "testlab.h"

#include <QtTest/QtTest>

#include <arpa/inet.h>
#include <memory>
#include <sys/socket.h>
#include <unistd.h>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

namespace {

/// A browser that has stopped reading: joins, and does not read its socket. Lives on the stack.
class DeafMember final {
public:
    DeafMember(quint16 port, const QString &ticket)
        : m_socket(socket(AF_INET, SOCK_STREAM, 0))
    {
        const int smallBuffer = 4096;
        setsockopt(m_socket, SOL_SOCKET, SO_RCVBUF, &smallBuffer, sizeof smallBuffer);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (connect(m_socket, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
            return;
        say(request("GET", u"/ws"_s, "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                                     "Sec-WebSocket-Version: 13\r\n"));
        char handshake[1024];
        if (recv(m_socket, handshake, sizeof handshake, 0) <= 0)
            return;
        const QByteArray join = "{\"type\":\"join\",\"ticket\":\"" + ticket.toLatin1() + "\"}";
        say(QByteArray("\x81") + char(0x80 | int(join.size())) + QByteArray(4, '\0') + join);
    }
    ~DeafMember() { ::close(m_socket); }
    Q_DISABLE_COPY_MOVE(DeafMember)

private:
    void say(const QByteArray &bytes) const { (void)send(m_socket, bytes.constData(), std::size_t(bytes.size()), MSG_NOSIGNAL); }

    int m_socket;
};

/// The largest possible message: 40 KB in UTF-8.
QString longBody(int number)
{
    return QString::number(number) + u' ' + u"😀"_s.repeated(9'000);
}

} // namespace

/// A member that does not read must cost the others nothing and the server only little.
class tst_SlowMember final : public QObject {
    Q_OBJECT

private slots:
    void isCutOffAndComesBack();
    void doesNotGrowTheServer();
};

void tst_SlowMember::isCutOffAndComesBack()
{
    const QTemporaryDir folder;
    TestLab lab({folder.path(), 0, {}, {}});
    QVERIFY(lab.start());
    const SessionPtr session = lab.createSession(talkativeStudy(3, 3));
    QVERIFY(session);
    ChatClient anna(lab.socketUrl(), session->participant(1).ticket), bert(lab.socketUrl(), session->participant(2).ticket);
    QVERIFY(anna.join() && bert.join());
    const DeafMember deaf(lab.port(), session->participant(3).ticket);
    QTRY_COMPARE(lab.online.value(3), true);

    int said = 0;
    QElapsedTimer clock;
    clock.start();
    const auto sayOneMore = [&] {
        if (lab.online.value(3) && said < 2'000) // 72 MB are more than any kernel buffers
            (void)anna.post(longBody(++said));
    };
    connect(&anna, &ChatClient::answered, this, sayOneMore);
    sayOneMore();
    QTRY_COMPARE_WITH_TIMEOUT(lab.online.value(3), false, 20'000);
    anna.disconnect(this);
    QTRY_COMPARE(anna.outboxSize(), 0);
    QVERIFY2(said > 10, "a short pause is no reason");
    qInfo("cut off after %d messages of 36 KB, %lld ms", said, static_cast<long long>(clock.elapsed()));
    QTRY_COMPARE(bert.messageCount, said);
    (void)bert.post(u"The others go on"_s);
    QTRY_COMPARE(anna.messageCount, said + 1);

    ChatClient again(lab.socketUrl(), session->participant(3).ticket); // has received nothing yet
    again.open();
    QTRY_VERIFY(again.isJoined());
    bool more = again.lastOf(u"channel"_s).value("more"_L1).toBool();
    QStringList bodies = again.bodies();
    qint64 before = again.messages.constFirst().seq;
    for (int page = 1; more; ++page) {
        again.send({{u"type"_s, u"history"_s}, {u"channel"_s, again.channels().constFirst()}, {u"before"_s, before}});
        QTRY_COMPARE(again.framesOf(u"history"_s).size(), page);
        const QJsonArray messages = again.lastOf(u"history"_s).value("messages"_L1).toArray();
        QVERIFY(!messages.isEmpty());
        QStringList older;
        for (const QJsonValue &message : messages)
            older.append(message.toObject().value("body"_L1).toString());
        bodies = older + bodies;
        before = messages.first().toObject().value("seq"_L1).toInteger();
        more = again.lastOf(u"history"_s).value("more"_L1).toBool();
    }
    QCOMPARE(bodies.size(), said + 1);
    QVERIFY(bodies == anna.bodies());

    again.abort();
    QTRY_COMPARE(lab.online.value(3), false);
    (void)anna.post(u"Missed"_s);
    QTRY_COMPARE(bert.bodies().constLast(), u"Missed"_s);
    QVERIFY(again.join()); // resumes
    QCOMPARE(again.lastOf(u"channel"_s).value("messages"_L1).toArray().size(), 1);
    QCOMPARE(again.bodies().constLast(), u"Missed"_s);
}

void tst_SlowMember::doesNotGrowTheServer()
{
    constexpr int numDeaf = 10, numMessages = 500; // 180 MB for all of them
    const QTemporaryDir folder;
    LabProcess lab(labchatProgram);
    QVERIFY2(lab.serve(folder.filePath(u"data"_s), 0, {u"--study"_s, writeTalkativeStudy(folder.path(), numDeaf + 1, numDeaf + 1)}), lab.errorOutput.constData());
    const QJsonArray links = lab.session().value("participant_links"_L1).toArray();
    QCOMPARE(links.size(), numDeaf + 1);
    ChatClient anna(lab.socketUrl(), ticketOf(links.at(0)));
    anna.keepsFrames = anna.keepsMessages = false;
    QVERIFY(anna.join());
    std::vector<std::unique_ptr<DeafMember>> deaf;
    for (int i = 1; i <= numDeaf; ++i)
        deaf.push_back(std::make_unique<DeafMember>(lab.port(), ticketOf(links.at(i))));
    const qint64 before = lab.residentKiB();
    QVERIFY(before > 0);
    qint64 most = 0;
    int said = 0;
    const auto sayOneMore = [&] {
        most = qMax(most, lab.residentKiB());
        if (said < numMessages)
            (void)anna.post(longBody(++said));
    };
    connect(&anna, &ChatClient::answered, this, sayOneMore);
    sayOneMore();
    QTRY_COMPARE_WITH_TIMEOUT(anna.messageCount, numMessages, 40'000);
    anna.disconnect(this);
    qInfo("%lld KiB resident before, %lld at most", static_cast<long long>(before), static_cast<long long>(most));
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    constexpr qint64 usualKiB = 320 * 1024; // the sanitizer records the use of memory
#else
    constexpr qint64 usualKiB = 16 * 1024;
#endif
    QVERIFY2(most - before < numDeaf * 2048 + usualKiB, "1 MiB for each, twice while it is written, and the usual");
    const ProgramRun events = runProgram(labchatProgram, {u"export"_s, u"--data"_s, folder.filePath(u"data"_s), u"--format"_s, u"events"_s});
    QCOMPARE(events.exitCode, 0);
    QCOMPARE(events.output.count(",disconnected,"), numDeaf);
}

LABCHAT_TEST(tst_SlowMember, QCoreApplication)
#include "tst_slow_member.moc"
