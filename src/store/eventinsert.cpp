// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/eventinsert.h"

#include "store/database.h"

#include <QtCore/QJsonDocument>

#include <sqlite3.h>

namespace LabChat {

namespace {

Error errorOf(sqlite3 *database)
{
    return Database::explain(sqlite3_errcode(database), QString::fromUtf8(sqlite3_errmsg(database)));
}

/// In values, 0 means "none"; in the log it is NULL, which is what a parameter is that was not bound.
void bindUnlessNone(sqlite3_stmt *statement, int parameter, qint64 number)
{
    if (number != 0)
        sqlite3_bind_int64(statement, parameter, number);
}

/// The text has to stay until the statement is executed. Never NULL.
void bindText(sqlite3_stmt *statement, int parameter, QByteArrayView utf8)
{
    sqlite3_bind_text64(statement, parameter, utf8.isNull() ? "" : utf8.data(), sqlite3_uint64(utf8.size()), SQLITE_STATIC, SQLITE_UTF8);
}

} // namespace

void EventInsert::Finalize::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

Result<EventInsert> EventInsert::prepare(Database &database)
{
    constexpr char sql[] = "INSERT INTO event (session_id, seq, at_ms, kind, id_in_session, channel, member, nickname, body, nonce, detail) "
                           "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
    sqlite3_stmt *insert = nullptr;
    if (sqlite3_prepare_v3(database.handle(), sql, sizeof sql, SQLITE_PREPARE_PERSISTENT, &insert, nullptr) != SQLITE_OK)
        return tl::unexpected(errorOf(database.handle()));
    return EventInsert(Statement(insert));
}

Result<void> EventInsert::write(const Event &event)
{
    sqlite3_stmt *const insert = m_insert.get();
    const EventTraits &traits = traitsOf(event.kind);
    const QByteArray nickname = event.nickname.toUtf8(), body = event.body.toUtf8();
    const QByteArray detail = event.detail.isEmpty() ? QByteArray() : QJsonDocument(event.detail).toJson(QJsonDocument::Compact);
    sqlite3_clear_bindings(insert);
    sqlite3_bind_int64(insert, 1, event.session);
    sqlite3_bind_int64(insert, 2, event.seq);
    sqlite3_bind_int64(insert, 3, event.atMs);
    bindText(insert, 4, {traits.name.data(), traits.name.size()});
    bindUnlessNone(insert, 5, event.participant);
    bindUnlessNone(insert, 6, event.channel);
    bindUnlessNone(insert, 7, event.member);
    if (traits.hasWords) {
        bindText(insert, 8, nickname);
        bindText(insert, 9, body);
    }
    if (!event.nonce.isEmpty())
        bindText(insert, 10, event.nonce);
    if (!detail.isEmpty())
        bindText(insert, 11, detail);
    const bool isDone = sqlite3_step(insert) == SQLITE_DONE;
    const Result<void> written = isDone ? Result<void>() : tl::unexpected(errorOf(sqlite3_db_handle(insert)));
    sqlite3_reset(insert);
    return written;
}

} // namespace LabChat
