// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/command.h"
#include "core/session/sessionstate.h"

#include <optional>

namespace LabChat {

/// Why a wish is not granted: a stable code (documented in resources/help/protocol.md), and words for the participant.
struct Refusal {
    QString code;
    QString text;
    qint64 retryAfterMs = 0;  ///< 0: trying again will not help
};

using Decision = tl::expected<Event, Refusal>;

/// The rules: what a command would do to a session in this state at this time (ms since the epoch, UTC).
/// Pure: changes nothing; the event has its seq and time and is ready for SessionState::apply().
[[nodiscard]] Decision decide(const SessionState &state, const Command &command, qint64 nowMs);

/// The beginning of an event: the next seq, and a time that is not before the last event's.
[[nodiscard]] Event nextEvent(const SessionState &state, EventKind kind, int participant, qint64 nowMs);

/// Why a text cannot be said by anybody; nothing: it can.
[[nodiscard]] std::optional<Refusal> whyNotSay(const QString &body, int maxCharacters);

/// Whether nothing of a text would be visible: white space and invisible format characters only.
[[nodiscard]] bool isBlank(const QString &text);

/// Whether the log can hold a text exactly as it was typed: no NUL, no half of a surrogate pair, no U+FFFE or U+FFFF.
[[nodiscard]] bool isStorable(const QString &text);

/// Unicode code points, which is what limits count.
[[nodiscard]] qsizetype countCharacters(const QString &text);

} // namespace LabChat
