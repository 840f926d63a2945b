// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/epollhub.h"
#include "server/net/epollstream.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

#include <array>
#include <cerrno>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace LabChat;
using namespace std::chrono_literals;

namespace {

/// Uses as many bytes of each call as the test says.
class Reader final : public StreamReader {
public:
    qsizetype received(char *bytes, qsizetype size) override
    {
        offers.append(QByteArray(bytes, size));
        const qsizetype used = qMin(size, mostUsed);
        all += QByteArray(bytes, used);
        if (pausing)
            pausing->pause();
        return used;
    }
    void sent() override { ++timesSent; }
    void closed() override { ++timesClosed; }

    qsizetype mostUsed = 1'000'000;
    ByteStream *pausing = nullptr; ///< after each call
    QByteArrayList offers;
    QByteArray all;
    int timesSent = 0, timesClosed = 0;
};

/// A connection on this computer, with the stream at one end and the test at the other.
struct Line {
    explicit Line(int family = AF_INET)
    {
        if (family == AF_UNIX) {
            std::array<int, 2> pair{};
            socketpair(AF_UNIX, SOCK_STREAM, 0, pair.data());
            far = pair[1];
            stream = std::make_unique<EpollStream>(hub, pair[0], place);
            return;
        }
        const int listening = socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        bind(listening, reinterpret_cast<sockaddr *>(&address), size);
        ::listen(listening, 1);
        getsockname(listening, reinterpret_cast<sockaddr *>(&address), &size);
        port = ntohs(address.sin_port);
        far = socket(AF_INET, SOCK_STREAM, 0);
        ::connect(far, reinterpret_cast<sockaddr *>(&address), size);
        stream = std::make_unique<EpollStream>(hub, accept(listening, nullptr, nullptr), place);
        ::close(listening);
    }
    ~Line() { hangUp(); }
    Line(const Line &) = delete;
    Line &operator=(const Line &) = delete;

    void say(const QByteArray &bytes) const { QCOMPARE(send(far, bytes.constData(), std::size_t(bytes.size()), MSG_NOSIGNAL), bytes.size()); }
    /// What is there now; empty also at the end.
    [[nodiscard]] QByteArray hear() const
    {
        QByteArray bytes(1024 * 1024, Qt::Uninitialized);
        const auto count = recv(far, bytes.data(), std::size_t(bytes.size()), MSG_DONTWAIT);
        return bytes.first(qMax<qsizetype>(0, count));
    }
    [[nodiscard]] bool isEnded() const
    {
        char byte = 0;
        return recv(far, &byte, 1, MSG_DONTWAIT | MSG_PEEK) == 0;
    }
    void hangUp()
    {
        if (far >= 0)
            ::close(std::exchange(far, -1));
    }

    std::shared_ptr<EpollHub> hub = std::make_shared<EpollHub>();
    std::shared_ptr<int> place = std::make_shared<int>(1);
    std::unique_ptr<EpollStream> stream;
    int far = -1;
    quint16 port = 0;
};

qint64 residentBytes()
{
    QFile statm(QStringLiteral("/proc/self/statm"));
    return statm.open(QIODevice::ReadOnly) ? statm.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE) : -1;
}

} // namespace

/// What a socket of the hub does with bytes; requests are tst_http's, frames tst_framereader's, the protocol tst_protocol's.
class tst_EpollStream final : public QObject {
    Q_OBJECT

private slots:
    void saysWhoIsThere();
    void offersAgainWhatWasNotUsed();
    void letsThePeerWait();
    void readsInOneGoWhatCameInAPause();
    void doesNotWaitForEverForAPeerThatStays();
    void handsOverToAnotherReader();
    void sendsEverythingBeforeItEnds();
    void answersWhoSendsNoMore();
    void sendsLastingBytes();
    void limitsTheFilesInMemory();
    void outlivesAPeerThatIsGone();
    void noticesThatThePeerIsGoneWhileItWaits();
    /// A peer that reads, and is always a little behind, costs what it is behind: not everything that was ever sent.
    void forgetsWhatWasSent();
};

void tst_EpollStream::saysWhoIsThere()
{
    const Line line;
    const StreamEnds ends = line.stream->ends();
    QCOMPARE(ends.peer, QHostAddress(QHostAddress::LocalHost));
    QCOMPARE(ends.server, QHostAddress(QHostAddress::LocalHost));
    QCOMPARE(ends.serverPort, line.port);
    QVERIFY(ends.peerPort != 0 && ends.peerPort != ends.serverPort);
}

void tst_EpollStream::offersAgainWhatWasNotUsed()
{
    Line line;
    Reader reader;
    reader.mostUsed = 2;
    line.stream->listen(&reader, 1000);
    line.say("abcde");
    QTRY_COMPARE(reader.all, QByteArray("abcde"));
    QCOMPARE(reader.offers, (QByteArrayList{"abcde", "cde", "e"}));
    reader.mostUsed = 0;
    line.say("12");
    QTRY_COMPARE(reader.offers.constLast(), QByteArray("12"));
    line.say("34");
    QTRY_COMPARE(reader.offers.constLast(), QByteArray("1234"));
    reader.mostUsed = 100;
    line.say("5");
    QTRY_COMPARE(reader.all, QByteArray("abcde12345"));
}

