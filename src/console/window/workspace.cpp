// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/window/workspace.h"

#include "console/highlights/highlighter.h"
#include "console/messages/transcriptpanel.h"
#include "console/monitor/channelspanel.h"
#include "console/monitor/channeltreepanel.h"
#include "console/monitor/expectedparticipants.h"
#include "console/monitor/participantspanel.h"
#include "console/monitor/participantview.h"
#include "console/monitor/wallpanel.h"
#include "console/session/readmarks.h"
#include "console/session/shownsession.h"
#include "console/widgets/canbeseen.h"
#include "console/widgets/savesetting.h"
#include "console/window/channelmenus.h"
#include "console/window/docks.h"
#include "console/window/docktitles.h"
#include "console/window/navigator.h"
#include "console/window/panelsizes.h"
#include "console/window/selection.h"
#include "console/window/sessionviews.h"

#include <QtCore/QDateTime>
#include <QtWidgets/QDockWidget>

#include <chrono>

namespace LabChat {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Increased when the panels change so much that an old layout no longer fits.
constexpr int layoutVersion = 6;
constexpr auto tickEvery = 1s;

} // namespace

Workspace::Workspace(const ConsoleContext &context, QWidget *parent)
    : QMainWindow(parent)
    , m_shown(context.shown)
    , m_marks(new ReadMarks(this))
    , m_channelsModel(new ChannelsModel(this))
    , m_participantsModel(new ParticipantsModel(this))
    , m_expected(new ExpectedParticipants(context.settings, this))
    , m_views(new SessionViews(context, m_marks, this))
    , m_sidePanels(new SidePanels(context, this))
    , m_treePanel(new ChannelTreePanel(m_marks, this))
    , m_channelsPanel(new ChannelsPanel(m_channelsModel, this))
    , m_participantsPanel(new ParticipantsPanel(m_participantsModel, m_expected, this))
    , m_participantView(new ParticipantView(context.archive, this))
    , m_docks(new Docks(this))
    , m_panelSizes(new PanelSizes(this))
    , m_navigator(new Navigator(context.shown, {m_views, m_sidePanels, m_treePanel, m_channelsPanel, m_channelsModel}, this))
    , m_selection(new Selection({m_views, m_sidePanels, m_treePanel, m_channelsPanel, m_participantsPanel}, this))
    , m_channelMenus(new ChannelMenus(context, m_views, m_navigator, m_marks, this))
{
    setWindowFlags(Qt::Widget);
    setObjectName(u"workspace"_s);
    setContextMenuPolicy(Qt::NoContextMenu); // the View menu lists the panels
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    setCentralWidget(m_views);
    m_widgetStates.add(m_views);
    new DockTitles(this);
    addPanels();
    wireChannels();
    wireParticipants();
    connect(context.highlighter, &Highlighter::highlighted, this, &Workspace::markSeenRead);
    m_tickTimer.setInterval(tickEvery);
    connect(&m_tickTimer, &QTimer::timeout, this, &Workspace::tick);
    m_tickTimer.start();
    tick();
}

/// The tree and the channels share the place beside the views, and the wide table of participants is below. Panels that come later share the place of one of
/// these, or of the participant's view: so the window never needs more room than these three places.
void Workspace::addPanels()
{
    addPanel({tr("&Groups"), u"treeDockWidget"_s, m_treePanel, Qt::LeftDockWidgetArea, true, {}});
    m_channelsDock = addPanel({tr("&Channels"), u"channelsDockWidget"_s, m_channelsPanel, Qt::LeftDockWidgetArea, true, u"treeDockWidget"_s});
    m_participantsDock = addPanel({tr("&Participants"), u"participantsDockWidget"_s, m_participantsPanel, Qt::BottomDockWidgetArea, true, {}});
    m_participantViewDock = addPanel({tr("What a participant s&ees"), u"participantViewDockWidget"_s, m_participantView,
                                      Qt::RightDockWidgetArea, false, {}});
}

QDockWidget *Workspace::addPanel(const PanelSpec &spec)
{
    m_widgetStates.add(spec.widget);
    return m_docks->add(spec);
}

void Workspace::wireChannels()
{
    connect(m_views, &QTabWidget::currentChanged, this, &Workspace::markSeenRead);
    connect(m_views, &SessionViews::transcriptZoomChanged, m_sidePanels, &SidePanels::setZoom);
    connect(m_sidePanels, &SidePanels::shown, this, &Workspace::markSeenRead);
    connect(m_navigator, &Navigator::channelChanged, this, &Workspace::markSeenRead);
    connect(m_views->wall(), &WallPanel::allReadRequested, this, [this] {
        if (m_shown->watched())
            m_marks->markAllRead(*m_shown->watched());
    });
    const auto popup = [this](int channel, const QPoint &at, const MessageSubject &message) {
        m_channelMenus->popup(m_shown->watched()->session().id, channel, at, message);
    };
    connect(m_views->wall(), &WallPanel::menuRequested, this, popup);
    connect(m_channelsPanel, &ChannelsPanel::menuRequested, this, [popup](int channel, const QPoint &at) { popup(channel, at, {}); });
    connect(m_treePanel, &ChannelTreePanel::menuRequested, m_channelMenus,
            [this](qint64 session, int channel, const QPoint &at) { m_channelMenus->popup(session, channel, at, {}); });
}

