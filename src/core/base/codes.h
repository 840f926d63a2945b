// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace LabChat {

/// Random codes from the system's cryptographic generator. They consist of lower-case
/// letters and digits that cannot be confused with one another (no 0, 1, i, l, o).

/// The 8-character code of a session or a participant, as in oTree. About 39 bits.
[[nodiscard]] QString randomCode();

/// What a browser needs to enter: 26 characters, about 128 bits, so that it cannot be guessed.
[[nodiscard]] QString randomTicket();

/// The name of a channel on the wire: 12 characters that reveal nothing about the channel's real name.
[[nodiscard]] QString randomHandle();

/// A key for derivedTicket(), 64 hexadecimal digits.
[[nodiscard]] QString randomSecret();

/// A ticket that can be made only with the secret: HMAC-SHA256 (RFC 2104), in the alphabet and length of a ticket.
[[nodiscard]] QString derivedTicket(const QString &secret, const QString &text);

/// Whether a text is the derivedTicket() of another text. The time that this takes does not reveal how much of the ticket is right.
[[nodiscard]] bool isDerivedTicket(const QString &ticket, const QString &secret, const QString &text);

/// Whether a path segment can be a ticket at all.
[[nodiscard]] bool looksLikeTicket(QStringView text);

} // namespace LabChat
