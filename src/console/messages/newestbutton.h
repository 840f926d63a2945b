// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/messages/followingview.h"
#include "console/messages/messagewindow.h"

#include <QtWidgets/QPushButton>

namespace LabChat {

/// Goes to the newest message. It is above a view of messages, visible while the view does
/// not follow the end, and shows how many messages are new. Main thread; owned by its panel.
class NewestButton final : public QPushButton {
    Q_OBJECT

public:
    using QPushButton::QPushButton;

    /// @p view shows @p window, or the part of it that matches a filter. Called once, after the view has its model.
    template <typename View>
    void watch(MessageWindow *window, FollowingView<View> *view)
    {
        connect(this, &QPushButton::clicked, view, [window, view] {
            if (window->isDetached())
                window->reload();
            else
                view->follow();
            view->setFocus();
        });
        watch(window, view->following(), view->model());
    }

private:
    void watch(MessageWindow *window, Following *following, QAbstractItemModel *shown);
    void noteRows(int count);
    void refresh();

    MessageWindow *m_window = nullptr;
    Following *m_following = nullptr;
    int m_unread = 0;  ///< rows that were added while the end was not followed
};

} // namespace LabChat
