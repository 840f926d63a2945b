// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/csvexport.h"

#include "store/database.h"
#include "store/exportrows.h"
#include "store/messagesbytime.h"
#include "store/rowwriter.h"
#include "store/saidindex.h"
#include "store/sessionreading.h"

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

QString countSql(ExportFormat format)
{
    switch (format) {
    case ExportFormat::OTree:
    case ExportFormat::Messages: // and those that were not released
        return u"SELECT "_s + countOfSaidSql(u"?1"_s);
    case ExportFormat::Events:
        return u"SELECT max(seq) FROM event WHERE session_id = ?1"_s;
    case ExportFormat::Choices:
        return u"SELECT count(*) FROM event WHERE session_id = ?1 AND kind = 'choice_made'"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

Result<CsvExport> CsvExport::prepare(Database &database, ExportFormat format, const QList<qint64> &sessionIds)
{
    CsvExport csv(database, format, sessionIds);
    for (const qint64 id : sessionIds) {
        const auto rows = csv.countRows(id);
        if (!rows)
            return tl::unexpected(rows.error());
        csv.m_rows += *rows;
    }
    return csv;
}

Result<qint64> CsvExport::countRows(qint64 id)
{
    qint64 rows = 0;
    if (m_format == ExportFormat::Messages) {
        const auto states = MessageStates::read(*m_database, id);
        if (!states)
            return tl::unexpected(states.error());
        m_states.insert(id, *states);
        rows = states->notReleased();
    }
    const auto count = m_database->scan(countSql(m_format), {id}, [&rows](const StoredRow &row) -> Result<bool> {
        rows += row.number(0);
        return false;
    });
    return count.map([&rows] { return rows; });
}

Result<qint64> CsvExport::write(QIODevice &target, const ShouldContinue &shouldContinue)
{
    RowWriter writer(target, shouldContinue);
    writer.bytes().addFields(csvFields(ExportRows::header(m_format)));
    writer.bytes().endRecord();
    Result<void> written;
    const bool isByTime = m_format == ExportFormat::OTree && m_sessionIds.size() > 1;
    if (isByTime)
        written = writeMessagesByTime(*m_database, m_sessionIds, writer);
    for (auto id = m_sessionIds.cbegin(); !isByTime && written && id != m_sessionIds.cend(); ++id)
        written = writeSession(*id, writer);
    if (written)
        written = writer.flush();
    return written.map([&writer] { return writer.rows(); });
}

Result<void> CsvExport::writeSession(qint64 id, RowWriter &writer)
{
    auto reading = SessionReading::open(*m_database, id);
    if (!reading)
        return tl::unexpected(reading.error());
    ExportRows rows(m_format, m_states.value(id));
    while (true) {
        const auto event = reading->read();
        if (!event)
            return tl::unexpected(event.error());
        if (*event == nullptr)
            return {};
        if (const auto done = writer.finishEvent(rows.add(writer.bytes(), reading->state(), **event)); !done)
            return done;
    }
}

} // namespace LabChat
