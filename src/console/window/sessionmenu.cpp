// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/window/sessionmenu.h"

#include "console/arrange/advanceactions.h"
#include "console/lab/linksdialog.h"
#include "console/lab/roomsmodel.h"
#include "console/operator/operatoractions.h"
#include "console/session/sessiontexts.h"
#include "console/session/shownsession.h"
#include "console/window/connectpanel.h"
#include "console/window/consolecontext.h"
#include "console/window/dialogs.h"
#include "console/window/selection.h"
#include "console/window/workspace.h"
#include "core/session/othersystem.h"
#include "ui_mainwindow.h"

namespace LabChat {

SessionMenu::SessionMenu(const Ui::MainWindow *ui, const ConsoleContext &context, Dialogs *dialogs, const ConnectPanel *connectPanel,
                         Workspace *workspace)
    : QObject(workspace->window())
    , m_ui(ui)
    , m_shown(context.shown)
    , m_rooms(context.rooms)
    , m_dialogs(dialogs)
    , m_connectPanel(connectPanel)
    , m_workspace(workspace)
    , m_advance(new AdvanceActions(context.operatorActions,
                                   {ui->advanceSelectedAction, ui->advanceGroupAction, ui->advanceSlowestAction, ui->advanceAllAction},
                                   workspace->window()))
{
    ui->sessionMenu->setToolTipsVisible(true); // the tooltips say why something cannot be done
    for (QAction *action : {ui->linksAction, ui->splitScreenAction, ui->projectorAction, ui->openSessionLinkAction, ui->openParticipantLinkAction})
        m_toolTips.insert(action, action->toolTip());
    wire(context);
    wireLinks();
}

void SessionMenu::wire(const ConsoleContext &context)
{
    for (QAction *action : {m_ui->roomsAction, m_ui->pastSessionsAction}) {
        action->setEnabled(false);
        connect(context.service, &OperatorService::opened, action, [action] { action->setEnabled(true); });
    }
    connect(m_ui->roomsAction, &QAction::triggered, m_dialogs, &Dialogs::showRooms);
    connect(m_ui->pastSessionsAction, &QAction::triggered, m_dialogs, &Dialogs::showPastSessions);
    connect(m_ui->operatorAction, &QAction::triggered, context.operatorActions, &OperatorActions::askForOperator);
    connect(m_ui->endSessionAction, &QAction::triggered, m_dialogs, [this] { m_dialogs->endSession(*m_shown->watched()); });
    connect(m_workspace->selection(), &Selection::participantsChanged, this, &SessionMenu::refresh);
    connect(m_connectPanel, &ConnectPanel::addressChanged, this, &SessionMenu::refresh);
    connect(m_rooms, &QAbstractItemModel::dataChanged, this, &SessionMenu::updateSharedLinks); // a room's links may be secure now, or no longer
}

void SessionMenu::wireLinks()
{
    connect(m_ui->openSessionLinkAction, &QAction::triggered, this, &SessionMenu::openSessionLink);
    connect(m_connectPanel, &ConnectPanel::openSessionLinkRequested, this, &SessionMenu::openSessionLink);
    connect(m_ui->projectorAction, &QAction::triggered, this, &SessionMenu::toggleProjector);
    connect(m_connectPanel, &ConnectPanel::projectorRequested, this, &SessionMenu::toggleProjector);
    connect(m_connectPanel, &ConnectPanel::entranceChanged, m_dialogs, &Dialogs::updateProjector);
    connect(m_connectPanel, &ConnectPanel::entranceChanged, this, &SessionMenu::refreshLinks);
    connect(m_dialogs, &Dialogs::projectorToggled, this, [this](bool isShown) {
        m_ui->projectorAction->setChecked(isShown);
        refreshLinks();
    });
    connect(m_ui->linksAction, &QAction::triggered, this, &SessionMenu::showLinks);
    connect(m_connectPanel, &ConnectPanel::linksRequested, this, &SessionMenu::showLinks);
    connect(m_ui->openParticipantLinkAction, &QAction::triggered, m_dialogs, [this] { m_dialogs->openLink(m_workspace->selection()->link()); });
    connect(m_ui->splitScreenAction, &QAction::triggered, m_dialogs,
            [this] { m_dialogs->openLink(splitLink(m_connectPanel->address(), m_shown->watched()->session())); });
}

QList<QAction *> SessionMenu::participantActions() const
{
    return m_advance->ofSelection();
}

void SessionMenu::setSession(const WatchedSession *)
{
    refresh();
}

void SessionMenu::update(const SessionChanges &changes)
{
    if (!m_shown->isShown(changes.session))
        return;
    if (changes.ended)
        refresh();
    else
        refreshAdvance();
}

void SessionMenu::refresh()
{
    m_ui->openParticipantLinkAction->setEnabled(isReachable() && !m_workspace->selection()->link().isEmpty());
    m_ui->openParticipantLinkAction->setToolTip(hasLinks() ? m_toolTips.value(m_ui->openParticipantLinkAction) : otherSystemDecides());
    m_ui->operatorAction->setEnabled(isRunning());
    m_ui->endSessionAction->setEnabled(isRunning());
    refreshAdvance();
    refreshLinks();
}

/// Without the selection, which may still be that of another session.
void SessionMenu::refreshLinks()
{
    const Entrance::Way way = m_connectPanel->entrance().way;
    for (QAction *action : {m_ui->linksAction, m_ui->splitScreenAction, m_ui->projectorAction, m_ui->openSessionLinkAction})
        action->setToolTip(hasLinks() ? m_toolTips.value(action) : otherSystemDecides());
    if (way == Entrance::Way::OwnLinks)
        m_ui->openSessionLinkAction->setToolTip(tr("The room has secure links: each label has its own"));
    for (QAction *action : {m_ui->linksAction, m_ui->splitScreenAction})
        action->setEnabled(isReachable() && hasLinks());
    m_ui->projectorAction->setEnabled(hasLinks() || m_ui->projectorAction->isChecked()); // it can always be closed
    m_ui->openSessionLinkAction->setEnabled(isReachable() && !m_connectPanel->entrance().link.isEmpty());
    updateSharedLinks();
}

/// Whether LabChat has links for the participants: another system's come by its pages.
bool SessionMenu::hasLinks() const
{
    return LabChat::hasLinks(m_connectPanel->entrance());
}

bool SessionMenu::isRunning() const
{
    return m_shown->watched() && !m_shown->watched()->state().ended();
}

bool SessionMenu::isReachable() const
{
    return isRunning() && !m_connectPanel->address().url.isEmpty();
}

void SessionMenu::refreshAdvance()
{
    const Selection *selection = m_workspace->selection();
    m_advance->setSubject(m_shown->watched(), selection->participants(), !selection->focusedParticipants().isEmpty());
}

void SessionMenu::openSessionLink()
{
    if (m_shown->watched())
        m_dialogs->openLink(m_connectPanel->entrance().link);
}

void SessionMenu::toggleProjector()
{
    m_dialogs->toggleProjector(m_connectPanel->entrance());
}

void SessionMenu::showLinks()
{
    m_dialogs->showLinks(m_workspace->participantsModel(), sharedLinks());
}

void SessionMenu::updateSharedLinks()
{
    m_dialogs->updateSharedLinks(sharedLinks());
}

SharedLinks SessionMenu::sharedLinks() const
{
    const WatchedSession *watched = m_shown->watched();
    if (!watched)
        return {};
    const Session &session = watched->session();
    return {sessionTitle(*watched), sessionLink(m_connectPanel->address(), session),
            session.room.isEmpty() ? QString() : roomLink(m_connectPanel->address(), session.room), m_rooms->isSecure(session.room), session.code};
}

} // namespace LabChat
