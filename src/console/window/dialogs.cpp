// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/window/dialogs.h"

#include "console/lab/endsessiondialog.h"
#include "console/lab/exportdialog.h"
#include "console/lab/linksdialog.h"
#include "console/lab/newsessiondialog.h"
#include "console/lab/pastsessionsdialog.h"
#include "console/lab/roomsdialog.h"
#include "console/lab/roomsmodel.h"
#include "console/operator/reasons.h"
#include "console/session/sessiontexts.h"
#include "console/widgets/symbolicon.h"
#include "console/window/manualwindow.h"

#include <QtCore/QSettings>
#include <QtWidgets/QMessageBox>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr auto recentStudies = "studies/recent"_L1;
constexpr int maxRecentStudies = 8;

} // namespace

Dialogs::Dialogs(const DialogContext &context, QWidget *window) : QObject(window), m_context(context), m_window(window) {}

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
    // Not modal: the operator goes on watching while a file is written.
    auto *dialog = m_window->findChild<ExportDialog *>();
    if (!dialog)
        dialog = new ExportDialog(m_context.archive, m_context.options->openUrl, m_window);
    dialog->suggest(sessionCode, sessionTitle);
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

void Dialogs::endSession(const WatchedSession &watched, const QString &operatorName)
{
    const QStringList reasons = Reasons(m_context.settings).offered(u"end"_s, {tr("everything is done")});
    auto *dialog = new EndSessionDialog(sessionTitle(watched.state()), watched.online(), operatorName, reasons, m_window);
    connect(dialog, &EndSessionDialog::endConfirmed, this, [this, id = watched.session().id](const QString &name, const QString &reason) {
        emit operatorNamed(id, name);
        Reasons(m_context.settings).remember(u"end"_s, reason);
        m_context.service->endSession(id, name, reason);
    });
    dialog->open();
}

void Dialogs::openLink(const QString &link)
{
    if (link.isEmpty() || m_context.options->openUrl(QUrl(link)))
        return;
    auto *box = new QMessageBox(QMessageBox::Warning, tr("LabChat"), tr("No browser could be opened. Copy the link and paste it into one."),
                                QMessageBox::Ok, m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    removeButtonIcons(*box);
    box->open();
}

void Dialogs::tellSharedLinks(const SharedLinks &shared)
{
    const auto dialogs = m_window->findChildren<LinksDialog *>();
    for (LinksDialog *dialog : dialogs)
        dialog->setSharedLinks(shared);
}

void Dialogs::showLinks(ParticipantsModel *participants, const SharedLinks &shared)
{
    auto *dialog = new LinksDialog(participants, m_window);
    dialog->setSharedLinks(shared);
    connect(dialog, &LinksDialog::linkRequested, this, &Dialogs::openLink);
    dialog->show();
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
    connect(m_context.service, &OperatorService::archivingFailed, dialog, &PastSessionsDialog::tellArchivingFailed);
    connect(dialog, &PastSessionsDialog::exportRequested, this, &Dialogs::exportCsv);
    connect(dialog, &PastSessionsDialog::openRequested, this, [this, dialog](qint64 id) {
        if (m_context.monitor->session(id))
            emit showRequested(id);
        else
            dialog->read(id);
    });
    connect(dialog, &PastSessionsDialog::sessionRead, this, [this](const SessionState &state) {
        m_context.monitor->takeUp(state);
        emit showRequested(state.session().id);
    });
    connect(this, &Dialogs::showRequested, dialog, &QDialog::accept);
    dialog->show();
}

void Dialogs::showHelp(const QString &page)
{
    if (!m_helpWindow)
        m_helpWindow = new ManualWindow(m_context.options->openUrl, m_window);
    m_helpWindow->showPage(page);
    m_helpWindow->show();
    m_helpWindow->raise();
    m_helpWindow->activateWindow();
}

void Dialogs::showAbout()
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("About LabChat"),
                                tr("<h3>LabChat %1</h3><p>The chat of laboratory experiments: hosted, watched and exported from one console.</p>"
                                   "<p>Free software under the GNU General Public License, version 3 or later. It comes with no warranty.</p>"
                                   "<p>The log is kept in %2.</p>")
                                    .arg(QStringLiteral(LABCHAT_VERSION), m_context.options->dataDirectory.toHtmlEscaped()),
                                QMessageBox::Ok, m_window);
    box->setObjectName(u"aboutMessageBox"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIconPixmap(m_window->windowIcon().pixmap(QSize(64, 64), m_window->devicePixelRatioF()));
    removeButtonIcons(*box);
    box->open();
}

} // namespace LabChat
