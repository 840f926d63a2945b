// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/moderation/moderationactions.h"

#include "console/moderation/moderationprompts.h"
#include "console/moderation/mutequestions.h"
#include "console/operator/operatoractions.h"
#include "console/session/sessiontexts.h"
#include "console/session/studychanges.h"
#include "console/session/watchedsession.h"
#include "console/widgets/urgentkey.h"
#include "core/session/moderation.h"

#include <QtCore/QDateTime>
#include <QtGui/QAction>
#include <QtWidgets/QMenu>

#include <algorithm>
#include <optional>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

/// Of thousands of selected messages, so many are asked whether an action is possible; with more it is offered anyway.
constexpr qsizetype maxLookedAt = 200;

Moderate wishFor(EventKind kind)
{
    Moderate wish;
    wish.kind = kind;
    return wish;
}

QMenu *makeMenu(const QString &title, const QString &name, QWidget *window)
{
    auto *menu = new QMenu(title, window);
    menu->setObjectName(name);
    menu->setToolTipsVisible(true);
    return menu;
}

} // namespace

ModerationActions::ModerationActions(OperatorActions *operatorActions, QWidget *window)
    : QObject(window)
    , m_operator(operatorActions)
    , m_pauseAction(new QAction(this))
    , m_messageMenu(makeMenu(tr("&Messages"), u"moderateMessagesMenu"_s, window))
    , m_channelMenu(makeMenu(tr("&Channels"), u"moderateChannelsMenu"_s, window))
    , m_participantMenu(makeMenu(tr("Partici&pants"), u"moderateParticipantsMenu"_s, window))
    , m_pagesMenu(makeMenu(tr("Fr&eeze a page"), u"moderatePagesMenu"_s, window))
{
    m_pauseAction->setObjectName(u"pauseAction"_s);
    m_pauseAction->setShortcut(Qt::Key_F9);
    m_pauseAction->setAutoRepeat(false); // a key that is held down pauses once
    m_pauseAction->setShortcutContext(Qt::ApplicationShortcut); // from every window of the console,
    new UrgentKey(m_pauseAction);                               // and while a dialog is open
    connect(m_pauseAction, &QAction::triggered, this, &ModerationActions::pauseOrResume);
    addMessageActions();
    addAuthorActions();
    addChannelActions();
    addParticipantActions();
    addSessionActions();
    m_messageMenu->addActions(m_messageActions);
    m_channelMenu->addActions(m_channelActions);
    m_participantMenu->addActions(m_participantActions);
    setSession();
}

void ModerationActions::setSession()
{
    const WatchedSession *watched = m_operator->watched();
    m_channelTitles = watched ? channelTitles(watched->session()) : QStringList();
    m_messages.clear();
    m_channels.clear();
    m_participants.clear();
    addPages();
    refresh();
}

void ModerationActions::refresh()
{
    for (const Offer &offer : std::as_const(m_offers))
        show(offer);
    const WatchedSession *watched = m_operator->watched();
    for (QAction *page : std::as_const(m_pageActions)) {
        page->setChecked(watched->state().frozenPages().contains(page->data().toString()));
        page->setEnabled(!watched->state().ended());
    }
    m_pagesMenu->setEnabled(watched && !watched->state().ended());
    m_messageMenu->setEnabled(!m_messages.isEmpty());
    m_channelMenu->setEnabled(!m_channels.isEmpty());
    m_participantMenu->setEnabled(!m_participants.isEmpty());
    showPause();
}

void ModerationActions::setMessages(const QList<MessageSubject> &messages)
{
    m_messages = messages;
    refresh();
}

void ModerationActions::setChannels(const QList<int> &channels)
{
    m_channels = channels;
    refresh();
}

void ModerationActions::setParticipants(const QList<int> &participants)
{
    m_participants = participants;
    refresh();
}

void ModerationActions::fill(QMenu *menu, QAction *before) const
{
    menu->insertAction(before, m_pauseAction);
    menu->insertActions(before, m_sessionActions);
    menu->insertMenu(before, m_pagesMenu);
    menu->insertSeparator(before);
    for (QMenu *submenu : {m_messageMenu, m_participantMenu, m_channelMenu})
        menu->insertMenu(before, submenu);
    menu->insertSeparator(before);
}

