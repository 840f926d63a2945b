// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab.h"
#include "core/base/clock.h"
#include "server/net/listener.h"
#include "support/testprogram.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWebSockets/QWebSocket>
#include <QtWebSockets/QWebSocketServer>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// Starts and ends: of the program, of connections, of clocks.
class LifecycleTest final : public QObject {
    Q_OBJECT

private slots:
    void stopsWhileTheLogIsBeingOpened();
    void countsOnlyConnectionsThatAreOpen();
};

void LifecycleTest::stopsWhileTheLogIsBeingOpened()
{
    const QTemporaryDir folder;
    for (int i = 0; i < 20; ++i) { // at any time between the start and the opening of the log
        Lab lab({folder.path(), {}});
        QSignalSpy stopped(&lab, &Lab::stopped);
        lab.start();
        QTest::qWait(i);
        lab.stop();
        QVERIFY(!stopped.isEmpty() || stopped.wait(10'000));
    }
}

void LifecycleTest::countsOnlyConnectionsThatAreOpen()
{
    Listener listener(nullptr, SocketKind::Qt);
    listener.setMaxConnections(2);
    QWebSocketServer webSockets(u"test"_s, QWebSocketServer::NonSecureMode);
    connect(&listener, &Listener::accepted, &webSockets, [&](ByteStream *stream) { webSockets.handleConnection(std::unique_ptr<ByteStream>(stream)->takeSocket()); });
    connect(&webSockets, &QWebSocketServer::newConnection, this, [&] {
        QWebSocket *socket = webSockets.nextPendingConnection();
        socket->setParent(&webSockets);
        connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
    });
    const auto address = listener.start({u"127.0.0.1"_s, 0});
    QVERIFY(address);
    for (int i = 0; i < 10; ++i) { // each becomes a WebSocket, which disconnects the signals of its TCP socket
        QWebSocket browser;
        QSignalSpy connected(&browser, &QWebSocket::connected);
        browser.open(QUrl(u"ws://127.0.0.1:%1/"_s.arg(address->port)));
        QVERIFY2(connected.wait(5000), qPrintable(QString::number(i)));
        browser.close();
        QTRY_COMPARE(browser.state(), QAbstractSocket::UnconnectedState);
        QTRY_VERIFY(webSockets.findChildren<QWebSocket *>().isEmpty());
    }
}

LABCHAT_TEST(LifecycleTest, QCoreApplication)
#include "tst_lifecycle.moc"
