// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rowwriter.h"

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

Result<void> RowWriter::finishEvent(bool hadRow)
{
    if (hadRow)
        ++m_rows;
    if ((hadRow || ++m_eventsWithoutRow % eventsPerQuestion == 0) && !m_shouldContinue(m_rows))
        return failure(u"cancelled"_s, Texts::tr("The export was cancelled; no file was written."));
    return m_bytes.size() < bytesPerPiece ? Result<void>() : flush();
}

Result<void> RowWriter::flush()
{
    if (m_target.write(m_bytes.bytes()) != m_bytes.size())
        return failure(u"not_written"_s, Texts::tr("The file could not be written: %1.").arg(m_target.errorString()));
    m_bytes.clear();
    return {};
}

} // namespace LabChat
