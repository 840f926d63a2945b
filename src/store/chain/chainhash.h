// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>

#include <array>
#include <memory>
#include <string>

struct evp_md_ctx_st;
struct evp_md_st;

namespace LabChat {

class StoredRow;

/// A hash of SHA-256.
using ChainDigest = std::array<char, 32>;

[[nodiscard]] QByteArray bytesOf(const ChainDigest &digest);
/// A value that is not a hash gives one of zeros.
[[nodiscard]] ChainDigest digestOf(QByteArrayView stored);

/// An event as its row has it. A text that is null is NULL there, a number 0, too. A plain value; the texts belong to others.
struct ChainedEvent {
    qint64 seq = 0;
    qint64 atMs = 0;
    QByteArrayView kind;
    qint64 participant = 0;
    qint64 channel = 0;
    qint64 member = 0;
    QByteArrayView nickname;
    QByteArrayView body;
    QByteArrayView nonce;
    QByteArray detail;        ///< its JSON without textsInDetail
    QByteArray textsInDetail; ///< the JSON of what can be erased in it

    [[nodiscard]] bool hasTexts() const { return !nickname.isNull() || !body.isNull() || !textsInDetail.isNull(); }
};

/// The columns of a SELECT for chainedEvent().
[[nodiscard]] QString chainedColumns();
/// Valid as long as the row. A detail that is no JSON object is taken as it is.
[[nodiscard]] ChainedEvent chainedEvent(const StoredRow &row);

/// Computes the hashes of a session's chain:
///
///     h(n) = SHA-256(h(n-1), seq, at_ms, kind, id_in_session, channel, member, nonce, detail, texts)
///     texts = SHA-256(secret, seq, nickname, body, texts in the detail), NULL if there are none
///
/// h(n-1) and the secret are their 32 bytes. Everything else is a field: its length in four bytes, the highest first, and so many bytes; NULL is the length 2³²-1 alone. Numbers
/// are decimal digits, and NULL if they are 0, except for the seq. JSON has no spaces, and its keys are in the order of Unicode. chainstart.h says what h(0) is.
/// Not cheap to make: holds OpenSSL's objects, which are used for all hashes.
class ChainHash final {
public:
    ChainHash();

    [[nodiscard]] ChainDigest ofTexts(const ChainedEvent &event, QByteArrayView secret);
    /// @p texts: nullptr if the event has none.
    [[nodiscard]] ChainDigest ofEvent(const ChainDigest &before, const ChainedEvent &event, const ChainDigest *texts);
    /// The next one after @p before, of an event whose texts are there.
    [[nodiscard]] ChainDigest next(const ChainDigest &before, const ChainedEvent &event, QByteArrayView secret);

    // For other hashes: begin(), fields, digest().
    void begin(QByteArrayView first) { m_bytes.assign(first.data(), std::size_t(first.size())); }
    void addField(QByteArrayView bytes);
    void addNumber(qint64 number);
    [[nodiscard]] ChainDigest digest();

private:
    struct Free {
        void operator()(evp_md_ctx_st *context) const;
        void operator()(evp_md_st *method) const;
    };
    void addUnlessZero(qint64 number);

    std::unique_ptr<evp_md_st, Free> m_method;
    std::unique_ptr<evp_md_ctx_st, Free> m_context;
    std::string m_bytes; ///< keeps its memory
};

} // namespace LabChat
