// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/entry/waitingrooms.h"

#include <algorithm>
#include <chrono>

namespace LabChat {

using namespace std::chrono_literals;

WaitingRooms::WaitingRooms(Clock clock, QObject *parent) : QObject(parent), m_clock(std::move(clock)), m_tick(this)
{
    m_tick.setInterval(500ms); // changes within this time are reported together
    connect(&m_tick, &QTimer::timeout, this, &WaitingRooms::emitChanged);
}

void WaitingRooms::note(const QString &room, const QString &who, bool isLabel)
{
    Waiting &waiting = m_rooms[room];
    LastAskedMs &asked = isLabel ? waiting.labels : waiting.browsers;
    const bool isNew = !asked.contains(who);
    if (isNew && !isLabel && asked.size() >= maxUnnamed)
        return;
    asked.insert(who, m_clock());
    waiting.hasChanged = waiting.hasChanged || isNew;
    if (!m_tick.isActive())
        m_tick.start();
}

void WaitingRooms::leave(const QString &room, const QString &labelOrCookie)
{
    const auto found = m_rooms.find(room);
    if (found != m_rooms.end() && (found->labels.remove(labelOrCookie) || found->browsers.remove(labelOrCookie)))
        found->hasChanged = true;
}

void WaitingRooms::emitChanged()
{
    const qint64 lastMs = m_clock() - patienceMs;
    QList<RoomWaiting> changes;
    for (auto it = m_rooms.begin(); it != m_rooms.end();) {
        const bool labelsWent = forgetUntil(it->labels, lastMs);
        const bool browsersWent = forgetUntil(it->browsers, lastMs);
        if (it->hasChanged || labelsWent || browsersWent) {
            QStringList labels = it->labels.keys();
            labels.sort();
            changes.append({it.key(), labels, int(it->browsers.size())});
        }
        it->hasChanged = false;
        it = it->labels.isEmpty() && it->browsers.isEmpty() ? m_rooms.erase(it) : std::next(it);
    }
    if (m_rooms.isEmpty())
        m_tick.stop();
    if (!changes.isEmpty())
        emit changed(changes);
}

bool WaitingRooms::forgetUntil(LastAskedMs &asked, qint64 lastMs)
{
    return asked.removeIf([lastMs](const LastAskedMs::iterator &entry) { return entry.value() < lastMs; }) > 0;
}

} // namespace LabChat
