// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/moderation/moderationactions.h"

#include "console/moderation/moderationwishes.h"
#include "console/operator/operatoractions.h"
#include "console/session/watchedsession.h"

#include <QtCore/QDateTime>
#include <QtGui/QAction>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

OperatorAction hide(const MessageSubject &message) { return SetHidden{message.channel, message.seq, true}; }
OperatorAction restore(const MessageSubject &message) { return SetHidden{message.channel, message.seq, false}; }
OperatorAction release(const MessageSubject &message) { return ReleaseMessage{message.seq}; }
OperatorAction refuse(const MessageSubject &message) { return RefuseMessage{message.seq}; }
OperatorAction mute(int participant) { return Mute{participant, 0, 0}; }
OperatorAction remove(int participant) { return Remove{participant}; }
OperatorAction readmit(int participant) { return Readmit{participant}; }
OperatorAction holdWritingOf(int participant) { return SetHolding{participant, 0, true}; }
OperatorAction stopHoldingWritingOf(int participant) { return SetHolding{participant, 0, false}; }
OperatorAction holdWritingIn(int channel) { return SetHolding{0, channel, true}; }
OperatorAction stopHoldingWritingIn(int channel) { return SetHolding{0, channel, false}; }
OperatorAction freeze(int channel) { return SetFrozen{channel, {}, true}; }
OperatorAction unfreeze(int channel) { return SetFrozen{channel, {}, false}; }

} // namespace

void ModerationActions::addMessageActions()
{
    m_hideAction = offer(m_messageActions, {u"hideMessageAction"_s, tr("&Hide…"), tr("Participants see a line in its place; it stays in the log")},
                         [this] { return aboutMessages(m_messages, false, hide); });
    offer(m_messageActions, {u"restoreMessageAction"_s, tr("Res&tore…"), tr("Participants see it again"), true},
          [this] { return aboutMessages(m_messages, false, restore); });
    m_releaseAction = offer(m_messageActions, {u"releaseMessageAction"_s, tr("Re&lease"), tr("Everybody in the channel sees it at once"), true},
                            [this] { return aboutMessages(m_messages, true, release); });
    m_refuseAction = offer(m_messageActions, {u"refuseMessageAction"_s, tr("Re&fuse…"), tr("Only its author sees it"), true},
                           [this] { return aboutMessages(m_messages, true, refuse); });
}

void ModerationActions::addAuthorActions()
{
    offer(m_messageActions, {u"muteAuthorAction"_s, tr("&Mute the author…"), tr("For some minutes or until you undo it, here or everywhere")},
          [this] { return authorMutes(m_messages); });
    offer(m_messageActions, {u"unmuteAuthorAction"_s, tr("&Unmute the author…"), tr("Lets the author write again"), true},
          [this] { return unmutesOf(authorsOf(m_messages)); });
    offer(m_messageActions, {u"holdAuthorAction"_s, tr("H&old the author's messages…"), tr("The author's new messages wait for your approval")},
          [this] { return aboutEach(authorsOf(m_messages), holdWritingOf); });
    offer(m_messageActions,
        {u"stopHoldingAuthorAction"_s, tr("Sto&p holding the author's messages…"), tr("The author's new messages are shown at once again"), true},
        [this] { return aboutEach(authorsOf(m_messages), stopHoldingWritingOf); });
    const auto authors = [this] { return authorsOf(m_messages); };
    m_authorAction = new QAction(tr("Sho&w the author"), this);
    m_authorAction->setObjectName(u"showAuthorAction"_s);
    connect(m_authorAction, &QAction::triggered, this, [this, authors] { emit authorRequested(authors().value(0)); });
    m_messageActions.append(m_authorAction);
    m_talkToAuthorAction = addTalk(m_messageActions, u"talkToAuthorAction"_s, tr("Write to the author pri&vately…"), authors);
}

QAction *ModerationActions::addTalk(QList<QAction *> &group, const QString &name, const QString &text, const std::function<QList<int>()> &participants)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    connect(action, &QAction::triggered, this, [this, participants] { emit talkRequested(participants().value(0)); });
    group.append(action);
    return action;
}

