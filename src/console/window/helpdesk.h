// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session/sessionmonitor.h"

QT_BEGIN_NAMESPACE
class QDockWidget;
class QPushButton;
class QSettings;
class QStatusBar;
QT_END_NAMESPACE

namespace LabChat {

class Attention;
class Banner;
class Drafts;
class HelpPanel;
class OperatorActions;
class Preferences;
class Workspace;

/// Sees to it that no call for help goes unheard, in whichever session: a banner, a sound, a number in the status
/// bar and in the title of the panel with the private talks. Main thread; owned by the window.
class HelpDesk final : public QObject {
    Q_OBJECT

public:
    HelpDesk(const SessionMonitor *monitor, OperatorActions *actions, Drafts *drafts, const Preferences *preferences, Workspace *workspace,
             QStatusBar *bar, QWidget *window);

    [[nodiscard]] Banner *banner() const { return m_banner; }
    /// Null: no session.
    void setSession(const WatchedSession *watched);
    void update(const SessionChanges &changes);
    /// Shows the panel, with the newest call if there is one.
    void open();
    void saveLayout(QSettings &settings) const;
    void restoreLayout(const QSettings &settings);
    void resetLayout();

signals:
    /// A call of another session than the one that is shown is to be answered.
    void sessionRequested(qint64 id);

private:
    struct Call {
        qint64 session = 0;
        int participant = 0;
        qint64 atMs = 0;
    };

    void wire();
    void refresh();
    void showBanner();
    void showBadges();
    [[nodiscard]] QString caller(const Call &call) const;
    [[nodiscard]] QString words(const Call &call) const;

    const SessionMonitor *m_monitor;
    QWidget *m_window;
    HelpPanel *m_panel;
    QDockWidget *m_dock;
    Banner *m_banner;
    QPushButton *m_statusButton;
    Attention *m_attention;
    const WatchedSession *m_watched = nullptr;
    QList<Call> m_calls;       ///< that wait, the newest first
    bool m_putOff = false;     ///< the operator has seen the banner
};

} // namespace LabChat