void Workspace::wireParticipants()
{
    connect(m_expected, &ExpectedParticipants::changed, m_participantsModel, [this](qint64 session) {
        if (m_shown->isShown(session))
            m_participantsModel->setExpected(m_expected->of(m_shown->watched()->session()));
    });
    connect(m_participantsPanel, &ParticipantsPanel::channelRequested, m_navigator, &Navigator::showChannelOf);
    connect(m_participantsPanel, &ParticipantsPanel::selectionChanged, this, &Workspace::followSelection);
    connect(m_participantsDock, &QDockWidget::visibilityChanged, this, [this] {
        if (isVisible()) // not if the whole window is hidden
            emit m_selection->participantsChanged();
    });
    connect(m_participantsPanel, &ParticipantsPanel::viewRequested, this, [this](int participant) {
        bringUp(m_participantViewDock);
        m_participantView->setParticipant(m_shown->watched(), participant);
    });
    connect(m_participantsPanel, &ParticipantsPanel::viewWindowRequested, m_sidePanels,
            [this](int participant) { m_sidePanels->openParticipant(participant, SidePanels::Place::Window); });
    connect(m_participantViewDock, &QDockWidget::visibilityChanged, this, &Workspace::followSelection);
}

void Workspace::showParticipant(int participant)
{
    bringUp(m_participantsDock);
    m_participantsPanel->selectParticipant(participant);
}

void Workspace::focusFilter()
{
    if (!m_views->hasFilterFocus() && !m_channelsPanel->hasFilterFocus() && m_views->focusFilter())
        return;
    if (!m_channelsPanel->hasFilterFocus() && !m_channelsDock->isHidden()) {
        m_channelsDock->raise();
        m_channelsPanel->focusFilter();
    } else {
        bringUp(m_participantsDock);
        m_participantsPanel->focusFilter();
    }
}

void Workspace::addSession(const WatchedSession &watched)
{
    m_treePanel->addSession(&watched);
    m_views->addSession(watched);
}

void Workspace::setSession(const WatchedSession *watched)
{
    m_views->setSession(watched);
    m_channelsModel->setSession(watched);
    m_participantsModel->setSession(watched, watched ? m_expected->of(watched->session()) : QList<ExpectedParticipant>());
    m_sidePanels->setSession(watched);
    followSelection();
    if (watched)
        m_treePanel->showSession(watched->session().id);
    m_channelsPanel->selectFirst();
}

void Workspace::growSession(const WatchedSession &watched)
{
    const bool isFirst = m_shown->watched() == &watched && m_channelsModel->rowCount() == 0;
    m_treePanel->growSession(watched);
    m_views->growSession(watched);
    m_channelsModel->grow(watched);
    m_participantsModel->grow(watched);
    m_sidePanels->growSession(watched);
    if (isFirst) // as for a session that begins with channels
        m_channelsPanel->selectFirst();
}

void Workspace::update(const SessionChanges &changes)
{
    m_views->update(changes);
    m_treePanel->update(changes);
    m_channelsModel->update(changes);
    m_participantsModel->update(changes);
    m_sidePanels->update(changes);
    m_participantView->update(changes);
    markSeenRead();
}

void Workspace::saveLayout(QSettings &settings) const
{
    saveSetting(settings, "workspace/version"_L1, layoutVersion);
    if (m_panelSizes->areSettled()) {
        saveSetting(settings, "workspace/panels"_L1, saveState(layoutVersion));
        m_panelSizes->save(settings);
    }
    m_views->saveLayout(settings);
    m_widgetStates.save(settings);
    m_sidePanels->saveLayout(settings);
    m_marks->save(settings);
}

void Workspace::restoreLayout(const QSettings &settings)
{
    m_marks->restore(settings);
    m_sidePanels->restoreLayout(settings);
    m_views->restoreLayout(settings);
    if (restoreState(settings.value("workspace/panels"_L1).toByteArray(), layoutVersion))
        m_panelSizes->restore(settings);
    m_widgetStates.restore(settings, settings.value("workspace/version"_L1).toInt() == layoutVersion); // otherwise the columns were different
}

void Workspace::resetLayout()
{
    m_sidePanels->resetLayout();
    m_panelSizes->forget();
    m_docks->reset();
    m_views->resetLayout();
    m_widgetStates.reset();
}

/// Only while it is visible: nothing is read from the log for a closed panel.
void Workspace::followSelection()
{
    const int participant = m_participantViewDock->isVisible() ? m_participantsPanel->selectedParticipant() : 0;
    if (participant != m_participantView->participant() || !m_shown->watched())
        m_participantView->setParticipant(m_shown->watched(), participant);
}

/// Visible messages count as read.
void Workspace::markSeenRead()
{
    const WatchedSession *watched = m_shown->watched();
    const QList<TranscriptPanel *> panels = m_sidePanels->transcripts() + QList{m_views->transcript()};
    for (const TranscriptPanel *panel : panels) {
        if (watched && panel->watched() == watched && panel->channel() > 0 && canBeSeen(panel))
            m_marks->markRead(*watched, panel->channel());
    }
}

void Workspace::tick()
{
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    m_views->wall()->setNow(nowMs);
    m_participantsModel->setNow(nowMs);
    markSeenRead(); // a panel may have come to the front
}

} // namespace LabChat
