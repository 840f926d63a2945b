// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/followingview.h"

#include "console/messages/messagewindow.h"
#include "console/widgets/accents.h"

#include <QtGui/QClipboard>
#include <QtGui/QPainter>
#include <QtWidgets/QApplication>

#include <algorithm>
#include <utility>

namespace LabChat {

Following::Following(QAbstractItemView *view) : QObject(view), m_view(view) {}

void Following::set(bool isOn, const std::function<void()> &beforeReport)
{
    const bool changes = std::exchange(m_isOn, isOn) != isOn;
    if (beforeReport)
        beforeReport();
    if (changes)
        emit changed(isOn);
}

void Following::drive(MessageWindow *window) const
{
    connect(this, &Following::changed, window, &MessageWindow::setFollowing);
    connect(this, &Following::topNeared, window, &MessageWindow::loadOlder);
}

void Following::setPlaceholder(const QString &text)
{
    m_placeholder = text;
    m_view->viewport()->update();
}

void Following::paintPlaceholder() const
{
    QPainter painter(m_view->viewport());
    painter.setPen(dimmedText(m_view->palette()));
    painter.drawText(m_view->viewport()->rect().adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap, m_placeholder);
}

void Following::copySelection() const
{
    QModelIndexList indexes = m_view->selectionModel()->selectedRows();
    std::sort(indexes.begin(), indexes.end());
    QStringList lines;
    for (const QModelIndex &index : indexes)
        lines.append(index.data(MessageWindow::CopyRole).toString());
    if (!lines.isEmpty())
        QApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace LabChat
