// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/streamview.h"

#include "console/messages/streammodel.h"
#include "console/widgets/accents.h"

#include <QtCore/QScopedValueRollback>
#include <QtGui/QClipboard>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QApplication>
#include <QtWidgets/QScrollBar>

#include <algorithm>

namespace LabChat {

StreamView::StreamView(QWidget *parent) : QTreeView(parent)
{
    setVerticalScrollMode(ScrollPerPixel);
    setAutoScroll(false); // the current row may change because it was forgotten: no reason to go there
}

void StreamView::setModel(QAbstractItemModel *model)
{
    QTreeView::setModel(model);
    connect(model, &QAbstractItemModel::rowsRemoved, this, [this] { viewport()->update(); });
}

void StreamView::follow()
{
    setFollowing(true);
    settle();
}

void StreamView::setPlaceholder(const QString &text)
{
    m_placeholder = text;
    viewport()->update();
}

void StreamView::copySelection() const
{
    QModelIndexList indexes = selectionModel()->selectedRows();
    std::sort(indexes.begin(), indexes.end());
    QStringList lines;
    for (const QModelIndex &index : indexes)
        lines.append(index.data(StreamModel::CopyRole).toString());
    if (!lines.isEmpty())
        QApplication::clipboard()->setText(lines.join(u'\n'));
}

void StreamView::reset()
{
    QTreeView::reset();
    m_top = QPersistentModelIndex();
    setFollowing(true);
}

void StreamView::updateGeometries()
{
    if (m_settling)
        return;
    {
        const QScopedValueRollback settling(m_settling, true);
        QTreeView::updateGeometries();
    }
    settle();
}

/// Older rows are laid out at once, while it is known what stands at the upper edge.
void StreamView::rowsInserted(const QModelIndex &parent, int start, int end)
{
    QTreeView::rowsInserted(parent, start, end);
    if (start == 0)
        executeDelayedItemsLayout();
}

void StreamView::settle()
{
    const QScopedValueRollback settling(m_settling, true);
    QScrollBar *bar = verticalScrollBar();
    if (m_following)
        bar->setValue(bar->maximum());
    else if (m_top.isValid())
        bar->setValue(bar->value() + visualRect(m_top).top() - m_topOffset);
    if (bar->maximum() == 0 && model() && model()->rowCount() > 0)
        setFollowing(true); // all of it is shown
}

void StreamView::scrollContentsBy(int dx, int dy)
{
    QTreeView::scrollContentsBy(dx, dy);
    if (m_settling || dy == 0)
        return;
    const QScrollBar *bar = verticalScrollBar();
    // Let go first: where new rows wait to be laid out, indexAt() does it, and settle() would scroll back.
    m_top = QPersistentModelIndex();
    setFollowing(bar->value() >= bar->maximum());
    m_top = indexAt(QPoint(0, 0)).siblingAtColumn(StreamModel::TextColumn);
    m_topOffset = m_top.isValid() ? visualRect(m_top).top() : 0;
    if (bar->value() < viewport()->height())
        emit topNeared();
}

void StreamView::setFollowing(bool following)
{
    if (m_following == following)
        return;
    m_following = following;
    emit followingChanged(following);
}

void StreamView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
        event->accept();
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        emit openRequested(currentIndex());
        event->accept();
        return;
    }
    const QModelIndex before = currentIndex();
    QTreeView::keyPressEvent(event);
    if (currentIndex() != before)
        scrollTo(currentIndex());
}

void StreamView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid())
        emit openRequested(index);
    else
        QTreeView::mouseDoubleClickEvent(event);
}

void StreamView::paintEvent(QPaintEvent *event)
{
    QTreeView::paintEvent(event);
    if (model() && model()->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(dimmedText(palette()));
    painter.drawText(viewport()->rect().adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap, m_placeholder);
}

} // namespace LabChat
