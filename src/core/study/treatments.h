// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/study/jsonreader.h"

#include <QtCore/QRandomGenerator>

namespace LabChat {

/// The member “treatments”: the conditions of an experiment. @p table may name the treatment of each participant. Pure functions.
[[nodiscard]] Treatments readTreatments(JsonReader &reader, const ParticipantTable &table, QList<StudyProblem> &problems);
[[nodiscard]] QJsonObject treatmentsToJson(const Treatments &treatments);

/// The name of the treatment of each participant, or of each group by its number in the round. Empty if the study has none.
[[nodiscard]] QStringList drawTreatments(const Study &study, QRandomGenerator &random);

} // namespace LabChat
