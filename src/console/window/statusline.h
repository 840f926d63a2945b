// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/window/panel.h"

#include <QtCore/QElapsedTimer>

QT_BEGIN_NAMESPACE
class QLabel;
class QStatusBar;
QT_END_NAMESPACE

namespace LabChat {

/// The permanent texts of the status bar: address, participants online, messages, last commit, free disk space. Main thread; owned by the window.
class StatusLine final : public QObject, public Panel {
    Q_OBJECT

public:
    StatusLine(QStatusBar *bar, const SessionMonitor *monitor, const QString &dataDirectory);

    void setAddress(const ServerAddress &address);
    void setSession(const WatchedSession *watched) override;

private:
    QLabel *addLabel(const QString &name, const QString &accessibleName);
    void refresh();
    void refreshDisk();

    QStatusBar *m_bar;
    const SessionMonitor *m_monitor;
    const WatchedSession *m_watched = nullptr;
    QString m_dataDirectory;
    QElapsedTimer m_sinceDisk;
    bool m_askingDisk = false;
    QLabel *m_addressLabel;
    QLabel *m_onlineLabel;
    QLabel *m_messagesLabel;
    QLabel *m_commitLabel;
    QLabel *m_diskLabel;
};

} // namespace LabChat
