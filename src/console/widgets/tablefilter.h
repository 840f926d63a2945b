// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QSortFilterProxyModel>

namespace LabChat {

/// Sorts a table by its sort role and shows the rows whose filter text contains the typed text. Main thread; owned by the panel that shows the table.
class TableFilter final : public QSortFilterProxyModel {
    Q_OBJECT

public:
    TableFilter(int sortRole, int filterRole, QObject *parent);

    void setFilterText(const QString &text);
    /// Rows for which this role is true are hidden; -1: no rows are.
    void setHiddenRole(int role);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QString m_text;
    int m_hiddenRole = -1;
};

} // namespace LabChat
