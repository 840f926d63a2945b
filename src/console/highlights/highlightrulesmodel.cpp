// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/highlights/highlightrulesmodel.h"

namespace LabChat {

void HighlightRulesModel::setRules(const QList<HighlightRule> &rules)
{
    beginResetModel();
    m_rules = rules;
    endResetModel();
}

void HighlightRulesModel::replace(int row, const HighlightRule &rule)
{
    if (m_rules.at(row) == rule)
        return;
    m_rules[row] = rule;
    emit dataChanged(index(row), index(row));
}

void HighlightRulesModel::insert(int row, const HighlightRule &rule)
{
    beginInsertRows({}, row, row);
    m_rules.insert(row, rule);
    endInsertRows();
}

void HighlightRulesModel::remove(int row)
{
    beginRemoveRows({}, row, row);
    m_rules.removeAt(row);
    endRemoveRows();
}

void HighlightRulesModel::move(int row, int direction)
{
    const int target = row + direction;
    if (target < 0 || target >= rowCount())
        return;
    beginMoveRows({}, row, row, {}, direction > 0 ? target + 1 : target);
    m_rules.move(row, target);
    endMoveRows();
}

int HighlightRulesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rules.size());
}

QVariant HighlightRulesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const HighlightRule &rule = m_rules.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return rule.name.isEmpty() ? tr("(no name)") : rule.name;
    case Qt::CheckStateRole:
        return rule.on ? Qt::Checked : Qt::Unchecked;
    case Qt::ToolTipRole:
    case ProblemRole:
        return problemOf(rule);
    case ColorRole:
        return rule.color;
    default:
        return {};
    }
}

bool HighlightRulesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    m_rules[index.row()].on = value.toInt() == Qt::Checked;
    emit dataChanged(index, index);
    return true;
}

Qt::ItemFlags HighlightRulesModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? QAbstractListModel::flags(index) | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren : Qt::NoItemFlags;
}

} // namespace LabChat
