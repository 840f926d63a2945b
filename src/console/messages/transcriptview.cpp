// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/transcriptview.h"

#include "console/messages/transcriptdelegate.h"
#include "console/messages/transcriptmodel.h"
#include "console/widgets/accents.h"

#include <QtCore/QScopedValueRollback>
#include <QtGui/QClipboard>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QApplication>
#include <QtWidgets/QScrollBar>

#include <algorithm>

namespace LabChat {

TranscriptView::TranscriptView(QWidget *parent) : QAbstractItemView(parent), m_delegate(new TranscriptDelegate(this))
{
    setItemDelegate(m_delegate);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // a width that does not depend on the height
    setVerticalScrollMode(ScrollPerPixel);
    setAutoScroll(false); // the current row may change because it was forgotten: no reason to go there
}

void TranscriptView::setModel(QAbstractItemModel *model)
{
    QAbstractItemView::setModel(model);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &TranscriptView::settle);
}

void TranscriptView::setPlaceholder(const QString &text)
{
    m_placeholder = text;
    viewport()->update();
}

void TranscriptView::relayout()
{
    m_layout.clear();
    if (model())
        m_layout.insert(0, guess(0, model()->rowCount()));
    settle();
}

void TranscriptView::follow()
{
    setFollowing(true);
    settle();
}

void TranscriptView::copySelection() const
{
    QModelIndexList indexes = selectionModel()->selectedRows();
    std::sort(indexes.begin(), indexes.end());
    QStringList lines;
    for (const QModelIndex &index : indexes)
        lines.append(index.data(TranscriptModel::CopyRole).toString());
    if (!lines.isEmpty())
        QApplication::clipboard()->setText(lines.join(u'\n'));
}

void TranscriptView::reset()
{
    QAbstractItemView::reset();
    m_topRow = 0;
    m_topOffset = 0;
    setFollowing(true);
    relayout();
}

void TranscriptView::rowsInserted(const QModelIndex &parent, int first, int last)
{
    QAbstractItemView::rowsInserted(parent, first, last);
    const int count = last - first + 1;
    if (first <= m_topRow && m_layout.count() > 0)
        m_topRow += count; // the same message stays at the upper edge
    m_layout.insert(first, guess(first, count));
    settle();
}

/// Only the bookkeeping: the model still has the rows, so nothing may be measured before rowsRemoved().
void TranscriptView::rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last)
{
    QAbstractItemView::rowsAboutToBeRemoved(parent, first, last);
    m_layout.remove(first, last - first + 1);
    if (m_topRow > last) {
        m_topRow -= last - first + 1;
    } else if (m_topRow >= first) {
        m_topRow = qMin(first, qMax(0, m_layout.count() - 1));
        m_topOffset = 0;
    }
}

/// A row that was measured may have got another height; no other row is looked at.
void TranscriptView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles)
{
    QAbstractItemView::dataChanged(topLeft, bottomRight, roles);
    if (m_layout.count() != model()->rowCount())
        return;
    const QStyleOptionViewItem option = rowOption();
    bool moved = false;
    for (int row = topLeft.row(); row <= bottomRight.row(); ++row) {
        const int height = m_layout.isMeasured(row) ? m_delegate->sizeHint(option, model()->index(row, 0)).height() : m_layout.height(row);
        if (height == m_layout.height(row))
            continue;
        m_layout.measure(row, height);
        moved = true;
    }
    if (moved)
        settle();
}

void TranscriptView::updateGeometries()
{
    QAbstractItemView::updateGeometries();
    settle();
}

void TranscriptView::scrollContentsBy(int, int)
{
    viewport()->update();
    if (m_settling || m_layout.count() == 0)
        return;
    const QScrollBar *bar = verticalScrollBar();
    const bool atEnd = bar->value() >= bar->maximum();
    takeScroll(bar->value());
    setFollowing(atEnd);
    settle();
    if (bar->value() < viewport()->height())
        emit topNeared();
}

/// Upwards, the rows that come in are measured and what was on the screen keeps its distance to them:
/// a wrong guess never makes the text jump.
void TranscriptView::takeScroll(int value)
{
    const int distance = m_layout.top(m_topRow) - value;
    if (distance <= 0 || distance > viewport()->height()) {
        m_topRow = m_layout.rowAt(value);
        m_topOffset = value - m_layout.top(m_topRow);
        return;
    }
    const QStyleOptionViewItem option = rowOption();
    int height = 0;
    while (height < distance && m_topRow > 0) {
        --m_topRow;
        measure(m_topRow, option);
        height += m_layout.height(m_topRow);
    }
    m_topOffset = qMax(0, height - distance);
}

void TranscriptView::settle()
{
    if (m_settling || !model() || m_layout.count() != model()->rowCount())
        return;
    const QScopedValueRollback settling(m_settling, true);
    if (m_layout.count() == 0)
        showScroll(0);
    else if (m_following)
        settleAtEnd(rowOption());
    else
        settleAtRow(rowOption());
    viewport()->update();
}

void TranscriptView::settleAtEnd(const QStyleOptionViewItem &option)
{
    int height = 0;
    for (int row = m_layout.count() - 1; row >= 0 && height < viewport()->height(); --row) {
        measure(row, option);
        height += m_layout.height(row);
    }
    showScroll(m_layout.totalHeight());
}

void TranscriptView::settleAtRow(const QStyleOptionViewItem &option)
{
    m_topRow = qBound(0, m_topRow, m_layout.count() - 1);
    measure(m_topRow, option);
    m_topOffset = qMin(m_topOffset, m_layout.height(m_topRow));
    int height = m_layout.height(m_topRow) - m_topOffset;
    for (int row = m_topRow + 1; row < m_layout.count() && height < viewport()->height(); ++row) {
        measure(row, option);
        height += m_layout.height(row);
    }
    showScroll(m_layout.top(m_topRow) + m_topOffset);
}

