// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/window/mainwindow.h"

#include "console/arrange/experimenteractions.h"
#include "console/lab/newsessiondialog.h"
#include "console/lab/roomsmodel.h"
#include "console/moderation/moderationactions.h"
#include "console/moderation/pausebanner.h"
#include "console/monitor/participantspanel.h"
#include "console/session/serversettings.h"
#include "console/session/sessiontexts.h"
#include "console/session/shownsession.h"
#include "console/widgets/banner.h"
#include "console/widgets/headingfont.h"
#include "console/widgets/panelarea.h"
#include "console/widgets/plaintexts.h"
#include "console/widgets/symbolicon.h"
#include "console/window/actingpanels.h"
#include "console/window/connectpanel.h"
#include "console/window/dialogs.h"
#include "console/window/docks.h"
#include "console/window/filemenu.h"
#include "console/window/helpdesk.h"
#include "console/window/integratemenu.h"
#include "console/window/moderatemenu.h"
#include "console/window/notificationbanners.h"
#include "console/window/sessionmenu.h"
#include "console/window/statusline.h"
#include "console/window/toolpanels.h"
#include "console/window/viewmenu.h"
#include "console/window/windowlayout.h"
#include "console/window/workspace.h"
#include "ui_mainwindow.h"

#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtGui/QCloseEvent>
#include <QtWidgets/QToolButton>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal largeHeading = 1.6;
constexpr int statusMessageMs = 10'000; ///< then the permanent texts of the status bar come back
constexpr int linesOfBanners = 4;       ///< a banner with some lines; more of them scroll

std::unique_ptr<Ui::MainWindow> makeUi(QMainWindow *window)
{
    auto ui = std::make_unique<Ui::MainWindow>();
    ui->setupUi(window);
    return ui;
}

} // namespace

MainWindow::MainWindow(OperatorService *service, const LogArchive *archive, const ConsoleOptions &options, QWidget *parent)
    : QMainWindow(parent)
    , m_ui(makeUi(this))
    , m_context(makeContext(service, archive, options, this))
    , m_dialogs(new Dialogs(m_context, this))
    , m_connectPanel(new ConnectPanel(m_context, this))
    , m_workspace(new Workspace(m_context, this))
    , m_helpDesk(new HelpDesk(m_context, m_workspace, this))
{
    new PlainTexts(this);
    setAcceptDrops(true);
    setWindowIcon(QIcon(u":/icons/labchat.svg"_s));
    buildPanels();
    buildPages();
    wireFileAndHelp(*m_ui, m_context, m_dialogs, this);
    wireService();
    m_context.shown->show(0);
    showIcons();
    if (!m_context.options.archiveFile.isEmpty())
        showArchive(*m_ui);
    m_layout->restore();
}

MainWindow::~MainWindow()
{
    if (isVisible() && m_opened) // nobody closed it: the program was stopped from outside
        m_layout->save();
}

void MainWindow::listen()
{
    m_context.server->listen();
}

