// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/moderation/actionsfilter.h"

#include "console/moderation/actionsmodel.h"

namespace LabChat {

ActionsFilter::ActionsFilter(QObject *parent) : QSortFilterProxyModel(parent)
{
    setSortRole(ActionsModel::SortRole);
    setSortLocaleAware(true);
}

void ActionsFilter::setText(const QString &text)
{
    m_text = text.trimmed();
    invalidateFilter();
}

void ActionsFilter::setKind(const QString &kind)
{
    m_kind = kind;
    invalidateFilter();
}

bool ActionsFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (parent.isValid())
        return true; // an act is shown with all its parts
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (!m_kind.isEmpty() && index.data(ActionsModel::KindIdRole).toString() != m_kind)
        return false;
    return m_text.isEmpty() || index.data(ActionsModel::FilterRole).toString().contains(m_text, Qt::CaseInsensitive);
}

} // namespace LabChat
