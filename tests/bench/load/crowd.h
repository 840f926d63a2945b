// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "websocket.h"

#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace Bench {

/// Somebody with a browser.
struct Participant {
    WebSocket socket;
    std::string channel;   ///< as the server calls it
    int channelIndex = -1; ///< from 0, in the order in which the channels were heard of
    bool hasAsked = false; ///< the ticket is sent
};

/// All participants of a measurement over one epoll: they come in, and hear. Lives in the only thread.
class Crowd final {
public:
    Crowd(std::uint16_t port, const std::vector<std::string> &tickets);
    ~Crowd();

    /// Everybody joins, at most @p atOnce at the same time; returns when everybody has a chat with @p messages earlier messages.
    void join(std::size_t atOnce, std::size_t messages);
    using Hear = std::function<void(std::size_t participant, std::string_view text)>;
    /// Passes on what comes until the time, or until the first texts have come.
    void listen(std::int64_t untilNs, const Hear &hear);

    [[nodiscard]] std::size_t size() const { return m_participants.size(); }
    [[nodiscard]] Participant &at(std::size_t index) { return *m_participants[index]; }
    /// By channel: its members.
    [[nodiscard]] const std::vector<std::vector<std::size_t>> &channels() const { return m_channels; }

private:
    void open(std::size_t index);
    void enterChannel(std::size_t index, std::string_view channelFrame);

    std::uint16_t m_port;
    std::vector<std::string> m_tickets;
    std::vector<std::unique_ptr<Participant>> m_participants;
    std::vector<std::vector<std::size_t>> m_channels;
    std::unordered_map<std::string, int> m_indexes; ///< of the channels, by what the server calls them
    int m_epoll;
};

} // namespace Bench
