// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/window/workspace.h"

#include "console/highlights/highlighter.h"
#include "console/messages/streampanel.h"
#include "console/messages/transcriptpanel.h"
#include "console/moderation/moderationactions.h"
#include "console/monitor/channelspanel.h"
#include "console/monitor/channeltreepanel.h"
#include "console/monitor/participantspanel.h"
#include "console/monitor/participantview.h"
#include "console/monitor/wallpanel.h"
#include "console/session/readmarks.h"
#include "console/session/sessiontexts.h"
#include "console/widgets/canbeseen.h"
#include "console/widgets/savesetting.h"
#include "console/window/panelsizes.h"

#include <QtCore/QDateTime>
#include <QtCore/QMetaEnum>
#include <QtCore/QSettings>
#include <QtGui/QActionGroup>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QMenu>
#include <QtWidgets/QTabWidget>

#include <algorithm>
#include <chrono>

namespace LabChat {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Counted up when the panels change so much that an old layout no longer fits.
constexpr int layoutVersion = 3;
constexpr auto tickEvery = 1s;

} // namespace

Workspace::Workspace(const SessionMonitor *monitor, const LogArchive *archive, QWidget *parent)
    : QMainWindow(parent)
    , m_monitor(monitor)
    , m_marks(new ReadMarks(this))
    , m_channelsModel(new ChannelsModel(this))
    , m_participantsModel(new ParticipantsModel(this))
    , m_wallPanel(new WallPanel(archive, m_marks, this))
    , m_streamPanel(new StreamPanel(monitor, archive, this))
    , m_transcriptPanel(new TranscriptPanel(archive, this))
    , m_treePanel(new ChannelTreePanel(m_marks, this))
    , m_channelsPanel(new ChannelsPanel(m_channelsModel, this))
    , m_participantsPanel(new ParticipantsPanel(m_participantsModel, this))
    , m_participantView(new ParticipantView(archive, this))
    , m_views(new QTabWidget(this))
    , m_viewActions(new QActionGroup(this))
    , m_treeDock(addPanel(tr("&Groups"), u"treeDockWidget"_s, m_treePanel))
    , m_channelsDock(addPanel(tr("&Channels"), u"channelsDockWidget"_s, m_channelsPanel))
    , m_participantsDock(addPanel(tr("&Participants"), u"participantsDockWidget"_s, m_participantsPanel))
    , m_participantViewDock(addPanel(tr("What a participant s&ees"), u"participantViewDockWidget"_s, m_participantView))
    , m_panelSizes(new PanelSizes(this))
    , m_sidePanels(new SidePanels(archive, this))
{
    setWindowFlags(Qt::Widget);
    setObjectName(u"workspace"_s);
    setContextMenuPolicy(Qt::NoContextMenu); // the View menu has the panels
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    buildViews();
    placePanels();
    wirePanels();
    m_tickTimer.setInterval(tickEvery);
    connect(&m_tickTimer, &QTimer::timeout, this, &Workspace::tick);
    m_tickTimer.start();
    tick();
}

void Workspace::buildViews()
{
    m_views->setObjectName(u"viewsTabWidget"_s);
    m_views->setAccessibleName(tr("Views of the session"));
    m_views->setDocumentMode(true);
    const auto add = [this](QWidget *page, const QString &title, const QString &name, const QString &toolTip, Qt::Key key) {
        const int tab = m_views->addTab(page, QString(title).remove(u'&'));
        auto *action = m_viewActions->addAction(title);
        action->setObjectName(name);
        action->setCheckable(true);
        action->setShortcut(QKeySequence(Qt::CTRL | key));
        action->setToolTip(toolTip);
        m_views->setTabToolTip(tab, tr("%1 (%2)", "what it shows, the keys").arg(toolTip, action->shortcut().toString(QKeySequence::NativeText)));
        connect(action, &QAction::triggered, this, [this, tab] { showView(View(tab)); });
    };
    add(m_wallPanel, tr("&Wall"), u"wallAction"_s, tr("All channels at a glance"), Qt::Key_1);
    add(m_streamPanel, tr("&Stream"), u"streamAction"_s, tr("All messages in one list"), Qt::Key_2);
    add(m_transcriptPanel, tr("&Transcript"), u"transcriptAction"_s, tr("What is said in the selected channel"), Qt::Key_3);
    m_viewActions->actions().constFirst()->setChecked(true);
    setCentralWidget(m_views);
}

