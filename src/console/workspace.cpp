// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/workspace.h"

#include "console/channelspanel.h"
#include "console/participantspanel.h"
#include "console/sessiontexts.h"
#include "console/transcriptpanel.h"

#include <QtCore/QSettings>
#include <QtWidgets/QDockWidget>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

/// Counted up when the panels change so much that an old layout no longer fits.
constexpr int layoutVersion = 3;

} // namespace

Workspace::Workspace(const LogArchive *archive, QWidget *parent)
    : QMainWindow(parent)
    , m_channelsModel(new ChannelsModel(this))
    , m_participantsModel(new ParticipantsModel(this))
    , m_channelsPanel(new ChannelsPanel(m_channelsModel, this))
    , m_participantsPanel(new ParticipantsPanel(m_participantsModel, this))
    , m_transcriptPanel(new TranscriptPanel(archive, this))
    , m_channelsDock(addPanel(tr("&Channels"), u"channelsDockWidget"_s, m_channelsPanel))
    , m_participantsDock(addPanel(tr("&Participants"), u"participantsDockWidget"_s, m_participantsPanel))
{
    setWindowFlags(Qt::Widget);
    setObjectName(u"workspace"_s);
    setCentralWidget(m_transcriptPanel);
    setContextMenuPolicy(Qt::NoContextMenu); // the View menu has the panels
    placePanels();
    connect(m_channelsPanel, &ChannelsPanel::channelSelected, this, &Workspace::showChannel);
    connect(m_participantsPanel, &ParticipantsPanel::channelRequested, this, &Workspace::showChannelOf);
    connect(m_participantsPanel, &ParticipantsPanel::linkRequested, this, &Workspace::linkRequested);
    connect(m_participantsPanel, &ParticipantsPanel::selectionChanged, this, &Workspace::selectionChanged);
}

void Workspace::setSession(const WatchedSession *watched)
{
    m_watched = watched;
    m_transcriptPanel->setChannel(nullptr, 0, {});
    m_channelsModel->setSession(watched);
    m_participantsModel->setSession(watched);
    m_channelsPanel->selectFirst();
}

void Workspace::setAddress(const ServerAddress &address)
{
    m_participantsModel->setAddress(address);
}

void Workspace::update(const SessionChanges &changes)
{
    m_channelsModel->update(changes);
    m_participantsModel->update(changes);
    m_transcriptPanel->update(changes);
}

QString Workspace::selectedLink() const
{
    const int participant = m_participantsPanel->selectedParticipant();
    return m_participantsModel->index(participant - 1, 0).data(ParticipantsModel::LinkRole).toString();
}

QList<int> Workspace::selectedParticipants() const
{
    return m_participantsPanel->selectedParticipants();
}

void Workspace::setSelectionActions(const QList<QAction *> &actions)
{
    m_participantsPanel->setSelectionActions(actions);
}

QList<QAction *> Workspace::panelActions() const
{
    return {m_channelsDock->toggleViewAction(), m_participantsDock->toggleViewAction()};
}

void Workspace::focusFilter()
{
    const bool toParticipants = m_channelsDock->isHidden() || (m_channelsPanel->hasFilterFocus() && !m_participantsDock->isHidden());
    if (toParticipants)
        m_participantsPanel->focusFilter();
    else
        m_channelsPanel->focusFilter();
}

void Workspace::zoom(int steps)
{
    m_transcriptPanel->setZoom(m_transcriptPanel->zoom() + steps);
}

void Workspace::resetZoom()
{
    m_transcriptPanel->setZoom(0);
}

void Workspace::resetLayout()
{
    placePanels();
    m_channelsPanel->resetColumns();
    m_participantsPanel->resetColumns();
    resetZoom();
}

void Workspace::saveLayout(QSettings &settings) const
{
    settings.setValue("workspace/version"_L1, layoutVersion);
    settings.setValue("workspace/panels"_L1, saveState(layoutVersion));
    settings.setValue("workspace/channelColumns"_L1, m_channelsPanel->saveColumns());
    settings.setValue("workspace/participantColumns"_L1, m_participantsPanel->saveColumns());
    settings.setValue("workspace/transcriptZoom"_L1, m_transcriptPanel->zoom());
}

void Workspace::restoreLayout(const QSettings &settings)
{
    restoreState(settings.value("workspace/panels"_L1).toByteArray(), layoutVersion);
    m_transcriptPanel->setZoom(settings.value("workspace/transcriptZoom"_L1, 0).toInt());
    if (settings.value("workspace/version"_L1).toInt() != layoutVersion)
        return; // the columns were others then
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

void Workspace::placePanels()
{
    for (QDockWidget *dock : {m_channelsDock, m_participantsDock}) {
        dock->setFloating(false);
        addDockWidget(Qt::LeftDockWidgetArea, dock);
        dock->show();
    }
    splitDockWidget(m_channelsDock, m_participantsDock, Qt::Vertical);
    if (!isVisible())
        return; // shown for the first time, the panels take the sizes that they hint at
    resizeDocks({m_channelsDock, m_participantsDock}, {m_channelsPanel->sizeHint().height(), m_participantsPanel->sizeHint().height()},
                Qt::Vertical);
    resizeDocks({m_channelsDock}, {m_channelsPanel->sizeHint().width()}, Qt::Horizontal);
}

void Workspace::showChannel(int channel)
{
    m_transcriptPanel->setChannel(m_watched, channel, m_channelsModel->title(channel));
}

void Workspace::showChannelOf(int participant)
{
    if (!m_watched || participant == 0)
        return;
    const QList<ChatBox> boxes = m_watched->state().boxesOf(participant);
    if (!boxes.isEmpty())
        m_channelsPanel->selectChannel(boxes.first().channel);
}

} // namespace LabChat
