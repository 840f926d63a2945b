// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/study/studyproblem.h"
#include "core/study/template.h"

#include <QtCore/QJsonObject>

namespace LabChat {

/// The limits of a chat: numbers, or templates for numbers that differ between participants. Pure functions.

/// The member “limits” of a chat. Only numbers are checked: the value of a template depends on the participant.
void readLimits(const QJsonObject &json, const QString &place, QList<StudyProblem> &problems, ChatSpec &chat);
[[nodiscard]] QJsonObject limitsToJson(const ChatSpec &chat);

/// The limits for a participant with these values. Error code `bad_template`; the text names the limit.
[[nodiscard]] Result<ChatLimits> limitsFor(const ChatSpec &chat, const TemplateValues &values);

} // namespace LabChat
