// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/newestbutton.h"

namespace LabChat {

void NewestButton::watch(MessageWindow *window, Following *following, QAbstractItemModel *shown)
{
    m_window = window;
    m_following = following;
    connect(window, &MessageWindow::missedChanged, this, &NewestButton::refresh);
    connect(following, &Following::changed, this, &NewestButton::refresh);
    connect(shown, &QAbstractItemModel::rowsInserted, this, [this, shown](const QModelIndex &, int first, int last) {
        if (first > 0 && last == shown->rowCount() - 1)
            noteRows(last - first + 1);
    });
    refresh();
}

void NewestButton::noteRows(int count)
{
    if (m_following->isOn())
        return;
    m_unread += count;
    refresh();
}

void NewestButton::refresh()
{
    if (m_following->isOn())
        m_unread = 0;
    const int unread = m_unread + m_window->missed();
    setText(unread > 0 ? tr("%Ln &new messages ↓", nullptr, unread) : tr("&Newest messages ↓"));
    setVisible(!m_following->isOn() || m_window->isDetached());
}

} // namespace LabChat
