// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/export/jsonlines.h"

#include "core/base/exacttext.h"
#include "store/export/rowwriter.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype bytesPerWrite = 64 * 1024;

/// In quotation marks, escaped.
QByteArray quoted(const QByteArray &text)
{
    const QByteArray list = QJsonDocument(QJsonArray{exactText(text).value_or(QString::fromUtf8(text))}).toJson(QJsonDocument::Compact);
    return list.mid(1, list.size() - 2);
}

} // namespace

void JsonLinesWriter::write(const QList<QByteArray> &fields)
{
    QByteArray members;
    for (qsizetype i = 0; i < fields.size(); ++i) {
        if (fields.at(i).isEmpty())
            continue;
        const DataColumn &column = m_columns.at(i);
        const bool isText = column.type == ColumnType::Text || column.type == ColumnType::Time;
        members += (members.isEmpty() ? "\"" : ",\"") + QByteArray(column.name.data(), column.name.size()) + "\":" + (isText ? quoted(fields.at(i)) : fields.at(i));
    }
    m_lines += '{' + members + "}\n";
}

Result<void> JsonLinesWriter::goOn()
{
    return m_lines.size() < bytesPerWrite ? Result<void>() : finish();
}

Result<void> JsonLinesWriter::finish()
{
    if (m_target.write(m_lines) != m_lines.size())
        return tl::unexpected(exportNotWritten(m_target.errorString()));
    m_lines.clear();
    return {};
}

} // namespace LabChat
