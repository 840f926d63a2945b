// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/tablefilter.h"

namespace LabChat {

TableFilter::TableFilter(int sortRole, int filterRole, QObject *parent) : QSortFilterProxyModel(parent)
{
    setSortRole(sortRole);
    setFilterRole(filterRole);
    setSortLocaleAware(true);
}

void TableFilter::setFilterText(const QString &text)
{
    m_text = text.trimmed();
    invalidateFilter();
}

bool TableFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    return m_text.isEmpty()
        || sourceModel()->index(row, 0, parent).data(filterRole()).toString().contains(m_text, Qt::CaseInsensitive);
}

} // namespace LabChat
