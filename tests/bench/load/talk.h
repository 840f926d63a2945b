// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crowd.h"

#include <array>
#include <string>
#include <utility>
#include <vector>

namespace Bench {

/// What a measured time brought.
struct Heard {
    std::int64_t messages = 0;    ///< that reached the last member of their channel
    std::int64_t deliveries = 0;  ///< of one message to one member
    std::vector<std::int64_t> latenciesNs; ///< from a message's sending (or when it was due) to its last member
};

/// People write, and everybody in their channel reads. Counts deliveries, and the time until the last member has each message.
class Talk final {
public:
    /// @p sendersInAChannel: the first members of each write.
    Talk(Crowd &crowd, std::size_t sendersInAChannel);

    /// Closed loop: each sender waits for its own message before the next.
    void converse(std::int64_t untilNs);
    /// Open loop: each sender writes once in a period, whatever happens, all of them evenly spread over it.
    void dictate(std::int64_t untilNs, std::int64_t periodNs);
    /// One sender writes many messages; returns when everybody has them.
    void fill(std::size_t messages);
    /// Waits for everything that is under way.
    void finish();
    /// What came since the last call.
    [[nodiscard]] Heard heard() { return std::exchange(m_heard, {}); }

private:
    /// A message that has not reached everybody.
    struct UnderWay {
        std::int64_t count = -1;
        std::int64_t sentNs = 0;
        std::size_t missing = 0;
    };
    static constexpr std::size_t mostUnderWay = 256;
    struct Sender {
        std::size_t participant = 0;
        std::int64_t written = 0;
        bool mayWrite = true; ///< in the closed loop
        std::array<UnderWay, mostUnderWay> underWay;
    };
    void write(Sender &sender, std::int64_t sentNs);
    void hear(std::size_t participant, std::string_view text);
    void listen(std::int64_t untilNs);

    Crowd &m_crowd;
    std::vector<Sender> m_senders;
    std::size_t m_underWay = 0;
    std::int64_t m_nextDue = 0; ///< of the open loop: how many messages were due since its start
    std::int64_t m_startNs = 0;
    bool m_isConversation = false;
    Heard m_heard;
    std::int64_t m_nowNs = 0;
};

} // namespace Bench
