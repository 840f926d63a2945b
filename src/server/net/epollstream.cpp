// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/epollstream.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <netinet/in.h>
#include <numeric>
#include <sys/epoll.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

namespace LabChat {

namespace {

/// Of one socket in one turn, so that nobody waits for a peer that sends without end.
constexpr qsizetype readAtOnce = 64 * 1024;
constexpr std::size_t piecesAtOnce = 16;

bool isOnlyBusy(int error)
{
    return error == EAGAIN || error == EWOULDBLOCK || error == EINTR;
}

using NameOf = int (*)(int, sockaddr *, socklen_t *);

/// As QTcpSocket says it.
std::pair<QHostAddress, quint16> endOf(int descriptor, NameOf nameOf)
{
    sockaddr_storage name{};
    socklen_t size = sizeof name;
    auto *const address = reinterpret_cast<sockaddr *>(&name);
    if (nameOf(descriptor, address, &size) != 0 || (name.ss_family != AF_INET && name.ss_family != AF_INET6))
        return {};
    QHostAddress host(address);
    if (name.ss_family == AF_INET)
        return {host, ntohs(reinterpret_cast<sockaddr_in *>(&name)->sin_port)};
    const auto *const ipv6 = reinterpret_cast<sockaddr_in6 *>(&name);
    if (ipv6->sin6_scope_id != 0)
        host.setScopeId(QString::number(ipv6->sin6_scope_id));
    return {host, ntohs(ipv6->sin6_port)};
}

} // namespace

EpollStream::EpollStream(std::shared_ptr<EpollHub> hub, int descriptor, std::shared_ptr<void> place)
    : m_descriptor(descriptor), m_hub(std::move(hub)), m_place(std::move(place))
{
    fcntl(m_descriptor, F_SETFL, fcntl(m_descriptor, F_GETFL) | O_NONBLOCK); // sendfile() has no flag for it
}

EpollStream::~EpollStream()
{
    m_hub->forget(m_descriptor, this);
    if (m_closing && bytesToWrite() == 0)
        m_hub->linger(m_descriptor, std::move(m_place));
    else
        ::close(m_descriptor);
}

void EpollStream::listen(StreamReader *reader, qsizetype mostUnused)
{
    const bool isFirst = std::exchange(m_reader, reader) == nullptr;
    m_mostUnused = mostUnused;
    if (!isFirst || m_hungUp)
        return;
    m_watchedFor = m_unsent.isEmpty() ? EPOLLIN : EPOLLIN | EPOLLOUT;
    if (!m_hub->watch(m_descriptor, this, m_watchedFor))
        hangUp();
}

void EpollStream::pause()
{
    m_isPaused = true;
    watch();
}

void EpollStream::readOn()
{
    if (!std::exchange(m_isPaused, false))
        return;
    watch();
    if (m_unused.isEmpty())
        return;
    QMetaObject::invokeMethod(this, [this] {
        if (QByteArray unused = std::exchange(m_unused, {}); !unused.isEmpty())
            offer(unused.data(), unused.size());
    }, Qt::QueuedConnection);
}

void EpollStream::write(const QByteArray &bytes)
{
    if (m_closing || m_hungUp)
        return;
    if (!m_unsent.isEmpty()) {
        keepUnsent(bytes);
        return;
    }
    const auto result = ::send(m_descriptor, bytes.constData(), std::size_t(bytes.size()), MSG_NOSIGNAL);
    if (result != bytes.size())
        keepRest(result, bytes);
}

void EpollStream::write(const Piece &piece)
{
    if (piece.file() < 0 || m_closing || m_hungUp)
        write(piece.bytes());
    else if (!m_unsent.isEmpty())
        keepUnsent(piece);
    else if (const auto result = sendFile(piece, 0); result != piece.size())
        keepRest(result, piece);
}

/// @p result: of the system call that was to send @p piece.
void EpollStream::keepRest(ssize_t result, const Piece &piece)
{
    if (result < 0 && !isOnlyBusy(errno)) {
        hangUp();
        return;
    }
    keepUnsent(piece);
    take(qMax<qsizetype>(result, 0));
    watch();
}

void EpollStream::write(const Pieces &pieces)
{
    if (m_closing || m_hungUp)
        return;
    if (!m_unsent.isEmpty()) {
        for (const Piece &piece : pieces)
            keepUnsent(piece);
        return;
    }
    m_unsent = pieces;
    m_unsentBytes = std::accumulate(pieces.begin(), pieces.end(), qint64(0), [](qint64 sum, const Piece &piece) { return sum + piece.size(); });
    if (sendUnsent())
        watch();
}

void EpollStream::keepUnsent(const Piece &piece)
{
    if (piece.size() == 0)
        return;
    m_unsent.append(piece);
    m_unsentBytes += piece.size();
}

/// The kernel has taken so many bytes.
void EpollStream::take(qsizetype bytes)
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

/// What is @p after so many bytes of the piece.
ssize_t EpollStream::sendFile(const Piece &piece, qsizetype after) const
{
    off_t from = off_t(after);
    return ::sendfile(m_descriptor, piece.file(), &from, std::size_t(piece.size() - after));
}

/// The pieces up to the next one that is in a file.
ssize_t EpollStream::sendPlain(qsizetype &asked) const
{
    std::array<iovec, piecesAtOnce> parts{};
    std::size_t count = 0;
    bool isBeforeFile = false;
    for (qsizetype skipped = m_sent; count < parts.size() && qsizetype(count) < m_unsent.size(); skipped = 0) {
        const Piece &piece = m_unsent.at(qsizetype(count));
        isBeforeFile = piece.file() >= 0;
        if (isBeforeFile)
            break;
        parts[count++] = {const_cast<char *>(piece.bytes().constData()) + skipped, std::size_t(piece.size() - skipped)};
        asked += piece.size() - skipped;
    }
    msghdr message{};
    message.msg_iov = parts.data();
    message.msg_iovlen = count;
    return ::sendmsg(m_descriptor, &message, MSG_NOSIGNAL | (isBeforeFile ? MSG_MORE : 0));
}

/// As much as the kernel takes. False: the connection is lost.
bool EpollStream::sendUnsent()
{
    while (!m_unsent.isEmpty()) {
        const Piece &first = m_unsent.constFirst();
        qsizetype asked = first.file() >= 0 ? first.size() - m_sent : 0;
        const auto result = first.file() >= 0 ? sendFile(first, m_sent) : sendPlain(asked);
        if (result < 0 && !isOnlyBusy(errno)) {
            hangUp();
            return false;
        }
        take(qMax<qsizetype>(result, 0));
        if (result < asked)
            break;
    }
    return true;
}

void EpollStream::finish()
{
    if (std::exchange(m_closing, true))
        return;
    if (bytesToWrite() == 0)
        hangUp();
    else
        watch();
}

void EpollStream::ready(quint32 events)
{
    if ((events & EPOLLOUT) != 0)
        goOn();
    if ((events & (EPOLLIN | EPOLLHUP | EPOLLERR)) == 0 || m_hungUp)
        return;
    if (isReading())
        receive();
    else if ((events & (EPOLLHUP | EPOLLERR)) != 0)
        hangUp();
}

void EpollStream::receive()
{
    static thread_local std::array<char, std::size_t(readAtOnce)> buffer;
    const qsizetype room = std::clamp<qsizetype>(m_mostUnused - m_unused.size(), 1, readAtOnce);
    const auto count = ::recv(m_descriptor, buffer.data(), std::size_t(room), 0);
    if (count > 0 && m_unused.isEmpty()) {
        offer(buffer.data(), qsizetype(count));
    } else if (count > 0) {
        QByteArray all = std::exchange(m_unused, {}).append(buffer.data(), qsizetype(count));
        offer(all.data(), all.size());
    } else if (count == 0) {
        finish(); // who sends no more may still read
    } else if (!isOnlyBusy(errno)) {
        hangUp();
    }
}

void EpollStream::offer(char *bytes, qsizetype size)
{
    qsizetype at = 0;
    for (qsizetype used = 1; used > 0 && at < size && isReading(); at += used)
        used = m_reader->received(bytes + at, size - at);
    if (at < size && !m_closing && !m_hungUp)
        m_unused = QByteArray(bytes + at, size - at);
}

/// The kernel can take more.
void EpollStream::goOn()
{
    if (!sendUnsent())
        return;
    watch();
    if (!m_unsent.isEmpty())
        return;
    if (m_closing)
        hangUp();
    else
        m_reader->sent();
}

void EpollStream::watch()
{
    const quint32 wanted = (isReading() ? EPOLLIN : 0u) | (m_unsent.isEmpty() ? 0u : EPOLLOUT);
    if (!m_reader || m_hungUp || wanted == m_watchedFor)
        return;
    m_watchedFor = wanted;
    m_hub->change(m_descriptor, this, wanted);
}

/// Nothing comes or goes any more. The descriptor is closed with this object, which its reader deletes when it hears of it.
void EpollStream::hangUp()
{
    if (std::exchange(m_hungUp, true))
        return;
    if (m_reader)
        m_hub->forget(m_descriptor, this);
    ::shutdown(m_descriptor, m_closing && bytesToWrite() == 0 ? SHUT_WR : SHUT_RDWR);
    QMetaObject::invokeMethod(this, [this] {
        if (m_reader)
            m_reader->closed();
    }, Qt::QueuedConnection);
}

StreamEnds EpollStream::ends() const
{
    const auto [peer, peerPort] = endOf(m_descriptor, ::getpeername);
    const auto [server, serverPort] = endOf(m_descriptor, ::getsockname);
    return {peer, peerPort, server, serverPort};
}

} // namespace LabChat
