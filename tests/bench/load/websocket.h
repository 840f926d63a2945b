// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace Bench {

/// A client's end of one TCP connection, non-blocking: bytes in and out. A plain owner of its file descriptor.
class Socket {
public:
    Socket() = default;
    Socket(const Socket &) = delete;
    Socket &operator=(const Socket &) = delete;
    ~Socket();

    /// Begins to connect to this computer's port.
    void open(std::uint16_t port);
    [[nodiscard]] int descriptor() const { return m_descriptor; }
    /// Sends at once what the kernel takes; the rest with the next call.
    void send(std::string_view bytes);
    /// Appends what has arrived. False: the other side has closed the connection.
    [[nodiscard]] bool receive();
    [[nodiscard]] std::string_view received() const { return std::string_view(m_received).substr(m_taken); }
    void take(std::size_t bytes);

private:
    int m_descriptor = -1;
    std::string m_received;
    std::size_t m_taken = 0;
    std::string m_unsent;
};

/// A WebSocket (RFC 6455) to a chat server: its handshake, and text frames. Fragments are not expected.
class WebSocket final : public Socket {
public:
    /// The request of the handshake.
    void upgrade(std::uint16_t port);
    /// The answer has come, and is taken. Throws if it is another one than 101.
    [[nodiscard]] bool isUpgraded();
    void sendText(std::string_view text);
    /// The next complete text, which stays valid until takeText(); empty: none. Answers pings.
    [[nodiscard]] std::string_view nextText();
    void takeText();

private:
    void sendFrame(std::uint8_t opcode, std::string_view payload);

    bool m_upgraded = false;
    std::size_t m_frame = 0;  ///< bytes of the frame that nextText() has returned
};

} // namespace Bench
