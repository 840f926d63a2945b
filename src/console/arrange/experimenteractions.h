// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session/sessionmonitor.h"

#include <QtCore/QPointer>

QT_BEGIN_NAMESPACE
class QAction;
class QMenu;
class QWidget;
QT_END_NAMESPACE

namespace LabChat {

class AnnounceDialog;
class CountdownMenu;
class OperatorActions;
class ParticipantsModel;
class Preferences;
class SeatActions;

/// The experimenter's actions for announcements, countdowns and places, for all menus of participants and channels. Main thread; owned by the window.
class ExperimenterActions final : public QObject {
    Q_OBJECT

public:
    ExperimenterActions(OperatorActions *actions, Preferences *preferences, ParticipantsModel *participants, QWidget *window);

    void setAddress(const ServerAddress &address);
    /// The targets of the actions. A plain value.
    struct Subject {
        QList<int> focused;      ///< participants who are selected where the operator is working
        QList<int> selected;     ///< who is selected anywhere in sight
        int focusedChannel = 0;  ///< selected where the operator is working; 0: none
        int channel = 0;         ///< the shown one
    };
    void setSubject(const Subject &subject);
    /// The channel of the actions for channels, in the next menu.
    void setChannel(int channel);
    void update(const SessionChanges &changes, const WatchedSession &session);

    [[nodiscard]] QList<QAction *> participantActions() const;
    [[nodiscard]] QList<QAction *> channelActions() const;
    /// Adds all these actions to a menu, before an action of the menu.
    void fill(QMenu *menu, QAction *before) const;

signals:
    /// Something will be done for what is selected now: call setSubject().
    void subjectWanted();
    void linkRequested(const QString &link);

private:
    QAction *addAction(const QString &text, const QString &name, const QString &toolTip);
    void refresh();
    void announceToSelection();
    void announceToChannel();
    void announce(const std::optional<Audience> &likely);
    /// The open dialog for this session; null: none.
    [[nodiscard]] AnnounceDialog *announceDialog(const WatchedSession *watched) const;

    OperatorActions *m_actions;
    Preferences *m_preferences;
    QWidget *m_window;
    QAction *m_separator;
    QAction *m_announceAction;
    QAction *m_announceToChannelAction;
    CountdownMenu *m_countdownMenu;
    CountdownMenu *m_channelCountdownMenu;
    SeatActions *m_seats;
    QList<QPointer<AnnounceDialog>> m_dialogs;
    Subject m_subject;
    int m_channel = 0;
    const WatchedSession *m_titled = nullptr;  ///< the session of these titles
    QStringList m_titles;
};

} // namespace LabChat
