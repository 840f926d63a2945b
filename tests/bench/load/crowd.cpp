// SPDX-License-Identifier: GPL-3.0-or-later
#include "crowd.h"

#include "watchedprocess.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <sys/epoll.h>
#include <unistd.h>
#include <utility>

namespace Bench {

namespace {

std::size_t countOf(std::string_view text, std::string_view part)
{
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size()))
        ++count;
    return count;
}

/// The value of the first member with this name that is a text without escapes.
std::string_view member(std::string_view object, std::string_view name)
{
    const std::string key = '"' + std::string(name) + "\":\"";
    const auto at = object.find(key);
    if (at == std::string_view::npos)
        throw std::runtime_error("a frame without " + key);
    const auto value = object.substr(at + key.size());
    return value.substr(0, value.find('"'));
}

} // namespace

Crowd::Crowd(std::uint16_t port, const std::vector<std::string> &tickets)
    : m_port(port), m_tickets(tickets), m_epoll(epoll_create1(EPOLL_CLOEXEC))
{
    for (std::size_t i = 0; i < tickets.size(); ++i)
        m_participants.push_back(std::make_unique<Participant>());
}

Crowd::~Crowd()
{
    close(m_epoll);
}

void Crowd::open(std::size_t index)
{
    WebSocket &socket = at(index).socket;
    socket.open(m_port);
    epoll_event watched{EPOLLIN | EPOLLOUT | EPOLLET, {.u64 = index}};
    epoll_ctl(m_epoll, EPOLL_CTL_ADD, socket.descriptor(), &watched);
}

void Crowd::join(std::size_t atOnce, std::size_t messages)
{
    constexpr std::int64_t deadlineNs = 120'000'000'000;
    std::size_t opened = 0, joined = 0;
    const std::int64_t deadline = nowNs() + deadlineNs;
    while (joined < size()) {
        while (opened < size() && opened - joined < atOnce)
            open(opened++);
        listen(deadline, [&](std::size_t index, std::string_view text) {
            if (!text.starts_with(R"({"type":"channel",)"))
                return;
            if (countOf(text, R"("type":"message")") < messages)
                throw std::runtime_error("a history is incomplete");
            enterChannel(index, text);
            ++joined;
        });
        if (nowNs() > deadline)
            throw std::runtime_error("not everybody could join");
    }
}

void Crowd::enterChannel(std::size_t index, std::string_view channelFrame)
{
    Participant &participant = at(index);
    participant.channel = member(channelFrame, "channel");
    const auto [known, isNew] = m_indexes.try_emplace(participant.channel, int(m_channels.size()));
    participant.channelIndex = known->second;
    if (isNew)
        m_channels.emplace_back();
    m_channels[std::size_t(participant.channelIndex)].push_back(index);
}

void Crowd::listen(std::int64_t untilNs, const Hear &hear)
{
    std::array<epoll_event, 256> events;
    const std::int64_t leftNs = std::max<std::int64_t>(0, untilNs - nowNs());
    const timespec wait{leftNs / 1'000'000'000, leftNs % 1'000'000'000};
    const int count = epoll_pwait2(m_epoll, events.data(), int(events.size()), &wait, nullptr);
    for (int i = 0; i < count; ++i) {
        const std::size_t index = events[std::size_t(i)].data.u64;
        Participant &participant = at(index);
        WebSocket &socket = participant.socket;
        if (!participant.hasAsked && (events[std::size_t(i)].events & EPOLLOUT) != 0) { // connected
            participant.hasAsked = true;
            socket.upgrade(m_port);
        }
        const bool isOpen = socket.receive();
        const bool wasUpgraded = participant.channelIndex >= 0;
        if (!wasUpgraded && socket.isUpgraded() && !m_tickets[index].empty())
            socket.sendText(R"({"type":"join","ticket":")" + std::exchange(m_tickets[index], {}) + "\"}");
        if (socket.isUpgraded()) {
            for (auto text = socket.nextText(); !text.empty(); text = socket.nextText()) {
                hear(index, text);
                socket.takeText();
            }
        }
        if (!isOpen)
            throw std::runtime_error("the server has closed a connection");
    }
}

} // namespace Bench
