// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/window/mainwindow.h"

#include "console/arrange/advanceactions.h"
#include "console/arrange/experimenteractions.h"
#include "console/lab/linksdialog.h"
#include "console/lab/newsessiondialog.h"
#include "console/lab/roomsmodel.h"
#include "console/moderation/pausebanner.h"
#include "console/operator/drafts.h"
#include "console/operator/operatoractions.h"
#include "console/session/preferences.h"
#include "console/session/sessiontexts.h"
#include "console/widgets/banner.h"
#include "console/widgets/savesetting.h"
#include "console/widgets/symbolicon.h"
#include "console/window/actingpanels.h"
#include "console/window/connectpanel.h"
#include "console/window/dialogs.h"
#include "console/window/helpdesk.h"
#include "console/window/notificationbanners.h"
#include "console/window/statusline.h"
#include "console/window/toolpanels.h"
#include "console/window/workspace.h"
#include "core/base/whenanswered.h"
#include "core/logarchive.h"
#include "ui_mainwindow.h"

#include <QtCore/QDateTime>
#include <QtCore/QSettings>
#include <QtGui/QCloseEvent>
#include <QtWidgets/QMessageBox>

#include <chrono>

namespace LabChat {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int statusMessageMs = 10'000; ///< then what the status bar always says comes back
constexpr auto saveLayoutEvery = 1min;

QFont heading(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 1.6);
    font.setBold(true);
    return font;
}

std::unique_ptr<QSettings> openSettings(const QString &file)
{
    return file.isEmpty() ? std::make_unique<QSettings>(u"LabChat"_s, u"LabChat"_s) : std::make_unique<QSettings>(file, QSettings::IniFormat);
}

} // namespace

MainWindow::MainWindow(OperatorService *service, const LogArchive *archive, const ConsoleOptions &options, QWidget *parent)
    : QMainWindow(parent)
    , m_ui(std::make_unique<Ui::MainWindow>())
    , m_service(service)
    , m_archive(archive)
    , m_options(options)
    , m_settings(openSettings(options.settingsFile))
    , m_monitor(new SessionMonitor(service, this))
    , m_rooms(new RoomsModel(service, m_monitor, this))
    , m_dialogs(new Dialogs({service, archive, &m_options, m_settings.get(), m_monitor, m_rooms}, this))
    , m_operatorActions(new OperatorActions(service, m_settings.get(), this))
    , m_preferences(new Preferences(m_settings.get(), this))
    , m_drafts(new Drafts(m_operatorActions, this))
{
    m_ui->setupUi(this);
    setAcceptDrops(true);
    setWindowIcon(QIcon(u":/icons/labchat.svg"_s));
    buildPages();
    wireActions();
    wireService();
    showSession(0);
    showIcons();
    restoreLayout();
    m_saveTimer.setObjectName(u"saveLayoutTimer"_s);
    m_saveTimer.setInterval(saveLayoutEvery);
    connect(&m_saveTimer, &QTimer::timeout, this, &MainWindow::saveLayout);
}

MainWindow::~MainWindow()
{
    if (isVisible() && m_opened) // nobody closed it: the program was stopped from outside
        saveLayout();
}

void MainWindow::buildPages()
{
    m_connectPanel = new ConnectPanel(m_options.listenRequest.bindAddress, this);
    m_workspace = new Workspace(m_monitor, m_archive, this);
    m_workspace->letSpeak(m_drafts, m_preferences);
    m_acting = new ActingPanels(m_operatorActions, m_archive, m_workspace, m_ui->statusBar, this);
    m_experimenterActions = new ExperimenterActions(m_operatorActions, m_preferences, m_workspace->participantsModel(), this);
    m_helpDesk = new HelpDesk(m_monitor, m_operatorActions, m_drafts, m_preferences, m_workspace, m_ui->statusBar, this);
    m_tools = new ToolPanels(m_archive, m_monitor, m_settings.get(), m_workspace);
    m_statusLine = new StatusLine(m_ui->statusBar, m_monitor, m_options.dataDirectory);
    m_acting->showWaitingIn(m_statusLine);
    auto *alerts = new NotificationBanners(m_service, m_options.listenRequest, this);
    connect(m_operatorActions, &OperatorActions::acted, alerts, &NotificationBanners::forgetRefusals);
    m_ui->centralVBoxLayout->insertWidget(0, alerts);
    m_ui->centralVBoxLayout->insertWidget(1, m_acting->banner());
    m_ui->centralVBoxLayout->insertWidget(2, m_helpDesk->banner());
    m_ui->centralVBoxLayout->insertWidget(3, m_connectPanel);
    m_ui->pagesStackedWidget->addWidget(m_workspace);
    m_ui->pagesStackedWidget->setCurrentWidget(m_ui->startingPageWidget);
    for (QLabel *label : {m_ui->startingLabel, m_ui->noSessionTitleLabel, m_ui->failedTitleLabel})
        label->setFont(heading(font()));
    m_ui->failedVBoxLayout->setContentsMargins(80, 0, 80, 0);
}

