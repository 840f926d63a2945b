// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/ticketkey.h"

#include <QtCore/QHash>
#include <QtNetwork/QHostAddress>

namespace LabChat {

/// How many new participants each address may bring to a session that is open to boxes without a ticket: there anybody can invent participants, and must not take all
/// places. A laboratory behind one address stays below. A plain value of the net thread.
class Newcomers final {
public:
    static constexpr int atOnce = 300;          ///< a laboratory begins at the same moment
    static constexpr qint64 intervalMs = 2000;  ///< then one in this time
    static constexpr int alwaysAllowed = 300;   ///< in all, however few places there are
    static constexpr int mostAddresses = 1000;  ///< further ones are counted as one

    enum class Answer { Welcome, TooFast, TooMany };
    struct Judged {
        Answer answer = Answer::Welcome;
        qint64 retryAfterMs = 0;
    };

    /// Somebody new asks for a place; if they are welcome, they count. @p peer: countedAddress().
    [[nodiscard]] Judged judge(const TicketKey &opening, const QHostAddress &peer, qint64 nowMs);
    /// An address may take this many places.
    [[nodiscard]] static int shareOf(const GrowthLimits &limits) { return qMax(alwaysAllowed, limits.participants / 2); }

private:
    /// Closing a session and opening it again begins anew.
    struct Opening {
        qint64 openedAtMs = 0;
        struct Taken {
            double usedUntilMs = 0;
            int places = 0;
        };
        QHash<QHostAddress, Taken> taken;
    };
    QHash<QString, Opening> m_openings;  ///< by the name of the opening
};

} // namespace LabChat
