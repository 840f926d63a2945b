// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/tablefilter.h"

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

void TableFilter::setHiddenRole(int role)
{
    m_hiddenRole = role;
    invalidateFilter();
}

bool TableFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (m_hiddenRole >= 0 && index.data(m_hiddenRole).toBool())
        return false;
    return m_text.isEmpty() || index.data(filterRole()).toString().contains(m_text, Qt::CaseInsensitive);
}

} // namespace LabChat
