// SPDX-License-Identifier: GPL-3.0-or-later
#include "watchedprocess.h"

#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>

namespace Bench {

std::int64_t WatchedProcess::cpuNs() const
{
    std::int64_t sum = 0;
    std::error_code gone;
    for (const auto &thread : std::filesystem::directory_iterator("/proc/" + std::to_string(id) + "/task", gone)) {
        if (hasWindow && thread.path().filename() == std::to_string(id))
            continue;
        std::int64_t ran = 0;
        std::ifstream(thread.path() / "schedstat") >> ran;
        sum += ran;
    }
    return sum;
}

std::int64_t WatchedProcess::residentKib() const
{
    std::ifstream status("/proc/" + std::to_string(id) + "/status");
    for (std::string key; status >> key; std::getline(status, key)) {
        if (std::int64_t kib = 0; key == "VmRSS:" && status >> kib)
            return kib;
    }
    return 0;
}

std::int64_t nowNs()
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1'000'000'000LL + now.tv_nsec;
}

} // namespace Bench
