// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/operatorservice.h"

#include <QtCore/QTimer>

namespace LabChat {

/// Who waits in which room for a session: everybody who has asked recently, because the waiting
/// page asks again every few seconds. Not in the log. Lives in the net thread, owned by HttpRoutes.
class WaitingRooms final : public QObject {
    Q_OBJECT

public:
    static constexpr int maxUnnamed = 10'000;  ///< in a room; more are not counted
    static constexpr qint64 patienceMs = 10'000;

    /// @p clock must not jump.
    WaitingRooms(Clock clock, QObject *parent);

    /// A label of the room has asked.
    void noteLabel(const QString &room, const QString &label) { note(room, label, true); }
    /// A browser, recognised by a cookie, has asked.
    void noteBrowser(const QString &room, const QString &cookie) { note(room, cookie, false); }
    /// A participant has taken a place.
    void leave(const QString &room, const QString &labelOrCookie);

signals:
    /// The rooms in which somebody arrived or left since the last report.
    void changed(const QList<LabChat::RoomWaiting> &rooms);

private:
    using LastAskedMs = QHash<QString, qint64>;
    struct Waiting {
        LastAskedMs labels;
        LastAskedMs browsers;
        bool hasChanged = false;
    };
    void note(const QString &room, const QString &who, bool isLabel);
    void emitChanged();
    [[nodiscard]] static bool forgetUntil(LastAskedMs &asked, qint64 lastMs);

    Clock m_clock;
    QHash<QString, Waiting> m_rooms;
    QTimer m_tick;  ///< active only while somebody waits
};

} // namespace LabChat
