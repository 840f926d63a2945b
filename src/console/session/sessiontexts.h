// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operatorservice.h"

namespace LabChat {

class WatchedSession;

/// The names of a session and its parts in the console, and their links. Pure functions.

/// "Group chat (abcd2345)". @p isOpen: boxes without a ticket get in, if it is such a session.
[[nodiscard]] QString sessionTitle(const SessionState &state, bool isOpen = true);
[[nodiscard]] QString sessionTitle(const WatchedSession &watched);
/// The title of each channel, by its number minus one: "Group 1" if the channel is that of a group, otherwise the part of its name from the study.
[[nodiscard]] QStringList channelTitles(const Session &session);
/// For each title its rank in alphabetical order, from 0; "Group 2" comes before "Group 10".
[[nodiscard]] QList<int> alphabeticalPlaces(const QStringList &titles);
/// Each member's nickname in a channel, by member number minus one.
[[nodiscard]] QStringList nicknamesIn(const Session &session, int channel);
/// "P3": the participant's place in the session, short enough for a column; empty for 0.
[[nodiscard]] QString placeText(int participant);
/// The nickname that a message was shown with; the experimenter's messages have none.
[[nodiscard]] QString authorText(const Event &message);
/// "P3, P4, P9 and 12 more".
[[nodiscard]] QString placesText(const QList<int> &participants);
/// A page's title as a participant reads it in a round.
[[nodiscard]] QString pageTitle(const Session &session, int participant, int round, int page);
/// The title of the page that a participant is on.
[[nodiscard]] QString pageText(const SessionState &state, int participant);
/// The operator's restrictions in a channel: "frozen · held"; empty: none.
[[nodiscard]] QString channelStateText(const SessionState &state, int channel);
/// What has to happen before a participant can continue: "P3, P4", "until 12:34:56", "the operator".
[[nodiscard]] QString waitsForText(const SessionState &state, int participant);

/// The choices that a participant has made, the newest first: "offer: 5 (round 2)".
[[nodiscard]] QString choicesText(const SessionState &state, int participant);

/// "The computer's clock was set forward by 12 s.": what a ClockJumped says.
[[nodiscard]] QString clockJumpText(const Event &jump);

/// Empty while the server is not listening.
[[nodiscard]] QString sessionLink(const ServerAddress &address, const Session &session);
[[nodiscard]] QString participantLink(const ServerAddress &address, const SessionState &state, int participant);
/// Link to all participants side by side, on this computer.
[[nodiscard]] QString splitLink(const ServerAddress &address, const Session &session);
[[nodiscard]] QString roomLink(const ServerAddress &address, const QString &room);
/// "http://192.168.1.20:8000"
[[nodiscard]] QString addressText(const QUrl &url);

} // namespace LabChat
