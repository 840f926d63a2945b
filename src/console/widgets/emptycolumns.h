// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtCore/QTimer>

QT_BEGIN_NAMESPACE
class QAbstractItemModel;
class QTreeView;
QT_END_NAMESPACE

namespace LabChat {

/// Hides those of a table's columns that are empty in all rows. A column that was filled once stays until the model is reset, so that columns
/// do not come and go. Main thread; owned by the view.
class EmptyColumns final : public QObject {
    Q_OBJECT

public:
    /// @p columns may be hidden. @p model: all rows, also those that a filter hides.
    EmptyColumns(QTreeView *view, const QAbstractItemModel *model, const QList<int> &columns);

private:
    void startOver();
    void showFilled();
    [[nodiscard]] bool isEmpty(int column) const;

    QTreeView *m_view;
    const QAbstractItemModel *m_model;
    QList<int> m_columns;
    QTimer m_looksAgain;
};

} // namespace LabChat
