// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/window/dialogs.h"

#include "console/arrange/preferencesdialog.h"
#include "console/export/csvexportdialog.h"
#include "console/export/exportdialog.h"
#include "console/export/exportnames.h"
#include "console/integrate/allowedpagespage.h"
#include "console/integrate/tlspage.h"
#include "console/lab/endsessiondialog.h"
#include "console/lab/linksdialog.h"
#include "console/lab/newsessiondialog.h"
#include "console/lab/pastsessionsdialog.h"
#include "console/lab/projectorview.h"
#include "console/lab/roomsdialog.h"
#include "console/lab/roomsmodel.h"
#include "console/manual/manualwindow.h"
#include "console/operator/operatoractions.h"
#include "console/operator/reasons.h"
#include "console/session/sessiontexts.h"
#include "console/session/shownsession.h"
#include "console/widgets/boxes.h"
#include "console/widgets/filedialogs.h"
#include "console/widgets/symbolicon.h"
#include "core/base/whenanswered.h"

#include <QtCore/QDir>
#include <QtCore/QSettings>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr auto recentStudies = "studies/recent"_L1;
constexpr int maxRecentStudies = 8;

} // namespace

Dialogs::Dialogs(const ConsoleContext &context, QWidget *window) : QObject(window), m_context(context), m_window(window)
{
    connect(context.monitor, &SessionMonitor::changed, this, &Dialogs::noteEnd);
}

void Dialogs::newSession(const QString &studyFile)
{
    auto *dialog = new NewSessionDialog(m_context.rooms->names(), m_context.settings->value(recentStudies).toStringList(), m_window);
    connect(m_context.rooms, &RoomsModel::waitingChanged, dialog, &NewSessionDialog::showWaiting);
    for (int row = 0; row < m_context.rooms->rowCount(); ++row) {
        const Room &room = m_context.rooms->room(row);
        const SessionState *const running = m_context.rooms->sessionIn(room.name);
        dialog->describeRoom(room.name, {int(room.labels.size()), running ? sessionTitle(*running) : QString()});
        dialog->showWaiting(room.name, m_context.rooms->waitingIn(room.name).count());
    }
    connect(dialog, &NewSessionDialog::fileOpened, this, &Dialogs::rememberStudy);
    connect(dialog, &NewSessionDialog::editRequested, this, &Dialogs::edit);
    connect(dialog, &NewSessionDialog::sessionRequested, this, [this](const SessionRequest &request) {
        emit sessionRequested();
        m_context.service->createSession(request);
    });
    if (!studyFile.isEmpty())
        dialog->openFile(studyFile);
    dialog->open();
}

void Dialogs::rememberStudy(const QString &file)
{
    QStringList files = m_context.settings->value(recentStudies).toStringList();
    files.removeAll(file);
    files.prepend(file);
    m_context.settings->setValue(recentStudies, files.mid(0, maxRecentStudies));
}

void Dialogs::exportCsv(const QString &sessionCode, const QString &sessionTitle)
{
    // Not modal, so that the operator can watch while a file is written.
    if (!m_export) {
        m_export = new CsvExportDialog(m_context.archive, m_context.options.openUrl, m_window);
        connect(m_context.monitor, &SessionMonitor::sessionOpened, m_export, &CsvExportDialog::refresh);
    }
    m_export->suggest(sessionCode, sessionTitle);
    m_export->show();
    m_export->raise();
    m_export->activateWindow();
}

void Dialogs::exportShown()
{
    if (const WatchedSession *watched = m_context.shown->watched())
        exportCsv(watched->session().code, sessionTitle(*watched));
    else
        exportCsv({}, {});
}

void Dialogs::exportData()
{
    const WatchedSession *watched = m_context.shown->watched();
    if (!m_dataExport) {
        m_dataExport = new ExportDialog(m_context.archive, m_context.settings, m_context.options.openUrl, m_window);
        connect(m_context.monitor, &SessionMonitor::sessionOpened, m_dataExport, &ExportDialog::refresh);
    }
    m_dataExport->suggest(watched ? watched->session().code : QString(), watched ? sessionTitle(*watched) : QString());
    m_dataExport->show();
    m_dataExport->raise();
    m_dataExport->activateWindow();
}

