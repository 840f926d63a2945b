// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/export/rowwriter.h"

#include <QtCore/QCoreApplication>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::CsvExport)
};

constexpr qsizetype bytesPerPiece = 64 * 1024;
constexpr qint64 eventsPerQuestion = 1000;

} // namespace

CsvTableWriter::CsvTableWriter(QIODevice &target, const QStringList &header) : m_target(target)
{
    m_bytes.addFields(csvFields(header));
    m_bytes.endRecord();
}

Result<void> CsvTableWriter::goOn()
{
    return m_bytes.size() < bytesPerPiece ? Result<void>() : finish();
}

Result<void> CsvTableWriter::finish()
{
    if (m_target.write(m_bytes.bytes()) != m_bytes.size())
        return tl::unexpected(exportNotWritten(m_target.errorString()));
    m_bytes.clear();
    return {};
}

Error exportNotWritten(const QString &reason)
{
    return {u"not_written"_s, Texts::tr("The file could not be written: %1.").arg(reason)};
}

Error exportCancelled()
{
    return {u"cancelled"_s, Texts::tr("The export was cancelled; no file was written.")};
}

Result<void> RowWriter::finishEvent(int rows)
{
    m_rows += rows;
    if (m_events++ % eventsPerQuestion == 0 && !m_shouldContinue(m_events))
        return tl::unexpected(exportCancelled());
    return m_target.goOn();
}

} // namespace LabChat
