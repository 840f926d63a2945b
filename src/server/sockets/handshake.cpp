// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sockets/handshake.h"

#include <QtCore/QList>

#include <algorithm>
#include <array>
#include <openssl/sha.h>

namespace LabChat {

namespace {

bool offers(const QByteArray &offered, QByteArrayView protocol)
{
    const QList<QByteArray> protocols = offered.split(',');
    return std::any_of(protocols.begin(), protocols.end(), [protocol](const QByteArray &each) { return each.trimmed() == protocol; });
}

} // namespace

QByteArray handshakeAnswer(const QByteArray &key, const QByteArray &offered)
{
    const QByteArray accepted = key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    std::array<char, SHA_DIGEST_LENGTH> digest; // OpenSSL's uses the processor's instructions for it
    SHA1(reinterpret_cast<const unsigned char *>(accepted.constData()), std::size_t(accepted.size()), reinterpret_cast<unsigned char *>(digest.data()));
    const QByteArray accept = QByteArray::fromRawData(digest.data(), qsizetype(digest.size())).toBase64();
    QByteArray answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: " + accept + "\r\n";
    if (offers(offered, subprotocol))
        answer += QByteArray("Sec-WebSocket-Protocol: ") + subprotocol + "\r\n";
    return answer + "\r\n";
}

bool isWebSocketKey(const QByteArray &key)
{
    constexpr qsizetype keyBytes = 16;
    const auto decoded = QByteArray::fromBase64Encoding(key, QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    return decoded.decodingStatus == QByteArray::Base64DecodingStatus::Ok && decoded.decoded.size() == keyBytes;
}

} // namespace LabChat
