// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <optional>

namespace LabChat {

/// The signatures of oTree's pages: `value.base64url(HMAC-SHA1(key, value))` without padding, as the Python library itsdangerous makes them by default. A plain value.
class OTreeSigner final {
public:
    /// @p secretKey: SECRET_KEY in oTree's settings.py; @p adminPassword: its environment variable OTREE_ADMIN_PASSWORD.
    OTreeSigner(const QByteArray &secretKey, const QByteArray &adminPassword);

    [[nodiscard]] QByteArray sign(const QString &value) const;
    /// Nothing: it was signed with another key, or not at all.
    [[nodiscard]] std::optional<QString> unsign(const QByteArray &signedValue) const;

private:
    [[nodiscard]] QByteArray signature(const QByteArray &value) const;

    QByteArray m_key;
};

} // namespace LabChat
