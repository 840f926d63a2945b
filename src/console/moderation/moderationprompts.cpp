// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/moderation/moderationprompts.h"

#include "console/session/sessiontexts.h"
#include "console/session/studychanges.h"
#include "console/widgets/displaytext.h"

#include <QtCore/QCoreApplication>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::ModerationPrompts)
};

bool isAboutMessages(EventKind kind)
{
    return kind == EventKind::MessageReleased || kind == EventKind::MessageRefused || kind == EventKind::MessageHidden
        || kind == EventKind::MessageRestored;
}

QString messagesText(const QList<Moderate> &wishes, const QStringList &channelTitles)
{
    if (wishes.size() > 1)
        return Texts::tr("%Ln messages", nullptr, int(wishes.size()));
    const QString channel = channelTitles.value(wishes.first().channel - 1);
    return wishes.first().participant == 0 ? Texts::tr("this message in %1").arg(channel)
                                           : Texts::tr("this message of %1 in %2").arg(placeText(wishes.first().participant), channel);
}

QString channelsText(const QList<Moderate> &wishes, const QStringList &channelTitles)
{
    constexpr int maxNamed = 3;
    QStringList titles;
    for (const Moderate &wish : wishes.mid(0, maxNamed))
        titles.append(channelTitles.value(wish.channel - 1));
    const qsizetype more = wishes.size() - titles.size();
    const QString named = titles.join(u", "_s);
    return more > 0 ? Texts::tr("%1 and %2 more").arg(named, numberText(more)) : named;
}

QString pageText(const QString &name, const Session &session)
{
    if (name.isEmpty())
        return Texts::tr("all chats of the session");
    for (const PageSpec &page : session.study.pages) {
        if (page.name == name)
            return Texts::tr("the chats of the page “%1”").arg(pageTitle(page));
    }
    return name;
}

ActionPrompt messagePrompt(EventKind kind, const QString &targets)
{
    switch (kind) {
    case EventKind::MessageRefused:
        return {u"refuse"_s, Texts::tr("Refuse"), Texts::tr("Refuse %1?").arg(targets),
                Texts::tr("Nobody but the author ever sees it. The author is told."), Texts::tr("Re&fuse"), {},
                Texts::tr("The experimenter did not approve this message."), nullptr};
    case EventKind::MessageHidden:
        return {u"hide"_s, Texts::tr("Hide"), Texts::tr("Hide %1?").arg(targets),
                Texts::tr("Participants see a line in its place at once. The words stay in the log and in the export, marked as hidden."),
                Texts::tr("&Hide"), {}, Texts::tr("The experimenter has hidden this message."), nullptr};
    case EventKind::MessageRestored:
        return {u"restore"_s, Texts::tr("Restore"), Texts::tr("Restore %1?").arg(targets), Texts::tr("Participants see it again, at its old place."),
                Texts::tr("Re&store"), {Texts::tr("hidden by mistake")}, {}, nullptr};
    default:
        return {u"release"_s, Texts::tr("Release"), Texts::tr("Release %1?").arg(targets), Texts::tr("Everybody in the channel sees it at once."),
                Texts::tr("Re&lease"), {Texts::tr("approved")}, {}, nullptr};
    }
}

ActionPrompt participantPrompt(EventKind kind, const QString &targets)
{
    switch (kind) {
    case EventKind::Muted:
        return {u"mute"_s, Texts::tr("Mute"), Texts::tr("Mute %1?").arg(targets), Texts::tr("They see everything, but cannot write."),
                Texts::tr("&Mute"), {}, Texts::tr("The experimenter has switched off writing for you for now."), nullptr};
    case EventKind::Unmuted:
        return {u"unmute"_s, Texts::tr("Unmute"), Texts::tr("Let %1 write again?").arg(targets), {}, Texts::tr("&Unmute"),
                {Texts::tr("talked to")}, {}, nullptr};
    case EventKind::Removed:
        return {u"remove"_s, Texts::tr("Remove"), Texts::tr("Remove %1 from the session?").arg(targets),
                Texts::tr("They see nothing more than these words. Their groups do not wait for them. What they said stays."),
                Texts::tr("Re&move"), {Texts::tr("left the lab")}, Texts::tr("The experimenter has ended your part in this session."), nullptr};
    default:
        return {u"readmit"_s, Texts::tr("Let back in"), Texts::tr("Let %1 back in?").arg(targets),
                Texts::tr("They go on where they were, under the same link."), Texts::tr("Let &back in"), {Texts::tr("came back")}, {}, nullptr};
    }
}

ActionPrompt placePrompt(EventKind kind, const QString &targets)
{
    switch (kind) {
    case EventKind::HoldingStarted:
        return {u"hold"_s, Texts::tr("Hold for approval"), Texts::tr("Hold what is written from now on: %1?").arg(targets),
                Texts::tr("Each message waits until you release or refuse it. Only its author sees it until then, marked as waiting."),
                Texts::tr("&Hold"), {}, {}, nullptr};
    case EventKind::HoldingEnded:
        return {u"stopHolding"_s, Texts::tr("Stop holding"), Texts::tr("Stop holding messages: %1?").arg(targets),
                Texts::tr("What is written from now on is shown at once. Messages that wait already go on waiting."), Texts::tr("S&top holding"),
                {Texts::tr("no longer needed")}, {}, nullptr};
    case EventKind::Frozen:
        return {u"freeze"_s, Texts::tr("Freeze"), Texts::tr("Freeze %1?").arg(targets),
                Texts::tr("Everybody can read, nobody can write. Clocks run on."), Texts::tr("&Freeze"), {},
                Texts::tr("The experimenter has stopped this chat for the moment."), nullptr};
    default:
        return {u"open"_s, Texts::tr("Open again"), Texts::tr("Open %1 again?").arg(targets), Texts::tr("Everybody can write again at once."),
                Texts::tr("&Open again"), {Texts::tr("no longer needed")}, {}, nullptr};
    }
}

} // namespace

QString wishedTargets(const QList<Moderate> &wishes, const Session &session, const QStringList &channelTitles)
{
    const Moderate &first = wishes.first();
    if (isAboutMessages(first.kind))
        return messagesText(wishes, channelTitles);
    if (first.participant > 0) {
        QList<int> participants;
        for (const Moderate &wish : wishes) {
            if (!participants.contains(wish.participant))
                participants.append(wish.participant);
        }
        return placesText(participants);
    }
    return first.channel > 0 ? channelsText(wishes, channelTitles) : pageText(first.page, session);
}

ActionPrompt promptFor(const QList<Moderate> &wishes, const Session &session, const QStringList &channelTitles)
{
    const EventKind kind = wishes.first().kind;
    const QString targets = wishedTargets(wishes, session, channelTitles);
    if (isAboutMessages(kind))
        return messagePrompt(kind, targets);
    if (kind == EventKind::Muted || kind == EventKind::Unmuted || kind == EventKind::Removed || kind == EventKind::Readmitted)
        return participantPrompt(kind, targets);
    return placePrompt(kind, targets);
}

} // namespace LabChat
