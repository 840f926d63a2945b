// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sockets/framereader.h"
#include "server/sockets/handshake.h"
#include "support/testprogram.h"

#include <QtCore/QtCore>
#include <QtTest/QtTest>

using namespace LabChat;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype most = 1000;
constexpr int text = 0x1, binary = 0x2, continuation = 0x0, ping = 0x9, pong = 0xa, closing = 0x8;
constexpr int unfinished = 0x100, reserved = 0x200, unmasked = 0x400; // of a frame that a test asks for

/// A client's frame.
QByteArray frame(int kind, const QByteArray &payload, quint32 mask = 0x37fa213d)
{
    QByteArray bytes;
    bytes += char(((kind & unfinished) != 0 ? 0 : 0x80) | ((kind & reserved) != 0 ? 0x40 : 0) | (kind & 0xf));
    const int masked = (kind & unmasked) != 0 ? 0 : 0x80;
    if (payload.size() < 126) {
        bytes += char(masked | int(payload.size()));
    } else {
        bytes += char(masked | (payload.size() <= 0xffff ? 126 : 127));
        for (int shift = payload.size() <= 0xffff ? 8 : 56; shift >= 0; shift -= 8)
            bytes += char(quint64(payload.size()) >> shift);
    }
    if (masked == 0)
        return bytes + payload;
    const QByteArray key{reinterpret_cast<const char *>(&mask), 4};
    bytes += key;
    for (qsizetype i = 0; i < payload.size(); ++i)
        bytes += char(payload.at(i) ^ key.at(i % 4));
    return bytes;
}

/// What a reader says, one line for each call.
class Heard final : public FrameSink {
public:
    void text(QByteArrayView message) override { lines.append("text " + message.toByteArray()); }
    void binary(QByteArrayView message) override { lines.append("binary " + message.toByteArray()); }
    void ping(QByteArrayView payload) override { lines.append("ping " + payload.toByteArray()); }
    void pong(QByteArrayView payload) override { lines.append("pong " + payload.toByteArray()); }
    void end(QWebSocketProtocol::CloseCode code) override { lines.append("end " + QByteArray::number(int(code))); }

    QByteArrayList lines;
};

/// In pieces of these sizes, again and again.
QByteArrayList heard(QByteArray bytes, const QList<qsizetype> &sizes = {1'000'000})
{
    FrameReader reader(most);
    Heard heard;
    for (qsizetype at = 0, i = 0; at < bytes.size(); ++i) {
        // A copy of exactly this size, so that a sanitizer notices reading beyond it.
        QByteArray piece = bytes.mid(at, sizes.at(i % sizes.size()));
        const std::unique_ptr<char[]> exact(new char[std::size_t(piece.size())]);
        memcpy(exact.get(), piece.constData(), std::size_t(piece.size()));
        reader.read(exact.get(), piece.size(), heard);
        at += piece.size();
    }
    return heard.lines;
}

} // namespace

