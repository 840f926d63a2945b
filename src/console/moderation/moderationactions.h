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

/// The actions that moderate the shown session, for menus wherever messages, channels and participants are
/// shown. Whether one is possible is asked of the rules. Main thread; owned by the window.
class ModerationActions final : public QObject {
    Q_OBJECT

public:
    ModerationActions(OperatorActions *operatorActions, QWidget *window);

    /// Another session is shown: nothing is selected any more.
    void setSession();
    /// To be told when something happened in the session.
    void refresh();
    /// What the actions are about from now on, and the menu that is shown next.
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
    /// Everything that these actions do, before an action of the menu.
    void fill(QMenu *menu, QAction *before) const;

    [[nodiscard]] bool canUndo(const Event &event) const;
    /// Shows what is undone and asks why.
    void askToUndo(const Event &event, const QString &what);
    void resume();

private:
    using Wishes = std::function<QList<Moderate>()>;
    /// How an action presents itself.
    struct ActionSpec {
        QString name;
        QString text;
        QString toolTip;
        bool isUndo = false;  ///< left out of menus while there is nothing to undo
    };
    /// An action, and what it would do to what is selected.
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
    void show(const OfferedAction &offered) const;
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