void MainWindow::wireActions()
{
    m_ui->newSessionAction->setShortcut(QKeySequence::New);
    m_ui->quitAction->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q)); // QKeySequence::Quit is empty on some desktops
    m_ui->filterAction->setShortcut(QKeySequence::Find);
    m_ui->searchAction->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F));
    m_ui->zoomInAction->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)});
    m_ui->zoomOutAction->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Minus));
    m_ui->manualAction->setShortcut(QKeySequence::HelpContents);
    m_ui->sessionMenu->setToolTipsVisible(true); // they say why something cannot be done
    m_advanceActions = new AdvanceActions(m_operatorActions, {m_ui->advanceSelectedAction, m_ui->advanceGroupAction, m_ui->advanceSlowestAction,
                                                      m_ui->advanceAllAction}, this);
    auto *separator = new QAction(this);
    separator->setSeparator(true);
    m_workspace->setSelectionActions(m_advanceActions->ofSelection() + m_experimenterActions->participantActions() + QList{separator}
                                     + m_acting->participantActions());
    m_workspace->setChannelActions(m_experimenterActions->channelActions());
    m_acting->fill(m_ui->moderateMenu, m_ui->helpLineAction);
    m_experimenterActions->fill(m_ui->moderateMenu, m_ui->helpLineAction);
    QAction *beforeFilter = m_ui->viewMenu->actions().constFirst();
    m_ui->viewMenu->insertActions(beforeFilter, m_workspace->viewActions());
    m_ui->viewMenu->insertSeparator(beforeFilter);
    m_ui->viewMenu->insertActions(beforeFilter, m_workspace->panelActions() + m_acting->panelActions());

    connect(m_ui->newSessionAction, &QAction::triggered, m_dialogs, [this] { m_dialogs->newSession({}); });
    connect(m_ui->newSessionPushButton, &QPushButton::clicked, m_ui->newSessionAction, &QAction::trigger);
    connect(m_ui->exportAction, &QAction::triggered, this, &MainWindow::exportShown);
    connect(m_ui->quitAction, &QAction::triggered, this, &QWidget::close);
    connect(m_ui->quitPushButton, &QPushButton::clicked, this, &QWidget::close);
    connect(m_ui->openSessionLinkAction, &QAction::triggered, this, &MainWindow::openSessionLink);
    connect(m_ui->openParticipantLinkAction, &QAction::triggered, this, [this] { m_dialogs->openLink(m_workspace->selectedLink()); });
    connect(m_ui->linksAction, &QAction::triggered, this, &MainWindow::showLinks);
    connect(m_ui->splitScreenAction, &QAction::triggered, this,
            [this] { m_dialogs->openLink(splitLink(m_connectPanel->address(), m_watched->session())); });
    connect(m_ui->roomsAction, &QAction::triggered, m_dialogs, &Dialogs::showRooms);
    connect(m_ui->pastSessionsAction, &QAction::triggered, m_dialogs, &Dialogs::showPastSessions);
    connect(m_dialogs, &Dialogs::showRequested, this, &MainWindow::showSession);
    connect(m_ui->endSessionAction, &QAction::triggered, this, [this] { m_dialogs->endSession(*m_watched, m_operatorActions->operatorName()); });
    connect(m_dialogs, &Dialogs::operatorNamed, m_operatorActions, &OperatorActions::setOperatorName);
    connect(m_ui->preferencesAction, &QAction::triggered, m_experimenterActions, &ExperimenterActions::editPreferences);
    connect(m_ui->helpLineAction, &QAction::triggered, m_helpDesk, &HelpDesk::open);
    connect(m_helpDesk, &HelpDesk::sessionRequested, this, &MainWindow::showSession);
    connect(m_experimenterActions, &ExperimenterActions::linkRequested, m_dialogs, &Dialogs::openLink);
    connect(m_workspace, &Workspace::channelMeant, m_experimenterActions, &ExperimenterActions::setChannel);
    connect(m_ui->moderateMenu, &QMenu::aboutToShow, m_experimenterActions,
            [this] { m_experimenterActions->setSubject(m_workspace->selectedParticipants(), m_workspace->shownChannel()); });
    connect(m_ui->editReasonsAction, &QAction::triggered, m_operatorActions, &OperatorActions::editReasons);
    connect(m_ui->operatorAction, &QAction::triggered, m_operatorActions, &OperatorActions::askForOperator);
    connect(m_ui->filterAction, &QAction::triggered, m_workspace, &Workspace::focusFilter);
    connect(m_ui->searchAction, &QAction::triggered, m_tools, &ToolPanels::showSearch);
    connect(m_ui->highlightRulesAction, &QAction::triggered, m_tools, &ToolPanels::editHighlightRules);
    connect(m_tools, &ToolPanels::messageRequested, this, &MainWindow::showMessage);
    connect(m_ui->zoomInAction, &QAction::triggered, this, [this] { m_workspace->zoom(1); });
    connect(m_ui->zoomOutAction, &QAction::triggered, this, [this] { m_workspace->zoom(-1); });
    connect(m_ui->zoomResetAction, &QAction::triggered, m_workspace, &Workspace::resetZoom);
    connect(m_ui->resetLayoutAction, &QAction::triggered, m_workspace, &Workspace::resetLayout);
    connect(m_ui->resetLayoutAction, &QAction::triggered, m_acting, &ActingPanels::resetLayout);
    connect(m_ui->resetLayoutAction, &QAction::triggered, m_tools, &ToolPanels::resetLayout);
    connect(m_ui->resetLayoutAction, &QAction::triggered, m_helpDesk, &HelpDesk::resetLayout);
    connect(m_ui->manualAction, &QAction::triggered, this, [this] { m_dialogs->showHelp(u"index"_s); });
    connect(m_ui->protocolAction, &QAction::triggered, this, [this] { m_dialogs->showHelp(u"protocol"_s); });
    connect(m_ui->aboutAction, &QAction::triggered, m_dialogs, &Dialogs::showAbout);

    connect(m_connectPanel, &ConnectPanel::sessionChosen, this, &MainWindow::showSession);
    connect(m_connectPanel, &ConnectPanel::addressChosen, this, &MainWindow::useAddress);
    connect(m_connectPanel, &ConnectPanel::openSessionLinkRequested, this, &MainWindow::openSessionLink);
    connect(m_connectPanel, &ConnectPanel::linksRequested, this, &MainWindow::showLinks);
    connect(m_workspace, &Workspace::linkRequested, m_dialogs, &Dialogs::openLink);
    connect(m_workspace, &Workspace::sessionRequested, this, &MainWindow::showSession);
    connect(m_workspace, &Workspace::selectionChanged, this, &MainWindow::showSessionState);
    connect(m_rooms, &QAbstractItemModel::dataChanged, this, [this] { m_dialogs->tellSharedLinks(sharedLinks()); }); // its links are secure now, or not
}

