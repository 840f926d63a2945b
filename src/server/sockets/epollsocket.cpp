// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sockets/epollsocket.h"

#include <array>
#include <cerrno>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace LabChat {

namespace {

/// Of one socket in one turn, so that nobody waits for a peer that sends without end.
constexpr std::size_t readAtOnce = 64 * 1024;

bool isOnlyBusy(int error)
{
    return error == EAGAIN || error == EWOULDBLOCK || error == EINTR;
}

} // namespace

EpollSocket::EpollSocket(std::shared_ptr<EpollHub> hub, int descriptor, std::shared_ptr<void> place)
    : m_hub(std::move(hub)), m_descriptor(descriptor), m_place(std::move(place))
{
}

EpollSocket::~EpollSocket()
{
    if (m_descriptor < 0)
        return;
    m_hub->forget(m_descriptor, this);
    if (m_closing && bytesToWrite() == 0)
        m_hub->linger(m_descriptor, std::move(m_place));
    else
        ::close(m_descriptor);
}

void EpollSocket::listen(TransportListener *listener)
{
    m_listener = listener;
    if (!m_hub->watch(m_descriptor, this, m_unsent.isEmpty() ? EPOLLIN : EPOLLIN | EPOLLOUT))
        hangUp();
}

void EpollSocket::write(const QByteArray &bytes)
{
    if (m_closing || m_hungUp)
        return;
    qsizetype sent = 0;
    if (m_unsent.isEmpty()) {
        const auto result = ::send(m_descriptor, bytes.constData(), std::size_t(bytes.size()), MSG_DONTWAIT | MSG_NOSIGNAL);
        if (result < 0 && !isOnlyBusy(errno)) {
            hangUp();
            return;
        }
        sent = qMax<qsizetype>(result, 0);
        if (sent == bytes.size())
            return;
        if (m_listener)
            m_hub->change(m_descriptor, this, EPOLLIN | EPOLLOUT);
    }
    m_unsent.append(bytes.constData() + sent, bytes.size() - sent);
}

void EpollSocket::close(QWebSocketProtocol::CloseCode code)
{
    m_reader.stop();
    write(closeFrame(code));
    m_closing = true;
    if (bytesToWrite() == 0)
        hangUp();
}

void EpollSocket::ping(QByteArrayView payload)
{
    write(controlFrame(pongOpcode, payload));
    m_listener->answered();
}

void EpollSocket::ready(quint32 events)
{
    if ((events & EPOLLOUT) != 0)
        sendUnsent();
    if ((events & (EPOLLIN | EPOLLHUP | EPOLLERR)) != 0 && !m_hungUp)
        receive();
}

void EpollSocket::receive()
{
    static thread_local std::array<char, readAtOnce> buffer;
    const auto count = ::recv(m_descriptor, buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (count > 0)
        m_reader.read(buffer.data(), qsizetype(count), *this);
    else if (count == 0 || !isOnlyBusy(errno))
        hangUp();
}

void EpollSocket::sendUnsent()
{
    const auto result = ::send(m_descriptor, m_unsent.constData() + m_sent, std::size_t(bytesToWrite()), MSG_DONTWAIT | MSG_NOSIGNAL);
    if (result < 0) {
        if (!isOnlyBusy(errno))
            hangUp();
        return;
    }
    m_sent += qsizetype(result);
    if (bytesToWrite() > 0) {
        if (m_sent > bytesToWrite()) // a peer that is always a little behind must not keep what it has read
            m_unsent.remove(0, std::exchange(m_sent, 0));
        return;
    }
    m_unsent = {};
    m_sent = 0;
    m_hub->change(m_descriptor, this, EPOLLIN);
    if (m_closing)
        hangUp();
}

/// Nothing comes or goes any more. The descriptor is closed with this object, which its Connection deletes when it hears of it.
void EpollSocket::hangUp()
{
    if (std::exchange(m_hungUp, true))
        return;
    m_reader.stop();
    if (m_listener)
        m_hub->forget(m_descriptor, this);
    ::shutdown(m_descriptor, m_closing && bytesToWrite() == 0 ? SHUT_WR : SHUT_RDWR);
    QMetaObject::invokeMethod(this, [this] {
        if (m_listener)
            m_listener->closed();
    }, Qt::QueuedConnection);
}

} // namespace LabChat