void Workspace::wirePanels()
{
    connect(m_views, &QTabWidget::currentChanged, this, [this](int tab) {
        m_viewActions->actions().at(tab)->setChecked(true);
        markSeenRead();
    });
    connect(m_channelsPanel, &ChannelsPanel::channelSelected, this, &Workspace::showChannel);
    connect(m_channelsPanel, &ChannelsPanel::channelChosen, this, [this](int channel) {
        if (channel > 0)
            chooseChannel(m_watched->session().id, channel);
    });
    connect(m_treePanel, &ChannelTreePanel::channelChosen, this, &Workspace::chooseChannel);
    connect(m_streamPanel, &StreamPanel::messageRequested, this, [this](qint64 session, int channel, qint64 seq) {
        if (goToSession(session))
            showMessage(channel, seq);
    });

    const auto id = [this] { return m_watched->session().id; };
    connect(m_wallPanel, &WallPanel::openRequested, this, [this, id](int channel) { openChannel(id(), channel, SidePanels::Place::Dock); });
    connect(m_wallPanel, &WallPanel::windowRequested, this, [this, id](int channel) { openChannel(id(), channel, SidePanels::Place::Window); });
    connect(m_wallPanel, &WallPanel::allReadRequested, this, [this] {
        if (m_watched)
            m_marks->markAllRead(*m_watched);
    });
    connect(m_channelsPanel, &ChannelsPanel::openRequested, this, [this, id](int channel) { openChannel(id(), channel, SidePanels::Place::Dock); });
    connect(m_treePanel, &ChannelTreePanel::openRequested, this,
            [this](qint64 session, int channel) { openChannel(session, channel, SidePanels::Place::Dock); });
    connect(m_wallPanel, &WallPanel::menuRequested, this, [this, id](int channel, const QPoint &at) { showMenu(id(), channel, at); });
    connect(m_channelsPanel, &ChannelsPanel::menuRequested, this, [this, id](int channel, const QPoint &at) { showMenu(id(), channel, at); });
    connect(m_treePanel, &ChannelTreePanel::menuRequested, this, &Workspace::showMenu);
    connect(m_sidePanels, &SidePanels::shown, this, &Workspace::markSeenRead);

    connect(m_participantsPanel, &ParticipantsPanel::channelRequested, this, &Workspace::showChannelOf);
    connect(m_participantsPanel, &ParticipantsPanel::linkRequested, this, &Workspace::linkRequested);
    connect(m_participantsPanel, &ParticipantsPanel::selectionChanged, this, &Workspace::selectionChanged);
    connect(m_participantsPanel, &ParticipantsPanel::selectionChanged, this, &Workspace::followSelection);
    connect(m_participantsDock, &QDockWidget::visibilityChanged, this, [this] {
        if (isVisible()) // and does not go down with the whole window
            emit selectionChanged(); // what is not seen is not meant
    });
    connect(m_participantsPanel, &ParticipantsPanel::viewRequested, this, [this](int participant) {
        m_participantViewDock->show();
        m_participantViewDock->raise();
        m_participantView->setParticipant(m_watched, participant);
    });
    connect(m_participantsPanel, &ParticipantsPanel::viewWindowRequested, this,
            [this](int participant) { m_sidePanels->openParticipant(participant, SidePanels::Place::Window); });
    connect(m_participantViewDock, &QDockWidget::visibilityChanged, this, &Workspace::followSelection);
    connect(m_monitor, &SessionMonitor::updated, m_streamPanel, &StreamPanel::flush);
}

void Workspace::setSession(const WatchedSession *watched)
{
    m_watched = watched;
    m_transcriptPanel->setChannel(nullptr, 0, {});
    m_wallPanel->setSession(watched);
    m_streamPanel->setSession(watched);
    m_channelsModel->setSession(watched);
    m_participantsModel->setSession(watched);
    m_sidePanels->setSession(watched);
    followSelection();
    if (watched)
        m_treePanel->showSession(watched->session().id);
    m_channelsPanel->selectFirst();
}

void Workspace::noteSession(const WatchedSession *watched)
{
    m_treePanel->addSession(watched);
    m_streamPanel->noteSession();
}

void Workspace::setAddress(const ServerAddress &address)
{
    m_participantsModel->setAddress(address);
}

void Workspace::setHighlighter(const Highlighter *highlighter)
{
    m_transcriptPanel->setHighlighter(highlighter);
    m_streamPanel->setHighlighter(highlighter);
    m_sidePanels->setHighlighter(highlighter);
    connect(highlighter, &Highlighter::highlighted, this, [this](const QList<Highlight> &highlights) {
        for (const Highlight &highlight : highlights) {
            if (m_watched && highlight.session == m_watched->session().id)
                m_wallPanel->model()->setFlag(highlight.channel, ChannelFlag::Highlighted, true);
        }
        markSeenRead();
    });
}