void MainWindow::buildPanels()
{
    // Before the menus are created: they read links from the participants' table when the address changes.
    connect(m_connectPanel, &ConnectPanel::addressChanged, m_workspace->participantsModel(), &ParticipantsModel::setAddress);
    auto *tools = new ToolPanels(m_context, m_workspace);
    m_acting = new ActingPanels(m_context, m_workspace, this);
    auto *statusLine = new StatusLine(m_ui->statusBar, m_context.monitor, m_context.options.dataDirectory);
    auto *sessionMenu = new SessionMenu(m_ui.get(), m_context, m_dialogs, m_connectPanel, m_workspace);
    auto *moderateMenu = new ModerateMenu(m_ui.get(), m_context, m_acting, m_workspace);
    auto *viewMenu = new ViewMenu(m_ui.get(), m_workspace->docks()->actions(), tools, m_workspace);
    // Transcripts show who did what, so the log of actions comes first; menus depend on the selection in panels, so they come last.
    m_panels = {m_acting, m_connectPanel, m_workspace, m_helpDesk, tools, statusLine, sessionMenu, moderateMenu, viewMenu};
    m_layout = new WindowLayout(m_context, m_panels, this);

    ExperimenterActions *experimenter = moderateMenu->experimenterActions();
    ParticipantsPanel *participants = m_workspace->participantsPanel();
    participants->setSelectionActions(sessionMenu->participantActions() + moderateMenu->participantActions());
    connect(participants, &ParticipantsPanel::linkRequested, m_dialogs, &Dialogs::openLink);
    connect(experimenter, &ExperimenterActions::linkRequested, m_dialogs, &Dialogs::openLink);
    connect(m_ui->preferencesAction, &QAction::triggered, m_dialogs, &Dialogs::editPreferences);
    connect(m_ui->helpLineAction, &QAction::triggered, m_helpDesk, &HelpDesk::open);
    connect(m_context.moderation, &ModerationActions::authorRequested, m_workspace, &Workspace::showParticipant);
    connect(m_context.moderation, &ModerationActions::talkRequested, m_helpDesk, &HelpDesk::talkTo);
    m_integrateMenu = new IntegrateMenu(m_ui.get(), m_context, m_dialogs, this);
    connect(m_connectPanel, &ConnectPanel::addressChanged, m_integrateMenu, &IntegrateMenu::setAddress);
    connect(m_connectPanel, &ConnectPanel::addressChanged, statusLine, &StatusLine::setAddress);
    connect(m_connectPanel, &ConnectPanel::addressChanged, m_context.rooms, &RoomsModel::setAddress);
    connect(m_connectPanel, &ConnectPanel::addressChanged, experimenter, &ExperimenterActions::setAddress);
}

void MainWindow::buildPages()
{
    auto *connectArea = new PanelArea(m_connectPanel, linesOfBanners, this);
    connectArea->followHeight();
    m_ui->centralVBoxLayout->insertWidget(0, makeBanners());
    m_ui->centralVBoxLayout->insertWidget(1, connectArea);
    connectArea->setHidden(!m_context.options.archiveFile.isEmpty()); // nobody can come
    // Pause comes last, at the end of the bar: what appears beside it does not move it.
    for (QWidget *button : std::initializer_list<QWidget *>{m_acting->announcedButton(), m_helpDesk->statusButton(), m_acting->waitingButton(),
                                                            m_acting->pauseButton()})
        m_ui->statusBar->addPermanentWidget(button);
    m_ui->pagesStackedWidget->addWidget(m_workspace);
    m_ui->pagesStackedWidget->setCurrentWidget(m_ui->startingPageWidget);
    for (QLabel *label : {m_ui->startingLabel, m_ui->noSessionTitleLabel, m_ui->failedTitleLabel})
        setHeading(label, largeHeading);
    m_ui->failedVBoxLayout->setContentsMargins(80, 0, 80, 0);
}

/// If there are too many for the screen, they scroll.
QWidget *MainWindow::makeBanners()
{
    auto *banners = new QWidget(this);
    banners->setObjectName(u"bannersWidget"_s);
    auto *column = new QVBoxLayout(banners);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    if (const QString &file = m_context.options.archiveFile; !file.isEmpty()) {
        auto *banner = new Banner(this);
        banner->setObjectName(u"archiveBanner"_s);
        banner->report(Accent::Calm, tr("This is an archive (%1). Nothing in it can be changed.").arg(QDir::toNativeSeparators(file)));
        column->addWidget(banner);
    }
    auto *notifications = new NotificationBanners(m_context, this);
    connect(notifications, &NotificationBanners::keyRequested, m_integrateMenu, &IntegrateMenu::limitKey);
    for (QWidget *banner : std::initializer_list<QWidget *>{notifications, m_acting->banner(), m_helpDesk->banner()})
        column->addWidget(banner);
    auto *area = new PanelArea(banners, linesOfBanners, this);
    area->followHeight();
    return area;
}

