// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/moderation/moderationactions.h"

#include "console/moderation/moderationprompts.h"
#include "console/moderation/mutequestions.h"
#include "console/moderation/undoeffects.h"
#include "console/operator/operatoractions.h"
#include "console/session/countdowns.h"
#include "console/session/sessiontexts.h"
#include "console/session/studychanges.h"
#include "console/session/watchedsession.h"
#include "console/widgets/urgentkey.h"
#include "core/session/othersystem.h"
#include "core/session/undo.h"

#include <QtCore/QDateTime>
#include <QtGui/QAction>
#include <QtWidgets/QMenu>

#include <algorithm>
#include <optional>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

/// With more selected messages than this, an action is offered without asking the rules for each of them.
constexpr qsizetype maxLookedAt = 200;

QMenu *makeMenu(const QString &title, const QString &name, QWidget *window)
{
    auto *menu = new QMenu(title, window);
    menu->setObjectName(name);
    menu->setToolTipsVisible(true);
    return menu;
}

/// Whether somebody who only presses Enter should not do this: it stops everybody, or removes somebody.
bool isDrastic(const Moderate &wish)
{
    const auto *pausing = std::get_if<SetPaused>(&wish.action);
    const auto *freezing = std::get_if<SetFrozen>(&wish.action);
    return (pausing && pausing->paused) || (freezing && freezing->frozen && freezing->channel == 0) || std::holds_alternative<Remove>(wish.action);
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
    m_pauseAction->setAutoRepeat(false); // holding the key down pauses only once
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

void ModerationActions::growSession()
{
    m_channelTitles = channelTitles(m_operator->watched()->session());
}

void ModerationActions::refresh()
{
    for (const OfferedAction &offered : std::as_const(m_offered))
        show(offered);
    const WatchedSession *watched = m_operator->watched();
    for (QAction *page : std::as_const(m_pageActions)) {
        page->setChecked(watched->state().frozenPages().contains(page->data().toString()));
        page->setEnabled(!watched->state().ended());
    }
    // Another system's pages are not known: all its chats are on one that stands for them.
    const bool isElsewhere = watched && watched->session().isOfOtherSystem() && watched->state().frozenPages().isEmpty();
    m_pagesMenu->setEnabled(watched && !watched->state().ended() && !isElsewhere);
    m_pagesMenu->menuAction()->setToolTip(isElsewhere ? otherSystemDecides() : QString());
    m_messageMenu->setEnabled(!m_messages.isEmpty());
    m_channelMenu->setEnabled(!m_channels.isEmpty());
    m_participantMenu->setEnabled(!m_participants.isEmpty());
    showPeople();
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
            refresh(); // the check mark shows the state, not the click
            ask({Moderate{SetFrozen{0, name, !isFrozen}}});
        });
        m_pageActions.append(action);
    }
    m_pagesMenu->addActions(m_pageActions);
}

void ModerationActions::show(const OfferedAction &offered) const
{
    const QList<Moderate> wishes = offered.wishes();
    std::optional<QString> whyNot = tr("Nothing suitable is selected");
    for (qsizetype at = 0; at < qMin(wishes.size(), maxLookedAt) && whyNot; ++at)
        whyNot = m_operator->whyNot(wishes.at(at));
    if (wishes.size() > maxLookedAt)
        whyNot.reset(); // perhaps it is possible with another one
    offered.action->setEnabled(!whyNot);
    offered.action->setVisible(!whyNot || !offered.isUndo);
    offered.action->setToolTip(whyNot.value_or(offered.toolTip));
}

void ModerationActions::showPause() const
{
    const WatchedSession *watched = m_operator->watched();
    m_pauseAction->setEnabled(watched && !watched->state().ended());
    m_pauseAction->setText(pauseText(isPaused()));
    m_pauseAction->setToolTip(isPaused() ? tr("Continues the session and all countdowns (F9)")
                                         : tr("Pauses the session at once: nobody can write, and all countdowns stop (F9)"));
}

void ModerationActions::carryOut(const Wishes &wishes)
{
    const QList<Moderate> possible = m_operator->possible(wishes());
    if (possible.isEmpty())
        return;
    if (std::holds_alternative<ReleaseMessage>(possible.first().action))
        m_operator->act(possible); // there are many, and they should go fast
    else
        ask(possible);
}

void ModerationActions::ask(const QList<Moderate> &wishes)
{
    const WatchedSession *watched = m_operator->watched();
    ActionPrompt prompt = promptFor(wishes, m_messages, watched->session(), m_channelTitles);
    if (const auto *first = std::get_if<Mute>(&wishes.first().action)) {
        const bool isOneChannel = std::all_of(wishes.begin(), wishes.end(), [first](const Moderate &wish) {
            return std::get<Mute>(wish.action).channel == first->channel;
        });
        const QString channel = first->channel == 0 ? QString() : m_channelTitles.value(first->channel - 1);
        prompt.questions = new MuteQuestions(watched, isOneChannel ? channel : tr("the channel of the message"));
    }
    m_operator->ask(prompt, wishes);
}

QList<Event> ModerationActions::undoable(const QList<Event> &parts) const
{
    QList<Event> found;
    for (auto part = parts.crbegin(); part != parts.crend(); ++part) { // backwards: one part may have changed what another one did
        if (const std::optional<Moderate> undo = undoOf(*part); undo && m_operator->isPossible(*undo))
            found.append(*part);
    }
    return found;
}

void ModerationActions::askToUndo(const QList<Event> &parts, const QString &what, const QString &newer)
{
    QList<Moderate> wishes;
    for (const Event &part : undoable(parts))
        wishes.append(*undoOf(part));
    if (wishes.isEmpty())
        return;
    QStringList remarks;
    if (!newer.isEmpty())
        remarks.append(tr("What you did later cannot be undone: %1", "what was done").arg(newer));
    if (wishes.size() < parts.size())
        remarks.append(tr("%Ln parts of it can no longer be undone.", nullptr, int(parts.size() - wishes.size())));
    remarks += undoEffects(m_operator->watched()->state(), wishes, QDateTime::currentMSecsSinceEpoch());
    const QList<int> ended = endedAtOnce(m_operator->watched()->state(), wishes, QDateTime::currentMSecsSinceEpoch());
    if (!ended.isEmpty())
        remarks.append(tr("Their time was up before: the page ends at once for %1.", "places").arg(placesText(ended)));
    remarks.append(tr("The undo takes effect at once. Both actions stay in the log."));
    ActionPrompt prompt;
    prompt.kind = u"undo"_s;
    prompt.title = tr("Undo");
    prompt.question = tr("Undo: %1").arg(what);
    prompt.explanation = remarks.join(u'\n');
    prompt.confirmText = tr("&Undo");
    prompt.isFinal = !newer.isEmpty() || !ended.isEmpty() || std::any_of(wishes.begin(), wishes.end(), isDrastic);
    m_operator->ask(prompt, wishes);
}

void ModerationActions::pauseOrResume()
{
    if (isPaused())
        resume();
    else
        m_operator->act({Moderate{SetPaused{true}}});
}

void ModerationActions::resume()
{
    m_operator->act({Moderate{SetPaused{false}}});
}

bool ModerationActions::isPaused() const
{
    return m_operator->watched() && m_operator->watched()->state().isPaused();
}

} // namespace LabChat