void tst_EpollStream::letsThePeerWait()
{
    Line line;
    Reader reader;
    reader.pausing = line.stream.get();
    reader.mostUsed = 3;
    line.stream->listen(&reader, 1000);
    line.say("first");
    QTRY_COMPARE(reader.offers.size(), 1);
    line.say(QByteArray(100'000, 'x')); // more than it may keep
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();
    QCOMPARE(reader.offers.size(), 1);
    reader.pausing = nullptr;
    reader.mostUsed = 1'000'000;
    line.stream->readOn();
    QTRY_COMPARE(reader.all.size(), 5 + 100'000);
    QVERIFY(reader.all.startsWith("firstxx"));
    QVERIFY(std::all_of(reader.offers.begin(), reader.offers.end(), [](const QByteArray &offer) { return offer.size() <= 1000; }));
}

void tst_EpollStream::readsInOneGoWhatCameInAPause()
{
    Line line(AF_UNIX);
    Reader reader;
    line.stream->listen(&reader, 1000);
    line.hub->pause(1h);
    line.say("one");
    QCoreApplication::processEvents();
    QCOMPARE(reader.all, QByteArray());
    line.say("two");
    line.hub->readOn();
    QTRY_COMPARE(reader.all, QByteArray("onetwo"));
    QCOMPARE(reader.offers.size(), 1);
    line.hub->pause(1ms); // which ends by itself
    line.say("three");
    QTRY_COMPARE(reader.all, QByteArray("onetwothree"));
}

/// Also while other connections end all the time.
void tst_EpollStream::doesNotWaitForEverForAPeerThatStays()
{
    Line line(AF_UNIX);
    QList<int> far;
    const auto endAnother = [&](const std::shared_ptr<int> &place) {
        std::array<int, 2> pair{};
        QCOMPARE(socketpair(AF_UNIX, SOCK_STREAM, 0, pair.data()), 0);
        far.append(pair[1]);
        Reader reader;
        EpollStream stream(line.hub, pair[0], place);
        stream.listen(&reader, 1000);
        stream.finish();
    };
    auto place = std::make_shared<int>(1);
    const std::weak_ptr<int> first = place;
    endAnother(std::exchange(place, nullptr));
    QTimer others;
    connect(&others, &QTimer::timeout, this, [&] { endAnother(std::make_shared<int>(2)); });
    others.start(200ms);
    QVERIFY(!first.expired());
    QTRY_VERIFY_WITH_TIMEOUT(first.expired(), 20'000);
    for (const int descriptor : std::as_const(far))
        ::close(descriptor);
}

void tst_EpollStream::handsOverToAnotherReader()
{
    Line line;
    Reader first, second;
    line.stream->listen(&first, 1000);
    line.say("one");
    QTRY_COMPARE(first.all, QByteArray("one"));
    line.stream->listen(&second, 1000);
    line.say("two");
    QTRY_COMPARE(second.all, QByteArray("two"));
    line.hangUp();
    QTRY_COMPARE(second.timesClosed, 1);
    QCOMPARE(first.timesClosed, 0);
    QCOMPARE(first.all, QByteArray("one"));
}

void tst_EpollStream::sendsEverythingBeforeItEnds()
{
    constexpr qsizetype size = 20'000'000; // more than the kernel takes
    Line line;
    Reader reader;
    line.stream->listen(&reader, 1000);
    line.stream->write(Pieces{QByteArray("head "), QByteArray(), QByteArray(size, 'b'), QByteArray("end")});
    line.stream->finish();
    line.say("too late");
    QVERIFY(line.stream->bytesToWrite() > 0);
    QByteArray received;
    QTRY_VERIFY_WITH_TIMEOUT((received += line.hear()).size() == size + 8, 20'000);
    QVERIFY(received.startsWith("head bb") && received.endsWith("bbend"));
    QTRY_COMPARE(reader.timesClosed, 1);
    QVERIFY(reader.all.isEmpty());
    const std::weak_ptr<int> place = line.place;
    line.place.reset();
    line.stream.reset();
    QVERIFY(line.isEnded());
    QVERIFY(!place.expired()); // the peer may still have something to say: a reset could take away from it what was sent last
    line.hangUp();
    QTRY_VERIFY(place.expired());
}

void tst_EpollStream::answersWhoSendsNoMore()
{
    constexpr qsizetype size = 20'000'000;
    Line line;
    Reader reader;
    line.stream->listen(&reader, 1000);
    line.say("question");
    QTRY_COMPARE(reader.all, QByteArray("question"));
    line.stream->write(QByteArray(size, 'b'));
    QVERIFY(line.stream->bytesToWrite() > 0);
    shutdown(line.far, SHUT_WR);
    qsizetype received = 0;
    QTRY_VERIFY_WITH_TIMEOUT((received += line.hear().size()) == size, 20'000);
    QTRY_COMPARE(reader.timesClosed, 1);
}

/// Straight from the file in memory, and what the kernel does not take at once, or what comes behind it.
void tst_EpollStream::sendsLastingBytes()
{
    QByteArray text(8'000'000, Qt::Uninitialized);
    for (qsizetype i = 0; i < text.size(); ++i)
        text[i] = char(i * 7 / 5);
    const Piece large = Piece::lasting(text), small(QByteArray("small"));
    QVERIFY(large.file() >= 0 && small.file() < 0);
    Line line;
    Reader reader;
    line.stream->listen(&reader, 1000);
    line.stream->write(small);
    QCOMPARE(line.stream->bytesToWrite(), 0);
    line.stream->write(Pieces{Piece(), large, Piece(), small});
    QVERIFY(line.stream->bytesToWrite() > 0);
    line.stream->write(Pieces{Piece::lasting(text.first(100'000)), QByteArray("more")});
    line.stream->write(QByteArray("end"));
    QByteArray received;
    QTRY_VERIFY_WITH_TIMEOUT((received += line.hear()).endsWith("end"), 20'000);
    QVERIFY(received == "small" + text + "small" + text.first(100'000) + "moreend");
    QTRY_COMPARE(reader.timesSent, 1);
    line.stream->write(large); // from its start again
    received.clear();
    QTRY_VERIFY_WITH_TIMEOUT((received += line.hear()).size() == text.size(), 20'000);
    QVERIFY(received == text);
}

void tst_EpollStream::limitsTheFilesInMemory()
{
    const QByteArray bytes(Piece::fewBytes, 'x');
    QCOMPARE(Piece::lasting(bytes.chopped(1)).file(), -1);
    Pieces pieces;
    while (pieces.isEmpty() || pieces.constLast().file() >= 0)
        pieces.append(Piece::lasting(bytes));
    QCOMPARE(pieces.size(), Piece::mostFiles + 1);
    QCOMPARE(pieces.constLast().bytes(), bytes);
    const Piece copy = pieces.constFirst();
    pieces.removeFirst();
    QCOMPARE(Piece::lasting(bytes).file(), -1); // the copy has it
    pieces.clear();
    QVERIFY(copy.file() >= 0 && Piece::lasting(bytes).file() >= 0);
}

void tst_EpollStream::outlivesAPeerThatIsGone()
{
    const Piece bytes = Piece::lasting(QByteArray(100'000, 'x'));
    for (const bool isLasting : {true, false}) {
        Line line;
        Reader reader;
        line.stream->listen(&reader, 1000);
        const linger atOnce{1, 0}; // a reset
        setsockopt(line.far, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
        line.hangUp();
        for (int i = 0; i < 3; ++i) { // not with the signal that ends programs
            if (isLasting)
                line.stream->write(bytes);
            else
                line.stream->write(bytes.bytes());
        }
        QTRY_COMPARE(reader.timesClosed, 1);
    }
}

void tst_EpollStream::noticesThatThePeerIsGoneWhileItWaits()
{
    Line line;
    Reader reader;
    reader.pausing = line.stream.get();
    line.stream->listen(&reader, 1000);
    line.say("question");
    QTRY_COMPARE(reader.offers.size(), 1);
    const linger atOnce{1, 0}; // a reset
    setsockopt(line.far, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    line.hangUp();
    QTRY_COMPARE(reader.timesClosed, 1);
}

void tst_EpollStream::forgetsWhatWasSent()
{
#if defined(__SANITIZE_ADDRESS__)
    QSKIP("The sanitizer keeps what was freed.");
#endif
    constexpr qint64 behind = 512 * 1024, all = 256 * 1024 * 1024, mostGrowth = 32 * 1024 * 1024;
    const Line line(AF_UNIX);
    Reader nobody;
    line.stream->listen(&nobody, 1000);
    QByteArray piece(64 * 1024, Qt::Uninitialized), taken(piece.size(), Qt::Uninitialized);
    const qint64 before = residentBytes();
    qint64 written = 0, read = 0;
    const auto next = [](qint64 at) { return char(at * 7 / 5); };
    while (read < all) {
        while (line.stream->bytesToWrite() < behind) {
            for (char &byte : piece)
                byte = next(written++);
            if (written % 3 == 0)
                line.stream->write(piece);
            else
                line.stream->write(Pieces{piece.first(1000), piece.sliced(1000)});
        }
        const auto count = recv(line.far, taken.data(), std::size_t(taken.size()), 0);
        QVERIFY(count > 0);
        for (qsizetype i = 0; i < count; ++i) {
            if (taken.at(i) != next(read++))
                QFAIL("not what was sent");
        }
        QCoreApplication::processEvents();
    }
    QVERIFY2(residentBytes() - before < mostGrowth, qPrintable(QString::number(residentBytes() - before)));
    QCOMPARE(nobody.timesClosed, 0);
}

LABCHAT_TEST(tst_EpollStream, QCoreApplication)
#include "tst_epollstream.moc"
