// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/moderation/actiontexts.h"

#include "console/session/sessiontexts.h"
#include "console/session/studychanges.h"
#include "console/widgets/displaytext.h"
#include "core/session/eventdetail.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::ActionTexts)
};

QString channelText(int channel, const ActionContext &context)
{
    return context.where.isEmpty() ? context.channelTitles->value(channel - 1) : context.where;
}

QString whoText(const Event &event, const ActionContext &context)
{
    return context.who.isEmpty() ? placeText(event.participant) : context.who;
}

int authorOf(const Event &event, const ActionContext &context)
{
    return context.message ? context.message->participant : event.participant;
}

/// "a message of P3 in Group 2"
QString messageText(const Event &event, const ActionContext &context)
{
    const QString channel = channelText(event.channel, context);
    if (const int author = authorOf(event, context); author > 0)
        return Texts::tr("a message of %1 in %2").arg(placeText(author), channel);
    return context.message ? Texts::tr("the experimenter's message in %1").arg(channel) : Texts::tr("a message in %1").arg(channel);
}

QString pageTitleOf(const QString &name, const Session &session)
{
    for (const PageSpec &page : session.study.pages) {
        if (page.name == name)
            return pageTitle(page);
    }
    return name;
}

/// What is frozen: a channel, a page or everything.
QString frozenText(const Event &event, const ActionContext &context)
{
    if (event.channel > 0)
        return channelText(event.channel, context);
    const QString page = pageOf(event);
    return page.isEmpty() ? Texts::tr("all chats") : Texts::tr("the chats of the page “%1”").arg(pageTitleOf(page, *context.session));
}

QString whoOrWhere(const Event &event, const ActionContext &context)
{
    return event.participant > 0 ? whoText(event, context) : channelText(event.channel, context);
}

QString muteText(const Event &event, const ActionContext &context)
{
    const bool ends = restraintOf(event).untilMs != 0 && event.kind == EventKind::Muted;
    const QString who = whoText(event, context);
    if (event.kind == EventKind::Unmuted) {
        return event.channel == 0 ? Texts::tr("Unmuted %1").arg(who)
                                  : Texts::tr("Unmuted %1 in %2").arg(who, channelText(event.channel, context));
    }
    if (event.channel == 0)
        return ends ? Texts::tr("Muted %1 for a while").arg(who) : Texts::tr("Muted %1").arg(who);
    const QString channel = channelText(event.channel, context);
    return ends ? Texts::tr("Muted %1 in %2 for a while").arg(who, channel) : Texts::tr("Muted %1 in %2").arg(who, channel);
}

QString countdownText(const Event &event, const ActionContext &context)
{
    const std::optional<qint64> endsAt = countdownOf(event);
    const QString target = whoOrWhere(event, context);
    if (!endsAt)
        return Texts::tr("Reset the countdown of %1 to the study's time").arg(target);
    return *endsAt == 0 ? Texts::tr("Removed the countdown of %1").arg(target) : Texts::tr("Set the countdown of %1").arg(target);
}

QString audienceText(const Event &event, const ActionContext &context)
{
    const Audience audience = audienceOf(event);
    switch (audience.kind) {
    case Audience::Kind::All:
        return Texts::tr("everybody");
    case Audience::Kind::Role:
        return Texts::tr("everybody with the role %1", "a role").arg(audience.role);
    case Audience::Kind::Group:
        return Texts::tr("group %1").arg(audience.group);
    case Audience::Kind::Channel:
        return channelText(audience.channel, context);
    case Audience::Kind::Participants:
        return placesText(audience.participants);
    }
    Q_UNREACHABLE();
}

QString advanceText(const Event &event, const ActionContext &context)
{
    const int index = pageIndexOf(event);
    const QList<PageSpec> &pages = context.session->study.pages;
    const QString who = whoText(event, context);
    if (index >= pages.size())
        return Texts::tr("Advanced %1 to the end").arg(who);
    const QString page = pageTitle(pages.at(index));
    const int round = roundOf(event);
    return context.session->study.numRounds == 1 ? Texts::tr("Advanced %1 to “%2”").arg(who, page)
                                                 : Texts::tr("Advanced %1 to “%2”, round %3").arg(who, page).arg(round);
}

/// An act on several messages; empty: it is on something else.
QString messagesText(EventKind kind, int count)
{
    if (kind == EventKind::MessageHidden)
        return Texts::tr("Hid %Ln messages", nullptr, count);
    if (kind == EventKind::MessageRestored)
        return Texts::tr("Restored %Ln messages", nullptr, count);
    if (kind == EventKind::MessageReleased)
        return Texts::tr("Released %Ln messages", nullptr, count);
    return kind == EventKind::MessageRefused ? Texts::tr("Refused %Ln messages", nullptr, count) : QString();
}

/// The participants and channels of all parts, each once.
void nameAll(const QList<Event> &parts, ActionContext &context)
{
    constexpr int maxChannels = 3;
    QList<int> participants;
    QStringList channels;
    for (const Event &part : parts) {
        if (part.participant > 0 && !participants.contains(part.participant))
            participants.append(part.participant);
        if (const QString title = context.channelTitles->value(part.channel - 1); part.channel > 0 && !channels.contains(title))
            channels.append(title);
    }
    std::sort(participants.begin(), participants.end()); // an undo goes backwards
    context.who = placesText(participants);
    const qsizetype more = channels.size() - maxChannels;
    const QString named = channels.mid(0, maxChannels).join(u", "_s);
    context.where = more > 0 ? Texts::tr("%1 and %2 more", "channels").arg(named, numberText(more)) : named;
}

