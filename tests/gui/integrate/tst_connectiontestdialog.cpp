// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/integrate/keysfixture.h"
#include "support/testprogram.h"

#include <QtCore/QtCore>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>

using namespace LabChat;
using namespace Qt::StringLiterals;

namespace {

/// Says of every page that it is not allowed, as LabChat does.
class RefusingServer final : public QTcpServer {
public:
    RefusingServer()
    {
        const bool listens = listen(QHostAddress::LocalHost);
        Q_ASSERT(listens);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *const client = nextPendingConnection();
            connect(client, &QTcpSocket::readyRead, client, [this, client] {
                if (!client->readAll().contains("\r\n\r\n"))
                    return;
                ++requests;
                const QByteArray answer = "{\"origin_allowed\":false,\"host\":\"127.0.0.1:" + QByteArray::number(serverPort()) + "\"}";
                client->write("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(answer.size()) + "\r\n\r\n" + answer);
            });
        });
    }

    [[nodiscard]] QString url() const { return u"http://127.0.0.1:%1"_s.arg(serverPort()); }

    int requests = 0;
};

} // namespace

/// Integrate → Test the connection….
class ConnectionTestDialogTest final : public KeysFixture {
    Q_OBJECT

private slots:
    void startsWithTheServersAddress();
    void takesOnlyAddressesOfPages();
    void listsTheChecksAndAllowsThePage();
    void namesItsControls();
};

void ConnectionTestDialogTest::startsWithTheServersAddress()
{
    open(u"testConnectionAction"_s);
    QCOMPARE(find<QLineEdit>(u"testServerLineEdit"_s)->text(), u"http://192.168.1.20:8000"_s);
    QVERIFY(isEnabled(u"startTestPushButton"_s));
    QVERIFY(!isVisible(u"testRunningLabel"_s));
}

void ConnectionTestDialogTest::takesOnlyAddressesOfPages()
{
    open(u"testConnectionAction"_s);
    type(u"testPageLineEdit"_s, u"file:///etc/passwd"_s);
    QVERIFY(!isEnabled(u"startTestPushButton"_s));
    type(u"testPageLineEdit"_s, u"otree.example/p/1"_s);
    QVERIFY(isEnabled(u"startTestPushButton"_s));
    type(u"testServerLineEdit"_s, QString());
    QVERIFY(!isEnabled(u"startTestPushButton"_s));
}

void ConnectionTestDialogTest::listsTheChecksAndAllowsThePage()
{
    open(u"testConnectionAction"_s);
    const RefusingServer server;
    type(u"testPageLineEdit"_s, server.url() + u"/experiment?a=%3Cb%3E"_s);
    type(u"testServerLineEdit"_s, server.url());
    click(u"startTestPushButton"_s);
    QTRY_VERIFY(!isVisible(u"testRunningLabel"_s));
    QVERIFY(text(u"checkLabel0"_s).startsWith(u'✓'));
    QCOMPARE(find<QLabel>(u"checkLabel0"_s)->textFormat(), Qt::PlainText);
    QVERIFY(text(u"checkLabel4"_s).startsWith(u'✗'));
    QVERIFY(text(u"checkLabel4"_s).contains(server.url()));
    QVERIFY(text(u"checkLabel5"_s).startsWith(u'–')); // oTree's own chat
    const int requests = server.requests;
    click(u"allowTestedPushButton"_s);
    QCOMPARE(m_service->allowed.size(), 1);
    QCOMPARE(m_service->allowed.last().sockets, QStringList({server.url()}));
    QTRY_COMPARE(server.requests, 2 * requests); // it tests again
    QTRY_VERIFY(!isVisible(u"testRunningLabel"_s));
    QVERIFY(!find<QLabel>(u"checkLabel6"_s)); // the old lines are gone
}

void ConnectionTestDialogTest::namesItsControls()
{
    open(u"testConnectionAction"_s);
    verifyEveryControlHasANameAndAToolTip();
}

LABCHAT_TEST(ConnectionTestDialogTest, QApplication)
#include "tst_connectiontestdialog.moc"
