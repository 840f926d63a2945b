// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/chain/hashchain.h"

#include "core/session/eventdetail.h"
#include "store/chain/chainstart.h"
#include "store/database.h"

#include <limits>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

/// So many events get one hash that is stored, if they were written before there were hashes.
constexpr qint64 eventsPerHash = 1000;

/// The newest hash that is stored at or before a seq, and its seq; 0: the chain's start. In a damaged log, none may be.
Result<std::pair<qint64, ChainDigest>> storedHash(Database &database, qint64 session, qint64 seq)
{
    std::pair<qint64, ChainDigest> found{0, {}};
    bool isFound = false;
    for (const QString &sql : {u"SELECT seq, chain FROM event WHERE session_id = ?1 AND seq <= ?2 AND chain IS NOT NULL ORDER BY seq DESC LIMIT 1"_s,
                               u"SELECT 0, chain FROM session WHERE id = ?1 AND ?2 >= 0 AND chain IS NOT NULL"_s}) {
        const auto read = isFound ? Result<void>() : database.scan(sql, {session, seq}, [&](const StoredRow &row) {
            found = {row.number(0), digestOf(row.blob(1))};
            isFound = true;
            return false;
        });
        if (!read)
            return tl::unexpected(read.error());
    }
    return found;
}

Result<ChainDigest> chainUpTo(Database &database, qint64 session, qint64 seq, const TextSecrets &secrets)
{
    const auto stored = storedHash(database, session, seq);
    if (!stored)
        return tl::unexpected(stored.error());
    auto [from, digest] = *stored;
    ChainHash hash;
    const auto read = database.scan(u"SELECT "_s + chainedColumns() + u" FROM event WHERE session_id = ? AND seq > ? AND seq <= ? ORDER BY seq"_s, {session, from, seq},
                                    [&](const StoredRow &row) {
        digest = secrets.next(hash, digest, chainedEvent(row));
        return true;
    });
    if (!read)
        return tl::unexpected(read.error());
    return digest;
}

/// The secrets of a session that was written before there were secrets: one for each place, and another one for each further person there.
Result<TextSecrets> makeSecrets(Database &database, qint64 session)
{
    TextSecrets secrets;
    QList<std::pair<int, qint64>> from{{0, 0}};
    auto read = database.scan(u"SELECT id_in_session FROM participant WHERE session_id = ? ORDER BY id_in_session"_s, {session}, [&from](const StoredRow &row) {
        from.append({int(row.number(0)), 0});
        return true;
    });
    if (read) {
        read = database.scan(u"SELECT seq, kind, id_in_session, detail FROM event WHERE session_id = ? AND kind IN ('seats_swapped', 'group_formed', 'person_replaced') ORDER BY seq"_s,
                             {session}, [&from](const StoredRow &row) {
            Event event;
            event.seq = row.number(0);
            event.kind = eventKindByName(QString::fromLatin1(row.bytes(1))).value_or(EventKind::SessionCreated);
            event.participant = int(row.number(2));
            event.detail = QJsonDocument::fromJson(row.bytes(3).toByteArray()).object();
            for (const int place : placesChangingHands(event))
                from.append({place, event.seq + 1});
            return true;
        });
    }
    for (const auto &[place, seq] : std::as_const(from)) {
        if (read)
            read = secrets.make(database, session, place, seq);
    }
    if (!read)
        return tl::unexpected(read.error());
    return secrets;
}

} // namespace

Result<HashChain::Chain *> HashChain::chainOf(Database &database, qint64 session)
{
    if (const auto known = m_chains.find(session); known != m_chains.end())
        return &*known;
    auto secrets = TextSecrets::read(database, session);
    if (!secrets)
        return tl::unexpected(secrets.error());
    const auto newest = chainUpTo(database, session, std::numeric_limits<qint64>::max(), *secrets);
    if (!newest)
        return tl::unexpected(newest.error());
    return &*m_chains.insert(session, {*newest, std::move(*secrets)});
}

