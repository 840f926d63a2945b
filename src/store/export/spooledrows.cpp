// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/export/spooledrows.h"

#include "store/export/rowwriter.h"

namespace LabChat {

void SpooledRows::write(const QList<QByteArray> &fields)
{
    if (!m_stream.device() && m_file.open())
        m_stream.setDevice(&m_file);
    for (qsizetype i = 0; i < fields.size(); ++i)
        m_longest[i] = qMax(m_longest.at(i), fields.at(i).size());
    m_stream << fields;
    ++m_count;
}

Result<void> SpooledRows::goOn()
{
    if (m_count > 0 && (!m_stream.device() || m_stream.status() != QDataStream::Ok))
        return tl::unexpected(exportNotWritten(m_file.errorString()));
    return {};
}

Result<void> SpooledRows::finish()
{
    if (m_count > 0 && !m_file.flush())
        return tl::unexpected(exportNotWritten(m_file.errorString()));
    return goOn();
}

Result<void> SpooledRows::forEach(const Visit &visit)
{
    if (m_count == 0)
        return {};
    m_file.seek(0);
    for (qint64 i = 0; i < m_count; ++i) {
        QList<QByteArray> fields;
        m_stream >> fields;
        if (m_stream.status() != QDataStream::Ok)
            return tl::unexpected(exportNotWritten(m_file.errorString()));
        if (const auto done = visit(fields); !done)
            return done;
    }
    return {};
}

} // namespace LabChat
