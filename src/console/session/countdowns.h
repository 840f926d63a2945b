// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/command.h"
#include "core/session/sessionstate.h"

namespace LabChat {

/// The target of a countdown: the current page of a participant, or (participant 0) the chats of a channel.
struct CountdownTarget {
    int participant = 0;
    int channel = 0;

    bool operator==(const CountdownTarget &) const = default;
};

/// A change of a countdown by the operator.
struct CountdownChange {
    enum class Kind { Set, Extend, Shorten, EndNow, Stop, AsTheStudySays };
    Kind kind = Kind::Set;
    qint64 byMs = 0;  ///< Set, Extend, Shorten
};

/// Whose countdowns change. The participants are determined when the change is made.
struct CountdownScope {
    enum class Kind { Participants, Group, Page, Everybody, Channel, AllChats };
    Kind kind = Kind::Everybody;
    QList<int> participants;
    int group = 0;    ///< `group.id`
    int page = 0;     ///< index into Study::pages
    int channel = 0;
};

/// Countdowns as the operator sees and changes them. Moments are on the session's clock; 0: none. Pure functions.

/// The targets whose page or chat is currently shown to somebody.
[[nodiscard]] QList<CountdownTarget> targetsOf(const SessionState &state, const CountdownScope &scope);
/// The end of a countdown; of a channel: the latest one that a member currently sees.
[[nodiscard]] qint64 countdownEnd(const SessionState &state, const CountdownTarget &target);
/// The end after a change; nothing: there is no countdown that can be changed in this way. A countdown that is over is extended from now.
[[nodiscard]] std::optional<qint64> changedEnd(const SessionState &state, const CountdownTarget &target, const CountdownChange &change,
                                               qint64 nowMs);
[[nodiscard]] QList<Moderate> countdownWishes(const SessionState &state, const QList<CountdownTarget> &targets, const CountdownChange &change,
                                              qint64 nowMs);
/// The participants whose page these changes would end at once, which cannot be undone: id_in_session.
[[nodiscard]] QList<int> endedAtOnce(const SessionState &state, const QList<Moderate> &wishes, qint64 nowMs);
/// The time until a moment, never negative.
[[nodiscard]] qint64 leftMs(const SessionState &state, qint64 endMs, qint64 nowMs);

/// "4:05", "1:02:03": rounded up, so that 0:00 is shown only when the time is over.
[[nodiscard]] QString countdownText(qint64 ms);
/// The time left until a moment: "4:05", "over", or empty for 0.
[[nodiscard]] QString timeLeftText(const SessionState &state, qint64 endMs, qint64 nowMs);

} // namespace LabChat