Result<ChainDigest> HashChain::extend(Database &database, qint64 session, const ChainedEvent &event)
{
    const auto found = chainOf(database, session);
    if (!found)
        return tl::unexpected(found.error());
    Chain &chain = **found;
    QByteArray secret;
    if (event.hasTexts()) {
        secret = chain.secrets.secretAt(int(event.participant), event.seq);
        if (secret.isEmpty()) { // somebody new in a session of another system, or somebody whose texts were destroyed
            if (const auto made = chain.secrets.make(database, session, int(event.participant), event.seq); !made)
                return tl::unexpected(made.error());
            secret = chain.secrets.secretAt(int(event.participant), event.seq);
        }
    }
    chain.newest = m_hash.next(chain.newest, event, secret);
    return chain.newest;
}

Result<void> HashChain::changeHands(Database &database, qint64 session, const QList<int> &places, qint64 seq)
{
    const auto chain = places.isEmpty() ? Result<Chain *>(nullptr) : chainOf(database, session);
    if (!chain)
        return tl::unexpected(chain.error());
    for (const int place : places) {
        if (const auto made = (*chain)->secrets.make(database, session, place, seq + 1); !made)
            return made;
    }
    return {};
}

Result<void> beginChain(Database &database, qint64 session, int participants)
{
    TextSecrets secrets;
    for (int place = 0; place <= participants; ++place) {
        if (const auto made = secrets.make(database, session, place, 0); !made)
            return made;
    }
    const auto start = chainStart(database, session, secrets);
    return start ? database.run(u"UPDATE session SET chain = ? WHERE id = ?"_s, {bytesOf(*start), session}) : tl::unexpected(start.error());
}

Result<ChainDigest> chainAt(Database &database, qint64 session, qint64 seq)
{
    const auto secrets = TextSecrets::read(database, session);
    return secrets ? chainUpTo(database, session, seq, *secrets) : tl::unexpected(secrets.error());
}

Result<void> makeChains(Database &database, const std::function<void(int percent)> &progress)
{
    QList<std::pair<qint64, qint64>> sessions;
    qint64 all = 0, done = 0;
    auto read = database.scan(u"SELECT id, (SELECT max(seq) FROM event WHERE session_id = session.id) FROM session ORDER BY id"_s, {}, [&](const StoredRow &row) {
        sessions.append({row.number(0), row.number(1)});
        all += row.number(1);
        return true;
    });
    ChainHash hash;
    for (const auto &[session, last] : std::as_const(sessions)) {
        const auto secrets = read ? makeSecrets(database, session) : tl::unexpected(read.error());
        const auto start = secrets ? chainStart(database, session, *secrets) : tl::unexpected(secrets.error());
        if (!start)
            return tl::unexpected(start.error());
        QList<std::pair<qint64, ChainDigest>> hashes{{0, *start}};
        ChainDigest digest = *start;
        read = database.scan(u"SELECT "_s + chainedColumns() + u" FROM event WHERE session_id = ? ORDER BY seq"_s, {session}, [&, lastSeq = last](const StoredRow &row) {
            const ChainedEvent event = chainedEvent(row);
            digest = secrets->next(hash, digest, event);
            if (event.seq % eventsPerHash == 0 || event.seq == lastSeq)
                hashes.append({event.seq, digest});
            if (++done % eventsPerHash == 0)
                progress(int(done * 100 / all));
            return true;
        });
        for (const auto &[seq, each] : std::as_const(hashes)) {
            if (read)
                read = seq == 0 ? database.run(u"UPDATE session SET chain = ? WHERE id = ?"_s, {bytesOf(each), session})
                                : database.run(u"UPDATE event SET chain = ? WHERE session_id = ? AND seq = ?"_s, {bytesOf(each), session, seq});
        }
    }
    return read;
}

} // namespace LabChat
