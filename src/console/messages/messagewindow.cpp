// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/messagewindow.h"

namespace LabChat {

void MessageWindow::setFollowing(bool following)
{
    m_following = following;
    trim();
}

int MessageWindow::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

void MessageWindow::clear()
{
    beginResetModel();
    m_rows.clear();
    m_missed = 0;
    m_following = true;
    m_detached = false;
    endResetModel();
    emit missedChanged();
}

bool MessageWindow::hasRoomFor(int count) const
{
    return !m_detached && (m_following || rowCount() + count <= maxRowsReadBack);
}

void MessageWindow::miss(int count)
{
    m_detached = true;
    m_missed += count;
    emit missedChanged();
}

void MessageWindow::append(const QList<MessageRow> &messages)
{
    if (messages.isEmpty())
        return;
    if (!hasRoomFor(int(messages.size()))) {
        miss(int(messages.size()));
        return;
    }
    insertAtEnd(messages);
    trim();
}

/// Detached until the rows are there: a view must not follow to an end that was not the end.
void MessageWindow::extend(const QList<MessageRow> &messages, bool reachesEnd)
{
    m_detached = m_detached || !reachesEnd;
    insertAtEnd(messages);
    m_detached = !reachesEnd;
    if (reachesEnd)
        m_missed = 0;
    trim();
    emit missedChanged();
}

void MessageWindow::prepend(const QList<MessageRow> &messages)
{
    if (messages.isEmpty())
        return;
    beginInsertRows({}, 0, int(messages.size()) - 1);
    m_rows = messages + m_rows;
    endInsertRows();
    if (rowCount() <= maxRowsReadBack)
        return;
    m_detached = true;
    removeAt(maxRowsReadBack, rowCount() - maxRowsReadBack);
    emit missedChanged();
}

void MessageWindow::insertAtEnd(const QList<MessageRow> &messages)
{
    if (messages.isEmpty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + int(messages.size()) - 1);
    m_rows.append(messages);
    endInsertRows();
}

void MessageWindow::removeAt(int first, int count)
{
    beginRemoveRows({}, first, first + count - 1);
    m_rows.remove(first, count);
    endRemoveRows();
}

/// Drops one page more than necessary, so that a busy list is not trimmed with each message.
void MessageWindow::trim()
{
    const int most = m_following && !m_detached ? maxRows : maxRowsReadBack;
    if (rowCount() <= most)
        return;
    const int count = rowCount() - most + pageSize;
    prepareToDrop(count);
    removeAt(0, count);
}

void MessageWindow::repaintRow(int row)
{
    emit dataChanged(index(row, 0), index(row, columnCount() - 1));
}

} // namespace LabChat
