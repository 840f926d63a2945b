// SPDX-License-Identifier: GPL-3.0-or-later
#include "requests.h"

#include "watchedprocess.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <stdexcept>
#include <sys/epoll.h>
#include <unistd.h>
#include <utility>

namespace Bench {

Requests::Requests(std::uint16_t port, const std::string &path, std::size_t connections)
    : m_request("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) + "\r\nConnection: keep-alive\r\n\r\n"), m_epoll(epoll_create1(EPOLL_CLOEXEC))
{
    for (std::size_t i = 0; i < connections; ++i) {
        m_askers.push_back(std::make_unique<Asker>());
        m_askers.back()->socket.open(port);
        epoll_event watched{EPOLLIN | EPOLLOUT | EPOLLET, {.u64 = i}};
        epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_askers.back()->socket.descriptor(), &watched);
    }
}

Requests::~Requests()
{
    close(m_epoll);
}

bool Requests::isAnswered(Asker &asker)
{
    const std::string_view bytes = asker.socket.received();
    if (asker.expected == 0) {
        const auto end = bytes.find("\r\n\r\n");
        if (end == std::string_view::npos)
            return false;
        if (!bytes.starts_with("HTTP/1.1 200"))
            throw std::runtime_error("the server answers: " + std::string(bytes.substr(0, end)));
        std::string head(bytes.substr(0, end));
        std::transform(head.begin(), head.end(), head.begin(), [](unsigned char c) { return char(std::tolower(c)); });
        constexpr std::string_view key = "content-length: ";
        asker.expected = end + 4 + std::size_t(std::atol(head.c_str() + head.find(key) + key.size()));
    }
    if (bytes.size() < asker.expected)
        return false;
    asker.socket.take(std::exchange(asker.expected, 0));
    return true;
}

std::int64_t Requests::run(std::int64_t untilNs)
{
    std::int64_t answers = 0;
    std::array<epoll_event, 64> events;
    while (nowNs() < untilNs) {
        const int count = epoll_wait(m_epoll, events.data(), int(events.size()), 1);
        for (int i = 0; i < count; ++i) {
            Asker &asker = *m_askers[events[std::size_t(i)].data.u64];
            if (!std::exchange(asker.hasAsked, true))
                asker.socket.send(m_request);
            if (!asker.socket.receive())
                throw std::runtime_error("the server has closed a connection");
            while (isAnswered(asker)) {
                ++answers;
                asker.socket.send(m_request);
            }
        }
    }
    return answers;
}

} // namespace Bench
