// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sockets/epollsocket.h"

#include <array>
#include <cerrno>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

namespace LabChat {

namespace {

/// Of one socket in one turn, so that nobody waits for a peer that sends without end.
constexpr std::size_t readAtOnce = 64 * 1024;
constexpr std::size_t piecesAtOnce = 16;

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
    if (!m_unsent.isEmpty()) {
        keepUnsent(bytes);
        return;
    }
    const auto result = ::send(m_descriptor, bytes.constData(), std::size_t(bytes.size()), MSG_DONTWAIT | MSG_NOSIGNAL);
    if (result < 0 && !isOnlyBusy(errno)) {
        hangUp();
        return;
    }
    if (result == bytes.size())
        return;
    keepUnsent(bytes);
    take(qMax<qsizetype>(result, 0));
    awaitRoom();
}

void EpollSocket::write(const QByteArrayList &pieces)
{
    if (m_closing || m_hungUp)
        return;
    const bool isBehind = !m_unsent.isEmpty();
    for (const QByteArray &piece : pieces)
        keepUnsent(piece);
    if (isBehind || !sendUnsent())
        return;
    if (!m_unsent.isEmpty())
        awaitRoom();
}

void EpollSocket::keepUnsent(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return;
    m_unsent.append(bytes);
    m_unsentBytes += bytes.size();
}

void EpollSocket::awaitRoom()
{
    if (m_listener)
        m_hub->change(m_descriptor, this, EPOLLIN | EPOLLOUT);
}

/// The kernel has taken so many bytes.
void EpollSocket::take(qsizetype bytes)
{
    m_unsentBytes -= bytes;
    m_sent += bytes;
    qsizetype whole = 0;
    while (whole < m_unsent.size() && m_sent >= m_unsent.at(whole).size())
        m_sent -= m_unsent.at(whole++).size();
    if (whole == m_unsent.size())
        m_unsent = {};
    else
        m_unsent.remove(0, whole);
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
        goOn();
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

/// False: the connection is lost.
bool EpollSocket::sendUnsent()
{
    std::array<iovec, piecesAtOnce> parts{};
    std::size_t count = 0;
    for (qsizetype skipped = m_sent; count < parts.size() && qsizetype(count) < m_unsent.size(); skipped = 0) {
        const QByteArray &piece = m_unsent.at(qsizetype(count));
        parts[count++] = {const_cast<char *>(piece.constData()) + skipped, std::size_t(piece.size() - skipped)};
    }
    msghdr message{};
    message.msg_iov = parts.data();
    message.msg_iovlen = count;
    const auto result = ::sendmsg(m_descriptor, &message, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (result >= 0) {
        take(qsizetype(result));
    } else if (!isOnlyBusy(errno)) {
        hangUp();
        return false;
    }
    return true;
}

/// The kernel can take more.
void EpollSocket::goOn()
{
    if (!sendUnsent() || !m_unsent.isEmpty())
        return;
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