void MainWindow::wireService()
{
    connect(m_context.service, &OperatorService::logUpdating, m_ui->statusBar, [this](int percent) {
        m_ui->statusBar->showMessage(tr("The log is being updated for this version of LabChat: %1 %").arg(percent));
    });
    connect(m_context.service, &OperatorService::opened, this, &MainWindow::showOpened);
    connect(m_context.service, &OperatorService::openFailed, this, &MainWindow::showOpenFailed);
    connect(m_context.service, &OperatorService::sessionFailed, this, [this] { m_requestedAtMs.reset(); });
    connect(m_dialogs, &Dialogs::sessionRequested, this, [this] { m_requestedAtMs = QDateTime::currentMSecsSinceEpoch(); });
    connect(m_dialogs, &Dialogs::quitConfirmed, this, [this] {
        m_quitConfirmed = true;
        close();
    }, Qt::QueuedConnection);
    connect(m_ui->resetLayoutAction, &QAction::triggered, m_layout, &WindowLayout::reset);
    connect(m_context.monitor, &SessionMonitor::sessionOpened, this, &MainWindow::noteSession);
    connect(m_context.monitor, &SessionMonitor::sessionGrew, this, &MainWindow::noteGrowth);
    connect(m_context.monitor, &SessionMonitor::changed, this, &MainWindow::noteChanges);
    connect(m_context.shown, &ShownSession::changed, this, &MainWindow::showSession);
    connect(m_context.shown, &ShownSession::failed, m_ui->statusBar, [this](const QString &text) { m_ui->statusBar->showMessage(text, statusMessageMs); });
}

void MainWindow::showOpened()
{
    m_ui->statusBar->clearMessage();
    m_opened = true;
    m_layout->start();
    m_context.shown->show(m_layout->lastSession());
}

void MainWindow::showOpenFailed(const Error &error)
{
    m_openFailed = true;
    m_connectPanel->hide();
    m_ui->statusBar->hide();
    m_ui->failedTextLabel->setText(error.text);
    m_ui->pagesStackedWidget->setCurrentWidget(m_ui->failedPageWidget);
    m_ui->quitPushButton->setFocus();
}

void MainWindow::noteSession(qint64 id)
{
    const WatchedSession &watched = *m_context.monitor->session(id);
    for (Panel *panel : std::as_const(m_panels))
        panel->addSession(watched);
    const bool isRequested = m_requestedAtMs && watched.session().createdAtMs >= *m_requestedAtMs;
    if (isRequested)
        m_requestedAtMs.reset();
    if (!m_context.shown->watched() || isRequested || m_context.shown->isShown(id))
        m_context.shown->show(id);
}

void MainWindow::showSession(const WatchedSession *watched)
{
    for (Panel *panel : std::as_const(m_panels))
        panel->setSession(watched);
    if (watched)
        m_ui->pagesStackedWidget->setCurrentWidget(m_workspace);
    else if (m_opened)
        m_ui->pagesStackedWidget->setCurrentWidget(m_ui->noSessionPageWidget);
    showTitle();
    followArchiving(*m_ui, watched);
    if (m_opened) // not before it is known which session was shown last
        m_layout->save();
}

void MainWindow::noteGrowth(qint64 id)
{
    const WatchedSession &watched = *m_context.monitor->session(id);
    for (Panel *panel : std::as_const(m_panels))
        panel->growSession(watched);
}

void MainWindow::noteChanges(const SessionChanges &changes)
{
    for (Panel *panel : std::as_const(m_panels))
        panel->update(changes);
    if (changes.ended || changes.retitled)
        showTitle();
    if (changes.ended)
        followArchiving(*m_ui, m_context.shown->watched());
}

void MainWindow::showTitle()
{
    const WatchedSession *watched = m_context.shown->watched();
    setWindowTitle(watched ? tr("LabChat – %1").arg(sessionTitle(*watched)) : tr("LabChat"));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_openFailed || m_quitConfirmed || !m_context.monitor->isAnyRunning()) {
        m_layout->save();
        event->accept();
        return;
    }
    event->ignore();
    m_dialogs->askToQuit();
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
    if (event->type() == QEvent::PaletteChange && m_acting)
        showIcons();
}

void MainWindow::showIcons()
{
    const std::pair<QAction *, QString> icons[]{
        {m_ui->newSessionAction, u"new"_s},       {m_ui->exportAction, u"export"_s}, {m_ui->openSessionLinkAction, u"open"_s},
        {m_ui->linksAction, u"links"_s},          {m_ui->endSessionAction, u"end"_s}, {m_ui->filterAction, u"filter"_s},
        {m_ui->searchAction, u"find"_s},          {m_ui->manualAction, u"help"_s},
    };
    for (const auto &[action, name] : icons)
        action->setIcon(symbolIcon(name, palette()));
    m_ui->newSessionPushButton->setIcon(m_ui->newSessionAction->icon());
    m_acting->showIcons();
}

} // namespace LabChat
