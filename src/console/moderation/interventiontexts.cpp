// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/moderation/interventiontexts.h"

#include "console/session/sessiontexts.h"

#include <QtCore/QCoreApplication>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::InterventionTexts)
};

QString whatText(EventKind kind)
{
    switch (kind) {
    case EventKind::MessageHeld:
        return Texts::tr("Message held");
    case EventKind::MessageReleased:
        return Texts::tr("Message released");
    case EventKind::MessageRefused:
        return Texts::tr("Message refused");
    case EventKind::MessageHidden:
        return Texts::tr("Message hidden");
    case EventKind::MessageRestored:
        return Texts::tr("Message restored");
    case EventKind::HoldingStarted:
        return Texts::tr("Messages need approval");
    case EventKind::HoldingEnded:
        return Texts::tr("Messages need no approval");
    case EventKind::Muted:
        return Texts::tr("Muted");
    case EventKind::Unmuted:
        return Texts::tr("No longer muted");
    case EventKind::Frozen:
        return Texts::tr("Frozen");
    case EventKind::Unfrozen:
        return Texts::tr("No longer frozen");
    case EventKind::Paused:
        return Texts::tr("Paused");
    case EventKind::Resumed:
        return Texts::tr("Resumed");
    case EventKind::CountdownSet:
        return Texts::tr("Countdown set");
    case EventKind::Announced:
        return Texts::tr("Announced");
    case EventKind::Removed:
        return Texts::tr("Removed");
    case EventKind::Readmitted:
        return Texts::tr("Readmitted");
    case EventKind::SeatsSwapped:
        return Texts::tr("Seats swapped");
    case EventKind::ChannelMoved:
        return Texts::tr("Moved to another channel");
    case EventKind::PersonReplaced:
        return Texts::tr("Person replaced");
    default:
        return eventKindName(kind);
    }
}

} // namespace

QString interventionText(const Event &event, const Session &session)
{
    QStringList parts{whatText(event.kind)};
    if (event.participant > 0)
        parts.append(placeText(event.participant));
    if (event.channel > 0)
        parts.append(channelTitles(session).value(event.channel - 1));
    if (event.kind == EventKind::Announced && !event.body.isEmpty())
        parts.append(Texts::tr("“%1”", "the text of an announcement").arg(event.body.simplified().left(60)));
    if (const QString name = event.detail.value("operator"_L1).toString(); !name.isEmpty())
        parts.append(Texts::tr("by %1", "an operator's name").arg(name));
    if (const QString reason = event.detail.value("reason"_L1).toString(); !reason.isEmpty())
        parts.append(reason);
    return parts.join(u" · "_s);
}

} // namespace LabChat
