// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/storedvalues.h"

#include "core/base/exacttext.h"

#include <QtCore/QVariant>

namespace LabChat {

QString asBytes(const QStringList &columns)
{
    return QStringLiteral("CAST(") + columns.join(QStringLiteral(" AS BLOB), CAST(")) + QStringLiteral(" AS BLOB)");
}

std::optional<QString> storedText(const QSqlQuery &row, int column)
{
    const QVariant value = row.value(column);
    if (value.typeId() != QMetaType::QByteArray)
        return std::nullopt;
    return exactText(value.toByteArray());
}

QString StoredValues::text(const QSqlQuery &row, int column)
{
    const auto text = storedText(row, column);
    m_areSound = m_areSound && text;
    return text.value_or(QString());
}

int StoredValues::number(const QSqlQuery &row, int column)
{
    const QVariant value = row.value(column);
    m_areSound = m_areSound && !row.isNull(column) && value.toLongLong() == value.toInt();
    return value.toInt();
}

} // namespace LabChat
