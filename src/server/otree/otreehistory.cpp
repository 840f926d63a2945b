// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/otree/otreehistory.h"

#include <QtCore/QJsonObject>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

void OTreeHistory::append(const QJsonArray &messages, const Encode &encode)
{
    QByteArrayList lines;
    for (const QJsonValue &message : messages) {
        const qint64 seq = message["seq"_L1].toInteger();
        if (seq <= m_lastSeq)
            continue;
        m_lastSeq = seq;
        m_lastLine = encode(message.toObject());
        if (!m_lastLine.isEmpty())
            lines.append(m_lastLine);
    }
    if (lines.isEmpty())
        return;
    m_lines += (m_lines.isEmpty() ? "" : ",") + lines.join(',');
    m_all.clear();
}

void OTreeHistory::prepend(const QJsonArray &messages, bool isAll, const Encode &encode)
{
    QByteArrayList lines;
    for (const QJsonValue &message : messages) {
        m_lastSeq = std::max(m_lastSeq, message["seq"_L1].toInteger());
        if (const QByteArray line = encode(message.toObject()); !line.isEmpty())
            lines.append(line);
    }
    if (!lines.isEmpty())
        m_older.append(lines.join(','));
    if (!isAll)
        return;
    std::reverse(m_older.begin(), m_older.end());
    if (!m_lines.isEmpty())
        m_older.append(m_lines);
    m_lines = m_older.join(',');
    m_older.clear();
    m_all.clear();
    m_isComplete = true;
}

const QByteArray &OTreeHistory::all() const
{
    if (m_all.isEmpty())
        m_all = '[' + m_lines + ']';
    return m_all;
}

} // namespace LabChat