void MainWindow::wireService()
{
    connect(m_service, &OperatorService::opened, this, &MainWindow::showOpened);
    connect(m_service, &OperatorService::openFailed, this, &MainWindow::showOpenFailed);
    connect(m_service, &OperatorService::listening, this, &MainWindow::showAddress);
    connect(m_service, &OperatorService::listenFailed, this, [this] { showAddress({}); });
    connect(m_service, &OperatorService::sessionFailed, this, [this] { m_requestedAtMs.reset(); });
    connect(m_dialogs, &Dialogs::sessionRequested, this, [this] { m_requestedAtMs = QDateTime::currentMSecsSinceEpoch(); });
    connect(m_monitor, &SessionMonitor::sessionOpened, this, &MainWindow::noteSession);
    connect(m_monitor, &SessionMonitor::changed, this, &MainWindow::noteChanges);
}

void MainWindow::showOpened()
{
    m_opened = true;
    m_saveTimer.start(); // a crash does not lose the day's layout
    qint64 remembered = 0;
    const QString code = m_settings->value("window/session"_L1).toString();
    const QList<qint64> ids = m_monitor->sessionIds();
    for (const qint64 id : ids) {
        if (m_monitor->session(id)->session().code == code)
            remembered = id;
    }
    showSession(remembered > 0 ? remembered : ids.value(0));
}

