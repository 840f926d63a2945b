// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QAbstractTableModel>
#include <QtCore/QStringList>

namespace LabChat {

/// A table of texts that is set as a whole. If rows are left out, the last row says how many. Main thread; owned by the dialog that shows it.
class TextTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    TextTableModel(const QStringList &headers, QObject *parent);

    /// @p total: the number of all rows, including those that are left out.
    void setRows(const QList<QStringList> &rows, qint64 total);
    /// Other columns, and their rows, all of them.
    void setTable(const QStringList &headers, const QList<QStringList> &rows);
    /// Whether a row says how many rows are left out: it spans all columns.
    [[nodiscard]] bool isMoreRow(int row) const { return row == m_rows.size(); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QStringList m_headers;
    QList<QStringList> m_rows;
    qint64 m_total = 0;
};

} // namespace LabChat
