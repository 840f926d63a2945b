// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/failedguesses.h"

#include "core/base/ratelimit.h"

#include <QtCore/QPointer>
#include <QtCore/QTimer>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr RateLimit guessLimit{double(FailedGuesses::intervalMs), FailedGuesses::burst};
constexpr auto delay = 1s;
constexpr int bytesOfHost = 8; // the second half of an IPv6 address (RFC 4291, section 2.5.1)

/// Empty: many addresses.
QString addressText(const QHostAddress &address)
{
    if (address.isNull())
        return {};
    return address.protocol() == QAbstractSocket::IPv6Protocol ? address.toString() + u"/64" : address.toString();
}

} // namespace

QHostAddress countedAddress(const QHostAddress &peer)
{
    bool isIpv4 = false;
    if (const quint32 address = peer.toIPv4Address(&isIpv4); isIpv4) // also if it is written as IPv6
        return QHostAddress(address);
    Q_IPV6ADDR bytes = peer.toIPv6Address();
    std::fill(std::end(bytes.c) - bytesOfHost, std::end(bytes.c), quint8(0));
    return QHostAddress(bytes);
}

FailedGuesses::FailedGuesses(Clock steady, QObject *parent) : QObject(parent), m_clock(std::move(steady)) {}

void FailedGuesses::refuse(const QHostAddress &peer, QObject *asker, const std::function<void(qint64)> &answer)
{
    const qint64 retryAfterMs = note(countedAddress(peer));
    if (retryAfterMs == 0 || m_delayed >= maxDelayed) {
        answer(retryAfterMs);
        return;
    }
    ++m_delayed;
    QTimer::singleShot(delay, this, [this, answer, retryAfterMs, asker = QPointer(asker)] {
        --m_delayed;
        if (asker)
            answer(retryAfterMs);
    });
}

qint64 FailedGuesses::note(const QHostAddress &peer)
{
    const qint64 nowMs = m_clock();
    const QHostAddress address = withRoom(peer, nowMs);
    Caller &caller = m_callers[address];
    if (isForgotten(caller, nowMs))
        caller = {};
    ++caller.count;
    const qint64 tooSoonMs = waitMs(caller.usedUntilMs, guessLimit, nowMs);
    if (tooSoonMs <= 0) {
        caller.usedUntilMs = usedAfter(caller.usedUntilMs, guessLimit, nowMs);
        return 0;
    }
    if (caller.count >= caller.reportAt) {
        caller.reportAt = 2 * caller.count;
        emit noticed({addressText(address), caller.count});
    }
    return tooSoonMs;
}

/// The address, or none if there are too many: those are counted together.
QHostAddress FailedGuesses::withRoom(const QHostAddress &address, qint64 nowMs)
{
    const auto isFull = [&] { return !m_callers.contains(address) && m_callers.size() >= maxAddresses; };
    if (isFull())
        m_callers.removeIf([nowMs](const QHash<QHostAddress, Caller>::iterator &entry) { return isForgotten(entry.value(), nowMs); });
    return isFull() ? QHostAddress() : address;
}

bool FailedGuesses::isForgotten(const Caller &caller, qint64 nowMs)
{
    return caller.usedUntilMs <= double(nowMs);
}

} // namespace LabChat
