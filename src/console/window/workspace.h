// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/widgets/widgetstates.h"
#include "console/window/panel.h"

#include <QtWidgets/QMainWindow>

QT_BEGIN_NAMESPACE
class QDockWidget;
QT_END_NAMESPACE

namespace LabChat {

class ChannelMenus;
class ChannelsModel;
class ChannelsPanel;
class ChannelTreePanel;
class Docks;
class ExpectedParticipants;
class Navigator;
class PanelSizes;
class ParticipantsModel;
class ParticipantsPanel;
class ParticipantView;
class ReadMarks;
class Selection;
class SessionViews;
class ShownSession;
class SidePanels;
struct ConsoleContext;

/// The view of a running session: the views in the middle, and around them panels, which can be moved,
/// hidden and put on another screen. Inside the window, below the address. Main thread; owned by the window.
class Workspace final : public QMainWindow, public Panel {
    Q_OBJECT

public:
    Workspace(const ConsoleContext &context, QWidget *parent);

    /// Adds a panel. Its columns and splitters, and the widgets marked with saveAs() in it, are saved and reset with the layout.
    QDockWidget *addPanel(const PanelSpec &spec);

    [[nodiscard]] const Docks *docks() const { return m_docks; }
    [[nodiscard]] SessionViews *views() const { return m_views; }
    [[nodiscard]] Navigator *navigator() const { return m_navigator; }
    [[nodiscard]] Selection *selection() const { return m_selection; }
    [[nodiscard]] ChannelMenus *channelMenus() const { return m_channelMenus; }
    [[nodiscard]] ParticipantsModel *participantsModel() const { return m_participantsModel; }
    [[nodiscard]] ParticipantsPanel *participantsPanel() const { return m_participantsPanel; }

    void showParticipant(int participant);
    /// Moves from one filter to the next: of the view, of the channels, of the participants.
    void focusFilter();

    void addSession(const WatchedSession &watched) override;
    void setSession(const WatchedSession *watched) override;
    void growSession(const WatchedSession &watched) override;
    void update(const SessionChanges &changes) override;
    void saveLayout(QSettings &settings) const override;
    void restoreLayout(const QSettings &settings) override;
    void resetLayout() override;

private:
    void addPanels();
    void wireChannels();
    void wireParticipants();
    void followSelection();
    void markSeenRead();
    void tick();

    const ShownSession *m_shown;
    ReadMarks *m_marks;
    ChannelsModel *m_channelsModel;
    ParticipantsModel *m_participantsModel;
    ExpectedParticipants *m_expected;
    SessionViews *m_views;
    SidePanels *m_sidePanels;
    ChannelTreePanel *m_treePanel;
    ChannelsPanel *m_channelsPanel;
    ParticipantsPanel *m_participantsPanel;
    ParticipantView *m_participantView;
    Docks *m_docks;
    PanelSizes *m_panelSizes;
    Navigator *m_navigator;
    Selection *m_selection;
    ChannelMenus *m_channelMenus;
    QDockWidget *m_channelsDock = nullptr;
    QDockWidget *m_participantsDock = nullptr;
    QDockWidget *m_participantViewDock = nullptr;
    WidgetStates m_widgetStates;
    QTimer m_tickTimer;
};

} // namespace LabChat
