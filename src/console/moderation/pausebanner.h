// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/widgets/banner.h"

#include <QtCore/QTimer>

namespace LabChat {

class ActionsModel;
class WatchedSession;

/// A banner across the window: the shown session is paused, since when and by whom, with a button to resume. Main thread; owned by the window.
class PauseBanner final : public Banner {
    Q_OBJECT

public:
    PauseBanner(const ActionsModel *actions, QWidget *parent);

    /// Null: no session. To be called again after events in it.
    void setSession(const WatchedSession *watched);

signals:
    void resumeRequested();

private:
    void showPause();

    const ActionsModel *m_actions;
    const WatchedSession *m_watched = nullptr;
    QTimer m_timer;
};

} // namespace LabChat
