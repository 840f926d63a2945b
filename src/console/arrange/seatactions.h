// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session/sessionmonitor.h"

QT_BEGIN_NAMESPACE
class QAction;
class QWidget;
QT_END_NAMESPACE

namespace LabChat {

class OperatorActions;
class ParticipantsModel;

/// The actions that change who has which place: two people swap places, a new person
/// takes a place, a chat is moved to another channel. Main thread; owned by the window.
class SeatActions final : public QObject {
    Q_OBJECT

public:
    SeatActions(OperatorActions *actions, ParticipantsModel *participants, QWidget *window);

    [[nodiscard]] QList<QAction *> all() const { return {m_swapAction, m_replaceAction, m_moveChatAction}; }
    void setAddress(const ServerAddress &address) { m_address = address; }
    /// Null: no session. To be called again when either changes.
    void setSubject(const WatchedSession *watched, const QList<int> &selected);
    /// Shows the link of a place for a new person, once it is valid.
    void update(const SessionChanges &changes, const WatchedSession &session);

signals:
    void linkRequested(const QString &link);

private:
    QAction *addAction(const QString &text, const QString &name, void (SeatActions::*does)());
    [[nodiscard]] QString whyNot() const;
    [[nodiscard]] bool hasChats() const;
    void askToSwap();
    void askToReplace();
    void askToMoveChat();
    void showNewLink(const SessionState &state, int participant);

    OperatorActions *m_actions;
    ParticipantsModel *m_participants;
    QWidget *m_window;
    QAction *m_swapAction;
    QAction *m_replaceAction;
    QAction *m_moveChatAction;
    const WatchedSession *m_watched = nullptr;
    QList<int> m_selected;
    ServerAddress m_address;
};

} // namespace LabChat
