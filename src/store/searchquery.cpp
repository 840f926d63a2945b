// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/searchquery.h"

#include "core/base/exacttext.h"
#include "core/base/searchterms.h"
#include "store/database.h"
#include "store/searchindex.h"
#include "store/searchpiece.h"

#include <algorithm>
#include <compare>
#include <functional>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

/// A message that was found; the newer one is the greater.
struct Found {
    qint64 atMs = 0; ///< 0 if only one session is searched: its order is that of seq, also where the computer's clock was set back
    qint64 session = 0;
    qint64 seq = 0;

    auto operator<=>(const Found &) const = default;
};

/// The newest of all that were found, as many as somebody wants.
class Newest final {
public:
    explicit Newest(qsizetype limit) : m_limit(limit) {}

    void add(const Found &found)
    {
        m_found.append(found);
        std::push_heap(m_found.begin(), m_found.end(), std::greater<>());
        if (m_found.size() <= m_limit)
            return;
        std::pop_heap(m_found.begin(), m_found.end(), std::greater<>());
        m_found.removeLast();
    }
    [[nodiscard]] bool areComplete() const { return m_found.size() >= m_limit; }
    /// The oldest of them; there is one.
    [[nodiscard]] const Found &oldest() const { return m_found.constFirst(); }
    [[nodiscard]] const QList<Found> &all() const { return m_found; }

private:
    qsizetype m_limit;
    QList<Found> m_found; ///< a heap with the oldest first
};

Result<QList<SearchHit>> readHits(Database &index, const QList<Found> &found)
{
    QList<SearchHit> hits;
    if (found.isEmpty())
        return hits;
    QStringList wanted;
    for (const Found &each : found)
        wanted.append(u"(%1,%2)"_s.arg(each.session).arg(each.seq));
    const QString sql = u"WITH found (session, number) AS (VALUES "_s + wanted.join(u',')
        + u") SELECT event.session_id, seq, at_ms, event.channel, id_in_session, nickname, body, session.code, session.title, channel.name "
          "FROM found CROSS JOIN log.event ON event.session_id = found.session AND seq = found.number CROSS JOIN log.session ON session.id = found.session "
          "LEFT JOIN log.channel ON channel.session_id = found.session AND channel.number = event.channel "
          "ORDER BY at_ms DESC, event.session_id DESC, seq DESC"_s;
    const auto read = index.scan(sql, {}, [&hits](const StoredRow &row) -> Result<bool> {
        const auto text = [&row](int column) { return exactText(row.bytes(column)).value_or(QString()); };
        hits.append({row.number(0), row.number(1), row.number(2), int(row.number(3)), int(row.number(4)), text(5), text(6), text(7), text(8), text(9)});
        return true;
    });
    if (!read)
        return tl::unexpected(read.error());
    return hits;
}

} // namespace

Result<SearchResults> findMessages(Database &index, const SearchRequest &request, const std::function<bool()> &isCancelled)
{
    QList<QByteArray> terms;
    for (const QString &term : searchTerms(request.text))
        terms.append(foldedText(term.toUtf8()));
    if (terms.isEmpty())
        return SearchResults{};
    const bool isOfOne = request.session != 0;
    const QString sql = u"SELECT session_id, newest_ms, texts, places FROM piece "_s + (isOfOne ? u"WHERE session_id = ? "_s : QString()) + u"ORDER BY id DESC"_s;
    SearchResults results;
    Newest newest(qMax(1, request.limit));
    const auto read = index.scan(sql, isOfOne ? QList{request.session} : QList<qint64>(), [&](const StoredRow &row) -> Result<bool> {
        if (isCancelled())
            return tl::unexpected(searchCancelled());
        const QByteArrayView texts = row.blob(2);
        const QList<qsizetype> begins = SearchPiece::find(texts, terms);
        results.total += begins.size();
        const bool isOlder = newest.areComplete() && (isOfOne || row.number(1) < newest.oldest().atMs);
        if (begins.isEmpty() || isOlder)
            return true;
        for (const SearchPiece::Place &place : SearchPiece::placesOf(texts, row.blob(3), begins))
            newest.add({isOfOne ? 0 : place.atMs, row.number(0), place.seq});
        return true;
    });
    if (!read)
        return tl::unexpected(read.error());
    auto hits = readHits(index, newest.all());
    if (!hits)
        return tl::unexpected(hits.error());
    results.hits = std::move(*hits);
    return results;
}

} // namespace LabChat
