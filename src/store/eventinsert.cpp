// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/eventinsert.h"

#include "store/database.h"

#include <QtCore/QJsonDocument>

#include <array>
#include <string>

#include <sqlite3.h>

namespace LabChat {

namespace {

constexpr std::size_t rowsTogether = 8;
constexpr int columns = 11;
constexpr std::size_t textsInARow = 3; ///< nickname, body, detail

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

/// Binds the parameters that follow @p before. @p texts: room for what is made of the event's texts.
void bindRow(sqlite3_stmt *insert, int before, const Event &event, std::span<QByteArray, textsInARow> texts)
{
    const EventTraits &traits = traitsOf(event.kind);
    sqlite3_bind_int64(insert, before + 1, event.session);
    sqlite3_bind_int64(insert, before + 2, event.seq);
    sqlite3_bind_int64(insert, before + 3, event.atMs);
    bindText(insert, before + 4, {traits.name.data(), traits.name.size()});
    bindUnlessNone(insert, before + 5, event.participant);
    bindUnlessNone(insert, before + 6, event.channel);
    bindUnlessNone(insert, before + 7, event.member);
    if (traits.hasWords) {
        texts[0] = event.nickname.toUtf8();
        texts[1] = event.body.toUtf8();
        bindText(insert, before + 8, texts[0]);
        bindText(insert, before + 9, texts[1]);
    }
    if (!event.nonce.isEmpty())
        bindText(insert, before + 10, event.nonce);
    if (!event.detail.isEmpty()) {
        texts[2] = QJsonDocument(event.detail).toJson(QJsonDocument::Compact);
        bindText(insert, before + 11, texts[2]);
    }
}

} // namespace

Result<EventInsert> EventInsert::prepare(Database &database)
{
    auto one = prepareRows(database, 1);
    auto several = prepareRows(database, rowsTogether);
    if (!one || !several)
        return tl::unexpected(one ? several.error() : one.error());
    return EventInsert(std::move(*one), std::move(*several));
}

Result<Statement> EventInsert::prepareRows(Database &database, std::size_t rows)
{
    std::string sql = "INSERT INTO event (session_id, seq, at_ms, kind, id_in_session, channel, member, nickname, body, nonce, detail) VALUES ";
    for (std::size_t i = 0; i < rows; ++i)
        sql += i == 0 ? "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)" : ", (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    return database.prepareLasting(sql);
}

Result<void> EventInsert::write(std::span<const Event> events)
{
    while (!events.empty()) {
        const bool areSeveral = events.size() >= rowsTogether;
        const auto next = events.first(areSeveral ? rowsTogether : 1);
        if (const auto written = execute(areSeveral ? m_several : m_one, next); !written)
            return written;
        events = events.subspan(next.size());
    }
    return {};
}

Result<void> EventInsert::execute(const Statement &statement, std::span<const Event> events)
{
    sqlite3_stmt *const insert = statement.get();
    std::array<QByteArray, rowsTogether * textsInARow> texts; // have to stay until the statement is executed
    sqlite3_clear_bindings(insert);
    for (std::size_t i = 0; i < events.size(); ++i)
        bindRow(insert, int(i) * columns, events[i], std::span(texts).subspan(i * textsInARow).first<textsInARow>());
    return runOnce(statement);
}

} // namespace LabChat
