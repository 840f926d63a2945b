// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/study/jsonreader.h"

class QDir;

namespace LabChat {

/// The columns that have a meaning of their own.
namespace ParticipantColumns {
inline const QString label = QStringLiteral("label");         ///< who gets the place: a label of the room
inline const QString treatment = QStringLiteral("treatment");
inline const QString nickname = QStringLiteral("nickname");   ///< the default of every chat's nickname
} // namespace ParticipantColumns

/// The member “participants”: the name of a CSV file in @p folder, or (@p folder: nullptr, a study from the log) the table itself. Blocks on a file.
[[nodiscard]] ParticipantTable readParticipantTable(JsonReader &reader, const QDir *folder);
[[nodiscard]] QJsonObject participantTableToJson(const ParticipantTable &table);

/// Why a table is too short for a session with this number of participants; empty: it is not.
[[nodiscard]] QString whyTooFewRows(const ParticipantTable &table, int numParticipants);

} // namespace LabChat
