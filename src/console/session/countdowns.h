// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/command.h"
#include "core/session/sessionstate.h"

namespace LabChat {

/// What a countdown belongs to: the page in front of a participant, or (participant 0) the chats of a channel.
struct CountdownTarget {
    int participant = 0;
    int channel = 0;

    bool operator==(const CountdownTarget &) const = default;
};

/// How the operator wants a countdown changed.
struct CountdownChange {
    enum class Kind { Set, Extend, Shorten, EndNow, Stop, AsTheStudySays };
    Kind kind = Kind::Set;
    qint64 byMs = 0;  ///< Set, Extend, Shorten
};

/// Whose countdowns the operator means, however many that are when something is done.
struct CountdownScope {
    enum class Kind { Participants, Group, Page, Everybody, Channel, AllChats };
    Kind kind = Kind::Everybody;
    QList<int> participants;
    int group = 0;    ///< `group.id`
    int page = 0;     ///< index into Study::pages
    int channel = 0;
};

/// Countdowns as the operator sees and changes them. Moments are on the session's clock; 0: none. Pure functions.

/// Those whose page or chat is in front of somebody.
[[nodiscard]] QList<CountdownTarget> targetsOf(const SessionState &state, const CountdownScope &scope);
/// When a countdown ends; of a channel, the latest of those that are in front of its members.
[[nodiscard]] qint64 countdownEnd(const SessionState &state, const CountdownTarget &target);
/// When it would end after a change; nothing: there is no countdown that could be changed so. What is over is
/// extended from now.
[[nodiscard]] std::optional<qint64> changedEnd(const SessionState &state, const CountdownTarget &target, const CountdownChange &change,
                                               qint64 nowMs);
[[nodiscard]] QList<Moderate> countdownWishes(const SessionState &state, const QList<CountdownTarget> &targets, const CountdownChange &change,
                                              qint64 nowMs);
/// How long it is until a moment, never negative.
[[nodiscard]] qint64 leftMs(const SessionState &state, qint64 endMs, qint64 nowMs);

/// "4:05", "1:02:03": counted up, so that 0:00 is shown only when the time is over.
[[nodiscard]] QString countdownText(qint64 ms);
/// What is left until a moment: "4:05", "over", or empty for 0.
[[nodiscard]] QString timeLeftText(const SessionState &state, qint64 endMs, qint64 nowMs);

} // namespace LabChat
