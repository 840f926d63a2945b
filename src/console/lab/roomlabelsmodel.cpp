// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/lab/roomlabelsmodel.h"

namespace LabChat {

RoomLabelsModel::RoomLabelsModel(QObject *parent)
    : TableModel({{tr("Label")}, {tr("State")}}, parent)
{
}

void RoomLabelsModel::setLabels(const QStringList &labels, const QSet<QString> &waiting, const QHash<QString, QString> &places)
{
    const bool areOthers = labels != m_labels;
    if (areOthers)
        beginResetModel();
    m_labels = labels;
    m_waiting = waiting;
    m_places = places;
    if (areOthers)
        endResetModel();
    else if (!labels.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int RoomLabelsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_labels.size());
}

QVariant RoomLabelsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const QString &label = m_labels.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return index.column() == LabelColumn ? label : stateText(label);
    case PresentRole:
        return m_waiting.contains(label) || m_places.contains(label);
    default:
        return {};
    }
}

QString RoomLabelsModel::stateText(const QString &label) const
{
    if (m_waiting.contains(label))
        return tr("waiting");
    const auto place = m_places.constFind(label);
    return place == m_places.cend() ? tr("not there yet") : tr("in the session: %1").arg(*place);
}

} // namespace LabChat
