// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/monitor/wallfilter.h"

namespace LabChat {

WallFilter::WallFilter(WallModel *model, QObject *parent) : QSortFilterProxyModel(parent), m_model(model)
{
    setDynamicSortFilter(false);
    setSourceModel(model);
    sort(0);
}

void WallFilter::sortTiles(WallModel::SortBy by, Qt::SortOrder order)
{
    m_sortBy = by;
    sort(0, order);
}

void WallFilter::resort()
{
    if (!isInOrder())
        sort(0, sortOrder());
}

void WallFilter::setFilterText(const QString &text)
{
    m_text = text.trimmed();
    invalidateFilter();
    resort(); // tiles that reappear were not sorted in the meantime
}

bool WallFilter::isInOrder() const
{
    for (int row = 1; row < rowCount(); ++row) {
        const QModelIndex before = mapToSource(index(row - 1, 0));
        const QModelIndex after = mapToSource(index(row, 0));
        if (sortOrder() == Qt::AscendingOrder ? lessThan(after, before) : lessThan(before, after))
            return false;
    }
    return true;
}

bool WallFilter::filterAcceptsRow(int row, const QModelIndex &) const
{
    return m_text.isEmpty() || m_model->index(row).data(WallModel::FilterRole).toString().contains(m_text, Qt::CaseInsensitive);
}

bool WallFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    return m_model->sortKey(left.row(), m_sortBy) < m_model->sortKey(right.row(), m_sortBy);
}

} // namespace LabChat
