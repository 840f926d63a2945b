// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"
#include "core/study/studyproblem.h"

namespace LabChat {

/// What somebody wants run.
struct SessionRequest {
    Study study;
    QString room;
};

/// Makes a session of a study: codes, tickets, groups (`fixed` matching: the first players_per_group
/// participants are group 1, and so on), channels and their members. Error codes `bad_template`,
/// `bad_channel` (a channel's name that otreechat would refuse, with the value).
[[nodiscard]] Result<SessionPtr> makeSession(const SessionRequest &request, qint64 id, qint64 nowMs);

/// All that would keep makeSession() from making a session of a study, each mistake once, with its place in the study.
[[nodiscard]] QList<StudyProblem> sessionProblems(const Study &study);

} // namespace LabChat
