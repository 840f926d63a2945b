// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/httpconnection.h"
#include "support/testprogram.h"

#include <QtCore/QCoreApplication>
#include <QtTest/QtTest>

using namespace LabChat;
using namespace std::chrono_literals;

namespace {

constexpr auto idle = 1s;

/// A client that takes so much in a second, however busy the computer is.
struct Client {
    explicit Client(qint64 bytesPerSecond) : perSecond(bytesPerSecond) { clock.start(); }
    [[nodiscard]] qint64 unsent() const { return written - qMin(written, taken + perSecond * clock.elapsed() / 1000); }
    void stopTaking()
    {
        taken = written - unsent();
        perSecond = 0;
    }

    StreamReader *reader = nullptr;
    qint64 written = 0;
    qint64 taken = 0;
    qint64 perSecond;
    QElapsedTimer clock;
    bool isCutOff = false;
};

class ServedLine final : public ByteStream {
public:
    explicit ServedLine(Client &client) : m_client(client) {}
    void listen(StreamReader *reader, qsizetype) override { m_client.reader = reader; }
    void pause() override {}
    void readOn() override {}
    void write(const QByteArray &bytes) override { m_client.written += bytes.size(); }
    void write(const Piece &piece) override { m_client.written += piece.size(); }
    void write(const Pieces &pieces) override
    {
        for (const Piece &piece : pieces)
            write(piece);
    }
    [[nodiscard]] qint64 bytesToWrite() const override { return m_client.unsent(); }
    void finish() override {}
    void abort() override { m_client.isCutOff = true; }
    [[nodiscard]] StreamEnds ends() const override { return {}; }
    [[nodiscard]] bool isEncrypted() const override { return false; }
    [[nodiscard]] QTcpSocket *takeSocket() override { return nullptr; }

private:
    Client &m_client;
};

void askForALargeFile(HttpConnection &connection, const Client &client)
{
    constexpr qsizetype large = 1024 * 1024;
    QObject::connect(&connection, &HttpConnection::requested, &connection, [](HttpConnection *asked, const HttpRequest &) {
        asked->answer({200, "text/plain", QByteArray(large, 'x'), {}});
    });
    QByteArray request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    QCOMPARE(client.reader->received(request.data(), request.size()), request.size());
    QVERIFY(client.written > large);
}

} // namespace

class tst_HttpConnection final : public QObject {
    Q_OBJECT

private slots:
    void waitsForWhoTakesTheAnswerSlowly();
    void cutsOffWhoTakesNothing_data();
    void cutsOffWhoTakesNothing();
};

/// As on a slow line: for longer than the deadline, but never nothing.
void tst_HttpConnection::waitsForWhoTakesTheAnswerSlowly()
{
    Client client(100'000);
    HttpConnection connection(std::make_unique<ServedLine>(client), nullptr, idle);
    askForALargeFile(connection, client);
    QTest::qWait(4 * int(std::chrono::milliseconds(idle).count()));
    QVERIFY(!client.isCutOff);
    client.stopTaking();
    QTRY_VERIFY_WITH_TIMEOUT(client.isCutOff, 20'000);
}

void tst_HttpConnection::cutsOffWhoTakesNothing_data()
{
    QTest::addColumn<int>("perSecond");
    QTest::newRow("nothing") << 0;
    QTest::newRow("next to nothing") << 1000;
}

void tst_HttpConnection::cutsOffWhoTakesNothing()
{
    QFETCH(int, perSecond);
    Client client(perSecond);
    HttpConnection connection(std::make_unique<ServedLine>(client), nullptr, idle);
    askForALargeFile(connection, client);
    QTRY_VERIFY_WITH_TIMEOUT(client.isCutOff, 20'000);
}

LABCHAT_TEST(tst_HttpConnection, QCoreApplication)
#include "tst_httpconnection.moc"