void ModerationActions::addMessageActions()
{
    m_hideAction = addOffer(m_messageActions, {u"hideMessageAction"_s, tr("&Hide…"), tr("Participants see a line in its place; it stays in the log")},
                            [this] { return aboutMessages(EventKind::MessageHidden, false); });
    addOffer(m_messageActions, {u"restoreMessageAction"_s, tr("Res&tore…"), tr("Participants see it again"), true},
             [this] { return aboutMessages(EventKind::MessageRestored, false); });
    m_releaseAction = addOffer(m_messageActions, {u"releaseMessageAction"_s, tr("Re&lease"), tr("Everybody in the channel sees it at once (Enter)"), true},
                               [this] { return aboutMessages(EventKind::MessageReleased, true); });
    m_refuseAction = addOffer(m_messageActions, {u"refuseMessageAction"_s, tr("Re&fuse…"), tr("Nobody but its author ever sees it (Del)"), true},
                              [this] { return aboutMessages(EventKind::MessageRefused, true); });
}

void ModerationActions::addAuthorActions()
{
    addOffer(m_messageActions, {u"muteAuthorAction"_s, tr("&Mute the author…"), tr("For some minutes or until it is undone, here or everywhere")},
             [this] { return aboutAuthors(EventKind::Muted); });
    addOffer(m_messageActions, {u"unmuteAuthorAction"_s, tr("&Unmute the author…"), tr("Lets the author write again"), true},
             [this] { return unmutes(authors()); });
    addOffer(m_messageActions, {u"holdAuthorAction"_s, tr("H&old the author's messages…"), tr("What the author writes from now on waits for your approval")},
             [this] { return aboutParticipants(EventKind::HoldingStarted, authors()); });
    addOffer(m_messageActions, {u"stopHoldingAuthorAction"_s, tr("Sto&p holding the author's messages…"), tr("What the author writes is shown at once again"), true},
             [this] { return aboutParticipants(EventKind::HoldingEnded, authors()); });
}

void ModerationActions::addChannelActions()
{
    addOffer(m_channelActions, {u"freezeChannelAction"_s, tr("&Freeze…"), tr("Everybody can read, nobody can write")},
             [this] { return aboutChannels(EventKind::Frozen); });
    addOffer(m_channelActions, {u"unfreezeChannelAction"_s, tr("&Open again…"), tr("Everybody can write again"), true},
             [this] { return aboutChannels(EventKind::Unfrozen); });
    addOffer(m_channelActions, {u"holdChannelAction"_s, tr("&Hold for approval…"), tr("What is written from now on waits for your approval")},
             [this] { return aboutChannels(EventKind::HoldingStarted); });
    addOffer(m_channelActions, {u"stopHoldingChannelAction"_s, tr("Sto&p holding…"), tr("What is written is shown at once again"), true},
             [this] { return aboutChannels(EventKind::HoldingEnded); });
}

void ModerationActions::addParticipantActions()
{
    addOffer(m_participantActions, {u"muteParticipantAction"_s, tr("&Mute…"), tr("For some minutes or until it is undone, everywhere")},
             [this] { return aboutParticipants(EventKind::Muted, m_participants); });
    addOffer(m_participantActions, {u"unmuteParticipantAction"_s, tr("&Unmute…"), tr("Lets them write again"), true},
             [this] { return unmutes(m_participants); });
    addOffer(m_participantActions, {u"holdParticipantAction"_s, tr("&Hold for approval…"), tr("What they write from now on waits for your approval")},
             [this] { return aboutParticipants(EventKind::HoldingStarted, m_participants); });
    addOffer(m_participantActions, {u"stopHoldingParticipantAction"_s, tr("Sto&p holding…"), tr("What they write is shown at once again"), true},
             [this] { return aboutParticipants(EventKind::HoldingEnded, m_participants); });
    addOffer(m_participantActions, {u"removeParticipantAction"_s, tr("&Remove from the session…"), tr("Ends their part; can be undone")},
             [this] { return aboutParticipants(EventKind::Removed, m_participants); });
    addOffer(m_participantActions, {u"readmitParticipantAction"_s, tr("Let &back in…"), tr("They go on where they were"), true},
             [this] { return aboutParticipants(EventKind::Readmitted, m_participants); });
}

