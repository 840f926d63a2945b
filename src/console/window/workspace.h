// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session/sessionmonitor.h"
#include "console/window/sidepanels.h"

#include <QtCore/QTimer>
#include <QtWidgets/QMainWindow>

QT_BEGIN_NAMESPACE
class QActionGroup;
class QSettings;
class QTabWidget;
QT_END_NAMESPACE

namespace LabChat {

class ActionsModel;
class ChannelsModel;
class ChannelsPanel;
class ChannelTreePanel;
class Drafts;
class Highlighter;
class LogArchive;
class ModerationActions;
class PanelSizes;
struct MessageSubject;
class ParticipantsModel;
class ParticipantsPanel;
class ParticipantView;
class Preferences;
class ReadMarks;
class StreamPanel;
class TranscriptPanel;
class WallPanel;

/// What a session looks like while it runs: in the middle the wall of its channels, the stream of all messages or one
/// transcript, and around it panels, which can be moved, hidden and put on another screen. Lies inside the
/// window, below the address. Main thread; owned by the window.
class Workspace final : public QMainWindow {
    Q_OBJECT

public:
    enum class View { Wall, Stream, Transcript };
    Q_ENUM(View)

    Workspace(const SessionMonitor *monitor, const LogArchive *archive, QWidget *parent);

    /// Null: no session.
    void setSession(const WatchedSession *watched);
    /// There is a session, maybe another than the one that is shown.
    void noteSession(const WatchedSession *watched);
    void setAddress(const ServerAddress &address);
    /// What marks messages.
    void setHighlighter(const Highlighter *highlighter);
    void update(const SessionChanges &changes);

    /// Lets the operator speak under each transcript.
    void letSpeak(Drafts *drafts, const Preferences *preferences);
    [[nodiscard]] ParticipantsModel *participantsModel() const { return m_participantsModel; }
    /// The link of the participant that is selected in the table; empty: none.
    [[nodiscard]] QString selectedLink() const;
    [[nodiscard]] QList<int> selectedParticipants() const;
    /// The tiles that are selected, or else the one channel that is.
    [[nodiscard]] QList<int> selectedChannels() const;
    /// In the transcript that @p focused lies in, or else in that of the shown channel.
    [[nodiscard]] QList<MessageSubject> selectedMessages(const QWidget *focused) const;
    /// What the operator can do with messages and channels, for their menus, and who did what.
    void setModeration(ModerationActions *moderation, const ActionsModel *actions);
    [[nodiscard]] ModerationActions *moderation() const { return m_moderation; }
    /// What can be done with the selected participants, for their menu.
    void setSelectionActions(const QList<QAction *> &actions);
    /// What can be done with a channel, for its menu; channelMeant() tells with which one.
    void setChannelActions(const QList<QAction *> &actions) { m_channelActions = actions; }
    /// The channel whose transcript is shown, 0: none.
    [[nodiscard]] int shownChannel() const;
    /// Which of the three views is shown.
    [[nodiscard]] QList<QAction *> viewActions() const;
    [[nodiscard]] QList<QAction *> panelActions() const;
    void showView(View view);
    /// A further panel, hidden until it is wanted. @p area: where it comes up, in one place with others there.
    QDockWidget *addTool(const QString &title, const QString &name, QWidget *panel, Qt::DockWidgetArea area);
    /// Shows a message in its channel, selected; 0: the channel alone.
    void showMessage(int channel, qint64 seq);
    void selectParticipant(int participant);
    void focusFilter();
    void zoom(int steps);
    void resetZoom();
    void resetLayout();
    void saveLayout(QSettings &settings) const;
    void restoreLayout(const QSettings &settings);

signals:
    void linkRequested(const QString &link);
    void selectionChanged();
    /// The channel that is selected.
    void channelChanged(int channel);
    /// A menu for this channel is about to be shown.
    void channelMeant(int channel);
    /// A channel of another session is wanted.
    void sessionRequested(qint64 id);

private:
    void buildViews();
    void wirePanels();
    QDockWidget *addPanel(const QString &title, const QString &name, QWidget *panel);
    void placePanels();
    void placeTool(QDockWidget *dock, Qt::DockWidgetArea area);
    void showChannel(int channel);
    void chooseChannel(qint64 session, int channel);
    void showChannelOf(int participant);
    void openChannel(qint64 session, int channel, SidePanels::Place place);
    void showMenu(qint64 session, int channel, const QPoint &globalPos);
    /// False: there is no such session any more.
    bool goToSession(qint64 session);
    void followSelection();
    void markSeenRead();
    void tick();
    [[nodiscard]] View view() const;

    const SessionMonitor *m_monitor;
    ModerationActions *m_moderation = nullptr;
    ReadMarks *m_marks;
    ChannelsModel *m_channelsModel;
    ParticipantsModel *m_participantsModel;
    WallPanel *m_wallPanel;
    StreamPanel *m_streamPanel;
    TranscriptPanel *m_transcriptPanel;
    ChannelTreePanel *m_treePanel;
    ChannelsPanel *m_channelsPanel;
    ParticipantsPanel *m_participantsPanel;
    ParticipantView *m_participantView;
    QTabWidget *m_views;
    QActionGroup *m_viewActions;
    QList<QAction *> m_channelActions;
    QDockWidget *m_treeDock;
    QDockWidget *m_channelsDock;
    QDockWidget *m_participantsDock;
    QDockWidget *m_participantViewDock;
    PanelSizes *m_panelSizes;
    SidePanels *m_sidePanels;
    QTimer m_tickTimer;
    QList<std::pair<QDockWidget *, Qt::DockWidgetArea>> m_tools;
    const WatchedSession *m_watched = nullptr;
};

} // namespace LabChat
