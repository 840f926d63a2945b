// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/command.h"
#include "core/session/event.h"
#include "core/session/session.h"
#include "core/session/stateparts.h"

namespace LabChat {

/// What an event says beside its fields. Each key of Event::detail is read and written here and nowhere else: the keys and the
/// forms of their values are in logs for ever. Readers answer 0, the empty text or nothing where an event does not say it. Pure functions.

/// Who of the operators did it, and why: in every event that an operator caused. Each part that is empty is left out, but for the name.
void setIntervention(Event &event, const Intervention &intervention);
[[nodiscard]] Intervention interventionOf(const Event &event);
/// Whether an event is something that the operator did, and thus belongs into the log of actions.
[[nodiscard]] bool isIntervention(const Event &event);
/// What participants are told about an intervention; empty: the page's own words.
[[nodiscard]] QString toldText(const Event &event);
/// SessionEnded: who ended it and why; a reason that is empty is written, too.
void setEndedBy(Event &event, const QString &operatorName, const QString &reason);

/// Arrived: the participant's label, if there is one.
void setLabel(Event &event, const QString &label);
[[nodiscard]] QString labelOf(const Event &event);

/// Seen: the seq of the newest message that was displayed.
void setSeenUpTo(Event &event, qint64 seq);
[[nodiscard]] qint64 seenUpToOf(const Event &event);

/// A page by its name. Frozen, Unfrozen: which one; empty: none. Ready, CountdownSet: where the participant is, and in which
/// round. PageEntered: where the participant comes to; `finished` after the last page.
void setPage(Event &event, const QString &name);
void setPage(Event &event, const QString &name, int round);
[[nodiscard]] QString pageOf(const Event &event);
[[nodiscard]] int roundOf(const Event &event);

/// PageEntered: the page's index into Study::pages (their number: finished), and who or what ended the one before.
void setPageEntry(Event &event, const QString &name, const Position &position, AdvancedBy by);
[[nodiscard]] int pageIndexOf(const Event &event);
[[nodiscard]] std::optional<AdvancedBy> advancedByOf(const Event &event);

/// The seq of the message that an event is about. MessageReleased, MessageRefused: under which it was held. MessageHidden,
/// MessageRestored: under which it was said. HelpRead: of the newest line that was read.
void setMessage(Event &event, qint64 seq);
[[nodiscard]] qint64 messageOf(const Event &event);
/// MessageReleased, MessageRefused: the held message's nonce. The event's own stays empty, for the log has each nonce once.
void setHeldNonce(Event &event, const QByteArray &nonce);
[[nodiscard]] QByteArray heldNonceOf(const Event &event);

/// Muted: until when, on the session's clock; 0: without end.
void setUntil(Event &event, qint64 untilMs);
/// Muted, Frozen, Removed: what is stopped from now on.
[[nodiscard]] Restraint restraintOf(const Event &event);
/// What was in force before, for who undoes it. Unmuted, Unfrozen, Readmitted: what was taken back. Muted: what it took the place of.
void setRestraintBefore(Event &event, const Restraint &before);
[[nodiscard]] std::optional<Restraint> restraintBefore(const Event &event);

/// CountdownSet: when it ends, on the session's clock (0: never), and when it did before; nothing: as the study says.
void setCountdown(Event &event, std::optional<qint64> endsAtMs, std::optional<qint64> beforeMs);
[[nodiscard]] std::optional<qint64> countdownOf(const Event &event);
[[nodiscard]] std::optional<qint64> countdownBefore(const Event &event);

/// Announced: for whom it is, and which participants they were then; none of them: everybody.
void setAudience(Event &event, const Audience &audience, const QList<int> &recipients);
[[nodiscard]] Audience audienceOf(const Event &event);
[[nodiscard]] QList<int> recipientsOf(const Event &event);

/// SeatsSwapped: the second place.
void setOtherSeat(Event &event, int participant);
[[nodiscard]] int otherSeatOf(const Event &event);

/// ChannelMoved: where the chat leads to from now on, and as which member.
void setNewChannel(Event &event, const MovedBox &to);
[[nodiscard]] MovedBox newChannelOf(const Event &event);

/// The keys that the store's SQL asks for.
namespace DetailKeys {
inline constexpr QLatin1StringView operatorName("operator");
inline constexpr QLatin1StringView round("round");
inline constexpr QLatin1StringView pageIndex("page_index");
} // namespace DetailKeys

} // namespace LabChat
