// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/chain/chainhash.h"

#include "core/base/exacttext.h"
#include "core/session/eventdetail.h"
#include "store/storedrows.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QtEndian>

#include <algorithm>
#include <charconv>
#include <limits>

#include <openssl/evp.h>

namespace LabChat {

QByteArray bytesOf(const ChainDigest &digest)
{
    return {digest.data(), qsizetype(digest.size())};
}

ChainDigest digestOf(QByteArrayView stored)
{
    ChainDigest digest{};
    if (stored.size() == qsizetype(digest.size()))
        std::copy(stored.begin(), stored.end(), digest.begin());
    return digest;
}

QString chainedColumns()
{
    return QStringLiteral("seq, at_ms, kind, id_in_session, channel, member, nickname, body, nonce, detail");
}

ChainedEvent chainedEvent(const StoredRow &row)
{
    const auto text = [&row](int column) { return row.isNull(column) ? QByteArrayView() : row.bytes(column); };
    ChainedEvent event{row.number(0), row.number(1), text(2), row.number(3), row.number(4), row.number(5), text(6), text(7), text(8), {}, {}};
    if (row.isNull(9))
        return event;
    event.detail = text(9).toByteArray();
    const QJsonDocument json = exactJson(event.detail);
    if (!json.isObject())
        return event;
    const DetailParts parts = partsOfDetail(json.object());
    event.detail = QJsonDocument(parts.kept).toJson(QJsonDocument::Compact);
    if (!parts.texts.isEmpty())
        event.textsInDetail = QJsonDocument(parts.texts).toJson(QJsonDocument::Compact);
    return event;
}

void ChainHash::Free::operator()(evp_md_ctx_st *context) const
{
    EVP_MD_CTX_free(context);
}

void ChainHash::Free::operator()(evp_md_st *method) const
{
    EVP_MD_free(method);
}

ChainHash::ChainHash() : m_method(EVP_MD_fetch(nullptr, "SHA256", nullptr)), m_context(EVP_MD_CTX_new())
{
    if (!m_method || !m_context)
        qFatal("OpenSSL has no SHA-256."); // no log could be written without it
}

void ChainHash::addField(QByteArrayView bytes)
{
    std::array<char, sizeof(quint32)> size;
    qToBigEndian(bytes.isNull() ? std::numeric_limits<quint32>::max() : quint32(bytes.size()), size.data());
    m_bytes.append(size.data(), size.size());
    m_bytes.append(bytes.data(), std::size_t(bytes.size()));
}

void ChainHash::addNumber(qint64 number)
{
    std::array<char, std::numeric_limits<qint64>::digits10 + 2> digits;
    addField({digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr});
}

void ChainHash::addUnlessZero(qint64 number)
{
    if (number == 0)
        addField({});
    else
        addNumber(number);
}

ChainDigest ChainHash::digest()
{
    ChainDigest digest;
    unsigned size = 0;
    const bool isDone = EVP_DigestInit_ex2(m_context.get(), m_method.get(), nullptr) == 1 && EVP_DigestUpdate(m_context.get(), m_bytes.data(), m_bytes.size()) == 1
        && EVP_DigestFinal_ex(m_context.get(), reinterpret_cast<unsigned char *>(digest.data()), &size) == 1;
    if (!isDone || size != digest.size())
        qFatal("OpenSSL's SHA-256 failed.");
    return digest;
}

ChainDigest ChainHash::ofTexts(const ChainedEvent &event, QByteArrayView secret)
{
    begin(secret);
    addNumber(event.seq);
    addField(event.nickname);
    addField(event.body);
    addField(event.textsInDetail);
    return digest();
}

ChainDigest ChainHash::ofEvent(const ChainDigest &before, const ChainedEvent &event, const ChainDigest *texts)
{
    begin({before.data(), qsizetype(before.size())});
    addNumber(event.seq);
    addUnlessZero(event.atMs);
    addField(event.kind);
    addUnlessZero(event.participant);
    addUnlessZero(event.channel);
    addUnlessZero(event.member);
    addField(event.nonce);
    addField(event.detail);
    addField(texts ? QByteArrayView(texts->data(), qsizetype(texts->size())) : QByteArrayView());
    return digest();
}

ChainDigest ChainHash::next(const ChainDigest &before, const ChainedEvent &event, QByteArrayView secret)
{
    if (!event.hasTexts())
        return ofEvent(before, event, nullptr);
    const ChainDigest texts = ofTexts(event, secret);
    return ofEvent(before, event, &texts);
}

} // namespace LabChat
