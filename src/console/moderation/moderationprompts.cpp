// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/moderation/moderationprompts.h"

#include "console/session/sessiontexts.h"
#include "console/session/studychanges.h"
#include "console/widgets/displaytext.h"
#include "core/study/wording.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::ModerationPrompts)
};

/// The target of an action. A plain value.
struct Target {
    qint64 message = 0;
    int participant = 0;
    int channel = 0;
    QString page;
};

struct TargetOf {
    Target operator()(const ReleaseMessage &action) const { return {action.held, 0, 0, {}}; }
    Target operator()(const RefuseMessage &action) const { return {action.held, 0, 0, {}}; }
    Target operator()(const SetHidden &action) const { return {action.message, 0, action.channel, {}}; }
    Target operator()(const SetHolding &action) const { return {0, action.participant, action.channel, {}}; }
    Target operator()(const Mute &action) const { return {0, action.participant, action.channel, {}}; }
    Target operator()(const Unmute &action) const { return {0, action.participant, action.channel, {}}; }
    Target operator()(const Remove &action) const { return {0, action.participant, 0, {}}; }
    Target operator()(const Readmit &action) const { return {0, action.participant, 0, {}}; }
    Target operator()(const SetFrozen &action) const { return {0, 0, action.channel, action.page}; }
    Target operator()(const auto &) const { return {}; } // these have their own dialogs
};

QString messagesText(const QList<Target> &targets, const QList<MessageSubject> &messages, const QStringList &channelTitles)
{
    if (targets.size() > 1)
        return Texts::tr("%Ln messages", nullptr, int(targets.size()));
    const auto found = std::find_if(messages.begin(), messages.end(), [&](const MessageSubject &message) { return message.seq == targets.first().message; });
    const MessageSubject message = found == messages.end() ? MessageSubject() : *found;
    const QString channel = channelTitles.value(message.channel - 1);
    return message.participant == 0 ? Texts::tr("this message in %1").arg(channel)
                                    : Texts::tr("this message of %1 in %2").arg(placeText(message.participant), channel);
}

QString participantsText(const QList<Target> &targets)
{
    QList<int> participants;
    for (const Target &target : targets) {
        if (!participants.contains(target.participant))
            participants.append(target.participant);
    }
    return placesText(participants);
}

