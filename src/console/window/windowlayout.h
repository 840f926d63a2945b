// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/window/panel.h"

namespace LabChat {

class ShownSession;
struct ConsoleContext;

/// The saved state of the window: its geometry, the session that it showed, and the
/// state of its panels. Main thread; owned by the window; must not outlive the panels.
class WindowLayout final : public QObject {
    Q_OBJECT

public:
    WindowLayout(const ConsoleContext &context, const QList<Panel *> &panels, QWidget *window);

    void restore();
    void save() const;
    void reset();

    /// The sessions of the log are known: from now on the shown session is saved, too, and everything is saved every minute.
    void start() { m_timer.start(); }
    /// The session that was shown last, or else the newest one. 0: none.
    [[nodiscard]] qint64 lastSession() const;

private:
    QSettings *m_settings;
    const SessionMonitor *m_monitor;
    const ShownSession *m_shown;
    QList<Panel *> m_panels;
    QWidget *m_window;
    QTimer m_timer{this}; ///< so that a crash does not lose the layout of the day
};

} // namespace LabChat
