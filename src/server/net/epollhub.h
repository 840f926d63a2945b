// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QSet>
#include <QtCore/QSocketNotifier>
#include <QtCore/QTimer>

#include <chrono>
#include <memory>

namespace LabChat {

/// Who has a file descriptor in an EpollHub.
class EpollWatched {
public:
    /// @p events: EPOLLIN, EPOLLOUT, EPOLLHUP, EPOLLERR.
    virtual void ready(quint32 events) = 0;

protected:
    ~EpollWatched() = default;
};

/// Watches many sockets with one epoll instance, which the event loop watches as one file descriptor: a turn of the loop costs the sockets in which something happens,
/// not all of them (see “What was measured” in src/ARCHITECTURE.md). Lives in the net thread, where it is made;
/// it is there as long as the server or one of its sockets.
class EpollHub final : public QObject {
    Q_OBJECT

public:
    EpollHub();
    ~EpollHub() override;

    /// False: the kernel cannot.
    [[nodiscard]] bool watch(int descriptor, EpollWatched *watched, quint32 events);
    void change(int descriptor, EpollWatched *watched, quint32 events);
    void forget(int descriptor, EpollWatched *watched);
    /// Reads and drops what still comes, until the peer closes too or has had its time, and then closes the descriptor: closing while something is unread would reset
    /// the connection, and the peer could lose what was sent last (RFC 6455, section 7.1.1). @p place is kept until then.
    void linger(int descriptor, std::shared_ptr<void> place);
    /// Leaves in the kernel what comes, until readOn() or for this long: it is then read in one go.
    void pause(std::chrono::milliseconds atMost);
    void readOn();

signals:
    /// Around the reading of all sockets that are ready.
    void turnBegins();
    void turnEnds();

private:
    struct Farewell;
    void turn();
    void endFarewells();

    int m_epoll;
    QSocketNotifier m_notifier;
    bool m_isInTurn = false;
    QSet<EpollWatched *> m_forgotten; ///< in this turn
    QHash<int, std::shared_ptr<Farewell>> m_farewells; ///< by descriptor
    QTimer m_farewellTimer;
    QTimer m_pauseEnds;
};

} // namespace LabChat
