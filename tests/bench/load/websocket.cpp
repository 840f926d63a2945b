// SPDX-License-Identifier: GPL-3.0-or-later
#include "websocket.h"

#include <algorithm>
#include <cerrno>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

namespace Bench {

namespace {

constexpr std::uint8_t finalFrame = 0x80, textFrame = 0x1, closeFrame = 0x8, pingFrame = 0x9, pongFrame = 0xa, masked = 0x80;
/// Any key masks as well as another one; a constant one costs this client no random numbers.
constexpr char maskKey[] = {0x37, char(0xfa), 0x21, 0x3d};

std::uint64_t bigEndian(std::string_view bytes)
{
    std::uint64_t number = 0;
    for (const char byte : bytes)
        number = number << 8 | std::uint8_t(byte);
    return number;
}

} // namespace

Socket::~Socket()
{
    if (m_descriptor >= 0)
        close(m_descriptor);
}

void Socket::open(std::uint16_t port)
{
    m_descriptor = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (m_descriptor < 0)
        throw std::runtime_error("no free file descriptor: raise ulimit -n");
    const int on = 1;
    setsockopt(m_descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(m_descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0 && errno != EINPROGRESS)
        throw std::runtime_error("the server refuses connections");
}

void Socket::send(std::string_view bytes)
{
    std::string_view rest = bytes;
    if (!m_unsent.empty()) {
        m_unsent += bytes;
        rest = m_unsent;
    }
    const ssize_t sent = ::send(m_descriptor, rest.data(), rest.size(), MSG_NOSIGNAL);
    m_unsent = std::string(rest.substr(std::size_t(std::max<ssize_t>(sent, 0))));
}

bool Socket::receive()
{
    static char buffer[256 * 1024];
    if (!m_unsent.empty())
        send({});
    for (;;) {
        const ssize_t count = recv(m_descriptor, buffer, sizeof buffer, 0);
        if (count <= 0)
            return count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
        m_received.append(buffer, std::size_t(count));
        if (std::size_t(count) < sizeof buffer)
            return true;
    }
}

void Socket::take(std::size_t bytes)
{
    m_taken += bytes;
    if (m_taken == m_received.size()) {
        m_received.clear();
        m_taken = 0;
    } else if (m_taken > 1024 * 1024) {
        m_received.erase(0, m_taken);
        m_taken = 0;
    }
}

void WebSocket::upgrade(std::uint16_t port)
{
    send("GET /ws HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port)
         + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: labchat.v1\r\nSec-WebSocket-Key: "
           "dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
}

bool WebSocket::isUpgraded()
{
    if (m_upgraded)
        return true;
    const auto end = received().find("\r\n\r\n");
    if (end == std::string_view::npos)
        return false;
    if (!received().starts_with("HTTP/1.1 101"))
        throw std::runtime_error("the server does not upgrade: " + std::string(received().substr(0, end)));
    take(end + 4);
    m_upgraded = true;
    return true;
}

void WebSocket::sendText(std::string_view text)
{
    sendFrame(textFrame, text);
}

void WebSocket::sendFrame(std::uint8_t opcode, std::string_view payload)
{
    std::string frame{char(finalFrame | opcode)};
    if (payload.size() < 126) {
        frame += char(masked | payload.size());
    } else {
        frame += char(masked | 126);
        frame += char(payload.size() >> 8);
        frame += char(payload.size());
    }
    frame.append(maskKey, 4);
    for (std::size_t i = 0; i < payload.size(); ++i)
        frame += char(payload[i] ^ maskKey[i % 4]);
    send(frame);
}

std::string_view WebSocket::nextText()
{
    for (;;) {
        const std::string_view bytes = received();
        if (bytes.size() < 2)
            return {};
        const auto opcode = std::uint8_t(bytes[0]) & 0x0f;
        std::uint64_t length = std::uint8_t(bytes[1]);
        const std::size_t extra = length < 126 ? 0 : length == 126 ? 2 : 8;
        if (bytes.size() < 2 + extra)
            return {};
        if (extra != 0)
            length = bigEndian(bytes.substr(2, extra));
        if (bytes.size() < 2 + extra + length)
            return {};
        const std::string_view payload = bytes.substr(2 + extra, length);
        m_frame = 2 + extra + length;
        if (opcode == textFrame)
            return payload;
        if (opcode == closeFrame)
            throw std::runtime_error("the server has closed a connection");
        if (opcode == pingFrame)
            sendFrame(pongFrame, std::string(payload));
        takeText();
    }
}

void WebSocket::takeText()
{
    take(m_frame);
}

} // namespace Bench
