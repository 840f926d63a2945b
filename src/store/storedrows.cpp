// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/storedrows.h"

#include "store/database.h"

#include <sqlite3.h>

namespace LabChat {

bool StoredRow::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

qint64 StoredRow::number(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

QByteArrayView StoredRow::bytes(int column) const
{
    const auto *const text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column)); // before the number of its bytes: it may be converted
    return {text, qsizetype(sqlite3_column_bytes(m_statement, column))};
}

QByteArrayView StoredRow::blob(int column) const
{
    const auto *const bytes = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return {bytes, qsizetype(sqlite3_column_bytes(m_statement, column))};
}

Result<bool> StoredRows::step()
{
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW || code == SQLITE_DONE)
        return code == SQLITE_ROW;
    return tl::unexpected(Database::errorOf(sqlite3_db_handle(m_statement.get())));
}

} // namespace LabChat
