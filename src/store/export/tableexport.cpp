// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/export/tableexport.h"

#include "store/database.h"
#include "store/export/messagesbytime.h"
#include "store/export/rowwriter.h"
#include "store/export/sessionoutlook.h"
#include "store/export/sessionreading.h"

#include <vector>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 eventsPerStep = 1000;

/// The tables of a session, while it is read.
struct OpenTable {
    TableTarget *target;
    std::unique_ptr<TableRows> rows;
};

} // namespace

Result<qint64> TableExport::events() const
{
    qint64 events = 0;
    for (const ExportedSession &session : m_sessions) {
        const auto last = m_database.readValue(u"SELECT max(seq) FROM event WHERE session_id = ?"_s, {session.id});
        if (!last)
            return tl::unexpected(last.error());
        events += session.lastSeq == 0 ? last->toLongLong() : qMin(session.lastSeq, last->toLongLong());
    }
    return events;
}

Result<void> TableExport::write(QList<TableTarget> &targets, const ShouldContinue &shouldContinue)
{
    for (const ExportedSession &session : std::as_const(m_sessions)) {
        if (const auto written = writeSession(session, targets, shouldContinue); !written)
            return written;
    }
    for (TableTarget &target : targets) {
        if (!isBySession(target.table)) {
            const std::function<bool(qint64)> goesOn = [&](qint64 events) { return shouldContinue(qMax(m_eventsRead, events)); };
            RowWriter writer(*target.writer, goesOn);
            if (const auto written = writeMessagesByTime(m_database, m_request, m_sessions, writer); !written)
                return written;
            target.rows = writer.rows();
        }
        if (const auto finished = target.writer->finish(); !finished)
            return finished;
    }
    return {};
}

Result<void> TableExport::writeSession(const ExportedSession &session, QList<TableTarget> &targets, const ShouldContinue &shouldContinue)
{
    QList<TableKind> kinds;
    for (const TableTarget &target : std::as_const(targets)) {
        if (isBySession(target.table))
            kinds.append(target.table);
    }
    if (kinds.isEmpty())
        return {};
    const auto outlook = SessionOutlook::read(m_database, session, m_request, kinds);
    if (!outlook)
        return tl::unexpected(outlook.error());
    auto reading = SessionReading::open(m_database, session, m_request.pseudonyms);
    if (!reading)
        return tl::unexpected(reading.error());
    std::vector<OpenTable> tables;
    for (TableTarget &target : targets) {
        if (isBySession(target.table))
            tables.push_back({&target, makeTableRows(target.table, *outlook)});
    }
    while (true) {
        const auto event = reading->read();
        if (!event)
            return tl::unexpected(event.error());
        const bool isOver = *event == nullptr;
        for (OpenTable &table : tables) {
            TableWriter &writer = *table.target->writer;
            table.target->rows += isOver ? table.rows->finish(writer.rows(), reading->state()) : table.rows->add(writer.rows(), reading->state(), **event);
            if (const auto written = writer.goOn(); !written)
                return written;
        }
        if ((isOver || m_eventsRead % eventsPerStep == 0) && !shouldContinue(m_eventsRead))
            return tl::unexpected(exportCancelled());
        if (isOver)
            return {};
        ++m_eventsRead;
    }
}

} // namespace LabChat
