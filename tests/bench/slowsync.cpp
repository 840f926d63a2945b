// SPDX-License-Identifier: GPL-3.0-or-later
// Loaded before the C library (LD_PRELOAD): a disk whose fsync always takes the same time, so that the noise of the real one is not measured.
#include <cstdlib>
#include <ctime>

namespace {

int wait()
{
    static const long us = [] {
        const char *const given = std::getenv("LABCHAT_SYNC_US");
        return given ? std::atol(given) : 0;
    }();
    timespec left{us / 1'000'000, us % 1'000'000 * 1000};
    while (nanosleep(&left, &left) != 0) { }
    return 0;
}

} // namespace

extern "C" {
int fsync(int) { return wait(); }
int fdatasync(int) { return wait(); }
}
