// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/fittedcolumns.h"

#include "console/widgets/columnwidth.h"

#include <QtCore/QEvent>
#include <QtCore/QScopedValueRollback>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QTreeView>

#include <cmath>
#include <numeric>

namespace LabChat {

FittedColumns::FittedColumns(QTreeView *view, const QHash<int, ColumnWidth> &widths) : QObject(view), m_view(view), m_widths(widths)
{
    QHeaderView *header = view->header();
    header->setStretchLastSection(true);
    header->setProperty(fitsProperty, true);
    connect(header, &QHeaderView::sectionResized, this, &FittedColumns::noteResized);
    connect(header, &QHeaderView::sectionMoved, this, &FittedColumns::fit);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &FittedColumns::fit);
    header->installEventFilter(this);
    view->viewport()->installEventFilter(this);
    fit();
}

bool FittedColumns::eventFilter(QObject *watched, QEvent *event)
{
    const bool isRoom = watched == m_view->viewport() && (event->type() == QEvent::Resize || event->type() == QEvent::Show);
    const bool isHeader = watched == m_view->header() && (event->type() == QEvent::DynamicPropertyChange || event->type() == QEvent::FontChange);
    if (isRoom || isHeader)
        fit();
    return false;
}

/// A column that appears or disappears changes the room of the others.
void FittedColumns::noteResized(int column, int before, int after)
{
    const QList<int> shown = shownColumns();
    if (m_fitting || shown.isEmpty())
        return;
    if (before == 0 || after == 0)
        fit();
    else if (column != shown.constLast()) // which takes the rest
        m_view->header()->setProperty(fitsProperty, false);
}

void FittedColumns::fit()
{
    QHeaderView *header = m_view->header();
    const QList<int> shown = shownColumns();
    if (m_fitting || shown.isEmpty() || !header->property(fitsProperty).toBool())
        return;
    const QScopedValueRollback fitting(m_fitting, true);
    QList<int> wanted;
    for (const int column : shown)
        wanted.append(columnWidth(header, column, m_widths.value(column).wanted));
    const int room = m_view->isVisible() ? m_view->viewport()->width() - std::accumulate(wanted.begin(), wanted.end(), 0) : 0;
    QList<int> bounds; // in the direction in which the columns have to give way
    for (int i = 0; i < shown.size(); ++i) {
        const ColumnWidth width = m_widths.value(shown.at(i));
        bounds.append(room < 0 ? columnWidth(header, shown.at(i), width.least) : qMax(wanted.at(i), columnWidth(header, shown.at(i), width.most)));
    }
    const int way = std::accumulate(bounds.begin(), bounds.end(), 0) - std::accumulate(wanted.begin(), wanted.end(), 0);
    const double share = way == 0 ? 0.0 : qBound(0.0, double(room) / way, 1.0);
    for (int i = 0; i < shown.size(); ++i)
        header->resizeSection(shown.at(i), int(std::floor(wanted.at(i) + (bounds.at(i) - wanted.at(i)) * share)));
}

/// As they stand from left to right.
QList<int> FittedColumns::shownColumns() const
{
    const QHeaderView *header = m_view->header();
    QList<int> shown;
    for (int place = 0; place < header->count(); ++place) {
        if (const int column = header->logicalIndex(place); !header->isSectionHidden(column))
            shown.append(column);
    }
    return shown;
}

} // namespace LabChat
