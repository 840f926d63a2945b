// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/command.h"
#include "core/session/sessionstate.h"

#include <optional>

namespace LabChat {

/// Why a command is refused: a stable code (documented in resources/help/protocol.md), and words for the participant.
struct Refusal {
    QString code;
    QString text;
    qint64 retryAfterMs = 0;  ///< 0: trying again will not help
};

using Decision = tl::expected<Event, Refusal>;

[[nodiscard]] inline tl::unexpected<Refusal> refuse(const QString &code, const QString &text, qint64 retryAfterMs = 0)
{
    return tl::unexpected(Refusal{code, text, retryAfterMs});
}

/// The rules: what a command would do to a session in this state at this time (ms since the epoch,
/// UTC). Pure: changes nothing. The event has its seq and time and is ready for SessionState::apply().
[[nodiscard]] Decision decide(const SessionState &state, const Command &command, qint64 nowMs);

/// The start of an event: the next seq, and a time that is not before the last event's.
[[nodiscard]] Event nextEvent(const SessionState &state, EventKind kind, int participant, qint64 nowMs);

/// Why nobody can send this text; nothing: it can be sent.
[[nodiscard]] std::optional<Refusal> whyNotSay(const QString &body, int maxCharacters);

/// Whether the log can store a text exactly as it was typed: no NUL, no half of a surrogate pair, no U+FFFE or U+FFFF.
[[nodiscard]] bool isStorable(const QString &text);

/// Unicode code points, the unit of the limits.
[[nodiscard]] qsizetype countCharacters(const QString &text);

} // namespace LabChat
