// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/makesession.h"
#include "core/session/rules.h"
#include "core/session/session.h"
#include "core/session/sessionstate.h"

#include <QtCore/QRandomGenerator>

namespace LabChat::Testing {

/// 22:13:20 on 14 November 2023, UTC, in ms since the epoch: the start time of the tests' sessions.
constexpr qint64 startMs = 1'700'000'000'000;

/// A study like group_chat: one page, one chat, default channel and nickname.
[[nodiscard]] Study groupChat(int numParticipants = 8, int playersPerGroup = 4);

/// A study with two pages in each of @p rounds rounds; participants end the first one.
[[nodiscard]] Study twoPages(int rounds);
/// A page of 25 seconds, with a chat that closes after 20.
[[nodiscard]] Study timedPages();

/// Makes a session; this must be possible.
[[nodiscard]] SessionPtr makeSession(const Study &study, qint64 id = 1);

/// The state of a new session: its first event is folded in.
[[nodiscard]] SessionState started(const SessionPtr &session);

/// A message in the participant's first open channel.
[[nodiscard]] Post post(const SessionState &state, int participant, const QString &body, const QByteArray &nonce);

/// Decides, and folds in the event if the command is allowed.
Decision perform(SessionState &state, const Command &command, qint64 nowMs);

/// A possible command of the operator, sensible or not.
[[nodiscard]] Moderate randomModeration(const SessionState &state, QRandomGenerator &random);

/// A history of @p count events that the rules allow, always the same for the same seed.
[[nodiscard]] QList<Event> randomHistory(const SessionPtr &session, int count, quint32 seed);

/// Everything about a state, in a fixed order: two states are equal if their descriptions are.
[[nodiscard]] QString describe(const SessionState &state);

} // namespace LabChat::Testing
