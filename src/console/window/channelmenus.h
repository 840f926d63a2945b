// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QObject>

QT_BEGIN_NAMESPACE
class QAction;
class QMenu;
class QPoint;
class QWidget;
QT_END_NAMESPACE

namespace LabChat {

class ModerationActions;
class Navigator;
class ReadMarks;
struct MessageSubject;
class SessionMonitor;
class SessionViews;
class ShownSession;
struct ConsoleContext;

/// The context menus of channels, everywhere in the workspace. Main thread; owned by the workspace.
class ChannelMenus final : public QObject {
    Q_OBJECT

public:
    ChannelMenus(const ConsoleContext &context, const SessionViews *views, Navigator *navigator, ReadMarks *marks, QWidget *workspace);

    /// Further actions for a channel of the shown session.
    void setActions(const QList<QAction *> &actions) { m_actions = actions; }
    /// @p message: the message in the channel that was clicked: then the menu is its own, with that of the channel in it; seq 0: none.
    void popup(qint64 session, int channel, const QPoint &globalPos, const MessageSubject &message);

signals:
    /// The next menu is for this channel.
    void channelMeant(int channel);

private:
    void fill(QMenu *menu, qint64 session, int channel);
    void addActions(QMenu *menu, int channel);

    const SessionMonitor *m_monitor;
    const ShownSession *m_shown;
    ModerationActions *m_moderation;
    const SessionViews *m_views;
    Navigator *m_navigator;
    ReadMarks *m_marks;
    QWidget *m_workspace;
    QList<QAction *> m_actions;
};

} // namespace LabChat
