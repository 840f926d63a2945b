// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tickets/newcomers.h"

#include "core/base/ratelimit.h"

namespace LabChat {

Newcomers::Judged Newcomers::judge(const TicketKey &opening, const QHostAddress &peer, qint64 nowMs)
{
    constexpr RateLimit limit{double(intervalMs), atOnce};
    Opening &open = m_openings[opening.name];
    if (open.openedAtMs != opening.createdAtMs)
        open = {opening.createdAtMs, {}};
    const bool hasRoom = open.taken.contains(peer) || open.taken.size() < mostAddresses;
    Opening::Taken &taken = open.taken[hasRoom ? peer : QHostAddress()];
    if (taken.places >= shareOf(opening.limits.growth))
        return {Answer::TooMany, 0};
    if (const qint64 tooSoonMs = waitMs(taken.usedUntilMs, limit, nowMs); tooSoonMs > 0)
        return {Answer::TooFast, tooSoonMs};
    taken.usedUntilMs = usedAfter(taken.usedUntilMs, limit, nowMs);
    ++taken.places;
    return {};
}

} // namespace LabChat