/// What clients send (RFC 6455, sections 5 to 8).
class tst_FrameReader final : public QObject {
    Q_OBJECT

private slots:
    void hears_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArrayList>("lines");
        const auto row = [](const char *name, const QByteArray &bytes, const QByteArrayList &lines) { QTest::newRow(name) << bytes << lines; };
        row("a text", frame(text, "hello"), {"text hello"});
        row("an empty text", frame(text, {}), {"text "});
        row("two texts", frame(text, "a") + frame(text, "b"), {"text a", "text b"});
        row("126 bytes", frame(text, QByteArray(126, 'x')), {"text " + QByteArray(126, 'x')});
        row("a mask of zeros", frame(text, "hello", 0), {"text hello"});
        row("letters of any language", frame(text, "Grüße 😀"), {"text Grüße 😀"});
        row("binary", frame(binary, QByteArray("\xff\x00", 2)), {"binary " + QByteArray("\xff\x00", 2)});
        row("a ping", frame(ping, "p"), {"ping p"});
        row("a pong", frame(pong, {}), {"pong "});
        row("fragments", frame(text | unfinished, "he") + frame(continuation | unfinished, "l") + frame(continuation, "lo"), {"text hello"});
        row("a letter in two fragments", frame(text | unfinished, "\xc3") + frame(continuation, "\xbc"), {"text ü"});
        row("a ping among fragments", frame(text | unfinished, "a") + frame(ping, "p") + frame(continuation, "b"), {"ping p", "text ab"});
        row("an empty first fragment", frame(text | unfinished, {}) + frame(continuation, "b"), {"text b"});
        row("the largest", frame(text, QByteArray(most, 'x')), {"text " + QByteArray(most, 'x')});
        row("closing", frame(closing, {}), {"end 1000"});
        row("closing with a code", frame(closing, "\x03\xe9"), {"end 1001"});
        row("closing as a restarted service", frame(closing, "\x03\xf4"), {"end 1012"});
        row("closing with a reason", frame(closing, "\x0f\xa0 bye"), {"end 4000"});
        row("nothing after closing", frame(closing, {}) + frame(text, "a"), {"end 1000"});
        row("a head alone", frame(text, "hello").left(5), {});
        row("no mask", frame(text | unmasked, "hello"), {"end 1002"});
        row("reserved bits", frame(text | reserved, "hello"), {"end 1002"});
        row("an unknown frame", frame(0x3, "hello"), {"end 1002"});
        row("an unknown control frame", frame(0xb, "hello"), {"end 1002"});
        row("a ping in fragments", frame(ping | unfinished, "p"), {"end 1002"});
        row("a large ping", frame(ping, QByteArray(126, 'p')), {"end 1002"});
        row("a fragment of nothing", frame(continuation, "a"), {"end 1002"});
        row("two messages at once", frame(text | unfinished, "a") + frame(text, "b"), {"end 1002"});
        row("no UTF-8", frame(text, "\xff"), {"end 1007"});
        row("half a letter", frame(text | unfinished, "\xc3") + frame(continuation, "x"), {"end 1007"});
        row("half a surrogate pair", frame(text, "\xed\xa0\x80"), {"end 1007"});
        row("too large", frame(text, QByteArray(most + 1, 'x')), {"end 1009"});
        row("too large, as its head says", QByteArray("\x81\xff\x7f\xff\xff\xff\xff\xff\xff\xff\x00\x00\x00\x00", 14), {"end 1009"});
        row("a length below zero", QByteArray("\x81\xff\xff\xff\xff\xff\xff\xff\xff\xff\x00\x00\x00\x00", 14), {"end 1002"});
        row("a short length in two bytes", QByteArray("\x81\xfe\x00\x01\x00\x00\x00\x00" "a", 9), {"end 1002"});
        row("a short length in eight bytes", QByteArray("\x81\xff\x00\x00\x00\x00\x00\x00\x00\x7e\x00\x00\x00\x00", 14) + QByteArray(126, 'a'), {"end 1002"});
        row("too large in fragments", frame(text | unfinished, QByteArray(most, 'x')) + frame(continuation, "x"), {"end 1009"});
        row("closing with half a code", frame(closing, "\x03"), {"end 1002"});
        row("closing with a code that is never sent", frame(closing, "\x03\xed"), {"end 1002"}); // 1005
        row("closing with a reason that is no UTF-8", frame(closing, "\x03\xe8\xff"), {"end 1002"});
    }
    void hears()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArrayList, lines);
        QCOMPARE(heard(bytes), lines);
        QCOMPARE(heard(bytes, {1}), lines);
        QCOMPARE(heard(bytes, {3, 1, 7}), lines);
    }

    /// Whatever comes, and in whatever pieces, the same is heard. With the sanitizers this also shows that nothing beyond the bytes is read.
    void hearsAnythingInAnyPieces()
    {
        QRandomGenerator random(1);
        for (int run = 0; run < 2000; ++run) {
            QByteArray bytes;
            while (bytes.size() < 400) {
                const QList<int> kinds{text, text | unfinished, continuation, continuation | unfinished, binary, ping, pong};
                QByteArray payload(random.bounded(200), char('a' + random.bounded(26)));
                bytes += frame(kinds.at(random.bounded(kinds.size())), payload, random.generate());
            }
            for (int i = random.bounded(4); i > 0; --i)
                bytes[random.bounded(bytes.size())] = char(random.bounded(256));
            const QByteArrayList whole = heard(bytes);
            QCOMPARE(heard(bytes, {1 + random.bounded(50), 1 + random.bounded(9), 1}), whole);
        }
    }

    void answersTheHandshake()
    {
        const QByteArray answer = handshakeAnswer("dGhlIHNhbXBsZSBub25jZQ==", "other, labchat.v1");
        QVERIFY(answer.startsWith("HTTP/1.1 101 "));
        QVERIFY(answer.contains("\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n")); // the example of RFC 6455, section 1.3
        QVERIFY(answer.contains("\r\nSec-WebSocket-Protocol: labchat.v1\r\n"));
        QVERIFY(answer.endsWith("\r\n\r\n"));
        QVERIFY(!handshakeAnswer("dGhlIHNhbXBsZSBub25jZQ==", "other, labchat.v10").contains("Sec-WebSocket-Protocol"));
        QVERIFY(isWebSocketKey("dGhlIHNhbXBsZSBub25jZQ=="));
        for (const QByteArray &key : {QByteArray(), QByteArray("c2hvcnQ="), QByteArray("dGhlIHNhbXBsZSBub25jZ\r\n=")})
            QVERIFY(!isWebSocketKey(key));
    }

    void writesControlFrames()
    {
        QCOMPARE(controlFrame(pingOpcode), QByteArray("\x89\x00", 2));
        QCOMPARE(controlFrame(pongOpcode, "abc"), QByteArray("\x8a\x03" "abc"));
        QCOMPARE(closeFrame(QWebSocketProtocol::CloseCodeGoingAway), QByteArray("\x88\x02\x03\xe9"));
    }
};

LABCHAT_TEST(tst_FrameReader, QCoreApplication)
#include "tst_framereader.moc"
