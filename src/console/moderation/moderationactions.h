// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/command.h"

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

/// A message that something can be done with.
struct MessageSubject {
    qint64 seq = 0;
    int channel = 0;
    int participant = 0;  ///< who wrote it; 0: the experimenter
    bool held = false;    ///< waits for approval, or was refused
};

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
    struct Look {
        QString name;
        QString text;
        QString toolTip;
        bool isWayBack = false;  ///< left out of menus while there is nothing to take back
    };
    struct Offer {
        QAction *action = nullptr;
        Wishes wishes;
        QString toolTip;
        bool isWayBack = false;
    };

    void addMessageActions();
    void addAuthorActions();
    void addChannelActions();
    void addParticipantActions();
    void addSessionActions();
    QAction *addOffer(QList<QAction *> &group, const Look &look, const Wishes &wishes);
    void addPages();
    void show(const Offer &offer) const;
    void showPause() const;
    void carryOut(const Wishes &wishes);
    void ask(const QList<Moderate> &wishes);
    void pauseOrResume();

    [[nodiscard]] QList<Moderate> aboutMessages(EventKind kind, bool held) const;
    [[nodiscard]] QList<Moderate> aboutAuthors(EventKind kind) const;
    [[nodiscard]] QList<Moderate> aboutChannels(EventKind kind) const;
    [[nodiscard]] QList<Moderate> aboutParticipants(EventKind kind, const QList<int> &participants) const;
    [[nodiscard]] QList<Moderate> unmutes(const QList<int> &participants) const;
    [[nodiscard]] QList<int> authors() const;
    [[nodiscard]] bool isPaused() const;

    OperatorActions *m_operator;
    QList<Offer> m_offers;
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
