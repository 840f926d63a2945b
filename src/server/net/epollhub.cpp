// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/epollhub.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QThread>

#include <array>
#include <cerrno>
#include <csignal>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace LabChat {

using namespace std::chrono_literals;

namespace {

constexpr auto farewellTime = 3s;
constexpr std::size_t eventsInATurn = 512;

} // namespace

/// A connection that this side has ended.
struct EpollHub::Farewell final : EpollWatched {
    Farewell(EpollHub &itsHub, int itsDescriptor, std::shared_ptr<void> itsPlace) : hub(itsHub), descriptor(itsDescriptor), place(std::move(itsPlace)) {}
    Q_DISABLE_COPY_MOVE(Farewell)
    ~Farewell()
    {
        hub.forget(descriptor, this);
        ::close(descriptor);
    }
    void ready(quint32 /*events*/) override
    {
        std::array<char, 16 * 1024> dropped;
        const auto count = ::recv(descriptor, dropped.data(), dropped.size(), 0);
        if (count == 0 || (count < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR))
            deadline = QDeadlineTimer(0ms);
        if (deadline.hasExpired())
            QMetaObject::invokeMethod(&hub, &EpollHub::endFarewells, Qt::QueuedConnection);
    }

    EpollHub &hub;
    int descriptor;
    std::shared_ptr<void> place;
    QDeadlineTimer deadline{farewellTime};
};

EpollHub::EpollHub()
    : m_epoll(epoll_create1(EPOLL_CLOEXEC)), m_notifier(m_epoll, QSocketNotifier::Read), m_farewellTimer(this), m_pauseEnds(this)
{
    std::signal(SIGPIPE, SIG_IGN); // Qt does so, too; sendfile() has no flag for it
    m_farewellTimer.setInterval(1s);
    connect(&m_notifier, &QSocketNotifier::activated, this, &EpollHub::turn);
    m_pauseEnds.setSingleShot(true);
    connect(&m_pauseEnds, &QTimer::timeout, this, &EpollHub::readOn);
    connect(&m_farewellTimer, &QTimer::timeout, this, &EpollHub::endFarewells);
}

EpollHub::~EpollHub()
{
    m_farewells.clear();
    m_notifier.setEnabled(false);
    if (m_epoll >= 0)
        ::close(m_epoll);
}

bool EpollHub::watch(int descriptor, EpollWatched *watched, quint32 events)
{
    epoll_event wanted{events, {.ptr = watched}};
    m_forgotten.remove(watched); // a new one at the address of an old one
    return epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &wanted) == 0;
}

void EpollHub::change(int descriptor, EpollWatched *watched, quint32 events)
{
    epoll_event wanted{events, {.ptr = watched}};
    epoll_ctl(m_epoll, EPOLL_CTL_MOD, descriptor, &wanted);
}

void EpollHub::forget(int descriptor, EpollWatched *watched)
{
    epoll_ctl(m_epoll, EPOLL_CTL_DEL, descriptor, nullptr);
    if (m_isInTurn)
        m_forgotten.insert(watched);
}

void EpollHub::turn()
{
    Q_ASSERT(thread() == QThread::currentThread());
    std::array<epoll_event, eventsInATurn> events;
    const int count = epoll_wait(m_epoll, events.data(), int(events.size()), 0);
    m_isInTurn = true;
    emit turnBegins();
    for (int i = 0; i < count; ++i) {
        auto *const watched = static_cast<EpollWatched *>(events[std::size_t(i)].data.ptr);
        if (!m_forgotten.contains(watched))
            watched->ready(events[std::size_t(i)].events);
    }
    m_isInTurn = false;
    m_forgotten.clear();
    emit turnEnds();
}

void EpollHub::pause(std::chrono::milliseconds atMost)
{
    if (m_pauseEnds.isActive())
        return;
    m_notifier.setEnabled(false);
    m_pauseEnds.start(atMost);
}

void EpollHub::readOn()
{
    m_pauseEnds.stop();
    m_notifier.setEnabled(true);
}

void EpollHub::linger(int descriptor, std::shared_ptr<void> place)
{
    const auto farewell = std::make_shared<Farewell>(*this, descriptor, std::move(place));
    if (!watch(descriptor, farewell.get(), EPOLLIN))
        return;
    m_farewells.insert(descriptor, farewell);
    if (!m_farewellTimer.isActive()) // otherwise those who come would keep it from looking at those who are there
        m_farewellTimer.start();
}

void EpollHub::endFarewells()
{
    m_farewells.removeIf([](const QHash<int, std::shared_ptr<Farewell>>::iterator &each) { return each.value()->deadline.hasExpired(); });
    if (m_farewells.isEmpty())
        m_farewellTimer.stop();
}

} // namespace LabChat
