// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/sessionstate.h"

namespace LabChat {

/// A line of a participant's page.
struct PageLine {
    QString text;         ///< empty: there is none
    bool counts = false;  ///< reads differently in a second
    bool closed = false;  ///< nothing can be written
};

/// What a participant's page tells of the clock and of what the operator stopped, as the page says it. Pure functions.

/// Empty: the session goes on.
[[nodiscard]] QString pauseWords(const SessionState &state);
/// What stands in place of the page of somebody who was removed.
[[nodiscard]] QString removalWords(const SessionState &state, int participant);
/// How long the page stays.
[[nodiscard]] PageLine pageTimeLine(const SessionState &state, int participant, qint64 nowMs);
/// Why nothing can be written in a chat, and when that changes.
[[nodiscard]] PageLine chatLine(const SessionState &state, int participant, const ChatBox &box, qint64 nowMs);
/// Announcements, the newest first.
[[nodiscard]] QString noticesText(const QList<Notice> &notices);

} // namespace LabChat