void TranscriptView::showScroll(int value)
{
    QScrollBar *bar = verticalScrollBar();
    bar->setRange(0, qMax(0, m_layout.totalHeight() - viewport()->height()));
    bar->setPageStep(viewport()->height());
    bar->setSingleStep(fontMetrics().height());
    bar->setValue(value);
    if (m_layout.count() == 0)
        return;
    m_topRow = m_layout.rowAt(bar->value());
    m_topOffset = bar->value() - m_layout.top(m_topRow);
}

void TranscriptView::setFollowing(bool following)
{
    if (m_following == following)
        return;
    m_following = following;
    emit followingChanged(following);
}

void TranscriptView::measure(int row, const QStyleOptionViewItem &option)
{
    if (!m_layout.isMeasured(row))
        m_layout.measure(row, m_delegate->sizeHint(option, model()->index(row, 0)).height());
}

QList<int> TranscriptView::guess(int first, int count) const
{
    const QStyleOptionViewItem option = rowOption();
    QList<int> guesses;
    guesses.reserve(count);
    for (int row = first; row < first + count; ++row)
        guesses.append(m_delegate->guessedHeight(option, model()->index(row, 0)));
    return guesses;
}

QStyleOptionViewItem TranscriptView::rowOption() const
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.rect = QRect(0, 0, viewport()->width(), 0);
    return option;
}

void TranscriptView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    if (m_layout.count() == 0) {
        painter.setPen(dimmedText(palette()));
        painter.drawText(viewport()->rect().adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap, m_placeholder);
        return;
    }
    QStyleOptionViewItem option = rowOption();
    const QStyle::State state = option.state & ~QStyle::State_HasFocus;
    for (int row = m_layout.rowAt(event->rect().top() + verticalOffset()); row < m_layout.count(); ++row) {
        const QModelIndex index = model()->index(row, 0);
        option.rect = visualRect(index);
        if (option.rect.top() > event->rect().bottom())
            break;
        option.state = state;
        option.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
        option.state.setFlag(QStyle::State_HasFocus, hasFocus() && index == currentIndex());
        m_delegate->paint(&painter, option, index);
    }
}

void TranscriptView::resizeEvent(QResizeEvent *event)
{
    if (event->size().width() != event->oldSize().width())
        relayout();
    QAbstractItemView::resizeEvent(event);
}

void TranscriptView::changeEvent(QEvent *event)
{
    QAbstractItemView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        relayout();
}

void TranscriptView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
        event->accept();
        return;
    }
    const QModelIndex before = currentIndex();
    QAbstractItemView::keyPressEvent(event);
    if (currentIndex() != before)
        scrollTo(currentIndex());
}

QRect TranscriptView::visualRect(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= m_layout.count())
        return {};
    return {0, m_layout.top(index.row()) - verticalOffset(), viewport()->width(), m_layout.height(index.row())};
}

void TranscriptView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    const QRect rect = visualRect(index);
    const int spare = viewport()->height() - rect.height();
    int shift = 0;
    if (hint == PositionAtTop || (hint == EnsureVisible && (rect.top() < 0 || spare < 0)))
        shift = rect.top();
    else if (hint == PositionAtBottom || (hint == EnsureVisible && rect.top() > spare))
        shift = rect.top() - spare;
    else if (hint == PositionAtCenter)
        shift = rect.top() - spare / 2;
    verticalScrollBar()->setValue(verticalScrollBar()->value() + shift);
}

QModelIndex TranscriptView::indexAt(const QPoint &point) const
{
    const int y = point.y() + verticalOffset();
    if (y < 0 || y >= m_layout.totalHeight())
        return {};
    return model()->index(m_layout.rowAt(y), 0);
}

QModelIndex TranscriptView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    if (m_layout.count() == 0)
        return {};
    const int bottomRow = m_layout.rowAt(verticalOffset() + viewport()->height() - 1);
    const int row = currentIndex().isValid() ? currentIndex().row() : bottomRow;
    const int page = qMax(1, bottomRow - m_layout.rowAt(verticalOffset()) - 1);
    const auto target = [&] {
        switch (action) {
        case MoveUp:
        case MovePrevious:
            return row - 1;
        case MoveDown:
        case MoveNext:
            return row + 1;
        case MovePageUp:
            return row - page;
        case MovePageDown:
            return row + page;
        case MoveHome:
            return 0;
        case MoveEnd:
            return m_layout.count() - 1;
        case MoveLeft:
        case MoveRight:
            break;
        }
        return row;
    };
    return model()->index(qBound(0, target(), m_layout.count() - 1), 0);
}

int TranscriptView::verticalOffset() const
{
    return verticalScrollBar()->value();
}

bool TranscriptView::isIndexHidden(const QModelIndex &) const
{
    return false;
}

void TranscriptView::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags flags)
{
    if (m_layout.count() == 0)
        return;
    const int first = m_layout.rowAt(rect.normalized().top() + verticalOffset());
    const int last = m_layout.rowAt(rect.normalized().bottom() + verticalOffset());
    selectionModel()->select(QItemSelection(model()->index(first, 0), model()->index(last, 0)), flags);
}

QRegion TranscriptView::visualRegionForSelection(const QItemSelection &selection) const
{
    QRegion region;
    for (const QItemSelectionRange &range : selection)
        region += visualRect(range.topLeft()).united(visualRect(range.bottomRight()));
    return region & viewport()->rect();
}

} // namespace LabChat
