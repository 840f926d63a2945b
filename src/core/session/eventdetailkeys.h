// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

/// The keys of Event::detail. They are in logs, and never change. Only the files eventdetail*.cpp use them.
namespace LabChat::DetailKeys {

inline constexpr QLatin1StringView act("act");
inline constexpr QLatin1StringView app("app");
inline constexpr QLatin1StringView before("before");
inline constexpr QLatin1StringView browser("browser");
inline constexpr QLatin1StringView by("by");
inline constexpr QLatin1StringView byMs("by_ms");
inline constexpr QLatin1StringView channelName("channel_name");
inline constexpr QLatin1StringView characters("characters");
inline constexpr QLatin1StringView choice("choice");
inline constexpr QLatin1StringView endsAt("ends_at");
inline constexpr QLatin1StringView group("group");
inline constexpr QLatin1StringView groupName("group_name");
inline constexpr QLatin1StringView groups("groups");
inline constexpr QLatin1StringView handle("handle");
inline constexpr QLatin1StringView idInGroup("id_in_group");
inline constexpr QLatin1StringView idInSession("id_in_session");
inline constexpr QLatin1StringView label("label");
inline constexpr QLatin1StringView message("message");
inline constexpr QLatin1StringView nickname("nickname");
inline constexpr QLatin1StringView nonce("nonce");
inline constexpr QLatin1StringView other("other");
inline constexpr QLatin1StringView page("page");
inline constexpr QLatin1StringView pageName("page_name");
inline constexpr QLatin1StringView participantCode("participant_code");
inline constexpr QLatin1StringView participants("participants");
inline constexpr QLatin1StringView reason("reason");
inline constexpr QLatin1StringView reasonId("reason_id");
inline constexpr QLatin1StringView role("role");
inline constexpr QLatin1StringView seed("seed");
inline constexpr QLatin1StringView spentMs("spent_ms");
inline constexpr QLatin1StringView swaps("swaps");
inline constexpr QLatin1StringView text("text");
inline constexpr QLatin1StringView to("to");
inline constexpr QLatin1StringView toMember("to_member");
inline constexpr QLatin1StringView treatments("treatments");
inline constexpr QLatin1StringView treatmentsOfGroups("treatments_of_groups");
inline constexpr QLatin1StringView undoes("undoes");
inline constexpr QLatin1StringView until("until");
inline constexpr QLatin1StringView upTo("up_to");
inline constexpr QLatin1StringView url("url");
inline constexpr QLatin1StringView waitedInVain("waited_in_vain_on");

} // namespace LabChat::DetailKeys
