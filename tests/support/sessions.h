// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/rules.h"
#include "core/session/session.h"
#include "core/session/sessionstate.h"

namespace LabChat::Testing {

/// 22:13:20 on 14 November 2023, UTC, in ms since the epoch: the time at which the tests' sessions begin.
constexpr qint64 startMs = 1'700'000'000'000;

/// A study as group_chat: one page, one chat, channel and nickname as they are by default.
[[nodiscard]] Study groupChat(int numParticipants = 8, int playersPerGroup = 4);

/// A study with two pages in each of @p rounds rounds, the first of which participants end themselves.
[[nodiscard]] Study twoPages(int rounds);

/// A session that must be possible.
[[nodiscard]] SessionPtr makeSession(const Study &study, qint64 id = 1);

/// The state of a session that has just been made: its first event is folded in.
[[nodiscard]] SessionState started(const SessionPtr &session);
[[nodiscard]] Event sessionCreated(const Session &session);

/// Somebody in the first channel that is open to them.
[[nodiscard]] Post post(const SessionState &state, int participant, const QString &body, const QByteArray &nonce);

/// Decides and, where it is granted, folds in what comes of it.
Decision perform(SessionState &state, const Command &command, qint64 nowMs);

/// A history of @p count events that the rules have granted, the same for the same seed.
[[nodiscard]] QList<Event> randomHistory(const SessionPtr &session, int count, quint32 seed);

/// All that a state answers, in an order of its own: two states are the same when this is.
[[nodiscard]] QString describe(const SessionState &state);

} // namespace LabChat::Testing