void Dialogs::archiveShown()
{
    const Session &session = m_context.shown->watched()->session();
    const QString name = nameForFile(session.study.title) + u'-' + session.code;
    QFileDialog *dialog = saveFileDialog({u"archiveFileDialog"_s, tr("Archive session"), tr("Session archives (*.labchat)")}, QDir(usualFolder()).filePath(name + u".labchat"_s), m_window);
    connect(dialog, &QFileDialog::fileSelected, this, [this, code = session.code](const QString &fileName) { archive(code, fileName); });
    dialog->open();
}

void Dialogs::archive(const QString &code, const QString &fileName)
{
    whenAnswered(m_context.archive->archiveSession(code, fileName), this, [this, fileName](const Result<void> &written) {
        const QString text = written ? tr("The session was written to %1. File → Open archive… shows it, also on another computer.").arg(QDir::toNativeSeparators(fileName)) : written.error().text;
        auto *box = new QMessageBox(written ? QMessageBox::Information : QMessageBox::Warning, tr("Archive session"), text, QMessageBox::Ok, m_window);
        box->setObjectName(u"archivedMessageBox"_s);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->open();
    });
}

void Dialogs::openArchive()
{
    QFileDialog *dialog = openFileDialog({u"openArchiveDialog"_s, tr("Open archive"), tr("Session archives (*.labchat)")}, usualFolder(), m_window);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &fileName) { m_context.options.openArchive(fileName); });
    dialog->open();
}

void Dialogs::endSession(const WatchedSession &watched)
{
    const QStringList reasons = Reasons(m_context.settings).offered(u"end"_s);
    const OperatorActions *operators = m_context.operatorActions;
    auto *dialog = new EndSessionDialog(sessionTitle(watched), watched.online(), operators->suggestedName(), operators->nameIn(watched.session().id),
                                        reasons, m_window);
    connect(dialog, &EndSessionDialog::endConfirmed, this, [this, id = watched.session().id](const QString &name, const QString &reason) {
        m_context.operatorActions->setOperatorName(id, name);
        Reasons(m_context.settings).remember(u"end"_s, reason);
        m_ending.insert(id);
        m_context.service->endSession(id, {m_context.operatorActions->nameIn(id), reason, {}, 0, Reasons::idOf(reason)});
    });
    dialog->open();
}

void Dialogs::noteEnd(const SessionChanges &changes)
{
    if (changes.ended && m_ending.remove(changes.session))
        askToExport(*m_context.monitor->session(changes.session));
}

