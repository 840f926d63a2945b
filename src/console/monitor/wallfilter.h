// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/monitor/wallmodel.h"

#include <QtCore/QSortFilterProxyModel>

namespace LabChat {

/// Sorts the tiles only on request, so that they do not move while the operator reads them, and filters them by name. Main thread; owned by the wall's panel.
class WallFilter final : public QSortFilterProxyModel {
    Q_OBJECT

public:
    WallFilter(WallModel *model, QObject *parent);

    [[nodiscard]] WallModel::SortBy sortBy() const { return m_sortBy; }
    void sortTiles(WallModel::SortBy by, Qt::SortOrder order);
    /// Sorts again after changes.
    void resort();
    void setFilterText(const QString &text);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    [[nodiscard]] bool isInOrder() const;

    WallModel *m_model;
    WallModel::SortBy m_sortBy = WallModel::SortBy::Name;
    QString m_text;
};

} // namespace LabChat
