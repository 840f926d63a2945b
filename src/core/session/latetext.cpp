// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/latetext.h"

namespace LabChat {

std::optional<EndedChat> chatJustEnded(const SessionState &state, int participant, int channel, qint64 nowMs)
{
    const ParticipantState &who = state.participant(participant);
    const qint64 clock = state.clockAt(nowMs);
    const auto isJustOver = [clock](qint64 endMs) { return clock >= endMs && clock - endMs < lateTextMs; };
    if (const auto box = state.boxOf(participant, channel)) {
        const qint64 closes = state.closingOf(participant, *box);
        const bool hasEnded = closes != 0 && isJustOver(closes) && state.openingOf(participant, *box) <= closes;
        return hasEnded ? std::optional(EndedChat{*box, {who.round, who.page}, closes, who.saidOnPage, who.unsentOnPage}) : std::nullopt;
    }
    if (!who.left || !isJustOver(who.left->leftAtMs))
        return std::nullopt;
    const bool couldType = !who.left->ready || state.session().study.pages.at(who.left->page).waiting.keepsChats;
    if (!couldType)
        return std::nullopt;
    const Position position{who.left->round, who.left->page};
    const auto box = state.boxOn(participant, channel, position);
    if (!box)
        return std::nullopt;
    const ChatLimits &limits = state.session().chat(*box).limits;
    const qint64 opened = who.left->enteredAtMs + limits.opensAfterS * qint64(1000);
    const qint64 byStudy = limits.closesAfterS == 0 ? 0 : who.left->enteredAtMs + limits.closesAfterS * qint64(1000);
    const qint64 closes = state.channel(channel).closesAtMs.value_or(byStudy);
    const qint64 endMs = closes == 0 ? who.left->leftAtMs : qMin(closes, who.left->leftAtMs);
    if (opened > endMs || !isJustOver(endMs))
        return std::nullopt;
    return EndedChat{*box, position, endMs, who.left->saidOnPage, who.left->unsentOnPage};
}

} // namespace LabChat
