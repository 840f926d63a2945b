// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/undo.h"

#include "core/session/eventdetail.h"

namespace LabChat {

namespace {

/// @p before: the restriction that applies again; nothing: none.
std::optional<OperatorAction> oppositeOf(const Event &event, const std::optional<Restraint> &before)
{
    switch (event.kind) {
    case EventKind::MessageHidden:
        return SetHidden{event.channel, messageOf(event), false};
    case EventKind::MessageRestored:
        return SetHidden{event.channel, messageOf(event), true};
    case EventKind::Message: // of the experimenter
    case EventKind::MessageReleased:
        return SetHidden{event.channel, event.seq, true};
    case EventKind::MessageRefused:
        return ReleaseMessage{messageOf(event)};
    case EventKind::HoldingStarted:
        return SetHolding{event.participant, event.channel, false};
    case EventKind::HoldingEnded:
        return SetHolding{event.participant, event.channel, true};
    case EventKind::Muted:
        if (!before)
            return Unmute{event.participant, event.channel};
        return Mute{event.participant, event.channel, before->untilMs};
    case EventKind::Unmuted:
        return Mute{event.participant, event.channel, before.value_or(Restraint()).untilMs};
    case EventKind::Frozen:
        return SetFrozen{event.channel, pageOf(event), false};
    case EventKind::Unfrozen:
        return SetFrozen{event.channel, pageOf(event), true};
    case EventKind::Paused:
        return SetPaused{false};
    case EventKind::Resumed:
        return SetPaused{true};
    case EventKind::CountdownSet:
        return SetCountdown{event.participant, event.channel, countdownBefore(event), pageOf(event), roundOf(event)};
    case EventKind::Removed:
        return Readmit{event.participant};
    case EventKind::Readmitted:
        return Remove{event.participant};
    case EventKind::SeatsSwapped:
        return SwapSeats{event.participant, otherSeatOf(event)};
    case EventKind::ChannelMoved:
        return MoveChannel{event.participant, newChannelOf(event).channel, event.channel};
    case EventKind::PageEntered:
        if (advancedByOf(event) != AdvancedBy::Operator)
            return std::nullopt;
        return ReturnToPage{event.participant, event.seq};
    case EventKind::SessionCreated:
    case EventKind::ServerStarted:
    case EventKind::ClockJumped:
    case EventKind::Arrived:
    case EventKind::Connected:
    case EventKind::Disconnected:
    case EventKind::Seen:
    case EventKind::LinkClicked:
    case EventKind::TextUnsent:
    case EventKind::Ready:
    case EventKind::PageReentered: // advancing again does it
    case EventKind::AnnouncementSeen:
    case EventKind::SessionEnded:
    case EventKind::MessageHeld:
    case EventKind::Announced:
    case EventKind::PersonReplaced:
    case EventKind::HelpRequested:
    case EventKind::HelpRead:
    case EventKind::HelpAnswered:
    case EventKind::GroupFormed:
    case EventKind::ChoiceMade:
    case EventKind::BoxAdmitted:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

} // namespace

std::optional<Moderate> undoOf(const Event &event)
{
    const std::optional<Restraint> before = restraintBefore(event);
    const std::optional<OperatorAction> action = oppositeOf(event, before);
    if (!action)
        return std::nullopt;
    return Moderate{*action, {{}, {}, before.value_or(Restraint()).text, event.seq}};
}

} // namespace LabChat
