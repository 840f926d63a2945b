// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/otree/otreesigner.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QMessageAuthenticationCode>

#include <openssl/crypto.h>

namespace LabChat {

OTreeSigner::OTreeSigner(const QByteArray &secretKey, const QByteArray &adminPassword)
    : m_key(QCryptographicHash::hash(QByteArray("itsdangerous.Signersigner" + secretKey + adminPassword), QCryptographicHash::Sha1))
{
}

QByteArray OTreeSigner::signature(const QByteArray &value) const
{
    return QMessageAuthenticationCode::hash(value, m_key, QCryptographicHash::Sha1).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray OTreeSigner::sign(const QString &value) const
{
    const QByteArray bytes = value.toUtf8();
    return bytes + '.' + signature(bytes);
}

std::optional<QString> OTreeSigner::unsign(const QByteArray &signedValue) const
{
    const qsizetype point = signedValue.lastIndexOf('.');
    if (point < 0)
        return std::nullopt;
    const QByteArray value = signedValue.left(point), claimed = signedValue.mid(point + 1), right = signature(value);
    // In a time that does not depend on where they differ.
    if (claimed.size() != right.size() || CRYPTO_memcmp(claimed.constData(), right.constData(), std::size_t(right.size())) != 0)
        return std::nullopt;
    return QString::fromUtf8(value);
}

} // namespace LabChat