QString movedText(const Event &event, const ActionContext &context)
{
    return Texts::tr("Moved a chat of %1 from %2 to %3")
        .arg(placeText(event.participant), channelText(event.channel, context), channelText(newChannelOf(event).channel, context));
}

} // namespace

QString actionText(const Event &event, const ActionContext &context)
{
    switch (event.kind) {
    case EventKind::Message:
        return Texts::tr("Wrote in %1").arg(channelText(event.channel, context));
    case EventKind::PageEntered:
        return advanceText(event, context);
    case EventKind::PageReentered:
        return Texts::tr("Returned %1 to “%2”", "a place, a page").arg(whoText(event, context), pageTitleOf(pageOf(event), *context.session));
    case EventKind::SessionEnded:
        return Texts::tr("Ended the session");
    case EventKind::MessageReleased:
        return Texts::tr("Released %1").arg(messageText(event, context));
    case EventKind::MessageRefused:
        return Texts::tr("Refused %1").arg(messageText(event, context));
    case EventKind::MessageHidden:
        return Texts::tr("Hid %1").arg(messageText(event, context));
    case EventKind::MessageRestored:
        return Texts::tr("Restored %1").arg(messageText(event, context));
    case EventKind::HoldingStarted:
        return event.participant > 0 ? Texts::tr("Started to hold messages of %1 for approval").arg(whoText(event, context))
                                     : Texts::tr("Started to hold messages in %1 for approval").arg(channelText(event.channel, context));
    case EventKind::HoldingEnded:
        return event.participant > 0 ? Texts::tr("Stopped holding messages of %1").arg(whoText(event, context))
                                     : Texts::tr("Stopped holding messages in %1").arg(channelText(event.channel, context));
    case EventKind::Muted:
    case EventKind::Unmuted:
        return muteText(event, context);
    case EventKind::Frozen:
        return Texts::tr("Froze %1").arg(frozenText(event, context));
    case EventKind::Unfrozen:
        return Texts::tr("Opened %1 again").arg(frozenText(event, context));
    case EventKind::Paused:
        return Texts::tr("Paused the session");
    case EventKind::Resumed:
        return Texts::tr("Resumed the session");
    case EventKind::CountdownSet:
        return countdownText(event, context);
    case EventKind::Announced:
        return Texts::tr("Announced to %1").arg(audienceText(event, context));
    case EventKind::Removed:
        return Texts::tr("Removed %1").arg(whoText(event, context));
    case EventKind::Readmitted:
        return Texts::tr("Let %1 back in").arg(whoText(event, context));
    case EventKind::SeatsSwapped:
        return Texts::tr("Swapped the places of %1 and %2")
            .arg(placeText(event.participant), placeText(otherSeatOf(event)));
    case EventKind::ChannelMoved:
        return movedText(event, context);
    case EventKind::PersonReplaced:
        return Texts::tr("Gave the place %1 to a new person").arg(whoText(event, context));
    case EventKind::HelpAnswered:
        return Texts::tr("Wrote to %1 in private").arg(whoText(event, context));
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
    case EventKind::MessageHeld:
    case EventKind::HelpRequested:
    case EventKind::GroupFormed:
    case EventKind::ChoiceMade:
    case EventKind::BoxAdmitted:
    case EventKind::HelpRead:
    case EventKind::AnnouncementSeen:
        break; // these are not actions
    }
    return eventKindName(event.kind);
}

QString actText(const QList<Event> &parts, ActionContext context)
{
    const Event &first = parts.constFirst();
    if (parts.size() == 1)
        return actionText(first, context);
    const auto isOther = [&first](const Event &part) { return part.kind != first.kind || (part.participant > 0) != (first.participant > 0); };
    const auto others = std::count_if(parts.begin(), parts.end(), isOther);
    if (others > 0)
        return Texts::tr("%1, and %Ln more", "what was done, more actions", int(parts.size()) - 1).arg(actionText(first, context));
    if (const QString messages = messagesText(first.kind, int(parts.size())); !messages.isEmpty())
        return messages;
    nameAll(parts, context);
    if (first.kind == EventKind::PageEntered)
        return Texts::tr("Advanced %1 by one page").arg(context.who);
    if (first.kind == EventKind::PageReentered)
        return Texts::tr("Returned %1 to the page before").arg(context.who);
    return actionText(first, context);
}

QString actTargetText(const QList<Event> &parts, ActionContext context)
{
    if (parts.size() == 1)
        return targetText(parts.constFirst(), context);
    nameAll(parts, context);
    QStringList named{context.who, context.where};
    named.removeAll(QString());
    return named.join(u" · "_s);
}

QString targetText(const Event &event, const ActionContext &context)
{
    QStringList parts;
    if (const int who = authorOf(event, context); who > 0)
        parts.append(placeText(who));
    if (event.channel > 0)
        parts.append(channelText(event.channel, context));
    if (const QString page = pageOf(event); event.channel == 0 && !page.isEmpty())
        parts.append(pageTitleOf(page, *context.session));
    if (event.kind == EventKind::Announced)
        parts.append(audienceText(event, context));
    return parts.join(u" · "_s);
}

QString wordsText(const Event &event, const ActionContext &context)
{
    return context.message ? context.message->body : event.body;
}

} // namespace LabChat
