// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/ticketkey.h"
#include "server/tickets/ticketclaims.h"

#include <QtCore/QHash>

namespace LabChat {

/// A channel ticket that is valid: who may enter which channel. A plain value.
struct ChannelTicket {
    TicketKey key;
    TicketClaims claims;
    QString token;  ///< as it was sent

    /// In words for the experimenter: its key, if it has one, and its session.
    [[nodiscard]] QString where() const;
};

/// Why a ticket lets nobody in.
struct TicketRefusal {
    /// Stable: `invalid` (anything that a guesser could ask), `revoked`, `expired`, `too_early`, `wrong_session`, `wrong_origin`, `bad_claim`, `not_open` (a box that nobody has signed).
    QString reason;
    QString text;     ///< in words for the page
    QString detail;   ///< in words for the experimenter, with the name of the key
    QString key = {}; ///< of `wrong_origin`: its name
};

/// The keys of other systems, and the tickets that they have signed. Lives in the net thread, owned by LabServer.
class ChannelTickets final {
public:
    explicit ChannelTickets(Clock wall) : m_clock(std::move(wall)) {}

    void setKeys(const KeyList &keys) { m_keys = keys; }
    [[nodiscard]] const KeyList &keys() const { return m_keys; }

    /// @p origin: of the page that uses the ticket; empty: no browser. @p mayUseAnyKey: otherwise only those that name its origin.
    [[nodiscard]] tl::expected<ChannelTicket, TicketRefusal> read(const QByteArray &token, const QByteArray &origin, bool mayUseAnyKey = true) const;
    /// Whether a ticket that was valid still is, after its key or it was revoked.
    [[nodiscard]] bool isStillValid(const ChannelTicket &ticket) const;

private:
    using Checked = tl::expected<ChannelTicket, TicketRefusal>;
    /// The page that uses a ticket.
    struct User {
        QByteArray origin;
        bool mayUseAnyKey = true;
    };
    [[nodiscard]] Checked checked(const TicketKey &key, const QJsonObject &json, const QByteArray &token, const User &user) const;
    [[nodiscard]] Checked readUnsigned(const QJsonObject &json, const QByteArray &token, const User &user) const;
    [[nodiscard]] QList<const TicketKey *> candidates(const QJsonObject &header) const;

    Clock m_clock;
    KeyList m_keys;
};

} // namespace LabChat