void Dialogs::askToExport(const WatchedSession &watched)
{
    auto *box = new QMessageBox(QMessageBox::Question, tr("Session ended"), tr("The session %1 has ended. Export its log now?").arg(watched.session().exportedCode()),
                                QMessageBox::NoButton, m_window);
    box->setObjectName(u"exportNowMessageBox"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(tr("Nothing is lost if you do it later: File → Export CSV, or Session → Past sessions."));
    QPushButton *now = box->addButton(tr("&Export…"), QMessageBox::AcceptRole);
    now->setObjectName(u"exportNowPushButton"_s);
    QPushButton *later = box->addButton(tr("&Later"), QMessageBox::RejectRole);
    box->setDefaultButton(now); // it does no harm
    box->setEscapeButton(later);
    removeButtonIcons(*box);
    connect(now, &QPushButton::clicked, this, [this, code = watched.session().code, title = sessionTitle(watched)] { exportCsv(code, title); });
    box->open();
}

void Dialogs::openLink(const QString &link)
{
    if (link.isEmpty() || m_context.options.openUrl(QUrl(link)))
        return;
    openWarning({u"noBrowserMessageBox"_s, tr("LabChat"), tr("No browser could be opened. Copy the link and paste it into one.")}, m_window);
}

void Dialogs::edit(const QString &file)
{
    if (m_context.options.openUrl(QUrl::fromLocalFile(file)))
        return;
    openWarning({u"noEditorMessageBox"_s, tr("LabChat"), tr("No editor could be opened. The file is %1.").arg(QDir::toNativeSeparators(file))}, m_window);
}

void Dialogs::updateSharedLinks(const SharedLinks &shared)
{
    for (const QPointer<LinksDialog> &dialog : std::as_const(m_links)) {
        if (dialog)
            dialog->setSharedLinks(shared);
    }
}

void Dialogs::showLinks(ParticipantsModel *participants, const SharedLinks &shared)
{
    auto *dialog = new LinksDialog(participants, m_window);
    m_links.removeIf([](const QPointer<LinksDialog> &closed) { return closed.isNull(); });
    m_links.append(dialog);
    dialog->setSharedLinks(shared);
    connect(dialog, &LinksDialog::linkRequested, this, &Dialogs::openLink);
    dialog->show();
}

void Dialogs::toggleProjector(const Entrance &entrance)
{
    if (m_projector) {
        m_projector->close();
        return;
    }
    m_projector = new ProjectorView(m_window);
    connect(m_projector, &ProjectorView::closed, this, [this] {
        m_projector.clear();
        emit projectorToggled(false);
    });
    m_projector->setEntrance(entrance);
    m_projector->showOnProjector();
    emit projectorToggled(true);
}

void Dialogs::updateProjector(const Entrance &entrance)
{
    if (m_projector)
        m_projector->setEntrance(entrance);
}

void Dialogs::editPreferences()
{
    auto *dialog = new PreferencesDialog(m_context.preferences, m_window);
    dialog->addPage(new AllowedPagesPage(m_context.server), tr("Other systems' pages"));
    dialog->addPage(new TlsPage(m_context.server, m_context.options.certificates), tr("HTTPS"));
    connect(dialog, &PreferencesDialog::editReasonsRequested, m_context.operatorActions, &OperatorActions::editReasons);
    dialog->open();
}

void Dialogs::showRooms()
{
    auto *dialog = new RoomsDialog(m_context.rooms, m_window);
    connect(dialog, &RoomsDialog::roomConfirmed, m_context.service, &OperatorService::keepRoom, Qt::DirectConnection); // from any thread
    connect(dialog, &RoomsDialog::linkRequested, this, &Dialogs::openLink);
    dialog->show();
}

void Dialogs::showPastSessions()
{
    auto *dialog = new PastSessionsDialog(m_context.archive, m_window);
    connect(dialog, &PastSessionsDialog::archiveRequested, m_context.service, &OperatorService::archiveSessions, Qt::DirectConnection); // from any thread
    connect(m_context.service, &OperatorService::sessionsArchived, dialog, &PastSessionsDialog::takeArchived);
    connect(m_context.service, &OperatorService::archivingFailed, dialog, &PastSessionsDialog::reportArchivingFailed);
    connect(m_context.monitor, &SessionMonitor::sessionOpened, dialog, &PastSessionsDialog::refresh);
    connect(dialog, &PastSessionsDialog::exportRequested, this, &Dialogs::exportCsv);
    const auto show = [this, dialog](qint64 id) {
        m_context.shown->show(id);
        dialog->accept();
    };
    connect(dialog, &PastSessionsDialog::openRequested, this, [=, this](qint64 id) {
        if (m_context.monitor->session(id))
            show(id);
        else
            dialog->read(id);
    });
    connect(dialog, &PastSessionsDialog::sessionRead, this, [=, this](const SessionState &state) {
        m_context.monitor->takeUp(state);
        show(state.session().id);
    });
    dialog->show();
}

void Dialogs::showHelp(const QString &page)
{
    if (!m_manual)
        m_manual = new ManualWindow(m_context.options.openUrl, m_window);
    m_manual->showPage(page);
    m_manual->show();
    m_manual->raise();
    m_manual->activateWindow();
}

void Dialogs::showAbout()
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("About LabChat"),
                                tr("<h3>LabChat %1</h3><p>A chat for laboratory experiments, hosted, watched and exported from one console.</p><p>Free "
                                   "software under the GNU General Public License, version 3 or later. It comes with no warranty.</p><p>The log is "
                                   "stored in %2.</p>")
                                    .arg(QStringLiteral(LABCHAT_VERSION), m_context.options.dataDirectory.toHtmlEscaped()),
                                QMessageBox::Ok, m_window);
    box->setObjectName(u"aboutMessageBox"_s);
    box->setTextFormat(Qt::RichText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIconPixmap(m_window->windowIcon().pixmap(QSize(64, 64), m_window->devicePixelRatioF()));
    removeButtonIcons(*box);
    box->open();
}

void Dialogs::askToQuit()
{
    if (m_quit)
        return;
    const QPushButton *quit = openQuestion(QMessageBox::Question,
                                           {u"quitMessageBox"_s, tr("Quit LabChat"), tr("Quit LabChat while a session is running?"),
                                            tr("Participants will be disconnected. Everything is stored, and they reconnect by themselves when LabChat starts again.")},
                                           {u"confirmQuitPushButton"_s, tr("&Quit")}, m_window);
    m_quit = quit->window();
    connect(quit, &QPushButton::clicked, this, &Dialogs::quitConfirmed);
}

} // namespace LabChat
