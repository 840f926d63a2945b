// SPDX-License-Identifier: GPL-3.0-or-later
// The load of the benchmark: participants of a chat server on this computer, all in one thread. It prints what they received, and what the server used for
// it in the same time, as one JSON object. See tests/bench/bench.py.
#include "crowd.h"
#include "requests.h"
#include "talk.h"
#include "watchedprocess.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <stdexcept>
#include <sys/resource.h>
#include <thread>

using namespace Bench;

namespace {

class Options final {
public:
    Options(int argc, char **argv)
    {
        for (int i = 2; i + 1 < argc; i += 2)
            m_values[argv[i]] = argv[i + 1];
    }
    [[nodiscard]] std::string text(const std::string &name) const { return m_values.contains(name) ? m_values.at(name) : std::string(); }
    [[nodiscard]] double number(const std::string &name, double fallback) const { return m_values.contains(name) ? std::stod(m_values.at(name)) : fallback; }
    [[nodiscard]] std::int64_t ns(const std::string &name, double seconds) const { return std::int64_t(number(name, seconds) * 1e9); }

private:
    std::map<std::string, std::string> m_values;
};

/// What the server and this program use from now on.
class Usage final {
public:
    explicit Usage(WatchedProcess server)
        : m_server(server), m_serverNs(server.cpuNs()), m_ownNs(WatchedProcess{getpid()}.cpuNs()), m_startNs(nowNs()), m_residentKib(server.residentKib())
    {
    }
    void print() const
    {
        const auto wallNs = double(nowNs() - m_startNs);
        std::printf(R"("server_cpu_ms":%.3f,"wall_ms":%.3f,"load_share":%.3f,"resident_kib":%lld,"resident_growth_kib":%lld)", double(m_server.cpuNs() - m_serverNs) / 1e6,
                    wallNs / 1e6, double(WatchedProcess{getpid()}.cpuNs() - m_ownNs) / wallNs, static_cast<long long>(m_server.residentKib()),
                    static_cast<long long>(m_server.residentKib() - m_residentKib));
    }

private:
    WatchedProcess m_server;
    std::int64_t m_serverNs, m_ownNs, m_startNs, m_residentKib;
};

std::vector<std::string> linesOf(const std::string &path)
{
    std::vector<std::string> lines;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);)
        lines.push_back(line);
    return lines;
}

double percentileMs(std::vector<std::int64_t> &values, double share)
{
    if (values.empty())
        return 0;
    const auto at = values.begin() + std::ptrdiff_t(share * double(values.size() - 1));
    std::nth_element(values.begin(), at, values.end());
    return double(*at) / 1e6;
}

void print(Heard heard)
{
    std::printf(R"(,"messages":%lld,"deliveries":%lld,"p50_ms":%.4f,"p99_ms":%.4f,"max_ms":%.4f)", static_cast<long long>(heard.messages),
                static_cast<long long>(heard.deliveries), percentileMs(heard.latenciesNs, 0.5), percentileMs(heard.latenciesNs, 0.99), percentileMs(heard.latenciesNs, 1));
}

/// @p talk: until a time.
void measure(const Options &options, WatchedProcess server, Talk &talk, const std::function<void(std::int64_t untilNs)> &speak)
{
    speak(nowNs() + options.ns("--warmup", 0.5));
    (void)talk.heard();
    const Usage usage(server);
    speak(nowNs() + options.ns("--seconds", 3));
    usage.print();
    print(talk.heard());
    talk.finish();
}

void run(const std::string &scenario, const Options &options)
{
    const auto port = std::uint16_t(options.number("--port", 0));
    const WatchedProcess server{int(options.number("--server", 0)), options.number("--has-window", 0) != 0};
    const auto messages = std::size_t(options.number("--messages", 0));
    if (scenario == "requests") {
        Requests requests(port, options.text("--path"), std::size_t(options.number("--connections", 32)));
        requests.run(nowNs() + options.ns("--warmup", 0.5));
        const Usage usage(server);
        const std::int64_t answers = requests.run(nowNs() + options.ns("--seconds", 3));
        usage.print();
        std::printf(R"(,"requests":%lld)", static_cast<long long>(answers));
        return;
    }
    Crowd crowd(port, linesOf(options.text("--tickets")));
    if (scenario == "storm") {
        const Usage usage(server);
        crowd.join(crowd.size(), messages);
        usage.print();
        std::printf(R"(,"participants":%zu)", crowd.size());
        return;
    }
    if (scenario == "idle") {
        const Usage coming(server);
        crowd.join(200, 0);
        crowd.listen(nowNs() + options.ns("--warmup", 0.5), [](std::size_t, std::string_view) {});
        coming.print();
        const std::int64_t before = server.cpuNs();
        std::this_thread::sleep_for(std::chrono::duration<double>(options.number("--seconds", 3)));
        std::printf(R"(,"participants":%zu,"idle_cpu_ms":%.3f)", crowd.size(), double(server.cpuNs() - before) / 1e6);
        return;
    }
    crowd.join(200, messages);
    Talk talk(crowd, std::size_t(options.number("--senders", 1)));
    if (scenario == "closed") {
        measure(options, server, talk, [&talk](std::int64_t untilNs) { talk.converse(untilNs); });
    } else if (scenario == "open") {
        measure(options, server, talk, [&](std::int64_t untilNs) { talk.dictate(untilNs, options.ns("--period", 1)); });
    } else if (scenario == "fill") {
        const Usage usage(server);
        talk.fill(messages == 0 ? std::size_t(options.number("--count", 500)) : 0);
        usage.print();
    } else {
        throw std::runtime_error("no such scenario: " + scenario);
    }
}

} // namespace

int main(int argc, char **argv)
{
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) == 0) {
        files.rlim_cur = files.rlim_max;
        setrlimit(RLIMIT_NOFILE, &files);
    }
    try {
        std::printf("{");
        run(argc > 1 ? argv[1] : "", Options(argc, argv));
        std::printf("}\n");
    } catch (const std::exception &problem) {
        std::cerr << "labchat-load: " << problem.what() << '\n';
        return 1;
    }
    return 0;
}
