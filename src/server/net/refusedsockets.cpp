// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/refusedsockets.h"

#include <algorithm>

namespace LabChat {

using namespace std::chrono_literals;

RefusedSockets::RefusedSockets(QObject *parent) : QObject(parent), m_tick(this)
{
    m_tick.setSingleShot(true);
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, &RefusedSockets::report);
}

void RefusedSockets::note(RefusedSocket::Reason reason, const QByteArray &origin, const QByteArray &host, const QString &text, const QString &otherPagesKey)
{
    const QString detail = text.endsWith(u'.') ? text.chopped(1) : text; // some are whole sentences
    const QString page = QString::fromLatin1(origin.left(maxCharacters));
    const QString server = QString::fromLatin1(host.left(maxCharacters));
    auto kind = std::find_if(m_kinds.begin(), m_kinds.end(), [&](const Kind &known) {
        return known.socket.reason == reason && known.socket.origin == page && known.socket.host == server && known.socket.detail == detail;
    });
    if (kind == m_kinds.end()) {
        if (m_kinds.size() >= maxKinds && !forgetOne())
            return;
        m_kinds.append(Kind{{reason, page, server, 0, detail, otherPagesKey}});
    } else {
        m_kinds.append(m_kinds.takeAt(std::distance(m_kinds.begin(), kind))); // the newest last
    }
    Kind &newest = m_kinds.last();
    ++newest.socket.times;
    newest.hasChanged = true;
    if (!m_tick.isActive()) {
        report();
        m_tick.start();
    }
}

/// A proxy that does not pass on WebSockets lets no page's socket open.
void RefusedSockets::noteOpened(const QByteArray &origin)
{
    if (m_kinds.isEmpty())
        return;
    const QString page = QString::fromLatin1(origin.left(maxCharacters));
    forget([&page](const RefusedSocket &socket) { return socket.reason != RefusedSocket::Reason::Ticket && socket.origin == page; });
}

void RefusedSockets::noteAdmitted(const QByteArray &origin, const QString &key)
{
    if (m_kinds.isEmpty())
        return;
    const QString page = QString::fromLatin1(origin.left(maxCharacters));
    forget([&](const RefusedSocket &socket) { return !socket.otherPagesKey.isEmpty() && socket.otherPagesKey == key && socket.origin == page; });
}

void RefusedSockets::forget(const std::function<bool(const RefusedSocket &)> &isOver)
{
    QList<RefusedSocket> ended;
    m_kinds.removeIf([&](const Kind &kind) {
        if (!isOver(kind.socket))
            return false;
        ended.append(kind.socket);
        return true;
    });
    for (const RefusedSocket &socket : std::as_const(ended))
        emit over(socket);
}

/// The one that was refused longest ago, unless the operator has not heard of it. False: there is none.
bool RefusedSockets::forgetOne()
{
    const auto known = std::find_if(m_kinds.begin(), m_kinds.end(), [](const Kind &kind) { return !kind.hasChanged; });
    if (known == m_kinds.end())
        return false;
    m_kinds.erase(known);
    return true;
}

void RefusedSockets::report()
{
    for (Kind &kind : m_kinds) {
        if (std::exchange(kind.hasChanged, false))
            emit refused(kind.socket);
    }
}

} // namespace LabChat
