// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/command.h"
#include "core/session/event.h"
#include "core/session/session.h"
#include "core/session/stateparts.h"

namespace LabChat {

/// The details of an event. Only these functions read and write the keys of Event::detail: the keys and the forms of their values never
/// change, because they are in logs. Readers return 0, the empty text or nothing if the event does not contain the value. Pure functions.

/// Whether an event has what its kind needs, and every value in the form in which these functions write it. Else they read something that nobody wrote.
[[nodiscard]] bool isDetailReadable(const Event &event);

/// Which operator did it, and why: in every event that an operator caused. Empty parts are left out, except for the name.
void setIntervention(Event &event, const Intervention &intervention);
[[nodiscard]] Intervention interventionOf(const Event &event);
/// Whether an event is an action of the operator, and therefore in the log of actions.
[[nodiscard]] bool isIntervention(const Event &event);
/// The text of an intervention that participants read; empty: the page's own text.
[[nodiscard]] QString textForParticipants(const Event &event);
/// The number of the act that an event is a part of: the seq of the act's first event, which may be this one.
[[nodiscard]] qint64 actOf(const Event &event);
/// SessionEnded: who ended it and why; the reason is written even if it is empty.
void setEndedBy(Event &event, const QString &operatorName, const QString &reason, const QString &reasonId = {});

/// Arrived: the participant's label, if there is one.
void setLabel(Event &event, const QString &label);
[[nodiscard]] QString labelOf(const Event &event);
/// Arrived: the mark of the browser that took the place through a link without a label; see browserMark().
void setBrowser(Event &event, const QString &mark);
[[nodiscard]] QString browserOf(const Event &event);

/// Seen: the seq of the newest message that was displayed.
void setSeenUpTo(Event &event, qint64 seq);
[[nodiscard]] qint64 seenUpToOf(const Event &event);

/// ClockJumped: how far the computer's clock was set, in ms; negative: back.
void setClockJump(Event &event, qint64 byMs);
[[nodiscard]] qint64 clockJumpOf(const Event &event);

/// LinkClicked: the link, as it is in the message. messageOf() says which message.
void setLink(Event &event, const QString &url);
[[nodiscard]] QString linkOf(const Event &event);

/// TextUnsent: the length of the text, in Unicode code points.
void setCharacters(Event &event, int characters);
[[nodiscard]] int charactersOf(const Event &event);

/// The name of a page. Frozen, Unfrozen: which page; empty: none. Ready, CountdownSet: the participant's page, and its round.
/// PageEntered: the new page; `finished` after the last one. TextUnsent: the page on which the text was typed; also Message
/// and MessageHeld, if they were sent when the page or the chat had just ended (`on_end`).
void setPage(Event &event, const QString &name);
void setPage(Event &event, const QString &name, int round);
[[nodiscard]] QString pageOf(const Event &event);
[[nodiscard]] int roundOf(const Event &event);

/// PageEntered: the page's index in Study::pages (their number: finished), and who or what ended the previous page.
void setPageEntry(Event &event, const QString &name, const Position &position, AdvancedBy by);
[[nodiscard]] int pageIndexOf(const Event &event);
[[nodiscard]] std::optional<AdvancedBy> advancedByOf(const Event &event);
/// PageReentered: the time that the participant had spent on the page before leaving it, on the session's clock.
void setSpentBefore(Event &event, qint64 spentMs);
[[nodiscard]] qint64 spentBefore(const Event &event);

/// The seq of the message that an event is about. MessageReleased, MessageRefused: of MessageHeld.
/// MessageHidden, MessageRestored, LinkClicked: of the message. HelpRead: of the newest message that was read. AnnouncementSeen: of Announced.
void setMessage(Event &event, qint64 seq);
[[nodiscard]] qint64 messageOf(const Event &event);
/// MessageReleased, MessageRefused: the held message's nonce. The event's own nonce is empty, because the log contains each nonce only once.
void setHeldNonce(Event &event, const QByteArray &nonce);
[[nodiscard]] QByteArray heldNonceOf(const Event &event);

/// Muted: the end, on the session's clock; 0: no end.
void setUntil(Event &event, qint64 untilMs);
/// Muted, Frozen, Removed: the new restriction.
[[nodiscard]] Restraint restraintOf(const Event &event);
/// The restriction before, for undoing. Unmuted, Unfrozen, Readmitted: the one that was lifted. Muted: the one that was replaced.
void setRestraintBefore(Event &event, const Restraint &before);
[[nodiscard]] std::optional<Restraint> restraintBefore(const Event &event);

/// CountdownSet: the new end on the session's clock (0: no countdown), and the end before; nothing: as in the study.
void setCountdown(Event &event, std::optional<qint64> endsAtMs, std::optional<qint64> beforeMs);
[[nodiscard]] std::optional<qint64> countdownOf(const Event &event);
[[nodiscard]] std::optional<qint64> countdownBefore(const Event &event);

/// Announced: the audience, and the participants in it at that time; none of them: everybody.
void setAudience(Event &event, const Audience &audience, const QList<int> &recipients);
[[nodiscard]] Audience audienceOf(const Event &event);
[[nodiscard]] bool isAudienceKnown(const Event &event);
[[nodiscard]] QList<int> recipientsOf(const Event &event);

/// SeatsSwapped: the second place.
void setOtherSeat(Event &event, int participant);
[[nodiscard]] int otherSeatOf(const Event &event);

/// GroupFormed: the group's `group.id`, the places that are swapped one after the other, and the places that its players then have.
void setGroupFormed(Event &event, int group, const QList<std::pair<int, int>> &swaps, const QList<int> &places);
[[nodiscard]] int groupOf(const Event &event);
[[nodiscard]] QList<int> placesOf(const Event &event);
/// SeatsSwapped, GroupFormed: the places that are swapped, one pair after the other.
[[nodiscard]] QList<std::pair<int, int>> swapsOf(const Event &event);

/// PageEntered: the page on which the participant waited until the time was up, and went to the end. Empty: this was not so.
void setWaitedInVain(Event &event, const QString &page);
[[nodiscard]] QString waitedInVainOn(const Event &event);

/// ChoiceMade: the name of the choice on the page; the value is the event's body.
void setChoice(Event &event, const QString &name);
[[nodiscard]] QString choiceOf(const Event &event);

/// SessionCreated: what was drawn at random. @p treatments: by participant, or (@p byGroup) by group. @p groups: of the first round, if they were drawn once.
void setDraw(Event &event, quint32 seed, const QStringList &treatments, bool byGroup, const QList<QList<int>> &groups);
[[nodiscard]] quint32 seedOf(const Event &event);
[[nodiscard]] QStringList treatmentsOf(const Event &event);

/// BoxAdmitted: who was admitted to which channel, with the claims of the ticket.
void setAdmission(Event &event, const BoxAdmission &admission);
[[nodiscard]] BoxAdmission admissionOf(const Event &event);

/// ChannelMoved: the chat's new channel, and the member number there.
void setNewChannel(Event &event, const MovedBox &to);
[[nodiscard]] MovedBox newChannelOf(const Event &event);

/// The detail of an event, without the texts that a person typed or that name them, and these texts alone. A plain value.
struct DetailParts {
    QJsonObject kept;
    QJsonObject texts; ///< empty: there are none
};
[[nodiscard]] DetailParts partsOfDetail(const QJsonObject &detail);
/// The same detail with empty texts: what is left when they are destroyed.
[[nodiscard]] QJsonObject withoutTexts(QJsonObject detail);
/// SeatsSwapped, GroupFormed, PersonReplaced: the places that are another person's after the event.
[[nodiscard]] QList<int> placesChangingHands(const Event &event);

/// The keys that the store's SQL uses.
namespace DetailKeys {
inline constexpr QLatin1StringView operatorName("operator");
inline constexpr QLatin1StringView round("round");
inline constexpr QLatin1StringView pageIndex("page_index");
} // namespace DetailKeys

} // namespace LabChat