void ModerationActions::addSessionActions()
{
    addOffer(m_sessionActions, {u"freezeSessionAction"_s, tr("&Freeze all chats…"), tr("Everybody can read, nobody can write; clocks run on")},
             [] { return QList{wishFor(EventKind::Frozen)}; });
    addOffer(m_sessionActions, {u"unfreezeSessionAction"_s, tr("&Open all chats again…"), tr("Everybody can write again, but where a page or a channel is frozen"), true},
             [] { return QList{wishFor(EventKind::Unfrozen)}; });
}

QAction *ModerationActions::addOffer(QList<QAction *> &group, const Look &look, const Wishes &wishes)
{
    auto *action = new QAction(look.text, this);
    action->setObjectName(look.name);
    connect(action, &QAction::triggered, this, [this, wishes] { carryOut(wishes); });
    group.append(action);
    m_offers.append({action, wishes, look.toolTip, look.isWayBack});
    return action;
}

void ModerationActions::addPages()
{
    qDeleteAll(m_pageActions);
    m_pageActions.clear();
    const WatchedSession *watched = m_operator->watched();
    if (!watched)
        return;
    for (const PageSpec &page : watched->session().study.pages) {
        if (page.chats.isEmpty())
            continue;
        auto *action = new QAction(pageTitle(page).replace(u'&', u"&&"_s), this);
        action->setCheckable(true);
        action->setData(page.name);
        action->setToolTip(tr("Freezes the chats of this page, in every round, or opens them again"));
        connect(action, &QAction::triggered, this, [this, name = page.name] {
            const bool isFrozen = m_operator->watched()->state().frozenPages().contains(name);
            Moderate wish = wishFor(isFrozen ? EventKind::Unfrozen : EventKind::Frozen);
            wish.page = name;
            refresh(); // the tick says how it is, not what was clicked
            ask({wish});
        });
        m_pageActions.append(action);
    }
    m_pagesMenu->addActions(m_pageActions);
}

void ModerationActions::show(const Offer &offer) const
{
    const QList<Moderate> wishes = offer.wishes();
    std::optional<QString> whyNot = tr("Nothing is selected that this can be done with");
    for (qsizetype at = 0; at < qMin(wishes.size(), maxLookedAt) && whyNot; ++at)
        whyNot = m_operator->whyNot(wishes.at(at));
    if (wishes.size() > maxLookedAt)
        whyNot.reset(); // maybe with one of the others
    offer.action->setEnabled(!whyNot);
    offer.action->setVisible(!whyNot || !offer.isWayBack);
    offer.action->setToolTip(whyNot.value_or(offer.toolTip));
}

void ModerationActions::showPause() const
{
    const WatchedSession *watched = m_operator->watched();
    m_pauseAction->setEnabled(watched && !watched->state().ended());
    m_pauseAction->setText(isPaused() ? tr("&Resume the session") : tr("P&ause the session"));
    m_pauseAction->setToolTip(isPaused() ? tr("Lets everybody go on; the clocks run again (F9)")
                                         : tr("Stops everybody at once: nobody can write, and the clocks stand still (F9)"));
}

void ModerationActions::carryOut(const Wishes &wishes)
{
    const QList<Moderate> possible = m_operator->possible(wishes());
    if (possible.isEmpty())
        return;
    if (possible.first().kind == EventKind::MessageReleased)
        m_operator->act(possible, tr("approved")); // many, and fast
    else
        ask(possible);
}

