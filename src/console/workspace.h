// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/sessionmonitor.h"

#include <QtWidgets/QMainWindow>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace LabChat {

class ChannelsModel;
class ChannelsPanel;
class Highlighter;
class LogArchive;
class ParticipantsModel;
class ParticipantsPanel;
class TranscriptPanel;

/// What a session looks like while it runs: the panels of its channels and participants, which can be
/// moved, hidden and put on another screen, around the transcript. Lies inside the window, below the
/// address. Main thread; owned by the window.
class Workspace final : public QMainWindow {
    Q_OBJECT

public:
    Workspace(const LogArchive *archive, QWidget *parent);

    /// Null: no session.
    void setSession(const WatchedSession *watched);
    void setAddress(const ServerAddress &address);
    /// What marks messages.
    void setHighlighter(const Highlighter *highlighter);
    void update(const SessionChanges &changes);

    [[nodiscard]] ParticipantsModel *participantsModel() const { return m_participantsModel; }
    /// The link of the participant that is selected in the table; empty: none.
    [[nodiscard]] QString selectedLink() const;
    [[nodiscard]] QList<int> selectedParticipants() const;
    /// What can be done with the selected participants, for their menu.
    void setSelectionActions(const QList<QAction *> &actions);
    [[nodiscard]] QList<QAction *> panelActions() const;
    /// A further panel, hidden until it is wanted. @p area: where it comes up, in one place with others there.
    QDockWidget *addTool(const QString &title, const QString &name, QWidget *panel, Qt::DockWidgetArea area);
    /// Shows a message in its channel, selected; 0: the channel alone.
    void showMessage(int channel, qint64 seq);
    void focusFilter();
    void zoom(int steps);
    void resetZoom();
    void resetLayout();
    void saveLayout(QSettings &settings) const;
    void restoreLayout(const QSettings &settings);

signals:
    void linkRequested(const QString &link);
    void selectionChanged();

private:
    QDockWidget *addPanel(const QString &title, const QString &name, QWidget *panel);
    void placePanels();
    void placeTool(QDockWidget *dock, Qt::DockWidgetArea area);
    void showChannel(int channel);
    void showChannelOf(int participant);

    ChannelsModel *m_channelsModel;
    ParticipantsModel *m_participantsModel;
    ChannelsPanel *m_channelsPanel;
    ParticipantsPanel *m_participantsPanel;
    TranscriptPanel *m_transcriptPanel;
    QDockWidget *m_channelsDock;
    QDockWidget *m_participantsDock;
    QList<std::pair<QDockWidget *, Qt::DockWidgetArea>> m_tools;
    const WatchedSession *m_watched = nullptr;
};

} // namespace LabChat
