// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/arrange/seatactions.h"

#include "console/arrange/channelquestions.h"
#include "console/arrange/newlinkdialog.h"
#include "console/arrange/seatquestions.h"
#include "console/operator/operatoractions.h"
#include "console/session/sessiontexts.h"
#include "core/session/othersystem.h"

#include <QtGui/QAction>

namespace LabChat {

using namespace Qt::StringLiterals;

SeatActions::SeatActions(OperatorActions *actions, ParticipantsModel *participants, QWidget *window)
    : QObject(window)
    , m_actions(actions)
    , m_participants(participants)
    , m_window(window)
    , m_swapAction(addAction(tr("Move to ano&ther place…"), u"swapSeatsAction"_s, &SeatActions::askToSwap))
    , m_replaceAction(addAction(tr("Rep&lace by a new person…"), u"replacePersonAction"_s, &SeatActions::askToReplace))
    , m_moveChatAction(addAction(tr("Mo&ve a chat to another channel…"), u"moveChatAction"_s, &SeatActions::askToMoveChat))
{
    setSubject(nullptr, {});
}

QAction *SeatActions::addAction(const QString &text, const QString &name, void (SeatActions::*does)())
{
    auto *action = new QAction(text, m_window);
    action->setObjectName(name);
    connect(action, &QAction::triggered, this, does);
    return action;
}

void SeatActions::setSubject(const WatchedSession *watched, const QList<int> &selected)
{
    m_watched = watched;
    m_selected = selected;
    const QString reason = whyNot();
    const bool possible = reason.isEmpty();
    m_swapAction->setEnabled(possible && watched->session().numParticipants() > 1);
    m_replaceAction->setEnabled(possible);
    m_moveChatAction->setEnabled(possible && hasChats());
    m_swapAction->setToolTip(possible ? tr("Two people swap places; groups keep their size") : reason);
    m_replaceAction->setToolTip(possible ? tr("Gives the place to somebody else, under a new link") : reason);
    m_moveChatAction->setToolTip(!possible ? reason : hasChats() ? tr("Moves one of the participant's chats to another channel")
                                                                 : tr("The participant has no chat on the current page"));
}

void SeatActions::update(const SessionChanges &changes, const WatchedSession &session)
{
    for (const Event &event : changes.events) {
        if (event.kind == EventKind::PersonReplaced)
            showNewLink(session.state(), event.participant);
    }
}

QString SeatActions::whyNot() const
{
    if (!m_watched)
        return tr("No session is shown");
    if (m_watched->state().ended())
        return tr("The session has ended");
    if (m_watched->session().isOfOtherSystem())
        return otherSystemDecides();
    return m_selected.size() == 1 ? QString() : tr("Select one participant in the table");
}

bool SeatActions::hasChats() const
{
    return !m_watched->state().boxesOf(m_selected.constFirst()).isEmpty();
}

void SeatActions::askToSwap()
{
    const int mover = m_selected.constFirst();
    ActionPrompt prompt;
    prompt.kind = u"swap"_s;
    prompt.title = tr("Move to another place");
    prompt.question = tr("Which place should the person on %1 move to?").arg(placeText(mover));
    prompt.explanation = tr("The two people swap places, so that groups keep their size. Each keeps their link, their label and their progress through "
                            "the study, and gets the group, the role and the chats of the other place. Messages stay where they were written.");
    prompt.confirmText = tr("&Swap places");
    prompt.questions = new SeatQuestions(m_watched, m_participants, mover);
    m_actions->ask(prompt, {Moderate{SwapSeats{mover, 0}}}); // the questions complete it
}

void SeatActions::askToReplace()
{
    const int place = m_selected.constFirst();
    const QString &label = m_watched->state().participant(place).label;
    ActionPrompt prompt;
    prompt.kind = u"replace"_s;
    prompt.title = tr("Replace by a new person");
    prompt.question = label.isEmpty() ? tr("Give %1 to a new person?").arg(placeText(place))
                                      : tr("Give %1 (now %2) to a new person?", "a place, a label").arg(placeText(place), label);
    prompt.explanation = tr("The current link stops working at once, and whoever is connected with it is disconnected. The place continues where it is,"
                            " with its group and chats, under a new link that is shown next. All messages stay in the log. This cannot be undone.");
    prompt.confirmText = tr("&Replace");
    prompt.isFinal = true;
    m_actions->ask(prompt, {Moderate{ReplacePerson{place}}});
}

void SeatActions::askToMoveChat()
{
    const int participant = m_selected.constFirst();
    ActionPrompt prompt;
    prompt.kind = u"moveChat"_s;
    prompt.title = tr("Move a chat");
    prompt.question = tr("Which channel should a chat of %1 use?").arg(placeText(participant));
    prompt.explanation = tr("From now on the chat uses the other channel, on this page and on later pages. Groups do not change.");
    prompt.confirmText = tr("&Move chat");
    prompt.questions = new ChannelQuestions(m_watched, participant);
    m_actions->ask(prompt, {Moderate{MoveChannel{participant, 0, 0}}}); // the questions complete it
}

void SeatActions::showNewLink(const SessionState &state, int participant)
{
    auto *dialog = new NewLinkDialog(placeText(participant), participantLink(m_address, state, participant), m_window);
    connect(dialog, &NewLinkDialog::linkRequested, this, &SeatActions::linkRequested);
    dialog->show();
}

} // namespace LabChat
