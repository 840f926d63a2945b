// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/window/panel.h"

QT_BEGIN_NAMESPACE
class QDockWidget;
class QPushButton;
QT_END_NAMESPACE

namespace LabChat {

class Attention;
class Banner;
class HelpPanel;
class ShownSession;
class Workspace;
struct ConsoleContext;

/// Makes sure that no call for help is missed, in any session: a banner, a sound, a number
/// in the status bar and in the title of the panel. Main thread; owned by the window.
class HelpDesk final : public QObject, public Panel {
    Q_OBJECT

public:
    HelpDesk(const ConsoleContext &context, Workspace *workspace, QWidget *window);

    [[nodiscard]] Banner *banner() const { return m_banner; }
    [[nodiscard]] QPushButton *statusButton() const { return m_statusButton; }
    /// Shows the panel, with the newest call of any session if there is one.
    void open();
    /// Shows the private conversation with a participant of the shown session, who need not have called.
    void talkTo(int participant);

    void addSession(const WatchedSession &watched) override;
    void setSession(const WatchedSession *watched) override;
    void update(const SessionChanges &changes) override;

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
    ShownSession *m_shown;
    QWidget *m_window;
    HelpPanel *m_panel;
    QDockWidget *m_dock;
    Banner *m_banner;
    QPushButton *m_statusButton;
    Attention *m_attention;
    QList<Call> m_calls;       ///< waiting calls, the newest first
    bool m_putOff = false;     ///< the operator has dismissed the banner
};

} // namespace LabChat
