// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/event.h"
#include "core/session/session.h"

namespace LabChat {

/// The operator's actions in words, for the log of actions and for the chart. Pure functions.

/// The data needed to name things. The pointers must not be null, except for the message.
struct ActionContext {
    const Session *session = nullptr;
    const QStringList *channelTitles = nullptr;
    const Event *message = nullptr;  ///< the message that was hidden or restored; null: not known (yet)
    QString who = {};                ///< of an act that reached several participants: all of them; empty: the event's participant
    QString where = {};              ///< likewise of several channels
};

/// "Hid a message of P3 in Group 2".
[[nodiscard]] QString actionText(const Event &event, const ActionContext &context);
/// "P3 · Group 2".
[[nodiscard]] QString targetText(const Event &event, const ActionContext &context);
/// Of an act with one or more parts: "Muted P3 and 2 more".
[[nodiscard]] QString actText(const QList<Event> &parts, ActionContext context);
[[nodiscard]] QString actTargetText(const QList<Event> &parts, ActionContext context);
/// The text of the message concerned, or the text that was sent; empty: the action has no text.
[[nodiscard]] QString wordsText(const Event &event, const ActionContext &context);
/// "Messages hidden and restored", for the list of kinds.
[[nodiscard]] QString kindText(EventKind kind);
/// The same for every language: the name of the first kind with that text.
[[nodiscard]] QString kindId(EventKind kind);
/// "Message hidden · Group 2 · by Ada · an insult", for the chart.
[[nodiscard]] QString markText(const Event &event, const Session &session);

} // namespace LabChat
