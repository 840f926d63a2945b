// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/sessionstate.h"

#include <optional>

namespace LabChat {

/// A state as bytes, and back. Pure functions. What the tables of the log have of the session is not in the bytes.

/// Bytes that mean something only to the same code: see foldCode().
[[nodiscard]] QByteArray toBytes(const SessionState &state);

/// @p session: as the log has it now, which may be larger than it was then. Nothing: these are no bytes of a state of this session.
[[nodiscard]] std::optional<SessionState> stateFromBytes(const Session &session, const QByteArray &bytes);

/// Identifies the code of this program that folds events: a digest of core's sources, made by the build. Other code may fold the same events to something else,
/// even if it understands the bytes.
[[nodiscard]] QByteArray foldCode();

} // namespace LabChat
