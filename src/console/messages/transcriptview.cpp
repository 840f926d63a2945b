// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/transcriptview.h"

#include "console/messages/transcriptdelegate.h"

#include <QtGui/QPainter>

namespace LabChat {

namespace {

constexpr int focusWidth = 2;

} // namespace

TranscriptView::TranscriptView(QWidget *parent) : FollowingView(parent), m_delegate(new TranscriptDelegate(this))
{
    setItemDelegate(m_delegate);
    setVerticalScrollMode(ScrollPerPixel);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // the width must not depend on the height
}

void TranscriptView::setModel(QAbstractItemModel *model)
{
    FollowingView::setModel(model);
    connect(model, &QAbstractItemModel::rowsRemoved, this, [this] { settle(); });
}

void TranscriptView::relayout()
{
    m_layout.clear();
    if (model())
        m_layout.insert(0, guess(0, model()->rowCount()));
    settle();
}

void TranscriptView::reset()
{
    m_place.reset();
    FollowingView::reset();
    relayout();
}

void TranscriptView::rowsInserted(const QModelIndex &parent, int first, int last)
{
    FollowingView::rowsInserted(parent, first, last);
    const int count = last - first + 1;
    m_place.rowsInserted(first, count);
    m_layout.insert(first, guess(first, count));
    settle();
}

/// Only internal data: the model still has the rows, so nothing may be measured before rowsRemoved().
void TranscriptView::rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last)
{
    FollowingView::rowsAboutToBeRemoved(parent, first, last);
    m_layout.remove(first, last - first + 1);
    m_place.rowsRemoved(first, last);
}

/// A measured row may have a new height; other rows are not affected.
void TranscriptView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles)
{
    FollowingView::dataChanged(topLeft, bottomRight, roles);
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

void TranscriptView::stay(bool atEnd)
{
    if (m_layout.count() != model()->rowCount())
        return;
    if (m_layout.count() == 0)
        showScroll(0);
    else
        showScroll(atEnd ? m_place.yOfEnd(viewport()->height(), measurer()) : m_place.yToStay(viewport()->height(), measurer()));
    viewport()->update();
}

void TranscriptView::takePlace()
{
    m_place.scrollTo(verticalScrollBar()->value(), viewport()->height(), measurer());
}

void TranscriptView::showScroll(int value)
{
    QScrollBar *bar = verticalScrollBar();
    bar->setRange(0, qMax(0, m_layout.totalHeight() - viewport()->height()));
    bar->setPageStep(viewport()->height());
    bar->setSingleStep(fontMetrics().height());
    bar->setValue(value);
    m_place.setY(bar->value());
}

TranscriptPlace::Measure TranscriptView::measurer()
{
    return [this, option = rowOption()](int row) {
        if (!m_layout.isMeasured(row))
            m_layout.measure(row, m_delegate->sizeHint(option, model()->index(row, 0)).height());
    };
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
    FollowingView::paintEvent(event);
    paintRows(event->rect());
    if (hasFocus())
        paintFocus();
}

void TranscriptView::paintRows(const QRect &area)
{
    if (m_layout.count() == 0)
        return;
    QPainter painter(viewport());
    QStyleOptionViewItem option = rowOption();
    const QStyle::State state = option.state & ~QStyle::State_HasFocus;
    for (int row = m_layout.rowAt(area.top() + verticalOffset()); row < m_layout.count(); ++row) {
        const QModelIndex index = model()->index(row, 0);
        option.rect = visualRect(index);
        if (option.rect.top() > area.bottom())
            break;
        option.state = state;
        option.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
        option.state.setFlag(QStyle::State_HasFocus, hasFocus() && index == currentIndex());
        m_delegate->paint(&painter, option, index);
    }
}

/// A style draws no frame around a view that has the focus, and a transcript may have no row that could show it.
void TranscriptView::paintFocus()
{
    QPainter painter(viewport());
    painter.setPen(QPen(palette().color(QPalette::Highlight), focusWidth));
    constexpr int inset = focusWidth / 2;
    painter.drawRect(viewport()->rect().adjusted(inset, inset, -inset, -inset));
}

void TranscriptView::resizeEvent(QResizeEvent *event)
{
    if (event->size().width() != event->oldSize().width())
        relayout();
    FollowingView::resizeEvent(event);
}

void TranscriptView::changeEvent(QEvent *event)
{
    FollowingView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        relayout();
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
