// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/sessionstate.h"

namespace LabChat {

/// An author's position in the study, for the columns. Empty for the experimenter. A plain value.
struct Whereabouts {
    QString round, group, idInGroup, role, page, chat, label, person, treatment, chatLabel;
};

/// Of an event's participant, in its channel.
[[nodiscard]] Whereabouts whereabouts(const SessionState &state, const Event &event);
/// Of a participant, on the page where they are.
[[nodiscard]] Whereabouts whereaboutsOf(const SessionState &state, int participant);

/// The column `variables`: compact JSON; empty if the study has none.
[[nodiscard]] QString variablesOf(const Session &session, int participant, int round);
/// The column `choices`: compact JSON; empty if there are none.
[[nodiscard]] QString choicesOf(const ParticipantState &participant);

/// The empty text for 0.
[[nodiscard]] QString numberOrEmpty(qint64 number);

} // namespace LabChat
