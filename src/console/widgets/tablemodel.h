// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QAbstractTableModel>
#include <QtCore/QList>

namespace LabChat {

/// The heading of a column; numbers are aligned to the end, with their heading. A plain value.
struct ColumnHeading {
    QString text;
    bool isNumber = false;
};

[[nodiscard]] int columnAlignment(bool isNumber);
/// The result of headerData() for any model with these columns.
[[nodiscard]] QVariant headingData(const QList<ColumnHeading> &headings, int section, Qt::Orientation orientation, int role);

/// A table with fixed columns: the base of models that provide its cells. Main thread.
class TableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const final;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const final;

protected:
    /// In the order of the model's columns.
    TableModel(const QList<ColumnHeading> &headings, QObject *parent);
    /// For data(): like the heading.
    [[nodiscard]] int alignment(int column) const { return columnAlignment(m_headings.at(column).isNumber); }

private:
    QList<ColumnHeading> m_headings;
};

} // namespace LabChat
