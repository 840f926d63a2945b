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

namespace {

/// A cell with fewer characters says nothing: then the table scrolls.
constexpr int legible = 5;

int sum(const QList<int> &widths)
{
    return std::accumulate(widths.begin(), widths.end(), 0);
}

/// Widths on the way from one list to another, so that all of them together change by @p change if possible.
QList<int> between(const QList<int> &from, const QList<int> &to, int change)
{
    const int way = sum(to) - sum(from);
    const double share = way == 0 ? 0.0 : qBound(0.0, double(change) / way, 1.0);
    QList<int> widths;
    for (int i = 0; i < from.size(); ++i)
        widths.append(int(std::floor(from.at(i) + (to.at(i) - from.at(i)) * share)));
    return widths;
}

/// Until all have @p room: down to @p to, the last one first.
void shrinkFromTheEnd(QList<int> &widths, const QList<int> &to, int room)
{
    int missing = sum(widths) - room;
    for (qsizetype i = widths.size() - 1; i >= 0 && missing > 0; --i) {
        const int gives = qBound(0, widths.at(i) - to.at(i), missing);
        widths[i] -= gives;
        missing -= gives;
    }
}

} // namespace

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
    header->setMinimumSectionSize(contentsWidth(header, legible)); // the usual one follows the widest character of the font
    const QList<int> widths = widthsIn(m_view->isVisible() ? m_view->viewport()->width() : 0, shown);
    for (int i = 0; i < shown.size(); ++i)
        header->resizeSection(shown.at(i), widths.at(i));
}

/// @p room: 0: it is not known yet.
QList<int> FittedColumns::widthsIn(int room, const QList<int> &shown) const
{
    const QHeaderView *header = m_view->header();
    QList<int> wanted, least, most, cells;
    for (const int column : shown) {
        const ColumnWidth width = m_widths.value(column);
        wanted.append(columnWidth(header, column, width.wanted));
        least.append(qMin(wanted.constLast(), columnWidth(header, column, width.least)));
        most.append(qMax(wanted.constLast(), columnWidth(header, column, width.most)));
        cells.append(qMin(least.constLast(), contentsWidth(header, qMax(legible, width.least))));
    }
    if (room == 0)
        return wanted;
    if (const int spare = room - sum(wanted); spare >= 0)
        return between(wanted, most, spare);
    QList<int> firstLeast = least; // of those that do not matter
    QList<int> firstCells = cells;
    for (qsizetype i = 0; i < shown.size(); ++i) {
        if (m_widths.value(shown.at(i)).matters)
            firstLeast[i] = firstCells[i] = wanted.at(i);
    }
    if (sum(firstLeast) <= room)
        return between(wanted, firstLeast, room - sum(wanted));
    QList<int> widths = firstLeast;
    shrinkFromTheEnd(widths, firstCells, room);
    if (sum(widths) > room) {
        QList<int> narrower;
        for (qsizetype i = 0; i < widths.size(); ++i)
            narrower.append(qMin(widths.at(i), least.at(i)));
        if (sum(narrower) <= room)
            return between(widths, narrower, room - sum(widths));
        widths = narrower;
    }
    shrinkFromTheEnd(widths, cells, room);
    shrinkFromTheEnd(widths, QList<int>(shown.size(), contentsWidth(header, legible)), room);
    return widths;
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
