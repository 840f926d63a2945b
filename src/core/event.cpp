// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/event.h"

#include <algorithm>
#include <array>
#include <utility>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kindNames{
    std::pair{EventKind::SessionCreated, "session_created"_L1},
    std::pair{EventKind::ServerStarted, "server_started"_L1},
    std::pair{EventKind::Arrived, "arrived"_L1},
    std::pair{EventKind::Connected, "connected"_L1},
    std::pair{EventKind::Disconnected, "disconnected"_L1},
    std::pair{EventKind::Message, "message"_L1},
    std::pair{EventKind::Seen, "seen"_L1},
    std::pair{EventKind::Ready, "ready"_L1},
    std::pair{EventKind::PageEntered, "page_entered"_L1},
    std::pair{EventKind::SessionEnded, "session_ended"_L1},
};

} // namespace

QString eventKindName(EventKind kind)
{
    const auto found = std::find_if(kindNames.begin(), kindNames.end(), [&](const auto &entry) { return entry.first == kind; });
    Q_ASSERT(found != kindNames.end());
    return found->second;
}

std::optional<EventKind> eventKindByName(const QString &name)
{
    const auto found = std::find_if(kindNames.begin(), kindNames.end(), [&](const auto &entry) { return entry.second == name; });
    if (found == kindNames.end())
        return std::nullopt;
    return found->first;
}

} // namespace LabChat
