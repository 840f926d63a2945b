// SPDX-License-Identifier: GPL-3.0-or-later
#include "httpclient.h"
#include "labtest.h"
#include "support/sessions.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// A client of HTTP that does not take its answers. Members of a chat who do not read are tst_slow_member's.
class tst_SlowReader final : public LabTest {
    Q_OBJECT

private slots:
    void init() { startLab(groupChat(2, 2)); }
    void cleanup() { stopLab(); }

    /// Who sends many requests and reads nothing gets as many answers as the kernel keeps, holds up nobody, and gets all others as soon as it reads.
    void letsWaitWhoDoesNotRead();
};

void tst_SlowReader::letsWaitWhoDoesNotRead()
{
    constexpr int rounds = 1000;
    const QByteArray small = request("GET", u"/healthz"_s), large = request("GET", u"/labchat.js"_s);
    const auto answerTo = [this](const QByteArray &asked) {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_lab->port());
        socket.write(asked);
        QByteArray answer;
        const auto isWhole = [&answer] {
            static const QRegularExpression length(u"Content-Length: (\\d+)\r\n"_s);
            const qsizetype head = answer.indexOf("\r\n\r\n");
            return head > 0 && answer.size() == head + 4 + length.match(QString::fromLatin1(answer.first(head))).captured(1).toLongLong();
        };
        return QTest::qWaitFor([&] { answer += socket.readAll(); return isWhole(); }) ? answer : QByteArray();
    };
    const QByteArray smallAnswer = answerTo(small), largeAnswer = answerTo(large);
    QVERIFY(!smallAnswer.isEmpty() && !largeAnswer.isEmpty());
    QTcpSocket late;
    late.setReadBufferSize(100);
    late.connectToHost(QHostAddress(QHostAddress::LocalHost), m_lab->port());
    late.write(QByteArray(small + large).repeated(rounds));
    QTRY_COMPARE(late.bytesAvailable(), 100);
    QCOMPARE(answerTo(small), smallAnswer);
    late.setReadBufferSize(0);
    QByteArray received;
    const QByteArray expected = QByteArray(smallAnswer + largeAnswer).repeated(rounds);
    QTRY_VERIFY_WITH_TIMEOUT((received += late.readAll()).size() >= expected.size(), 30'000);
    QVERIFY(received == expected);
}

LABCHAT_TEST(tst_SlowReader, QCoreApplication)
#include "tst_slowreader.moc"
