// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace Bench {

/// Of a process: the CPU time of all its threads in ns, to the nanosecond (/proc/PID/task/*/schedstat; see proc(5)). Threads that have ended do not count.
[[nodiscard]] std::int64_t cpuNsOf(int process);
/// Of a process: its memory that is in RAM, in KiB.
[[nodiscard]] std::int64_t residentKibOf(int process);
/// Time since any moment, in ns.
[[nodiscard]] std::int64_t nowNs();

} // namespace Bench