void Workspace::update(const SessionChanges &changes)
{
    m_wallPanel->update(changes);
    m_streamPanel->update(changes);
    m_treePanel->update(changes);
    m_channelsModel->update(changes);
    m_participantsModel->update(changes);
    m_transcriptPanel->update(changes);
    m_sidePanels->update(changes);
    m_participantView->update(changes);
    markSeenRead();
}

void Workspace::letSpeak(Drafts *drafts, const Preferences *preferences)
{
    m_transcriptPanel->addComposer(drafts, preferences);
    connect(m_sidePanels, &SidePanels::transcriptMade, this,
            [=](TranscriptPanel *transcript) { transcript->addComposer(drafts, preferences); });
}

QString Workspace::selectedLink() const
{
    const int participant = canBeSeen(m_participantsPanel) ? m_participantsPanel->selectedParticipant() : 0;
    return m_participantsModel->index(participant - 1, 0).data(ParticipantsModel::LinkRole).toString();
}

QList<int> Workspace::selectedParticipants() const
{
    return canBeSeen(m_participantsPanel) ? m_participantsPanel->selectedParticipants() : QList<int>();
}

QList<int> Workspace::selectedChannels() const
{
    if (const QList<int> tiles = m_wallPanel->selectedChannels(); view() == View::Wall && !tiles.isEmpty())
        return tiles;
    const bool isSeen = view() == View::Transcript || canBeSeen(m_treePanel) || canBeSeen(m_channelsPanel);
    return isSeen && shownChannel() > 0 ? QList{shownChannel()} : QList<int>();
}

QList<MessageSubject> Workspace::selectedMessages(const QWidget *focused) const
{
    const QList<TranscriptPanel *> beside = m_sidePanels->transcripts();
    const auto found = std::find_if(beside.begin(), beside.end(), [focused](const TranscriptPanel *panel) { return panel->isAncestorOf(focused); });
    const TranscriptPanel *panel = found == beside.end() ? m_transcriptPanel : *found;
    return canBeSeen(panel) ? panel->selected() : QList<MessageSubject>();
}

int Workspace::shownChannel() const
{
    return m_transcriptPanel->channel();
}

void Workspace::setSelectionActions(const QList<QAction *> &actions)
{
    m_participantsPanel->setSelectionActions(actions);
}

void Workspace::setModeration(ModerationActions *moderation, const ActionsModel *actions)
{
    m_moderation = moderation;
    m_transcriptPanel->setModeration(moderation, actions);
    m_streamPanel->setModeration(moderation);
    m_sidePanels->setModeration(moderation, actions);
}

void Workspace::selectParticipant(int participant)
{
    m_participantsDock->show();
    m_participantsDock->raise();
    m_participantsPanel->selectParticipant(participant);
}

QList<QAction *> Workspace::viewActions() const
{
    return m_viewActions->actions();
}

QDockWidget *Workspace::addTool(const QString &title, const QString &name, QWidget *panel, Qt::DockWidgetArea area)
{
    QDockWidget *dock = addPanel(title, name, panel);
    placeTool(dock, area);
    m_tools.append({dock, area});
    return dock;
}

QList<QAction *> Workspace::panelActions() const
{
    QList<QAction *> actions{m_treeDock->toggleViewAction(), m_channelsDock->toggleViewAction(), m_participantsDock->toggleViewAction(),
                             m_participantViewDock->toggleViewAction()};
    for (const auto &[dock, area] : m_tools)
        actions.append(dock->toggleViewAction());
    return actions;
}

Workspace::View Workspace::view() const
{
    return View(m_views->currentIndex());
}

void Workspace::showView(View view)
{
    m_views->setCurrentIndex(int(view));
}

void Workspace::showMessage(int channel, qint64 seq)
{
    chooseChannel(m_watched->session().id, channel);
    if (seq > 0)
        m_transcriptPanel->showMessage(seq);
}

/// From one filter to the next: that of the view, of the channels, of the participants.
void Workspace::focusFilter()
{
    const bool inView = m_wallPanel->hasFilterFocus() || m_streamPanel->hasFilterFocus();
    if (!inView && !m_channelsPanel->hasFilterFocus() && view() == View::Wall) {
        m_wallPanel->focusFilter();
    } else if (!inView && !m_channelsPanel->hasFilterFocus() && view() == View::Stream) {
        m_streamPanel->focusFilter();
    } else if (!m_channelsPanel->hasFilterFocus() && !m_channelsDock->isHidden()) {
        m_channelsDock->raise();
        m_channelsPanel->focusFilter();
    } else {
        m_participantsDock->show();
        m_participantsDock->raise();
        m_participantsPanel->focusFilter();
    }
}

