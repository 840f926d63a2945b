// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/moderation/moderationactions.h"
#include "core/session/event.h"

namespace LabChat {

class Highlighter;
struct HighlightRule;

/// A message as the models of this room store it. A plain value.
struct MessageRow {
    qint64 session = 0;
    qint64 seq = 0;
    qint64 atMs = 0;
    int channel = 0;
    int participant = 0;  ///< the author; 0: the experimenter
    int member = 0;       ///< the author's member number in the channel
    QString nickname;
    QString body;
    bool held = false;    ///< waits for approval, or was refused
};

/// Pure functions.
[[nodiscard]] MessageRow messageRow(const Event &message);
[[nodiscard]] MessageSubject subjectOf(const MessageRow &message);
/// The rule that marks a message; null: none. @p highlighter may be null.
[[nodiscard]] const HighlightRule *ruleFor(const MessageRow &message, const Highlighter *highlighter);

} // namespace LabChat
