// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>
#include <QtCore/QList>

#include <optional>

namespace LabChat {

/// JSON Web Tokens (RFC 7519) in the compact serialization (RFC 7515, section 7.1) with HMAC-SHA256 (`HS256`), and no other algorithm. The
/// signatures are libjwt's. Pure functions.

/// Whether a text has the form of a token, so that it cannot be another kind of ticket.
[[nodiscard]] bool looksLikeToken(const QByteArray &text);

/// The header of a token, not verified. Nothing: it is not one, is too long, or names another algorithm.
[[nodiscard]] std::optional<QJsonObject> tokenHeader(const QByteArray &token);

/// The claims of a token that one of the secrets has signed. Nothing: none of them has. An empty secret signs nothing.
[[nodiscard]] std::optional<QJsonObject> verifiedClaims(const QByteArray &token, const QList<QByteArray> &secrets);

/// The claims of a token that says itself that nobody has signed it (`alg` none; RFC 7519, section 6). Nothing: it is another token, or none.
[[nodiscard]] std::optional<QJsonObject> unsecuredClaims(const QByteArray &token);

/// A signed token. @p keyName: `kid` in its header.
[[nodiscard]] QByteArray signedToken(const QJsonObject &claims, const QByteArray &secret, const QString &keyName);

} // namespace LabChat