void Workspace::zoom(int steps)
{
    if (view() == View::Wall) {
        m_wallPanel->zoom(steps);
        return;
    }
    m_transcriptPanel->setZoom(m_transcriptPanel->zoom() + steps);
    m_sidePanels->setZoom(m_transcriptPanel->zoom());
}

void Workspace::resetZoom()
{
    m_wallPanel->resetZoom();
    m_transcriptPanel->setZoom(0);
    m_sidePanels->setZoom(0);
}

void Workspace::resetLayout()
{
    m_sidePanels->closeAll();
    m_panelSizes->forget();
    placePanels();
    showView(View::Wall);
    m_wallPanel->resetLayout();
    m_streamPanel->resetLayout();
    m_treePanel->resetColumns();
    m_channelsPanel->resetColumns();
    m_channelsPanel->setFilterText({});
    m_participantsPanel->resetColumns();
    m_participantsPanel->setFilterText({});
    resetZoom();
}

void Workspace::saveLayout(QSettings &settings) const
{
    saveSetting(settings, "workspace/version"_L1, layoutVersion);
    if (m_panelSizes->areSettled()) {
        saveSetting(settings, "workspace/panels"_L1, saveState(layoutVersion));
        m_panelSizes->save(settings);
    }
    saveSetting(settings, "workspace/view"_L1, QString::fromLatin1(QMetaEnum::fromType<View>().valueToKey(int(view()))));
    saveSetting(settings, "workspace/treeColumns"_L1, m_treePanel->saveColumns());
    saveSetting(settings, "workspace/channelColumns"_L1, m_channelsPanel->saveColumns());
    saveSetting(settings, "workspace/participantColumns"_L1, m_participantsPanel->saveColumns());
    saveSetting(settings, "workspace/channelFilter"_L1, m_channelsPanel->filterText());
    saveSetting(settings, "workspace/participantFilter"_L1, m_participantsPanel->filterText());
    saveSetting(settings, "workspace/transcriptZoom"_L1, m_transcriptPanel->zoom());
    m_wallPanel->saveLayout(settings);
    m_streamPanel->saveLayout(settings);
    m_sidePanels->save(settings);
    m_marks->save(settings);
}

void Workspace::restoreLayout(const QSettings &settings)
{
    m_marks->restore(settings);
    m_sidePanels->restore(settings);
    m_transcriptPanel->setZoom(settings.value("workspace/transcriptZoom"_L1, 0).toInt());
    m_sidePanels->setZoom(m_transcriptPanel->zoom());
    m_channelsPanel->setFilterText(settings.value("workspace/channelFilter"_L1).toString());
    m_participantsPanel->setFilterText(settings.value("workspace/participantFilter"_L1).toString());
    m_wallPanel->restoreLayout(settings);
    bool known = false;
    const int view = QMetaEnum::fromType<View>().keyToValue(settings.value("workspace/view"_L1).toByteArray().constData(), &known);
    showView(known ? View(view) : View::Wall);
    if (restoreState(settings.value("workspace/panels"_L1).toByteArray(), layoutVersion))
        m_panelSizes->restore(settings);
    if (settings.value("workspace/version"_L1).toInt() != layoutVersion)
        return; // the columns were others then
    m_streamPanel->restoreLayout(settings);
    m_treePanel->restoreColumns(settings.value("workspace/treeColumns"_L1).toByteArray());
    m_channelsPanel->restoreColumns(settings.value("workspace/channelColumns"_L1).toByteArray());
    m_participantsPanel->restoreColumns(settings.value("workspace/participantColumns"_L1).toByteArray());
}

QDockWidget *Workspace::addPanel(const QString &title, const QString &name, QWidget *panel)
{
    auto *dock = new QDockWidget(QString(title).remove(u'&'), this);
    dock->setObjectName(name);
    dock->setWidget(panel);
    dock->toggleViewAction()->setText(title);
    dock->toggleViewAction()->setToolTip(tr("Shows or hides this panel"));
    return dock;
}

