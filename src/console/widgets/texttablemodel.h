// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QAbstractTableModel>
#include <QtCore/QStringList>

namespace LabChat {

/// A table of words that is set as a whole. Where not all rows are in it, the last one says how many more
/// there are. Main thread; owned by the dialog that shows it.
class TextTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    TextTableModel(const QStringList &headers, QObject *parent);

    /// @p total: of all rows, those that are not here included.
    void setRows(const QList<QStringList> &rows, qint64 total);
    /// Whether a row is the one that tells of more: it goes over all columns.
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