void MainWindow::showOpenFailed(const Error &error)
{
    m_openFailed = true;
    m_connectPanel->hide();
    m_ui->statusBar->hide();
    m_ui->failedTextLabel->setText(error.text);
    m_ui->pagesStackedWidget->setCurrentWidget(m_ui->failedPageWidget);
    m_ui->quitPushButton->setFocus();
    showSessionState();
}

void MainWindow::showAddress(const ServerAddress &address)
{
    m_connectPanel->setAddress(address);
    useAddress(address);
    showSessionState();
}

void MainWindow::useAddress(const ServerAddress &address)
{
    m_workspace->setAddress(address);
    m_statusLine->setAddress(address);
    m_rooms->setAddress(address);
    m_experimenterActions->setAddress(address);
    m_dialogs->tellSharedLinks(sharedLinks());
}

void MainWindow::noteSession(qint64 id)
{
    m_connectPanel->listSession(*m_monitor->session(id));
    m_workspace->noteSession(m_monitor->session(id));
    const bool wanted = m_requestedAtMs && m_monitor->session(id)->session().createdAtMs >= *m_requestedAtMs;
    if (wanted)
        m_requestedAtMs.reset();
    if (!m_watched || wanted || m_watched->session().id == id)
        showSession(id);
}

void MainWindow::noteChanges(const SessionChanges &changes)
{
    m_acting->update(changes);
    m_workspace->update(changes);
    m_helpDesk->update(changes);
    m_experimenterActions->update(changes, *m_monitor->session(changes.session));
    m_tools->update(changes);
    if (m_watched && m_watched->session().id == changes.session)
        m_advanceActions->setSubject(m_watched, m_workspace->selectedParticipants());
    if (!changes.ended)
        return;
    m_connectPanel->listSession(*m_monitor->session(changes.session));
    showSessionState();
}

void MainWindow::showSession(qint64 id)
{
    m_watched = m_monitor->session(id);
    m_operatorActions->setSession(m_watched);
    m_acting->setSession(m_watched);
    m_connectPanel->setSession(m_watched);
    m_workspace->setSession(m_watched);
    m_tools->setSession(m_watched);
    m_statusLine->setSession(m_watched);
    m_helpDesk->setSession(m_watched);
    if (m_watched)
        m_ui->pagesStackedWidget->setCurrentWidget(m_workspace);
    else if (m_opened)
        m_ui->pagesStackedWidget->setCurrentWidget(m_ui->noSessionPageWidget);
    showSessionState();
    if (m_opened) // not before it is known which session was shown last
        saveLayout();
}

void MainWindow::showMessage(qint64 session, int channel, qint64 seq)
{
    if (m_monitor->session(session)) {
        if (!m_watched || m_watched->session().id != session)
            showSession(session);
        m_workspace->showMessage(channel, seq);
        return;
    }
    whenAnswered(m_archive->session(session), this, [this, channel, seq](const Result<SessionState> &state) {
        if (!state) {
            m_ui->statusBar->showMessage(tr("The session cannot be read: %1").arg(state.error().text), statusMessageMs);
            return;
        }
        m_monitor->takeUp(*state);
        showMessage(state->session().id, channel, seq);
    });
}

void MainWindow::showSessionState()
{
    setWindowTitle(m_watched ? tr("LabChat – %1").arg(sessionTitle(m_watched->state())) : tr("LabChat"));
    const bool runs = m_watched && !m_watched->state().ended();
    const bool reachable = runs && !m_connectPanel->address().url.isEmpty();
    m_ui->newSessionAction->setEnabled(!m_openFailed);
    m_ui->exportAction->setEnabled(!m_openFailed);
    m_ui->openSessionLinkAction->setEnabled(reachable);
    m_ui->openParticipantLinkAction->setEnabled(reachable && !m_workspace->selectedLink().isEmpty());
    m_ui->linksAction->setEnabled(reachable);
    m_ui->splitScreenAction->setEnabled(reachable);
    m_ui->roomsAction->setEnabled(m_opened);
    m_ui->pastSessionsAction->setEnabled(m_opened);
    m_ui->endSessionAction->setEnabled(runs);
    m_ui->operatorAction->setEnabled(runs);
    m_advanceActions->setSubject(m_watched, m_workspace->selectedParticipants());
    m_experimenterActions->setSubject(m_workspace->selectedParticipants(), m_workspace->shownChannel());
    m_dialogs->tellSharedLinks(sharedLinks());
    for (QAction *action : {m_ui->filterAction, m_ui->searchAction})
        action->setEnabled(m_watched);
    const QList<QAction *> ofSession = m_workspace->viewActions() + m_workspace->panelActions() + m_acting->panelActions();
    for (QAction *action : ofSession)
        action->setEnabled(m_watched);
}

