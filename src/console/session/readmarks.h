// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session/watchedsession.h"

#include <QtCore/QHash>
#include <QtCore/QObject>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace LabChat {

/// How many messages of each channel the operator has read; survives a restart. Main thread; owned by the workspace.
class ReadMarks final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// The messages since the channel was last read.
    [[nodiscard]] qint64 unread(const WatchedSession &watched, int channel) const;
    void markRead(const WatchedSession &watched, int channel);
    void markAllRead(const WatchedSession &watched);

    /// Of the last few sessions.
    void save(QSettings &settings) const;
    void restore(const QSettings &settings);

signals:
    /// @p channel 0: all of the session's.
    void changed(qint64 session, int channel);

private:
    QList<qint64> &marksOf(const Session &session);

    QHash<QString, QList<qint64>> m_read; ///< by the session's code, then by channel: number of read messages
    QStringList m_codes;                  ///< the session that was read last is at the end
};

} // namespace LabChat
