// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "websocket.h"

#include <memory>
#include <vector>

namespace Bench {

/// Browsers that ask for the same file again and again, over connections that are kept alive.
class Requests final {
public:
    Requests(std::uint16_t port, const std::string &path, std::size_t connections);
    ~Requests();

    /// The number of complete answers until then.
    std::int64_t run(std::int64_t untilNs);

private:
    struct Asker {
        Socket socket;
        bool hasAsked = false;
        std::size_t expected = 0; ///< bytes of the answer, when its head is known
    };
    [[nodiscard]] bool isAnswered(Asker &asker);

    std::string m_request;
    std::vector<std::unique_ptr<Asker>> m_askers;
    int m_epoll;
};

} // namespace Bench
