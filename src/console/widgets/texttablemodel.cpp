// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/texttablemodel.h"

#include "console/widgets/displaytext.h"

namespace LabChat {

TextTableModel::TextTableModel(const QStringList &headers, QObject *parent) : QAbstractTableModel(parent), m_headers(headers) {}

void TextTableModel::setRows(const QList<QStringList> &rows, qint64 total)
{
    beginResetModel();
    m_rows = rows;
    m_total = total;
    endResetModel();
}

void TextTableModel::setTable(const QStringList &headers, const QList<QStringList> &rows)
{
    beginResetModel();
    m_headers = headers;
    m_rows = rows;
    m_total = rows.size();
    endResetModel();
}

int TextTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size()) + (m_total > m_rows.size() ? 1 : 0);
}

int TextTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_headers.size());
}

QVariant TextTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    if (!isMoreRow(index.row()))
        return m_rows.at(index.row()).value(index.column());
    return index.column() == 0 ? tr("… and %1 more").arg(numberText(m_total - m_rows.size())) : QVariant();
}

QVariant TextTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal && role == Qt::DisplayRole ? QVariant(m_headers.value(section)) : QVariant();
}

} // namespace LabChat
