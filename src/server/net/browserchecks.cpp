// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/browserchecks.h"

#include "core/base/ratelimit.h"
#include "server/net/failedguesses.h"

namespace LabChat {

BrowserChecks::BrowserChecks(Clocks clocks, QObject *parent)
    : QObject(parent), m_clocks(std::move(clocks))
{
}

void BrowserChecks::note(BrowserCheck check, const QHostAddress &client, const QByteArray &origin)
{
    constexpr RateLimit limit{intervalMs, burst};
    const qint64 nowMs = m_clocks.steady();
    m_usedUntilMs.removeIf([nowMs](const QHash<QHostAddress, double>::iterator &each) { return each.value() < double(nowMs); });
    const QHostAddress counted = m_usedUntilMs.size() < maxAddresses || m_usedUntilMs.contains(countedAddress(client)) ? countedAddress(client) : QHostAddress();
    double &used = m_usedUntilMs[counted];
    if (waitMs(used, limit, nowMs) > 0)
        return;
    used = usedAfter(used, limit, nowMs);
    bool isIpv4 = false;
    const quint32 ipv4 = client.toIPv4Address(&isIpv4);
    check.atMs = m_clocks.wall();
    check.address = isIpv4 ? QHostAddress(ipv4).toString() : client.toString();
    check.origin = QString::fromLatin1(origin.left(maxCharacters));
    check.agent.truncate(maxCharacters);
    emit noted(check);
}

} // namespace LabChat
