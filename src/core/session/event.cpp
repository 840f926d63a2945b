// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/event.h"

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
    std::pair{EventKind::MessageHeld, "message_held"_L1},
    std::pair{EventKind::MessageReleased, "message_released"_L1},
    std::pair{EventKind::MessageRefused, "message_refused"_L1},
    std::pair{EventKind::MessageHidden, "message_hidden"_L1},
    std::pair{EventKind::MessageRestored, "message_restored"_L1},
    std::pair{EventKind::HoldingStarted, "holding_started"_L1},
    std::pair{EventKind::HoldingEnded, "holding_ended"_L1},
    std::pair{EventKind::Muted, "muted"_L1},
    std::pair{EventKind::Unmuted, "unmuted"_L1},
    std::pair{EventKind::Frozen, "frozen"_L1},
    std::pair{EventKind::Unfrozen, "unfrozen"_L1},
    std::pair{EventKind::Paused, "paused"_L1},
    std::pair{EventKind::Resumed, "resumed"_L1},
    std::pair{EventKind::CountdownSet, "countdown_set"_L1},
    std::pair{EventKind::Announced, "announced"_L1},
    std::pair{EventKind::Removed, "removed"_L1},
    std::pair{EventKind::Readmitted, "readmitted"_L1},
    std::pair{EventKind::SeatsSwapped, "seats_swapped"_L1},
    std::pair{EventKind::ChannelMoved, "channel_moved"_L1},
    std::pair{EventKind::PersonReplaced, "person_replaced"_L1},
    std::pair{EventKind::HelpRequested, "help_requested"_L1},
    std::pair{EventKind::HelpRead, "help_read"_L1},
    std::pair{EventKind::HelpAnswered, "help_answered"_L1},
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
