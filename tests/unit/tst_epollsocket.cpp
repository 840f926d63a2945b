// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sockets/epollhub.h"
#include "server/sockets/epollsocket.h"

#include <QtTest/QtTest>

#include <array>
#include <sys/socket.h>
#include <unistd.h>

using namespace LabChat;

namespace {

class Nobody final : public TransportListener {
public:
    void textReceived(QByteArrayView) override {}
    void binaryReceived() override {}
    void pongReceived() override {}
    void answered() override {}
    void closed() override {}
};

qint64 residentBytes()
{
    QFile statm(QStringLiteral("/proc/self/statm"));
    return statm.open(QIODevice::ReadOnly) ? statm.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE) : -1;
}

} // namespace

/// What a socket of the hub does with bytes; the frames are tst_framereader's, the protocol tst_protocol's.
class tst_EpollSocket final : public QObject {
    Q_OBJECT

private slots:
    /// A peer that reads, and is always a little behind, costs what it is behind: not everything that was ever sent.
    void forgetsWhatWasSent();
};

void tst_EpollSocket::forgetsWhatWasSent()
{
#if defined(__SANITIZE_ADDRESS__)
    QSKIP("The sanitizer keeps what was freed.");
#endif
    constexpr qint64 behind = 512 * 1024, all = 256 * 1024 * 1024, mostGrowth = 32 * 1024 * 1024;
    std::array<int, 2> pair{};
    QCOMPARE(socketpair(AF_UNIX, SOCK_STREAM, 0, pair.data()), 0);
    Nobody nobody;
    EpollSocket socket(std::make_shared<EpollHub>(), pair[0], nullptr);
    socket.listen(&nobody);
    QByteArray piece(64 * 1024, Qt::Uninitialized), taken(piece.size(), Qt::Uninitialized);
    const qint64 before = residentBytes();
    qint64 written = 0, read = 0;
    const auto next = [](qint64 at) { return char(at * 7 / 5); };
    while (read < all) {
        while (socket.bytesToWrite() < behind) {
            for (char &byte : piece)
                byte = next(written++);
            if (written % 3 == 0)
                socket.write(piece);
            else
                socket.write({piece.first(1000), piece.sliced(1000)});
        }
        const auto count = recv(pair[1], taken.data(), std::size_t(taken.size()), 0);
        QVERIFY(count > 0);
        for (qsizetype i = 0; i < count; ++i) {
            if (taken.at(i) != next(read++))
                QFAIL("not what was sent");
        }
        QCoreApplication::processEvents();
    }
    QVERIFY2(residentBytes() - before < mostGrowth, qPrintable(QString::number(residentBytes() - before)));
    ::close(pair[1]);
}

QTEST_GUILESS_MAIN(tst_EpollSocket)
#include "tst_epollsocket.moc"
