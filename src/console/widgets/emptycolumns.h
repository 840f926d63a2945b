// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDeadlineTimer>
#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <chrono>

QT_BEGIN_NAMESPACE
class QAbstractItemModel;
class QTreeView;
QT_END_NAMESPACE

namespace LabChat {

/// Hides those of a table's columns that are empty in all rows. A column that was filled stays for a while after it has become empty, and longer while
/// the mouse is on the table, so that columns do not come and go. Main thread; owned by the view.
class EmptyColumns final : public QObject {
    Q_OBJECT

public:
    /// @p columns may be hidden. @p model: all rows, also those that a filter hides.
    EmptyColumns(QTreeView *view, const QAbstractItemModel *model, const QList<int> &columns, std::chrono::milliseconds stay = std::chrono::minutes(1));

private:
    void startOver();
    void look();
    [[nodiscard]] bool mayHide(int column);
    [[nodiscard]] bool isEmpty(int column) const;

    QTreeView *m_view;
    const QAbstractItemModel *m_model;
    QList<int> m_columns;
    std::chrono::milliseconds m_stay;
    QHash<int, QDeadlineTimer> m_emptied;  ///< columns that are shown but empty: until when they stay
    QTimer m_looksAgain;
};

} // namespace LabChat