/// The tree and the channels beside the views, one behind the other, and the wide table of participants below.
void Workspace::placePanels()
{
    const QList<QDockWidget *> docks{m_treeDock, m_channelsDock, m_participantsDock, m_participantViewDock};
    for (QDockWidget *dock : docks)
        dock->setFloating(false);
    setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    addDockWidget(Qt::LeftDockWidgetArea, m_treeDock);
    addDockWidget(Qt::BottomDockWidgetArea, m_participantsDock);
    addDockWidget(Qt::LeftDockWidgetArea, m_channelsDock);
    addDockWidget(Qt::RightDockWidgetArea, m_participantViewDock);
    tabifyDockWidget(m_treeDock, m_channelsDock);
    for (QDockWidget *dock : docks)
        dock->setVisible(dock != m_participantViewDock);
    m_treeDock->raise();
    for (const auto &[dock, area] : m_tools)
        placeTool(dock, area);
    if (!isVisible())
        return; // shown for the first time, the panels take the sizes that they hint at
    resizeDocks({m_treeDock}, {m_treePanel->sizeHint().width()}, Qt::Horizontal);
    resizeDocks({m_participantsDock}, {m_participantsPanel->sizeHint().height()}, Qt::Vertical);
}

void Workspace::placeTool(QDockWidget *dock, Qt::DockWidgetArea area)
{
    dock->setFloating(false);
    addDockWidget(area, dock);
    for (const auto &[other, itsArea] : m_tools) {
        if (other == dock)
            break;
        if (itsArea == area)
            tabifyDockWidget(other, dock);
    }
    dock->hide();
}

void Workspace::showChannel(int channel)
{
    if (m_watched && channel > 0)
        m_treePanel->selectChannel(m_watched->session().id, channel);
    if (m_transcriptPanel->watched() != m_watched || m_transcriptPanel->channel() != channel)
        m_transcriptPanel->setChannel(m_watched, channel, m_channelsModel->title(channel));
    emit channelChanged(channel);
    markSeenRead();
}

bool Workspace::goToSession(qint64 session)
{
    if (!m_watched || m_watched->session().id != session)
        emit sessionRequested(session);
    return m_watched && m_watched->session().id == session;
}

void Workspace::chooseChannel(qint64 session, int channel)
{
    if (!goToSession(session))
        return;
    m_channelsPanel->selectChannel(channel);
    showChannel(channel);
    showView(View::Transcript);
}

void Workspace::showChannelOf(int participant)
{
    if (!m_watched || participant == 0)
        return;
    const QList<ChatBox> boxes = m_watched->state().boxesOf(participant);
    if (!boxes.isEmpty())
        chooseChannel(m_watched->session().id, boxes.first().channel);
}

void Workspace::openChannel(qint64 session, int channel, SidePanels::Place place)
{
    if (goToSession(session))
        m_sidePanels->openTranscript(channel, place);
}

void Workspace::showMenu(qint64 session, int channel, const QPoint &globalPos)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"channelMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Show in the transcript"), this, [=, this] { chooseChannel(session, channel); });
    menu->addAction(tr("Open in a doc&k"), this, [=, this] { openChannel(session, channel, SidePanels::Place::Dock); });
    menu->addAction(tr("Open in a &window"), this, [=, this] { openChannel(session, channel, SidePanels::Place::Window); });
    menu->addSeparator();
    menu->addAction(tr("Mark as &read"), this, [=, this] {
        if (const WatchedSession *watched = m_monitor->session(session))
            m_marks->markRead(*watched, channel);
    });
    if (m_watched && m_watched->session().id == session) { // the actions are about the shown session
        const QList<int> selected = m_wallPanel->selectedChannels();
        emit channelMeant(channel);
        m_moderation->setChannels(view() == View::Wall && selected.contains(channel) ? selected : QList{channel});
        menu->addSeparator();
        menu->addActions(m_channelActions);
        menu->addSeparator();
        menu->addActions(m_moderation->channelActions());
        menu->setToolTipsVisible(true);
    }
    menu->popup(globalPos);
}

/// Only while it can be seen: nothing is read from the log for a panel that is closed.
void Workspace::followSelection()
{
    const int participant = m_participantViewDock->isVisible() ? m_participantsPanel->selectedParticipant() : 0;
    if (participant != m_participantView->participant() || !m_watched)
        m_participantView->setParticipant(m_watched, participant);
}

/// What is on the screen counts as read.
void Workspace::markSeenRead()
{
    if (!m_watched)
        return;
    const QList<TranscriptPanel *> panels = m_sidePanels->transcripts() + QList{m_transcriptPanel};
    for (const TranscriptPanel *panel : panels) {
        if (canBeSeen(panel) && panel->channel() > 0)
            m_marks->markRead(*m_watched, panel->channel());
    }
}

void Workspace::tick()
{
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    m_wallPanel->setNow(nowMs);
    m_participantsModel->setNow(nowMs);
    markSeenRead(); // a panel may have come to the front
}

} // namespace LabChat
