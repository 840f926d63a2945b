// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/event.h"
#include "core/session/session.h"
#include "core/study/studyproblem.h"

namespace LabChat {

/// The parameters of a new session.
struct SessionRequest {
    Study study;
    QString room;
};

/// Makes a session of a study: codes, tickets, groups, channels and their members. With `fixed` matching, the first players_per_group participants
/// are group 1, and so on. Error codes `bad_template`, `bad_channel` (a channel's name that otreechat would refuse; the text contains it).
[[nodiscard]] Result<SessionPtr> makeSession(const SessionRequest &request, qint64 id, qint64 nowMs);

/// The first event of a session, with what was drawn at random for it.
[[nodiscard]] Event sessionCreated(const Session &session);

/// Everything that prevents makeSession() from making a session of a study, each mistake once, with its location in the study.
[[nodiscard]] QList<StudyProblem> sessionProblems(const Study &study);

} // namespace LabChat
