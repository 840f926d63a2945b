// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace LabChat {

/// Random codes from the system's cryptographic generator, in lower-case letters and digits that
/// cannot be mistaken for one another (no 0, 1, i, l, o).

/// The 8-character code of a session or a participant, as in oTree. About 39 bits.
[[nodiscard]] QString randomCode();

/// What lets a browser in: 26 characters, about 128 bits, so that it cannot be guessed.
[[nodiscard]] QString randomTicket();

/// What a channel is called on the wire: 12 characters that tell nothing about its name.
[[nodiscard]] QString randomHandle();

/// A key for derivedTicket(), 64 hexadecimal digits.
[[nodiscard]] QString randomSecret();

/// A ticket that only who knows the secret can make: HMAC-SHA256 (RFC 2104), in the alphabet and length of a ticket.
[[nodiscard]] QString derivedTicket(const QString &secret, const QString &text);

/// Whether a text is the derivedTicket() of another. How long it takes does not tell how much of it is right.
[[nodiscard]] bool isDerivedTicket(const QString &ticket, const QString &secret, const QString &text);

/// Whether a path segment can be a ticket at all.
[[nodiscard]] bool looksLikeTicket(QStringView text);

} // namespace LabChat
