// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session/sessionmonitor.h"

#include <functional>

namespace LabChat {

class LogArchive;

/// Which session the window shows, and how it changes. Everything that needs the session asks here, so
/// that nothing uses an old one. Main thread; owned by the window; monitor and archive must outlive it.
class ShownSession final : public QObject {
    Q_OBJECT

public:
    ShownSession(SessionMonitor *monitor, const LogArchive *archive, QObject *parent);

    /// Null: none.
    [[nodiscard]] const WatchedSession *watched() const { return m_watched; }
    [[nodiscard]] bool isShown(qint64 id) const { return m_watched && m_watched->session().id == id; }

    /// Shows it; again if it is already shown, because it may have been read again. 0: none.
    void show(qint64 id);
    /// Shows it unless it is already shown. False: the monitor has no such session.
    bool goTo(qint64 id);
    /// Likewise, but first reads it from the log if the monitor does not have it. Calls @p then when it is shown.
    void open(qint64 id, const std::function<void()> &then);

signals:
    void changed(const LabChat::WatchedSession *watched);
    /// A session could not be read.
    void failed(const QString &text);

private:
    SessionMonitor *m_monitor;
    const LogArchive *m_archive;
    const WatchedSession *m_watched = nullptr;
};

} // namespace LabChat
