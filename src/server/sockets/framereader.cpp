// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sockets/framereader.h"

#include <QtCore/QtEndian>

#include <cstring>

namespace LabChat {

namespace {

constexpr int continuationOpcode = 0x0, textOpcode = 0x1, binaryOpcode = 0x2;
constexpr int mostControlBytes = 125;
constexpr qsizetype maskBytes = 4;

bool isControl(int opcode)
{
    return (opcode & 0x8) != 0;
}

bool isKnown(int opcode)
{
    return opcode <= binaryOpcode || (opcode >= closeOpcode && opcode <= pongOpcode);
}

/// Section 5.3, eight bytes at a time.
void unmask(char *payload, qsizetype size, const char *mask)
{
    char twice[2 * maskBytes];
    std::memcpy(twice, mask, maskBytes);
    std::memcpy(twice + maskBytes, mask, maskBytes);
    quint64 wideMask = 0, word = 0;
    std::memcpy(&wideMask, twice, sizeof wideMask);
    qsizetype at = 0;
    for (; at + qsizetype(sizeof word) <= size; at += qsizetype(sizeof word)) {
        std::memcpy(&word, payload + at, sizeof word);
        word ^= wideMask;
        std::memcpy(payload + at, &word, sizeof word);
    }
    for (; at < size; ++at)
        payload[at] = char(payload[at] ^ mask[at % maskBytes]);
}

/// Section 7.4 and its registry: the codes that a close frame may contain.
bool isCloseCode(int code)
{
    return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
}

/// Section 5.2: in the fewest bytes that can have it, and the highest bit is 0.
bool isLengthAsItMustBe(quint64 length, qsizetype lengthBytes)
{
    return lengthBytes == 0 || (lengthBytes == 2 ? length >= 126 : length > 0xffff && (length >> 63) == 0);
}

} // namespace

void FrameReader::read(char *bytes, qsizetype size, FrameSink &sink)
{
    if (m_ended)
        return;
    if (m_incomplete.isEmpty()) {
        const qsizetype used = readFrames(bytes, size, sink);
        if (used < size && !m_ended)
            m_incomplete = QByteArray(bytes + used, size - used);
        return;
    }
    m_incomplete.append(bytes, size);
    const qsizetype used = readFrames(m_incomplete.data(), m_incomplete.size(), sink);
    if (used == m_incomplete.size() || m_ended)
        m_incomplete = {}; // with its memory: most browsers are silent
    else
        m_incomplete.remove(0, used);
}

qsizetype FrameReader::readFrames(char *bytes, qsizetype size, FrameSink &sink)
{
    qsizetype at = 0;
    while (!m_ended && size - at >= 2) {
        char *const frame = bytes + at;
        const int opcode = quint8(frame[0]) & 0x0f;
        const bool isFinal = (quint8(frame[0]) & 0x80) != 0;
        const bool hasReservedBits = (quint8(frame[0]) & 0x70) != 0;
        const bool isMasked = (quint8(frame[1]) & 0x80) != 0;
        const int shortLength = quint8(frame[1]) & 0x7f;
        if (hasReservedBits || !isMasked || !isKnown(opcode) || (isControl(opcode) && (!isFinal || shortLength > mostControlBytes))) {
            end(QWebSocketProtocol::CloseCodeProtocolError, sink);
            break;
        }
        const qsizetype lengthBytes = shortLength < 126 ? 0 : shortLength == 126 ? 2 : 8;
        const qsizetype head = 2 + lengthBytes + maskBytes;
        if (size - at < head)
            break;
        const quint64 length = lengthBytes == 0 ? quint64(shortLength) : lengthBytes == 2 ? qFromBigEndian<quint16>(frame + 2) : qFromBigEndian<quint64>(frame + 2);
        if (!isLengthAsItMustBe(length, lengthBytes)) {
            end(QWebSocketProtocol::CloseCodeProtocolError, sink);
            break;
        }
        if (length > quint64(m_maxMessageBytes) || m_fragments.size() + qsizetype(length) > m_maxMessageBytes) {
            end(QWebSocketProtocol::CloseCodeTooMuchData, sink);
            break;
        }
        if (size - at - head < qsizetype(length))
            break;
        unmask(frame + head, qsizetype(length), frame + head - maskBytes);
        readFrame(opcode, isFinal, {frame + head, qsizetype(length)}, sink);
        at += head + qsizetype(length);
    }
    return at;
}

void FrameReader::readFrame(int opcode, bool isFinal, QByteArrayView payload, FrameSink &sink)
{
    if (isControl(opcode)) {
        readControlFrame(opcode, payload, sink);
        return;
    }
    if ((opcode == continuationOpcode) != (m_fragmentedOpcode != 0)) { // section 5.4: fragments of messages are not mixed
        end(QWebSocketProtocol::CloseCodeProtocolError, sink);
        return;
    }
    if (opcode != continuationOpcode && isFinal) {
        deliver(opcode, payload, sink);
        return;
    }
    if (opcode != continuationOpcode)
        m_fragmentedOpcode = opcode;
    m_fragments += payload;
    if (isFinal)
        deliver(std::exchange(m_fragmentedOpcode, 0), std::exchange(m_fragments, {}), sink);
}

void FrameReader::readControlFrame(int opcode, QByteArrayView payload, FrameSink &sink)
{
    if (opcode == pingOpcode) {
        sink.ping(payload);
    } else if (opcode == pongOpcode) {
        sink.pong(payload);
    } else if (payload.isEmpty()) {
        end(QWebSocketProtocol::CloseCodeNormal, sink);
    } else {
        const int code = payload.size() < 2 ? 0 : qFromBigEndian<quint16>(payload.data());
        const bool isValid = isCloseCode(code) && payload.sliced(2).toByteArray().isValidUtf8();
        end(isValid ? QWebSocketProtocol::CloseCode(code) : QWebSocketProtocol::CloseCodeProtocolError, sink);
    }
}

void FrameReader::deliver(int opcode, QByteArrayView message, FrameSink &sink)
{
    if (opcode == binaryOpcode)
        sink.binary(message);
    else if (QUtf8StringView(message.data(), message.size()).isValidUtf8())
        sink.text(message);
    else
        end(QWebSocketProtocol::CloseCodeWrongDatatype, sink);
}

void FrameReader::end(QWebSocketProtocol::CloseCode code, FrameSink &sink)
{
    m_ended = true;
    sink.end(code);
}

QByteArray controlFrame(int opcode, QByteArrayView payload)
{
    Q_ASSERT(payload.size() <= mostControlBytes);
    QByteArray frame;
    frame.reserve(2 + payload.size());
    frame += char(0x80 | opcode);
    frame += char(payload.size());
    return frame += payload;
}

QByteArray closeFrame(QWebSocketProtocol::CloseCode code)
{
    const quint16 number = qToBigEndian(quint16(code));
    return controlFrame(closeOpcode, {reinterpret_cast<const char *>(&number), sizeof number});
}

} // namespace LabChat
