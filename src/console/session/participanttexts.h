// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/sessionstate.h"

namespace LabChat {

/// A line of a participant's page.
struct PageLine {
    QString text;         ///< empty: there is none
    bool counts = false;  ///< changes every second
    bool closed = false;  ///< the participant cannot write
};

/// The texts of a participant's page about countdowns and restrictions, as on the page itself. Pure functions.

/// Empty: the session is not paused.
[[nodiscard]] QString pauseWords(const SessionState &state);
/// The text in place of the page of a participant who was removed.
[[nodiscard]] QString removalWords(const SessionState &state, int participant);
/// The time left on the page.
[[nodiscard]] PageLine pageTimeLine(const SessionState &state, int participant, qint64 nowMs);
/// Why the participant cannot write in a chat, and when this changes.
[[nodiscard]] PageLine chatLine(const SessionState &state, int participant, const ChatBox &box, qint64 nowMs);
/// The text of a page with its choices as the participant has answered them. @p html is safe HTML, and so is the result.
[[nodiscard]] QString withChoices(const SessionState &state, int participant, const QString &html);
/// Announcements, the newest first.
[[nodiscard]] QString noticesText(const QList<Notice> &notices);

} // namespace LabChat
