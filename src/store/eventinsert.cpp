// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/eventinsert.h"

#include "core/session/eventdetail.h"
#include "store/database.h"

#include <QtCore/QJsonDocument>

#include <array>
#include <string>

#include <sqlite3.h>

namespace LabChat {

namespace {

constexpr std::size_t rowsTogether = 8;
constexpr int columns = 12;

/// What a row has to keep until the statement is executed.
struct KeptRow {
    QByteArray nickname, body, detail;
    ChainDigest chain;
};

/// In values, 0 means "none"; in the log it is NULL, which is what a parameter is that was not bound.
void bindUnlessNone(sqlite3_stmt *statement, int parameter, qint64 number)
{
    if (number != 0)
        sqlite3_bind_int64(statement, parameter, number);
}

/// An empty text is not NULL.
QByteArrayView notNull(const QByteArray &utf8)
{
    return {utf8.constData(), utf8.size()};
}

/// The text has to stay until the statement is executed.
void bindText(sqlite3_stmt *statement, int parameter, QByteArrayView utf8)
{
    sqlite3_bind_text64(statement, parameter, utf8.data(), sqlite3_uint64(utf8.size()), SQLITE_STATIC, SQLITE_UTF8);
}

/// Binds the parameters that follow @p before, without the last one. @p kept: room for what is made of the event's texts. Returns what the chain needs of the row.
ChainedEvent bindRow(sqlite3_stmt *insert, int before, const Event &event, KeptRow &kept)
{
    const EventTraits &traits = traitsOf(event.kind);
    const QByteArrayView kind(traits.name.data(), traits.name.size());
    ChainedEvent row{event.seq, event.atMs, kind, event.participant, event.channel, event.member, {}, {}, {}, {}, {}};
    sqlite3_bind_int64(insert, before + 1, event.session);
    sqlite3_bind_int64(insert, before + 2, event.seq);
    sqlite3_bind_int64(insert, before + 3, event.atMs);
    bindText(insert, before + 4, kind);
    bindUnlessNone(insert, before + 5, event.participant);
    bindUnlessNone(insert, before + 6, event.channel);
    bindUnlessNone(insert, before + 7, event.member);
    if (traits.hasWords) {
        kept.nickname = event.nickname.toUtf8();
        kept.body = event.body.toUtf8();
        row.nickname = notNull(kept.nickname);
        row.body = notNull(kept.body);
        bindText(insert, before + 8, row.nickname);
        bindText(insert, before + 9, row.body);
    }
    if (!event.nonce.isEmpty()) {
        row.nonce = event.nonce;
        bindText(insert, before + 10, event.nonce);
    }
    if (!event.detail.isEmpty()) {
        kept.detail = QJsonDocument(event.detail).toJson(QJsonDocument::Compact);
        bindText(insert, before + 11, kept.detail);
        row.detail = kept.detail;
        if (const DetailParts parts = partsOfDetail(event.detail); !parts.texts.isEmpty()) {
            row.detail = QJsonDocument(parts.kept).toJson(QJsonDocument::Compact);
            row.textsInDetail = QJsonDocument(parts.texts).toJson(QJsonDocument::Compact);
        }
    }
    return row;
}

} // namespace

Result<EventInsert> EventInsert::prepare(Database &database)
{
    auto one = prepareRows(database, 1);
    auto several = prepareRows(database, rowsTogether);
    if (!one || !several)
        return tl::unexpected(one ? several.error() : one.error());
    return EventInsert(database, std::move(*one), std::move(*several));
}

Result<Statement> EventInsert::prepareRows(Database &database, std::size_t rows)
{
    std::string sql = "INSERT INTO event (session_id, seq, at_ms, kind, id_in_session, channel, member, nickname, body, nonce, detail, chain) VALUES ";
    for (std::size_t i = 0; i < rows; ++i)
        sql += i == 0 ? "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)" : ", (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    return database.prepareLasting(sql);
}

EventInsert::LastOnes EventInsert::lastOnesOf(std::span<const Event> events)
{
    LastOnes last;
    QSet<qint64> sessions;
    for (std::size_t i = events.size(); i-- > 0;) {
        const bool isOfTheSame = i + 1 < events.size() && events[i + 1].session == events[i].session; // mostly: no need to look
        if (isOfTheSame || sessions.contains(events[i].session))
            continue;
        sessions.insert(events[i].session);
        last.insert(&events[i]);
    }
    return last;
}

Result<void> EventInsert::write(std::span<const Event> events)
{
    const std::span<const Event> all = events;
    const LastOnes last = lastOnesOf(events);
    while (!events.empty()) {
        const bool areSeveral = events.size() >= rowsTogether;
        const auto next = events.first(areSeveral ? rowsTogether : 1);
        if (const auto written = execute(areSeveral ? m_several : m_one, next, last); !written)
            return written;
        events = events.subspan(next.size());
    }
    for (const Event &event : all) {
        if (event.kind == EventKind::SessionEnded)
            m_chain.forget(event.session);
    }
    return {};
}

Result<void> EventInsert::execute(const Statement &statement, std::span<const Event> events, const LastOnes &last)
{
    sqlite3_stmt *const insert = statement.get();
    std::array<KeptRow, rowsTogether> kept; // has to stay until the statement is executed
    sqlite3_clear_bindings(insert);
    for (std::size_t i = 0; i < events.size(); ++i) {
        const int before = int(i) * columns;
        const auto digest = m_chain.extend(*m_database, events[i].session, bindRow(insert, before, events[i], kept[i]));
        if (!digest)
            return tl::unexpected(digest.error());
        if (last.contains(&events[i])) {
            kept[i].chain = *digest;
            sqlite3_bind_blob(insert, before + columns, kept[i].chain.data(), int(kept[i].chain.size()), SQLITE_STATIC);
        }
        if (const auto changed = m_chain.changeHands(*m_database, events[i].session, placesChangingHands(events[i]), events[i].seq); !changed)
            return changed;
    }
    return runOnce(statement);
}

} // namespace LabChat