void MainWindow::exportShown()
{
    if (m_watched)
        m_dialogs->exportCsv(m_watched->session().code, sessionTitle(m_watched->state()));
    else
        m_dialogs->exportCsv({}, {});
}

SharedLinks MainWindow::sharedLinks() const
{
    if (!m_watched)
        return {};
    const Session &session = m_watched->session();
    return {sessionTitle(m_watched->state()), sessionLink(m_connectPanel->address(), session),
            session.room.isEmpty() ? QString() : roomLink(m_connectPanel->address(), session.room), m_rooms->isSecure(session.room)};
}

void MainWindow::showLinks()
{
    m_dialogs->showLinks(m_workspace->participantsModel(), sharedLinks());
}

void MainWindow::openSessionLink()
{
    if (m_watched)
        m_dialogs->openLink(sessionLink(m_connectPanel->address(), m_watched->session()));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_openFailed || m_closeConfirmed || !m_monitor->isAnyRunning()) {
        saveLayout();
        event->accept();
        return;
    }
    event->ignore();
    askBeforeClosing();
}

void MainWindow::askBeforeClosing()
{
    if (findChild<QMessageBox *>(u"quitMessageBox"_s))
        return;
    auto *box = new QMessageBox(QMessageBox::Question, tr("Quit LabChat"), tr("Quit LabChat while a session is running?"),
                                QMessageBox::Cancel, this);
    box->setObjectName(u"quitMessageBox"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("Participants will be disconnected. Everything is stored, and they come back by themselves when LabChat starts again."));
    QPushButton *quit = box->addButton(tr("&Quit"), QMessageBox::AcceptRole);
    quit->setObjectName(u"confirmQuitPushButton"_s);
    box->setDefaultButton(QMessageBox::Cancel);
    removeButtonIcons(*box);
    connect(quit, &QPushButton::clicked, this, [this] {
        m_closeConfirmed = true;
        close();
    }, Qt::QueuedConnection);
    box->open();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (m_ui->newSessionAction->isEnabled() && !draggedStudyFile(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    m_dialogs->newSession(draggedStudyFile(event->mimeData()));
    event->acceptProposedAction();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_connectPanel)
        showIcons();
}

void MainWindow::showIcons()
{
    m_ui->newSessionAction->setIcon(symbolIcon(u"new"_s, palette()));
    m_ui->newSessionPushButton->setIcon(symbolIcon(u"new"_s, palette()));
    m_ui->exportAction->setIcon(symbolIcon(u"export"_s, palette()));
    m_ui->openSessionLinkAction->setIcon(symbolIcon(u"open"_s, palette()));
    m_ui->linksAction->setIcon(symbolIcon(u"links"_s, palette()));
    m_ui->endSessionAction->setIcon(symbolIcon(u"end"_s, palette()));
    m_ui->filterAction->setIcon(symbolIcon(u"filter"_s, palette()));
    m_ui->searchAction->setIcon(symbolIcon(u"find"_s, palette()));
    m_ui->manualAction->setIcon(symbolIcon(u"help"_s, palette()));
    m_acting->showIcons(palette());
}

void MainWindow::restoreLayout()
{
    const QSize screen = this->screen()->availableSize();
    resize(qMin(1560, screen.width() * 94 / 100), qMin(940, screen.height() * 90 / 100));
    restoreGeometry(m_settings->value("window/geometry"_L1).toByteArray());
    m_workspace->restoreLayout(*m_settings);
    m_acting->restoreLayout(*m_settings);
    m_tools->restoreLayout(*m_settings);
    m_helpDesk->restoreLayout(*m_settings);
}

void MainWindow::saveLayout()
{
    saveSetting(*m_settings, "window/geometry"_L1, saveGeometry());
    if (m_opened) // else nobody knows yet which one it was
        saveSetting(*m_settings, "window/session"_L1, m_watched ? m_watched->session().code : QString());
    m_workspace->saveLayout(*m_settings);
    m_acting->saveLayout(*m_settings);
    m_tools->saveLayout(*m_settings);
    m_helpDesk->saveLayout(*m_settings);
    m_settings->sync();
}

} // namespace LabChat
