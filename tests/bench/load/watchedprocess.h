// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace Bench {

/// The server, as the kernel sees it.
struct WatchedProcess {
    int id = 0;
    bool hasWindow = false;  ///< its first thread is not the server's

    /// The CPU time of all its threads in ns, to the nanosecond (/proc/PID/task/*/schedstat; see proc(5)). Threads that have ended do not count.
    [[nodiscard]] std::int64_t cpuNs() const;
    /// Its memory that is in RAM, in KiB.
    [[nodiscard]] std::int64_t residentKib() const;
};
/// Time since any moment, in ns.
[[nodiscard]] std::int64_t nowNs();

} // namespace Bench
