// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/moderation/actiontexts.h"

#include "console/session/sessiontexts.h"
#include "core/session/eventdetail.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

/// The texts of a kind of action, to be translated; null: none is needed.
struct KindTexts {
    const char *mark = nullptr;   ///< in the chart: a single action
    const char *group = nullptr;  ///< in the list of kinds: all actions of the kind, and those that undo them
};

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::ActionTexts)

public:
    static KindTexts of(EventKind kind);
};

KindTexts Texts::of(EventKind kind)
{
    constexpr auto hiding = QT_TR_NOOP("Messages hidden and restored");
    constexpr auto holding = QT_TR_NOOP("Holding for approval");
    constexpr auto muting = QT_TR_NOOP("Muting");
    constexpr auto freezing = QT_TR_NOOP("Freezing");
    constexpr auto pauses = QT_TR_NOOP("Pauses");
    constexpr auto removing = QT_TR_NOOP("Participants removed and let back in");
    constexpr auto moving = QT_TR_NOOP("Places and channels");
    switch (kind) {
    case EventKind::Message:
        return {nullptr, QT_TR_NOOP("Messages written")};
    case EventKind::PageEntered:
    case EventKind::PageReentered:
        return {nullptr, QT_TR_NOOP("Participants advanced")};
    case EventKind::SessionEnded:
        return {nullptr, QT_TR_NOOP("Session ended")};
    case EventKind::MessageHeld:
        return {QT_TR_NOOP("Message held")};
    case EventKind::MessageReleased:
        return {QT_TR_NOOP("Message released"), QT_TR_NOOP("Messages released")};
    case EventKind::MessageRefused:
        return {QT_TR_NOOP("Message refused"), QT_TR_NOOP("Messages refused")};
    case EventKind::MessageHidden:
        return {QT_TR_NOOP("Message hidden"), hiding};
    case EventKind::MessageRestored:
        return {QT_TR_NOOP("Message restored"), hiding};
    case EventKind::HoldingStarted:
        return {QT_TR_NOOP("Messages need approval"), holding};
    case EventKind::HoldingEnded:
        return {QT_TR_NOOP("Messages need no approval"), holding};
    case EventKind::Muted:
        return {QT_TR_NOOP("Muted"), muting};
    case EventKind::Unmuted:
        return {QT_TR_NOOP("No longer muted"), muting};
    case EventKind::Frozen:
        return {QT_TR_NOOP("Frozen"), freezing};
    case EventKind::Unfrozen:
        return {QT_TR_NOOP("No longer frozen"), freezing};
    case EventKind::Paused:
        return {QT_TR_NOOP("Paused"), pauses};
    case EventKind::Resumed:
        return {QT_TR_NOOP("Resumed"), pauses};
    case EventKind::CountdownSet:
        return {QT_TR_NOOP("Countdown set"), QT_TR_NOOP("Countdowns")};
    case EventKind::Announced:
        return {QT_TR_NOOP("Announced"), QT_TR_NOOP("Announcements")};
    case EventKind::Removed:
        return {QT_TR_NOOP("Removed"), removing};
    case EventKind::Readmitted:
        return {QT_TR_NOOP("Let back in"), removing};
    case EventKind::SeatsSwapped:
        return {QT_TR_NOOP("Places swapped"), moving};
    case EventKind::ChannelMoved:
        return {QT_TR_NOOP("Moved to another channel"), moving};
    case EventKind::PersonReplaced:
        return {QT_TR_NOOP("Person replaced"), moving};
    case EventKind::HelpAnswered:
        return {nullptr, QT_TR_NOOP("Calls for help")};
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
    case EventKind::HelpRequested:
    case EventKind::GroupFormed:
    case EventKind::ChoiceMade:
    case EventKind::BoxAdmitted:
    case EventKind::HelpRead:
    case EventKind::AnnouncementSeen:
        return {};
    }
    Q_UNREACHABLE();
}

QString translated(const char *text, EventKind kind)
{
    return text ? Texts::tr(text) : eventKindName(kind);
}

} // namespace

QString kindText(EventKind kind)
{
    return translated(Texts::of(kind).group, kind);
}

QString kindId(EventKind kind)
{
    const QLatin1StringView text(Texts::of(kind).group);
    const auto first = std::find_if(eventKinds.begin(), eventKinds.end(), [&text](const EventTraits &traits) { return QLatin1StringView(Texts::of(traits.kind).group) == text; });
    return text.isEmpty() || first == eventKinds.end() ? eventKindName(kind) : QString(first->name);
}

QString markText(const Event &event, const Session &session)
{
    if (event.kind == EventKind::ClockJumped)
        return clockJumpText(event);
    const Intervention intervention = interventionOf(event);
    QStringList parts{translated(Texts::of(event.kind).mark, event.kind)};
    if (event.participant > 0)
        parts.append(placeText(event.participant));
    if (event.channel > 0)
        parts.append(channelTitles(session).value(event.channel - 1));
    if (event.kind == EventKind::Announced && !event.body.isEmpty())
        parts.append(Texts::tr("“%1”", "the text of an announcement").arg(event.body.simplified().left(60)));
    if (!intervention.operatorName.isEmpty())
        parts.append(Texts::tr("by %1", "an operator's name").arg(intervention.operatorName));
    if (!intervention.reason.isEmpty())
        parts.append(intervention.reason);
    return parts.join(u" · "_s);
}

} // namespace LabChat
