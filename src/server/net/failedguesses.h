// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/operatorservice.h"

#include <QtCore/QHash>
#include <QtNetwork/QHostAddress>

#include <functional>

namespace LabChat {

/// The address from which somebody is counted. An IPv6 network (/64) is one address, because a computer can choose any address in it.
[[nodiscard]] QHostAddress countedAddress(const QHostAddress &peer);

/// Slows down who guesses tickets and codes, by address. Only failures count, and only answers to failures are slowed
/// down: somebody who guesses does not disturb others at the same address. Lives in the net thread, owned by LabServer.
class FailedGuesses final : public QObject {
    Q_OBJECT

public:
    static constexpr int burst = 30;               ///< mistakes at once
    static constexpr qint64 intervalMs = 2000;     ///< then one in this time
    static constexpr int maxAddresses = 1000;      ///< further ones are counted as one
    static constexpr int maxDelayed = 200;         ///< further answers are not delayed, so that they use no memory

    FailedGuesses(Clock steady, QObject *parent);

    /// Somebody at an address has named something that does not exist. Answers at once with 0; or, above the limit,
    /// after a delay with the time after which the next attempt makes sense. No answer if @p asker is gone by then.
    void refuse(const QHostAddress &peer, QObject *asker, const std::function<void(qint64 retryAfterMs)> &answer);
    [[nodiscard]] qsizetype addresses() const { return m_callers.size(); }

signals:
    void noticed(const LabChat::Guesses &guesses);

private:
    struct Caller {
        double usedUntilMs = 0;
        qint64 count = 0;
        qint64 reportAt = 0;  ///< the count at which the operator is told again
    };
    [[nodiscard]] qint64 note(const QHostAddress &peer);
    [[nodiscard]] static bool isForgotten(const Caller &caller, qint64 nowMs);
    [[nodiscard]] QHostAddress withRoom(const QHostAddress &address, qint64 nowMs);

    Clock m_clock;
    QHash<QHostAddress, Caller> m_callers;
    int m_delayed = 0;
};

} // namespace LabChat
