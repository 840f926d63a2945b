// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/emptycolumns.h"

#include <QtCore/QAbstractItemModel>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QTreeView>

#include <chrono>

namespace LabChat {

using namespace std::chrono_literals;

namespace {

constexpr auto looksEvery = 250ms;

} // namespace

EmptyColumns::EmptyColumns(QTreeView *view, const QAbstractItemModel *model, const QList<int> &columns, std::chrono::milliseconds stay)
    : QObject(view), m_view(view), m_model(model), m_columns(columns), m_stay(stay)
{
    m_looksAgain.setSingleShot(true);
    m_looksAgain.setInterval(looksEvery);
    connect(&m_looksAgain, &QTimer::timeout, this, &EmptyColumns::look);
    connect(model, &QAbstractItemModel::modelReset, this, &EmptyColumns::startOver);
    const auto lookSoon = [this] {
        if (!m_looksAgain.isActive())
            m_looksAgain.start();
    };
    connect(model, &QAbstractItemModel::dataChanged, this, lookSoon);
    connect(model, &QAbstractItemModel::rowsInserted, this, lookSoon);
    connect(model, &QAbstractItemModel::rowsRemoved, this, lookSoon);
    startOver();
}

/// A table is never sorted by a column that nobody can see.
void EmptyColumns::startOver()
{
    m_emptied.clear();
    for (const int column : std::as_const(m_columns))
        m_view->setColumnHidden(column, isEmpty(column));
    const QHeaderView *header = m_view->header();
    if (m_view->isSortingEnabled() && header->isSectionHidden(header->sortIndicatorSection()))
        m_view->sortByColumn(0, Qt::AscendingOrder);
}

void EmptyColumns::look()
{
    for (const int column : std::as_const(m_columns)) {
        const bool empty = isEmpty(column);
        if (!empty)
            m_emptied.remove(column);
        if (empty == m_view->isColumnHidden(column))
            continue;
        if (!empty || mayHide(column))
            m_view->setColumnHidden(column, empty);
        else
            m_looksAgain.start();
    }
}

bool EmptyColumns::mayHide(int column)
{
    if (!m_emptied.contains(column))
        m_emptied.insert(column, QDeadlineTimer(m_stay));
    const bool isSortedBy = m_view->isSortingEnabled() && m_view->header()->sortIndicatorSection() == column;
    return m_emptied.value(column).hasExpired() && !m_view->underMouse() && !isSortedBy;
}

bool EmptyColumns::isEmpty(int column) const
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (!m_model->index(row, column).data().toString().isEmpty())
            return false;
    }
    return true;
}

} // namespace LabChat
