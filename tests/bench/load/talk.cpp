// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk.h"

#include "watchedprocess.h"

#include <charconv>
#include <stdexcept>

namespace Bench {

namespace {

constexpr std::int64_t patienceNs = 60'000'000'000;

std::int64_t number(std::string_view digits)
{
    std::int64_t value = -1;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

} // namespace

Talk::Talk(Crowd &crowd, std::size_t sendersInAChannel)
    : m_crowd(crowd)
{
    for (std::size_t place = 0; place < sendersInAChannel; ++place) { // neighbours in time are in different channels
        for (const auto &members : crowd.channels()) {
            if (place < members.size())
                m_senders.push_back({members[place], 0, true, {}});
        }
    }
}

void Talk::write(Sender &sender, std::int64_t sentNs)
{
    UnderWay &message = sender.underWay[std::size_t(sender.written) % mostUnderWay];
    if (message.missing != 0)
        throw std::runtime_error("the server does not keep up: " + std::to_string(mostUnderWay) + " messages of one sender are under way");
    Participant &participant = m_crowd.at(sender.participant);
    message = {sender.written, sentNs, m_crowd.channels()[std::size_t(participant.channelIndex)].size()};
    const std::string count = std::to_string(sender.written++);
    const std::string nonce = std::to_string(&sender - m_senders.data()) + '-' + count;
    participant.socket.sendText(R"({"type":"post","channel":")" + participant.channel + R"(","nonce":")" + nonce
                                + R"(","body":"What I have to say is as long as what people write, number )" + count + R"("})");
    ++m_underWay;
}

void Talk::hear(std::size_t participant, std::string_view text)
{
    if (!text.starts_with(R"({"type":"message")")) {
        if (text.starts_with(R"({"type":"error")") || text.starts_with(R"({"type":"refused")") || text.starts_with(R"({"type":"bye")"))
            throw std::runtime_error("the server refuses: " + std::string(text));
        return;
    }
    constexpr std::string_view key = R"("nonce":")";
    const auto at = text.rfind(key);
    const auto nonce = text.substr(at + key.size(), 24);
    const auto dash = nonce.find('-');
    if (at == std::string_view::npos || dash == std::string_view::npos)
        return; // of the time before this measurement
    Sender &sender = m_senders.at(std::size_t(number(nonce.substr(0, dash))));
    const std::int64_t count = number(nonce.substr(dash + 1));
    UnderWay &message = sender.underWay[std::size_t(count) % mostUnderWay];
    if (message.count != count || message.missing == 0)
        throw std::runtime_error("a message came twice: " + std::string(text));
    ++m_heard.deliveries;
    if (--message.missing == 0) {
        ++m_heard.messages;
        m_heard.latenciesNs.push_back(m_nowNs - message.sentNs);
        --m_underWay;
    }
    if (sender.participant != participant)
        return;
    sender.mayWrite = true;
    if (m_isConversation)
        write(sender, m_nowNs);
}

void Talk::listen(std::int64_t untilNs)
{
    bool isFirst = true;
    m_crowd.listen(untilNs, [&](std::size_t participant, std::string_view text) {
        if (std::exchange(isFirst, false))
            m_nowNs = nowNs();
        hear(participant, text);
    });
    m_nowNs = nowNs();
}

void Talk::converse(std::int64_t untilNs)
{
    m_nowNs = nowNs();
    if (!std::exchange(m_isConversation, true)) {
        for (Sender &sender : m_senders)
            write(sender, m_nowNs);
    }
    while (m_nowNs < untilNs)
        listen(untilNs);
}

void Talk::dictate(std::int64_t untilNs, std::int64_t periodNs)
{
    const auto senders = std::int64_t(m_senders.size());
    if (m_startNs == 0)
        m_startNs = nowNs();
    for (m_nowNs = nowNs(); m_nowNs < untilNs;) {
        const std::int64_t dueNs = m_startNs + m_nextDue * periodNs / senders;
        if (dueNs <= m_nowNs)
            write(m_senders[std::size_t(m_nextDue++ % senders)], dueNs);
        else
            listen(std::min(untilNs, dueNs));
    }
}

void Talk::fill(std::size_t messages)
{
    constexpr std::size_t atOnce = 100;
    m_nowNs = nowNs();
    for (std::size_t i = 0; i < messages; ++i) {
        write(m_senders.front(), m_nowNs);
        if (m_underWay >= atOnce)
            finish();
    }
    finish();
}

void Talk::finish()
{
    m_isConversation = false;
    const std::int64_t deadline = nowNs() + patienceNs;
    while (m_underWay > 0) {
        listen(deadline);
        if (m_nowNs > deadline)
            throw std::runtime_error("messages were lost: " + std::to_string(m_underWay) + " did not reach everybody");
    }
}

} // namespace Bench