QString channelsText(const QList<Target> &targets, const QStringList &channelTitles)
{
    constexpr int maxNamed = 3;
    QStringList titles;
    for (const Target &target : targets.mid(0, maxNamed))
        titles.append(channelTitles.value(target.channel - 1));
    const qsizetype more = targets.size() - titles.size();
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

/// "P3 and P4", "3 messages", "Group 2"
QString targetsText(const QList<Moderate> &wishes, const QList<MessageSubject> &messages, const Session &session, const QStringList &channelTitles)
{
    QList<Target> targets;
    for (const Moderate &wish : wishes)
        targets.append(std::visit(TargetOf{}, wish.action));
    const Target &first = targets.constFirst();
    if (first.message > 0)
        return messagesText(targets, messages, channelTitles);
    if (first.participant > 0)
        return participantsText(targets);
    return first.channel > 0 ? channelsText(targets, channelTitles) : pageText(first.page, session);
}

/// The words of the messages that the wishes are about, so that the operator sees what will be hidden or refused.
QString quotes(const QList<Moderate> &wishes, const QList<MessageSubject> &messages)
{
    constexpr int maxQuoted = 3;
    QStringList quoted;
    int more = 0;
    for (const Moderate &wish : wishes) {
        const qint64 seq = std::visit(TargetOf{}, wish.action).message;
        const auto found = std::find_if(messages.begin(), messages.end(), [seq](const MessageSubject &message) { return message.seq == seq; });
        if (seq == 0 || found == messages.end() || found->body.isEmpty())
            continue;
        if (quoted.size() < maxQuoted)
            quoted.append(Texts::tr("“%1”", "the words of a message").arg(excerpt(found->body)));
        else
            ++more;
    }
    if (more > 0)
        quoted.append(Texts::tr("and %Ln more", nullptr, more));
    return quoted.join(u'\n');
}

/// The texts for one kind of action. Lives on the stack.
class Prompter final {
public:
    explicit Prompter(const QString &targets) : m_targets(targets) {}

    ActionPrompt operator()(const RefuseMessage &) const
    {
        return {u"refuse"_s, Texts::tr("Refuse"), Texts::tr("Refuse %1?").arg(m_targets),
                Texts::tr("Only the author sees it, with a note that it was not approved."), Texts::tr("Re&fuse"),
                Texts::tr("The experimenter did not approve this message."), nullptr};
    }
    ActionPrompt operator()(const SetHidden &action) const
    {
        if (action.hidden)
            return {u"hide"_s, Texts::tr("Hide"), Texts::tr("Hide %1?").arg(m_targets),
                    Texts::tr("Participants see a line in its place at once. The message stays in the log and in the export, marked as hidden."),
                    Texts::tr("&Hide"), Texts::tr("The experimenter has hidden this message."), nullptr};
        return {u"restore"_s, Texts::tr("Restore"), Texts::tr("Restore %1?").arg(m_targets), Texts::tr("Participants see it again, in its old position."),
                Texts::tr("Re&store"), {}, nullptr};
    }
    ActionPrompt operator()(const ReleaseMessage &) const
    {
        return {u"release"_s, Texts::tr("Release"), Texts::tr("Release %1?").arg(m_targets), Texts::tr("Everybody in the channel sees it at once."),
                Texts::tr("Re&lease"), {}, nullptr};
    }
    ActionPrompt operator()(const Mute &) const
    {
        return {u"mute"_s, Texts::tr("Mute"), Texts::tr("Mute %1?").arg(m_targets), Texts::tr("They can read everything, but not write."),
                Texts::tr("&Mute"), Texts::tr("The experimenter has muted you for now. You can read, but not write."), nullptr};
    }
    ActionPrompt operator()(const Unmute &) const
    {
        return {u"unmute"_s, Texts::tr("Unmute"), Texts::tr("Unmute %1?").arg(m_targets), {}, Texts::tr("&Unmute"), {}, nullptr};
    }
    ActionPrompt operator()(const Remove &) const
    {
        return {u"remove"_s, Texts::tr("Remove"), Texts::tr("Remove %1 from the session?").arg(m_targets),
                Texts::tr("They see only this text. Their groups do not wait for them. Their messages stay."),
                Texts::tr("Re&move"), Texts::tr("The experimenter has removed you from this session."), nullptr};
    }
    ActionPrompt operator()(const Readmit &) const
    {
        return {u"readmit"_s, Texts::tr("Let back in"), Texts::tr("Let %1 back in?").arg(m_targets),
                Texts::tr("They continue where they were, with the same link."), Texts::tr("Let &back in"), {}, nullptr};
    }
    ActionPrompt operator()(const SetHolding &action) const
    {
        if (action.holding)
            return {u"hold"_s, Texts::tr("Hold for approval"), Texts::tr("Hold new messages for approval: %1?").arg(m_targets),
                    Texts::tr("Each message waits until you release or refuse it. Until then only its author sees it, marked as waiting."),
                    Texts::tr("&Hold"), {}, nullptr};
        return {u"stopHolding"_s, Texts::tr("Stop holding"), Texts::tr("Stop holding messages: %1?").arg(m_targets),
                Texts::tr("New messages are shown at once. Messages that already wait still wait for your decision."), Texts::tr("S&top holding"), {}, nullptr};
    }
    ActionPrompt operator()(const SetFrozen &action) const
    {
        if (action.frozen)
            return {u"freeze"_s, Texts::tr("Freeze"), Texts::tr("Freeze %1?").arg(m_targets),
                    Texts::tr("Everybody can read, nobody can write. Countdowns continue."), Texts::tr("&Freeze"),
                    Texts::tr("The experimenter has stopped this chat for the moment."), nullptr};
        return {u"open"_s, Texts::tr("Open again"), Texts::tr("Open %1 again?").arg(m_targets), Texts::tr("Everybody can write again at once."),
                Texts::tr("&Open again"), {}, nullptr};
    }
    ActionPrompt operator()(const auto &) const { return {}; } // these have their own dialogs

private:
    QString m_targets;
};

} // namespace

ActionPrompt promptFor(const QList<Moderate> &wishes, const QList<MessageSubject> &messages, const Session &session, const QStringList &channelTitles)
{
    ActionPrompt prompt = std::visit(Prompter(targetsText(wishes, messages, session, channelTitles)), wishes.first().action);
    const QString quoted = quotes(wishes, messages);
    if (!quoted.isEmpty())
        prompt.explanation = quoted + u"\n\n"_s + prompt.explanation;
    return prompt;
}

} // namespace LabChat
