// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "app/lab.h"
#include "app/labcertificates.h"
#include "app/stopsignals.h"
#include "app/terminal.h"
#include "console/operator/accountname.h"
#include "console/session/archiveservice.h"
#include "console/window/mainwindow.h"
#include "core/base/whenanswered.h"
#include "core/session/runnablestudy.h"
#include "store/sessionarchive.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtWidgets/QApplication>
#include <QtWidgets/QMessageBox>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

/// A log without any session means a first run: the demo starts, so that there is something to open.
void startDemoOnFirstRun(Lab &lab)
{
    whenAnswered(lab.archive()->sessions(), &lab, [&lab](const Result<QList<SessionSummary>> &sessions) {
        const auto study = findStudy(demoStudy);
        if (sessions && sessions->isEmpty() && study)
            lab.service()->createSession({*study, {}});
    });
}

/// In a window, and a process, of its own.
bool openArchive(const QString &fileName)
{
    return QProcess::startDetached(QCoreApplication::applicationFilePath(), {u"open"_s, fileName});
}

} // namespace

int runOpen(const OpenCommand &command)
{
    const QTemporaryDir folder;
    const QString file = QFileInfo(command.fileName).absoluteFilePath();
    if (const auto opened = openSessionArchive(file, folder.path()); !opened) {
        printLine(stderr, u"labchat: "_s + opened.error().text);
        QMessageBox::critical(nullptr, QCoreApplication::applicationName(), opened.error().text); // there is no window to show it in
        return exitFailed;
    }
    const SqliteArchive archive(folder.path());
    ArchiveService service;
    ConsoleOptions options;
    options.dataDirectory = folder.path();
    options.archiveFile = file;
    options.openArchive = &openArchive;
    MainWindow window(&service, &archive, options);
    const StopSignals stopSignals;
    QObject::connect(&stopSignals, &StopSignals::received, qApp, &QApplication::quit);
    window.show();
    service.start(&archive);
    return QApplication::exec();
}

int runConsole(const ConsoleCommand &command)
{
    Lab lab({command.dataDirectory, command.server, command.otree});
    LabCertificates certificates(command.dataDirectory);
    ConsoleOptions options;
    options.dataDirectory = command.dataDirectory;
    if (QDir(command.dataDirectory).absolutePath() != QDir(defaultDataDirectory()).absolutePath())
        options.dataOption = u"--data \"%1\""_s.arg(QDir::toNativeSeparators(QDir(command.dataDirectory).absolutePath()));
    options.listenRequest = command.listen;
    options.allowedPages = command.server.allowed;
    options.certificates = &certificates;
    options.otree = lab.otree();
    options.accountName = fullNameOfAccount();
    options.openArchive = &openArchive;
    MainWindow window(lab.service(), lab.archive(), options);
    const StopSignals stopSignals;

    QObject::connect(lab.service(), &OperatorService::opened, &lab, [&] {
        window.listen();
        startDemoOnFirstRun(lab);
    });
    // Closing the last window only asks to stop. The program ends when everything is on disk.
    QApplication::setQuitOnLastWindowClosed(false);
    QObject::connect(qApp, &QApplication::lastWindowClosed, &lab, &Lab::stop);
    QObject::connect(&stopSignals, &StopSignals::received, &lab, &Lab::stop);
    QObject::connect(&lab, &Lab::stopped, qApp, [] { QApplication::exit(exitDone); }); // quit() would ask the windows again
    lab.start();
    window.show();
    return QApplication::exec();
}

} // namespace LabChat
