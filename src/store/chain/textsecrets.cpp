// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/chain/textsecrets.h"

#include "store/database.h"

#include <QtCore/QRandomGenerator>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

QByteArray newSecret()
{
    std::array<quint32, 8> random;
    QRandomGenerator::system()->fillRange(random.data(), random.size());
    return {reinterpret_cast<const char *>(random.data()), qsizetype(sizeof random)};
}

} // namespace

Result<TextSecrets> TextSecrets::read(Database &database, qint64 session)
{
    TextSecrets secrets;
    auto read = database.scan(u"SELECT id_in_session, from_seq, secret FROM text_secret WHERE session_id = ?"_s, {session}, [&secrets](const StoredRow &row) {
        secrets.m_secrets[int(row.number(0))].insert(row.number(1), row.isNull(2) ? QByteArray() : row.blob(2).toByteArray());
        return true;
    });
    if (read) {
        read = database.scan(u"SELECT seq, id_in_session, hash FROM erased_text WHERE session_id = ?"_s, {session}, [&secrets](const StoredRow &row) {
            secrets.m_erased.insert({row.number(0), int(row.number(1))}, digestOf(row.blob(2)));
            return true;
        });
    }
    if (!read)
        return tl::unexpected(read.error());
    return secrets;
}

QByteArray TextSecrets::secretAt(int place, qint64 seq) const
{
    const auto ofPlace = m_secrets.constFind(place);
    if (ofPlace == m_secrets.cend() || ofPlace->isEmpty())
        return {};
    if (ofPlace->lastKey() <= seq) // mostly
        return ofPlace->last();
    const auto later = ofPlace->upperBound(seq);
    return later == ofPlace->cbegin() ? QByteArray() : *std::prev(later);
}

Result<void> TextSecrets::make(Database &database, qint64 session, int place, qint64 fromSeq)
{
    const QByteArray secret = newSecret();
    m_secrets[place].insert(fromSeq, secret);
    return database.run(u"INSERT OR REPLACE INTO text_secret VALUES (?, ?, ?, ?)"_s, {session, place, fromSeq, secret});
}

const ChainDigest *TextSecrets::erasedAt(qint64 seq, int place) const
{
    if (m_erased.isEmpty())
        return nullptr;
    const auto found = m_erased.constFind({seq, place});
    return found == m_erased.cend() ? nullptr : &*found;
}

ChainDigest TextSecrets::next(ChainHash &hash, const ChainDigest &before, const ChainedEvent &event) const
{
    const ChainDigest *const erased = erasedAt(event.seq, int(event.participant));
    return erased ? hash.ofEvent(before, event, erased) : hash.next(before, event, event.hasTexts() ? secretAt(int(event.participant), event.seq) : QByteArray());
}

} // namespace LabChat
