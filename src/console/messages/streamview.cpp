// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/streamview.h"

#include "console/messages/streammodel.h"

namespace LabChat {

StreamView::StreamView(QWidget *parent) : FollowingView(parent)
{
    setVerticalScrollMode(ScrollPerPixel);
}

void StreamView::setModel(QAbstractItemModel *model)
{
    FollowingView::setModel(model);
    connect(model, &QAbstractItemModel::rowsRemoved, this, [this] { viewport()->update(); });
}

void StreamView::reset()
{
    m_top = QPersistentModelIndex();
    FollowingView::reset();
}

/// Older rows are laid out at once, while the row at the upper edge is known.
void StreamView::rowsInserted(const QModelIndex &parent, int start, int end)
{
    FollowingView::rowsInserted(parent, start, end);
    if (start == 0)
        executeDelayedItemsLayout();
}

void StreamView::stay(bool atEnd)
{
    QScrollBar *bar = verticalScrollBar();
    if (atEnd) {
        m_top = QPersistentModelIndex();
        bar->setValue(bar->maximum());
        return;
    }
    if (m_top.isValid())
        bar->setValue(bar->value() + visualRect(m_top).top() - m_topOffset);
    if (bar->maximum() == 0 && model()->rowCount() > 0)
        following()->set(true); // everything is visible
}

/// Forgets the previous row first: if new rows wait to be laid out, indexAt() lays them out, and stay() would go back to that row.
void StreamView::takePlace()
{
    m_top = QPersistentModelIndex();
    m_top = indexAt(QPoint(0, 0)).siblingAtColumn(StreamModel::TextColumn);
    m_topOffset = m_top.isValid() ? visualRect(m_top).top() : 0;
}

void StreamView::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        emit openRequested(currentIndex());
        event->accept();
        return;
    }
    FollowingView::keyPressEvent(event);
}

void StreamView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid())
        emit openRequested(index);
    else
        FollowingView::mouseDoubleClickEvent(event);
}

} // namespace LabChat
