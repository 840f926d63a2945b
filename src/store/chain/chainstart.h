// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/chain/textsecrets.h"

namespace LabChat {

/// The start of a session's chain, h(0): the hash of what the session is made of.
///
///     h(0) = SHA-256("LabChat chain 1", rows)
///
/// The rows are those of the tables session, participant, player, channel, chat_box and study_image, in the order of their keys; each is a field with the table's name, and a field
/// for each column. Tickets and the session's secret are not among them. Of a place's row in the study's table and its labels and nicknames in chat boxes there is a salted
/// hash in their place, as of texts in an event. A session of another system starts with its own row alone: the others come with its events.
/// Error codes are those of Database.
[[nodiscard]] Result<ChainDigest> chainStart(Database &database, qint64 session, const TextSecrets &secrets);

} // namespace LabChat
