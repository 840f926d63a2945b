// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/logarchive.h"

#include <QtCore/QFutureWatcher>
#include <QtCore/QHash>

namespace LabChat {

/// Reads single messages from the log, one after the other, and caches them. Main thread; owned by the model that shows them.
class MessageFinder final : public QObject {
    Q_OBJECT

public:
    MessageFinder(const LogArchive *archive, QObject *parent);

    /// 0: none. Clears the cache.
    void setSession(qint64 session);
    /// Null: not loaded yet; found() will report it, if it exists.
    [[nodiscard]] const Event *find(int channel, qint64 seq);

signals:
    void found(qint64 seq);

private:
    struct Wanted {
        int channel = 0;
        qint64 seq = 0;
    };

    void next();
    void takeAnswer();

    const LogArchive *m_archive;
    qint64 m_session = 0;
    QHash<qint64, Event> m_found;  ///< by seq
    QSet<qint64> m_asked;
    QList<Wanted> m_wanted;        ///< the first one is being read
    QFutureWatcher<Result<QList<Event>>> m_watcher;
};

} // namespace LabChat
