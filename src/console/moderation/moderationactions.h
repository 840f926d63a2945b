// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/moderation/messagesubject.h"
#include "core/session/event.h"
#include "core/session/operatoraction.h"

#include <QtCore/QObject>
#include <QtCore/QStringList>

#include <functional>

QT_BEGIN_NAMESPACE
class QAction;
class QMenu;
class QWidget;
QT_END_NAMESPACE

namespace LabChat {

class OperatorActions;

/// The actions that moderate the shown session, for all menus of messages, channels and
/// participants. The rules decide whether an action is possible. Main thread; owned by the window.
class ModerationActions final : public QObject {
    Q_OBJECT

public:
    ModerationActions(OperatorActions *operatorActions, QWidget *window);

    /// Another session is shown: clears the selection.
    void setSession();
    /// The session has more channels; what is selected stays.
    void growSession();
    /// To be called after events in the session.
    void refresh();
    /// The targets of the actions from now on, and of the next menu.
    void setMessages(const QList<MessageSubject> &messages);
    void setChannels(const QList<int> &channels);
    void setParticipants(const QList<int> &participants);

    [[nodiscard]] QList<QAction *> messageActions() const { return m_messageActions; }
    [[nodiscard]] QList<QAction *> channelActions() const { return m_channelActions; }
    [[nodiscard]] QList<QAction *> participantActions() const { return m_participantActions; }
    [[nodiscard]] QAction *releaseAction() const { return m_releaseAction; }
    [[nodiscard]] QAction *refuseAction() const { return m_refuseAction; }
    [[nodiscard]] QAction *hideAction() const { return m_hideAction; }
    [[nodiscard]] QAction *pauseAction() const { return m_pauseAction; }
    [[nodiscard]] static QString pauseText(bool isPaused) { return isPaused ? tr("&Resume the session") : tr("P&ause the session"); }
    /// Adds all these actions to a menu, before an action of the menu.
    void fill(QMenu *menu, QAction *before) const;

    /// The parts of an act, or one of them, that can be undone now; the newest first.
    [[nodiscard]] QList<Event> undoable(const QList<Event> &parts) const;
    /// Shows what will be undone and asks for the reason. @p newer: what was done later and cannot be undone; empty: nothing.
    void askToUndo(const QList<Event> &parts, const QString &what, const QString &newer = {});
    void resume();

signals:
    /// The operator wants to see the author of a message.
    void authorRequested(int participant);
    /// The operator wants to talk with one participant in private.
    void talkRequested(int participant);

private:
    using Wishes = std::function<QList<Moderate>()>;
    /// The texts and the state of an action.
    struct ActionSpec {
        QString name;
        QString text;
        QString toolTip;
        bool isUndo = false;  ///< hidden in menus while there is nothing to undo
    };
    /// An action, and the commands that it would send for the current selection.
    struct OfferedAction {
        QAction *action = nullptr;
        Wishes wishes;
        QString toolTip;
        bool isUndo = false;
    };

    void addMessageActions();
    void addAuthorActions();
    void addChannelActions();
    void addParticipantActions();
    void addSessionActions();
    QAction *offer(QList<QAction *> &group, const ActionSpec &spec, const Wishes &wishes);
    void addPages();
    QAction *addTalk(QList<QAction *> &group, const QString &name, const QString &text, const std::function<QList<int>()> &participants);
    void show(const OfferedAction &offered) const;
    void showPeople() const;
    void showPause() const;
    void carryOut(const Wishes &wishes);
    void ask(const QList<Moderate> &wishes);
    void pauseOrResume();

    [[nodiscard]] QList<Moderate> unmutesOf(const QList<int> &participants) const;
    [[nodiscard]] bool isPaused() const;

    OperatorActions *m_operator;
    QList<OfferedAction> m_offered;
    QList<QAction *> m_messageActions;
    QList<QAction *> m_channelActions;
    QList<QAction *> m_participantActions;
    QList<QAction *> m_sessionActions;
    QList<QAction *> m_pageActions;
    QAction *m_releaseAction = nullptr;
    QAction *m_refuseAction = nullptr;
    QAction *m_hideAction = nullptr;
    QAction *m_pauseAction = nullptr;
    QAction *m_authorAction = nullptr;
    QAction *m_talkToAuthorAction = nullptr;
    QAction *m_talkAction = nullptr;
    QMenu *m_messageMenu;
    QMenu *m_channelMenu;
    QMenu *m_participantMenu;
    QMenu *m_pagesMenu;
    QStringList m_channelTitles;
    QList<MessageSubject> m_messages;
    QList<int> m_channels;
    QList<int> m_participants;
};

} // namespace LabChat
