// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/tablemodel.h"

namespace LabChat {

int columnAlignment(bool isNumber)
{
    return int(Qt::AlignVCenter | (isNumber ? Qt::AlignTrailing : Qt::AlignLeading));
}

QVariant headingData(const QList<ColumnHeading> &headings, int section, Qt::Orientation orientation, int role)
{
    if (orientation != Qt::Horizontal || section < 0 || section >= headings.size())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return headings.at(section).text;
    case Qt::TextAlignmentRole:
        return columnAlignment(headings.at(section).isNumber);
    default:
        return {};
    }
}

TableModel::TableModel(const QList<ColumnHeading> &headings, QObject *parent) : QAbstractTableModel(parent), m_headings(headings) {}

int TableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_headings.size());
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return headingData(m_headings, section, orientation, role);
}

} // namespace LabChat