void ModerationActions::ask(const QList<Moderate> &wishes)
{
    const WatchedSession *watched = m_operator->watched();
    ActionPrompt prompt = promptFor(wishes, watched->session(), m_channelTitles);
    if (wishes.first().kind == EventKind::Muted) {
        const bool isOneChannel = std::all_of(wishes.begin(), wishes.end(), [&](const Moderate &wish) { return wish.channel == wishes.first().channel; });
        const QString channel = wishes.first().channel == 0 ? QString() : m_channelTitles.value(wishes.first().channel - 1);
        prompt.questions = new MuteQuestions(watched, isOneChannel ? channel : tr("the channel of the message"));
    }
    m_operator->ask(prompt, wishes);
}

bool ModerationActions::canUndo(const Event &event) const
{
    const std::optional<Moderate> undo = undoOf(event);
    return undo && m_operator->isPossible(*undo);
}

void ModerationActions::askToUndo(const Event &event, const QString &what)
{
    const std::optional<Moderate> undo = undoOf(event);
    if (!undo)
        return;
    ActionPrompt prompt;
    prompt.kind = u"undo"_s;
    prompt.title = tr("Undo");
    prompt.question = tr("Undo: %1").arg(what);
    prompt.explanation = tr("Undoing takes effect at once. Both stay in the log.");
    prompt.confirmText = tr("&Undo");
    prompt.reasons = {tr("mistake")};
    m_operator->ask(prompt, {*undo});
}

void ModerationActions::pauseOrResume()
{
    if (isPaused())
        resume();
    else
        m_operator->act({wishFor(EventKind::Paused)}, tr("paused with F9"));
}

void ModerationActions::resume()
{
    m_operator->act({wishFor(EventKind::Resumed)}, tr("resumed with F9"));
}

QList<Moderate> ModerationActions::aboutMessages(EventKind kind, bool held) const
{
    QList<Moderate> wishes;
    for (const MessageSubject &message : m_messages) {
        if (message.held != held)
            continue;
        Moderate wish = wishFor(kind);
        wish.message = message.seq;
        wish.channel = message.channel;
        wish.participant = message.participant;
        wishes.append(wish);
    }
    return wishes;
}

QList<Moderate> ModerationActions::aboutAuthors(EventKind kind) const
{
    QList<Moderate> wishes;
    for (const MessageSubject &message : m_messages) {
        const bool isKnown = std::any_of(wishes.begin(), wishes.end(), [&](const Moderate &wish) {
            return wish.participant == message.participant && wish.channel == message.channel;
        });
        if (message.participant == 0 || isKnown)
            continue;
        Moderate wish = wishFor(kind);
        wish.participant = message.participant;
        wish.channel = message.channel;
        wishes.append(wish);
    }
    return wishes;
}

QList<Moderate> ModerationActions::aboutChannels(EventKind kind) const
{
    QList<Moderate> wishes;
    for (const int channel : m_channels) {
        wishes.append(wishFor(kind));
        wishes.last().channel = channel;
    }
    return wishes;
}

QList<Moderate> ModerationActions::aboutParticipants(EventKind kind, const QList<int> &participants) const
{
    QList<Moderate> wishes;
    for (const int participant : participants) {
        wishes.append(wishFor(kind));
        wishes.last().participant = participant;
    }
    return wishes;
}

QList<Moderate> ModerationActions::unmutes(const QList<int> &participants) const
{
    QList<Moderate> wishes;
    for (const int participant : participants) {
        const SessionState &state = m_operator->watched()->state();
        const QHash<int, Restraint> &mutes = state.participant(participant).mutes;
        for (auto mute = mutes.begin(); mute != mutes.end(); ++mute) {
            if (mute->untilMs != 0 && mute->untilMs <= state.clockAt(QDateTime::currentMSecsSinceEpoch()))
                continue; // over
            wishes.append(wishFor(EventKind::Unmuted));
            wishes.last().participant = participant;
            wishes.last().channel = mute.key();
        }
    }
    return wishes;
}

QList<int> ModerationActions::authors() const
{
    QList<int> found;
    for (const MessageSubject &message : m_messages) {
        if (message.participant > 0 && !found.contains(message.participant))
            found.append(message.participant);
    }
    return found;
}

bool ModerationActions::isPaused() const
{
    return m_operator->watched() && m_operator->watched()->state().isPaused();
}

} // namespace LabChat
