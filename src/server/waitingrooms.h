// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/operatorservice.h"

#include <QtCore/QTimer>

namespace LabChat {

/// Who waits in which room for a session to start: whoever asked lately, for the waiting page asks again each few
/// seconds. Nothing of it is in the log. Lives in the net thread, owned by HttpRoutes.
class WaitingRooms final : public QObject {
    Q_OBJECT

public:
    static constexpr int maxUnnamed = 10'000;  ///< in a room; more are not counted
    static constexpr qint64 patienceMs = 10'000;

    /// @p clock: may not jump.
    WaitingRooms(Clock clock, QObject *parent);

    /// A label asked, one of the room's own.
    void noteLabel(const QString &room, const QString &label) { note(room, label, true); }
    /// A browser that is known by a cookie asked.
    void noteBrowser(const QString &room, const QString &cookie) { note(room, cookie, false); }
    /// Somebody found a place.
    void leave(const QString &room, const QString &labelOrCookie);

signals:
    /// Of rooms in which somebody came or went since it was told last.
    void changed(const QList<LabChat::RoomWaiting> &rooms);

private:
    using LastAskedMs = QHash<QString, qint64>;
    struct Waiting {
        LastAskedMs labels;
        LastAskedMs browsers;
        bool hasChanged = false;
    };
    void note(const QString &room, const QString &who, bool isLabel);
    void tell();
    [[nodiscard]] static bool forgetUntil(LastAskedMs &asked, qint64 lastMs);

    Clock m_clock;
    QHash<QString, Waiting> m_rooms;
    QTimer m_tick;  ///< runs only while somebody waits
};

/// Milliseconds since some moment, at the computer's own pace whatever is done to its clock.
[[nodiscard]] Clock steadyClock();

} // namespace LabChat
