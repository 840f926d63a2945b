// SPDX-License-Identifier: GPL-3.0-or-later
// The limit of the benchmark: the least that a durable chat server has to do, written by hand over epoll in one thread. One transaction stores what one turn
// of the loop has brought, and only then each member of a channel gets all of the channel's new messages with one system call. It has none of what LabChat has
// beside this: no rules, no rights, no operator, no limits on what clients do; a frame that it does not expect ends it.
#include <sqlite3.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <deque>
#include <memory>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/evp.h>
#include <openssl/sha.h>
#include <string>
#include <string_view>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace {

constexpr std::size_t keptMessages = 500;

struct Client {
    int descriptor = -1;
    bool isUpgraded = false;
    int channel = -1;
    int member = 0;
    std::string in, out;
};

struct Channel {
    std::vector<Client *> members;
    std::deque<std::string> recent;  ///< messages as JSON
    std::string history;             ///< the frame for who joins; empty: it has to be made
    std::string news;                ///< frames of what is being stored
};

[[noreturn]] void fail(const char *what)
{
    std::fprintf(stderr, "limit: %s\n", what);
    std::exit(1);
}

std::int64_t wallMs()
{
    timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    return now.tv_sec * 1000LL + now.tv_nsec / 1'000'000;
}

/// The value of a member, as it is between the quotation marks.
std::string_view rawMember(std::string_view json, std::string_view key)
{
    const auto at = json.find(key);
    if (at == std::string_view::npos)
        fail("a member of a frame is missing");
    const auto begin = at + key.size();
    auto end = begin;
    while (end < json.size() && json[end] != '"')
        end += json[end] == '\\' ? 2 : 1;
    return json.substr(begin, end - begin);
}

std::string frame(std::string_view text)
{
    std::string frame;
    frame.reserve(text.size() + 10);
    frame += char(0x81);
    if (text.size() < 126) {
        frame += char(text.size());
    } else if (text.size() <= 0xffff) {
        frame += {char(126), char(text.size() >> 8), char(text.size())};
    } else {
        frame += char(127);
        for (int shift = 56; shift >= 0; shift -= 8)
            frame += char(text.size() >> shift);
    }
    return frame += text;
}

class Log final {
public:
    explicit Log(const std::string &path)
    {
        if (sqlite3_open(path.c_str(), &m_database) != SQLITE_OK)
            fail("the log cannot be opened");
        run("PRAGMA journal_mode=WAL");
        run("PRAGMA synchronous=FULL");
        run("CREATE TABLE message (seq INTEGER PRIMARY KEY, at_ms INTEGER, channel INTEGER, member INTEGER, nonce TEXT, body TEXT) STRICT");
        sqlite3_prepare_v2(m_database, "INSERT INTO message (seq, at_ms, channel, member, nonce, body) VALUES (?, ?, ?, ?, ?, ?)", -1, &m_insert, nullptr);
        sqlite3_prepare_v2(m_database, "BEGIN IMMEDIATE", -1, &m_begin, nullptr);
        sqlite3_prepare_v2(m_database, "COMMIT", -1, &m_commit, nullptr);
    }
    void begin() { step(m_begin); }
    void commit() { step(m_commit); }
    void insert(std::int64_t seq, std::int64_t atMs, const Client &client, std::string_view nonce, std::string_view body)
    {
        sqlite3_bind_int64(m_insert, 1, seq);
        sqlite3_bind_int64(m_insert, 2, atMs);
        sqlite3_bind_int(m_insert, 3, client.channel);
        sqlite3_bind_int(m_insert, 4, client.member);
        sqlite3_bind_text(m_insert, 5, nonce.data(), int(nonce.size()), SQLITE_STATIC);
        sqlite3_bind_text(m_insert, 6, body.data(), int(body.size()), SQLITE_STATIC);
        step(m_insert);
    }

private:
    void run(const char *sql)
    {
        if (sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
            fail(sqlite3_errmsg(m_database));
    }
    void step(sqlite3_stmt *statement)
    {
        if (sqlite3_step(statement) != SQLITE_DONE)
            fail(sqlite3_errmsg(m_database));
        sqlite3_reset(statement);
    }
    sqlite3 *m_database = nullptr;
    sqlite3_stmt *m_insert = nullptr, *m_begin = nullptr, *m_commit = nullptr;
};

class Server final {
public:
    Server(const std::string &logPath, int membersInAChannel) : m_log(logPath), m_membersInAChannel(membersInAChannel) {}

