// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/monitor/activitydata.h"
#include "console/session/sessionmonitor.h"
#include "core/base/clock.h"

#include <QtCore/QFutureWatcher>
#include <QtWidgets/QWidget>

#include <memory>

namespace LabChat {

namespace Ui {
class ActivityPanel;
}

/// The number of messages over time, with marks: from the log at first, then live. Redrawn at
/// most once per second and only while it is visible. Main thread; owned by the workspace.
class ActivityPanel final : public QWidget {
    Q_OBJECT

public:
    ActivityPanel(const LogArchive *archive, Clock clock, QWidget *parent);
    ~ActivityPanel() override;

    /// Null: no session.
    void setSession(const WatchedSession *watched);
    void update(const SessionChanges &changes);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void takeActivity();
    void add(const QList<Event> &events);
    void refresh();
    void showState(const QString &text);

    const LogArchive *m_archive;
    Clock m_clock;
    const WatchedSession *m_watched = nullptr;
    std::unique_ptr<Ui::ActivityPanel> m_ui;
    ActivityData m_data;
    bool m_loaded = false;
    QList<Event> m_early;   ///< committed while the log is being read
    QFutureWatcher<Result<Activity>> m_watcher;
    QTimer m_changed;       ///< active from a change until it is drawn
    QTimer m_time;          ///< moves the chart's end forward while nothing happens
};

} // namespace LabChat
