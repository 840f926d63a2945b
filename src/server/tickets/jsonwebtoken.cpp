// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tickets/jsonwebtoken.h"

#include "server/wire/clientframe.h"

#include <QtCore/QJsonDocument>

#include <jwt.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr int numParts = 3;

using TokenPtr = std::unique_ptr<jwt_t, decltype(&jwt_free)>;
using TextPtr = std::unique_ptr<char, decltype(&std::free)>;

const unsigned char *bytesOf(const QByteArray &secret)
{
    return reinterpret_cast<const unsigned char *>(secret.constData());
}

TokenPtr decoded(const QByteArray &token, const QByteArray &secret)
{
    jwt_t *raw = nullptr;
    if (secret.isEmpty() || jwt_decode(&raw, token.constData(), bytesOf(secret), int(secret.size())) != 0)
        return {nullptr, jwt_free};
    return {raw, jwt_free};
}

QJsonObject objectOf(const TextPtr &json)
{
    return json ? QJsonDocument::fromJson(json.get()).object() : QJsonObject();
}

/// The header of a token that names this algorithm; its case counts (RFC 7515, section 4.1.1).
std::optional<QJsonObject> headerWith(const QByteArray &token, QStringView algorithm)
{
    if (token.size() > maxTicketBytes || !looksLikeToken(token))
        return std::nullopt;
    const auto bytes = QByteArray::fromBase64Encoding(token.left(token.indexOf('.')), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    const QJsonObject header = bytes ? QJsonDocument::fromJson(*bytes).object() : QJsonObject();
    if (header.value("alg"_L1).toString() != algorithm || header.contains("crit"_L1)) // RFC 7515, section 4.1.11: extensions that have to be understood
        return std::nullopt;
    return header;
}

} // namespace

bool looksLikeToken(const QByteArray &text)
{
    const QList<QByteArray> parts = text.split('.');
    return parts.size() == numParts && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    });
}

std::optional<QJsonObject> tokenHeader(const QByteArray &token)
{
    return headerWith(token, u"HS256");
}

std::optional<QJsonObject> verifiedClaims(const QByteArray &token, const QList<QByteArray> &secrets)
{
    if (!tokenHeader(token))
        return std::nullopt;
    for (const QByteArray &secret : secrets) {
        const TokenPtr jwt = decoded(token, secret);
        if (jwt && jwt_get_alg(jwt.get()) == JWT_ALG_HS256)
            return objectOf({jwt_get_grants_json(jwt.get(), nullptr), std::free});
    }
    return std::nullopt;
}

std::optional<QJsonObject> unsecuredClaims(const QByteArray &token)
{
    jwt_t *raw = nullptr;
    // Without a key, libjwt accepts the header of any algorithm.
    if (!headerWith(token, u"none") || !token.endsWith('.') || jwt_decode(&raw, token.constData(), nullptr, 0) != 0)
        return std::nullopt;
    const TokenPtr jwt(raw, jwt_free);
    return objectOf({jwt_get_grants_json(raw, nullptr), std::free});
}

QByteArray signedToken(const QJsonObject &claims, const QByteArray &secret, const QString &keyName)
{
    jwt_t *raw = nullptr;
    if (secret.isEmpty() || jwt_new(&raw) != 0)
        return {};
    const TokenPtr jwt(raw, jwt_free);
    const bool isComplete = jwt_add_grants_json(raw, QJsonDocument(claims).toJson(QJsonDocument::Compact).constData()) == 0
        && jwt_add_header(raw, "kid", keyName.toUtf8().constData()) == 0 && jwt_set_alg(raw, JWT_ALG_HS256, bytesOf(secret), int(secret.size())) == 0;
    if (!isComplete)
        return {};
    const TextPtr text(jwt_encode_str(raw), std::free);
    return QByteArray(text.get());
}

} // namespace LabChat