    [[noreturn]] void run()
    {
        listen();
        std::array<epoll_event, 512> events;
        for (;;) {
            const int count = epoll_wait(m_epoll, events.data(), int(events.size()), -1);
            for (int i = 0; i < count; ++i) {
                if (auto *const client = static_cast<Client *>(events[std::size_t(i)].data.ptr))
                    serve(client, events[std::size_t(i)].events);
                else
                    accept();
            }
            if (m_isStoring) {
                m_log.commit();
                m_isStoring = false;
                for (Channel *channel : m_changed) {
                    for (Client *member : channel->members)
                        send(member, channel->news);
                    channel->news.clear();
                }
                m_changed.clear();
            }
        }
    }

private:
    void listen()
    {
        m_listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (bind(m_listener, reinterpret_cast<sockaddr *>(&address), size) != 0 || ::listen(m_listener, 4096) != 0)
            fail("cannot listen");
        getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size);
        m_epoll = epoll_create1(0);
        watch(m_listener, nullptr, EPOLLIN);
        std::printf("{\"event\":\"listening\",\"port\":%d}\n", ntohs(address.sin_port));
        std::fflush(stdout);
    }

    void watch(int descriptor, Client *client, std::uint32_t events)
    {
        epoll_event watched{events, {.ptr = client}};
        epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &watched);
    }

    void accept()
    {
        for (int descriptor = 0; (descriptor = accept4(m_listener, nullptr, nullptr, SOCK_NONBLOCK)) >= 0;) {
            const int on = 1;
            setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
            m_clients.push_back(std::make_unique<Client>());
            m_clients.back()->descriptor = descriptor;
            watch(descriptor, m_clients.back().get(), EPOLLIN | EPOLLOUT | EPOLLET);
        }
    }

    static void send(Client *client, std::string_view bytes)
    {
        if (client->descriptor < 0)
            return;
        if (!client->out.empty()) {
            client->out += bytes;
            return;
        }
        const ssize_t sent = ::send(client->descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (std::size_t(std::max<ssize_t>(sent, 0)) < bytes.size())
            client->out = bytes.substr(std::size_t(std::max<ssize_t>(sent, 0)));
    }

    void serve(Client *client, std::uint32_t events)
    {
        static std::array<char, 64 * 1024> buffer;
        if ((events & EPOLLOUT) != 0 && !client->out.empty())
            send(client, std::exchange(client->out, {}));
        if ((events & EPOLLIN) == 0)
            return;
        for (;;) {
            const ssize_t count = recv(client->descriptor, buffer.data(), buffer.size(), 0);
            if (count <= 0) {
                if (count == 0 || (errno != EAGAIN && errno != EWOULDBLOCK))
                    leave(client);
                break;
            }
            client->in.append(buffer.data(), std::size_t(count));
            if (std::size_t(count) < buffer.size())
                break;
        }
        if (client->isUpgraded)
            readFrames(client);
        else
            upgrade(client);
    }

    void leave(Client *client)
    {
        close(std::exchange(client->descriptor, -1));
        if (client->channel >= 0)
            std::erase(m_channels[std::size_t(client->channel)].members, client);
    }

    static void upgrade(Client *client)
    {
        const auto end = client->in.find("\r\n\r\n");
        if (end == std::string::npos)
            return;
        constexpr std::string_view field = "Sec-WebSocket-Key: ";
        const auto key = client->in.substr(client->in.find(field) + field.size(), 24) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
        std::array<unsigned char, SHA_DIGEST_LENGTH> digest;
        SHA1(reinterpret_cast<const unsigned char *>(key.data()), key.size(), digest.data());
        std::array<unsigned char, 32> accept{};
        EVP_EncodeBlock(accept.data(), digest.data(), int(digest.size()));
        client->in.erase(0, end + 4);
        client->isUpgraded = true;
        send(client, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Protocol: labchat.v1\r\nSec-WebSocket-Accept: "
                         + std::string(reinterpret_cast<const char *>(accept.data())) + "\r\n\r\n");
    }

    void readFrames(Client *client)
    {
        std::size_t at = 0;
        const std::string_view in = client->in;
        while (in.size() >= at + 6) {
            std::size_t length = std::uint8_t(in[at + 1]) & 0x7f, head = 6;
            if (length == 126) {
                if (in.size() < at + 8)
                    break;
                length = std::size_t(std::uint8_t(in[at + 2])) << 8 | std::uint8_t(in[at + 3]);
                head = 8;
            } else if (length == 127) {
                fail("a frame is too large");
            }
            if (in.size() < at + head + length)
                break;
            char *const payload = client->in.data() + at + head;
            const char *const mask = payload - 4;
            for (std::size_t i = 0; i < length; ++i)
                payload[i] = char(payload[i] ^ mask[i % 4]);
            if ((in[at] & 0x0f) == 1)
                hear(client, {payload, length});
            at += head + length;
        }
        client->in.erase(0, at);
    }

    void hear(Client *client, std::string_view text)
    {
        if (client->channel >= 0) {
            store(client, rawMember(text, "\"nonce\":\""), rawMember(text, "\"body\":\""));
            return;
        }
        const int ticket = std::atoi(std::string(rawMember(text, "\"ticket\":\"")).c_str());
        client->channel = ticket / m_membersInAChannel;
        client->member = ticket % m_membersInAChannel + 1;
        if (m_channels.size() <= std::size_t(client->channel))
            m_channels.resize(std::size_t(client->channel) + 1);
        Channel &channel = m_channels[std::size_t(client->channel)];
        channel.members.push_back(client);
        if (channel.history.empty()) {
            std::string messages;
            for (const std::string &message : channel.recent)
                messages += (messages.empty() ? "" : ",") + message;
            channel.history = frame("{\"type\":\"channel\",\"channel\":\"c" + std::to_string(client->channel) + "\",\"messages\":[" + messages + "]}");
        }
        send(client, channel.history);
    }

    void store(Client *client, std::string_view nonce, std::string_view body)
    {
        if (!std::exchange(m_isStoring, true))
            m_log.begin();
        const std::int64_t seq = ++m_lastSeq, atMs = wallMs();
        m_log.insert(seq, atMs, *client, nonce, body);
        Channel &channel = m_channels[std::size_t(client->channel)];
        if (channel.news.empty())
            m_changed.push_back(&channel);
        std::string message = "{\"type\":\"message\",\"channel\":\"c" + std::to_string(client->channel) + "\",\"seq\":" + std::to_string(seq) + ",\"from\":"
            + std::to_string(client->member) + ",\"nickname\":\"Player " + std::to_string(client->member) + "\",\"at\":" + std::to_string(atMs) + ",\"body\":\"";
        message += body;
        message += "\",\"nonce\":\"";
        message += nonce;
        message += "\"}";
        channel.news += frame(message);
        channel.history.clear();
        channel.recent.push_back(std::move(message));
        if (channel.recent.size() > keptMessages)
            channel.recent.pop_front();
    }

    Log m_log;
    int m_membersInAChannel;
    int m_listener = -1, m_epoll = -1;
    std::vector<std::unique_ptr<Client>> m_clients;
    std::vector<Channel> m_channels;
    std::vector<Channel *> m_changed;
    bool m_isStoring = false;
    std::int64_t m_lastSeq = 0;
};

} // namespace

int main(int argc, char **argv)
{
    if (argc != 3)
        fail("usage: labchat-limit LOG MEMBERS");
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) == 0) {
        files.rlim_cur = files.rlim_max;
        setrlimit(RLIMIT_NOFILE, &files);
    }
    Server(argv[1], std::atoi(argv[2])).run();
}