/// Talking is with one person.
void ModerationActions::showPeople() const
{
    const QList<int> authors = authorsOf(m_messages);
    m_authorAction->setEnabled(authors.size() == 1);
    m_authorAction->setToolTip(tr("Selects the author in the table of participants"));
    const bool runs = m_operator->watched() && !m_operator->watched()->state().ended();
    for (const auto &[action, count] : {std::pair(m_talkToAuthorAction, authors.size()), std::pair(m_talkAction, m_participants.size())}) {
        action->setEnabled(runs && count == 1);
        action->setToolTip(count > 1 ? tr("Select one person only") : tr("Opens a private conversation, which nobody else can read"));
    }
}

void ModerationActions::addChannelActions()
{
    offer(m_channelActions, {u"freezeChannelAction"_s, tr("&Freeze…"), tr("Everybody can read, nobody can write")},
          [this] { return aboutEach(m_channels, freeze); });
    offer(m_channelActions, {u"unfreezeChannelAction"_s, tr("&Open again…"), tr("Everybody can write again"), true},
          [this] { return aboutEach(m_channels, unfreeze); });
    offer(m_channelActions, {u"holdChannelAction"_s, tr("&Hold for approval…"), tr("New messages wait for your approval")},
          [this] { return aboutEach(m_channels, holdWritingIn); });
    offer(m_channelActions, {u"stopHoldingChannelAction"_s, tr("Sto&p holding…"), tr("New messages are shown at once again"), true},
          [this] { return aboutEach(m_channels, stopHoldingWritingIn); });
}

void ModerationActions::addParticipantActions()
{
    offer(m_participantActions, {u"muteParticipantAction"_s, tr("&Mute…"), tr("For some minutes or until you undo it, everywhere")},
          [this] { return aboutEach(m_participants, mute); });
    offer(m_participantActions, {u"unmuteParticipantAction"_s, tr("&Unmute…"), tr("Lets them write again"), true},
          [this] { return unmutesOf(m_participants); });
    offer(m_participantActions, {u"holdParticipantAction"_s, tr("&Hold for approval…"), tr("Their new messages wait for your approval")},
          [this] { return aboutEach(m_participants, holdWritingOf); });
    offer(m_participantActions, {u"stopHoldingParticipantAction"_s, tr("Sto&p holding…"), tr("Their new messages are shown at once again"), true},
          [this] { return aboutEach(m_participants, stopHoldingWritingOf); });
    offer(m_participantActions, {u"removeParticipantAction"_s, tr("&Remove from the session…"), tr("Removes them from the session; can be undone")},
          [this] { return aboutEach(m_participants, remove); });
    offer(m_participantActions, {u"readmitParticipantAction"_s, tr("Let &back in…"), tr("They continue where they were"), true},
          [this] { return aboutEach(m_participants, readmit); });
    m_talkAction = addTalk(m_participantActions, u"talkToParticipantAction"_s, tr("Write privatel&y…"), [this] { return m_participants; });
}

void ModerationActions::addSessionActions()
{
    offer(m_sessionActions, {u"freezeSessionAction"_s, tr("&Freeze all chats…"), tr("Everybody can read, nobody can write; countdowns continue")},
          [] { return QList{Moderate{SetFrozen{0, {}, true}}}; });
    offer(m_sessionActions,
        {u"unfreezeSessionAction"_s, tr("&Open all chats again…"), tr("Everybody can write again, except where a page or a channel is frozen"), true}, [] {
            return QList{Moderate{SetFrozen{0, {}, false}}};
        });
}

QAction *ModerationActions::offer(QList<QAction *> &group, const ActionSpec &spec, const Wishes &wishes)
{
    auto *action = new QAction(spec.text, this);
    action->setObjectName(spec.name);
    connect(action, &QAction::triggered, this, [this, wishes] { carryOut(wishes); });
    group.append(action);
    m_offered.append({action, wishes, spec.toolTip, spec.isUndo});
    return action;
}

QList<Moderate> ModerationActions::unmutesOf(const QList<int> &participants) const
{
    return participants.isEmpty() ? QList<Moderate>() : unmutes(m_operator->watched()->state(), participants, QDateTime::currentMSecsSinceEpoch());
}

} // namespace LabChat
