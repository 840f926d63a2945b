// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/httpconnection.h"

#include <QtCore/QCoreApplication>
#include <QtTest/QtTest>

using namespace LabChat;
using namespace std::chrono_literals;

namespace {

constexpr auto idle = 1s;

/// A client that takes what the test says.
struct Client {
    StreamReader *reader = nullptr;
    qint64 unsent = 0;
    bool isCutOff = false;
};

class Line final : public ByteStream {
public:
    explicit Line(Client &client) : m_client(client) {}
    void listen(StreamReader *reader, qsizetype) override { m_client.reader = reader; }
    void pause() override {}
    void readOn() override {}
    void write(const QByteArray &bytes) override { m_client.unsent += bytes.size(); }
    void write(const Piece &piece) override { m_client.unsent += piece.size(); }
    void write(const Pieces &pieces) override
    {
        for (const Piece &piece : pieces)
            write(piece);
    }
    [[nodiscard]] qint64 bytesToWrite() const override { return m_client.unsent; }
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
    QVERIFY(client.unsent > large);
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
    Client client;
    HttpConnection connection(std::make_unique<Line>(client), nullptr, idle);
    askForALargeFile(connection, client);
    for (int i = 0; i < 40 && !client.isCutOff; ++i) {
        QTest::qWait(100);
        client.unsent -= 10'000;
    }
    QVERIFY(!client.isCutOff);
    QTRY_VERIFY_WITH_TIMEOUT(client.isCutOff, 10'000); // it takes nothing more
}

void tst_HttpConnection::cutsOffWhoTakesNothing_data()
{
    QTest::addColumn<int>("takes"); // each tenth of a second
    QTest::newRow("nothing") << 0;
    QTest::newRow("next to nothing") << 100;
}

void tst_HttpConnection::cutsOffWhoTakesNothing()
{
    QFETCH(int, takes);
    Client client;
    HttpConnection connection(std::make_unique<Line>(client), nullptr, idle);
    askForALargeFile(connection, client);
    for (int i = 0; i < 100 && !client.isCutOff; ++i) {
        QTest::qWait(100);
        client.unsent -= takes;
    }
    QVERIFY(client.isCutOff);
}

QTEST_GUILESS_MAIN(tst_HttpConnection)
#include "tst_httpconnection.moc"
