// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "app/stopsignals.h"
#include "app/terminal.h"
#include "core/exportarguments.h"
#include "store/chain/logcheck.h"
#include "store/export/verification.h"
#include "store/sqlitearchive.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEventLoop>
#include <QtCore/QFile>
#include <QtCore/QFutureWatcher>

#include <cstdio>
#include <unistd.h>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::CommandLine)
};

/// The passages that are marked in a list of contacts.
Result<QList<Passage>> readMarked(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return failure(u"not_readable"_s, Texts::tr("“%1” cannot be read: %2").arg(fileName, file.errorString()));
    return markedPassages(QString::fromUtf8(file.readAll())).map_error([&fileName](const Error &error) { return Error{error.code, fileName + u": "_s + error.text}; });
}

} // namespace

int runExport(const ExportCommand &command)
{
    ExportRequest request = command.request;
    if (!command.contactsFile.isEmpty()) {
        const auto passages = readMarked(command.contactsFile);
        if (!passages) {
            printLine(stderr, u"labchat: "_s + passages.error().text);
            return exitFailed;
        }
        request.pseudonyms.replaced = *passages;
    }
    const SqliteArchive archive(command.dataDirectory);
    const StopSignals stopSignals; // what is half written is taken away
    QFutureWatcher<Result<ExportSummary>> watcher;
    QEventLoop running;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &running, &QEventLoop::quit);
    QObject::connect(&stopSignals, &StopSignals::received, &watcher, &QFutureWatcherBase::cancel);
    watcher.setFuture(archive.exportCsv(request));
    running.exec();
    watcher.waitForFinished();
    if (watcher.future().resultCount() == 0) {
        printLine(stderr, u"labchat: "_s + Texts::tr("The export was cancelled."));
        return exitFailed;
    }
    const auto summary = watcher.result();
    if (summary)
        return exitDone;
    printLine(stderr, u"labchat: "_s + summary.error().text);
    return exitFailed;
}

int runArchive(const ArchiveCommand &command)
{
    const auto written = SqliteArchive(command.dataDirectory).archiveSession(command.sessionCode, command.fileName).result();
    if (written)
        return exitDone;
    printLine(stderr, u"labchat: "_s + written.error().text);
    return exitFailed;
}

int runVerify(const VerifyCommand &command)
{
    const auto found = verifyExport(command.folder, command.dataDirectory);
    if (!found) {
        printLine(stderr, u"labchat: "_s + found.error().text);
        return exitFailed;
    }
    for (const QString &problem : found->problems)
        printLine(stdout, problem);
    if (!found->problems.isEmpty())
        return exitFailed;
    printLine(stdout, Texts::tr("%n files are as they were written.", nullptr, found->files));
    if (!command.dataDirectory.isEmpty())
        printLine(stdout, Texts::tr("The tables are as in the log (%n events).", nullptr, int(found->events)));
    return exitDone;
}

int runCheckLog(const CheckLogCommand &command)
{
    const bool isTerminal = ::isatty(STDERR_FILENO) == 1;
    constexpr int worthATelling = 5; // percent: nobody waits for a small log
    int told = 0;
    const auto found = checkLog(command.dataDirectory, [&told, isTerminal](int percent) {
        if (isTerminal && percent >= told + worthATelling) {
            told = percent;
            std::fprintf(stderr, "\r%d %%", percent);
        }
        return true;
    });
    if (told > 0)
        std::fprintf(stderr, "\r      \r");
    if (!found) {
        printLine(stderr, u"labchat: "_s + found.error().text);
        return exitFailed;
    }
    for (const QString &finding : found->findings)
        printLine(stdout, finding);
    if (!found->findings.isEmpty())
        return exitFailed;
    printLine(stdout, Texts::tr("The log is as it was written (%1 sessions, %2 events).").arg(found->sessions).arg(found->events));
    return exitDone;
}

} // namespace LabChat
