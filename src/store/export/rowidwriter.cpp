// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/export/rowidwriter.h"

#include "core/data/sidecars.h"

namespace LabChat {

RowIdWriter::RowIdWriter(QIODevice &target, const QStringList &header) : m_csv(target, QStringList{rowIdColumn} + header) {}

RowSink &RowIdWriter::begun()
{
    if (!m_isInRecord)
        m_csv.rows().add(++m_row);
    m_isInRecord = true;
    return m_csv.rows();
}

void RowIdWriter::endRecord()
{
    m_csv.rows().endRecord();
    m_isInRecord = false;
}

} // namespace LabChat
