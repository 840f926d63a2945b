// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session/sessionmonitor.h"

#include <QtCore/QElapsedTimer>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
class QStatusBar;
QT_END_NAMESPACE

namespace LabChat {

/// What the status bar always says: address, participants online, messages, last commit, disk left.
/// Main thread; owned by the window.
class StatusLine final : public QObject {
    Q_OBJECT

public:
    StatusLine(QStatusBar *bar, const SessionMonitor *monitor, const QString &dataDirectory);

    void setAddress(const ServerAddress &address);
    /// Null: no session.
    void setSession(const WatchedSession *watched);
    /// How many messages wait for approval.
    void setWaiting(int waiting);

signals:
    void approvalRequested();

private:
    QLabel *addLabel(const QString &name, const QString &accessibleName);
    void refresh();
    void refreshDisk();

    QStatusBar *m_bar;
    const SessionMonitor *m_monitor;
    const WatchedSession *m_watched = nullptr;
    QString m_dataDirectory;
    QElapsedTimer m_sinceDisk;
    QLabel *m_addressLabel;
    QLabel *m_onlineLabel;
    QLabel *m_messagesLabel;
    QLabel *m_commitLabel;
    QLabel *m_diskLabel;
    QPushButton *m_waitingButton;
};

} // namespace LabChat
