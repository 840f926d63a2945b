// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "app/terminal.h"
#include "console/widgets/appearance.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLibraryInfo>
#include <QtCore/QLocale>
#include <QtCore/QSettings>
#include <QtCore/QTranslator>
#include <QtWidgets/QApplication>

#include <csignal>

using namespace LabChat;
using namespace Qt::StringLiterals;

namespace {

QStringList argumentList(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    return arguments;
}

bool hasDisplay()
{
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") || qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

/// The operator's own choice, if it differs from the language of the system. Dates and numbers follow it.
void useLanguage(const QString &code)
{
    if (!code.isEmpty() && QLocale(code).language() != QLocale().language())
        QLocale::setDefault(QLocale(code));
}

/// Loads the program's texts in the user's language, and Qt's own; English if there are none.
void translate()
{
    static QTranslator ours, plurals, qts;
    if (plurals.load(u":/i18n/labchat_en.qm"_s))
        QCoreApplication::installTranslator(&plurals);
    if (qts.load(QLocale(), u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&qts);
    if (ours.load(QLocale(), u"labchat"_s, u"_"_s, u":/i18n"_s))
        QCoreApplication::installTranslator(&ours);
}

int runWithoutDisplay()
{
    return runPrint({QCoreApplication::translate("main", "labchat: There is no display for the console. "
                                                         "“labchat serve” runs the same server without a window."), exitFailed});
}

} // namespace

int main(int argc, char **argv)
{
    (void)std::signal(SIGPIPE, SIG_IGN); // if the reader of the output ends, the server must continue
    printMessagesVisibly();
    QCoreApplication::setApplicationName(u"LabChat"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(LABCHAT_VERSION));
    const CommandLine command = parseCommandLine(argumentList(argc, argv));
    const auto *console = std::get_if<ConsoleCommand>(&command);
    const auto *archive = std::get_if<OpenCommand>(&command);
    if (console || archive) {
        if (!hasDisplay())
            return runWithoutDisplay();
        const QApplication application(argc, argv);
        useLanguage(readAppearance(QSettings(u"LabChat"_s, u"LabChat"_s)).language);
        translate();
        return console ? runConsole(*console) : runOpen(*archive);
    }
    const QCoreApplication application(argc, argv);
    translate();
    if (const auto *serve = std::get_if<ServeCommand>(&command))
        return runServe(*serve);
    if (const auto *exporting = std::get_if<ExportCommand>(&command))
        return runExport(*exporting);
    if (const auto *archiving = std::get_if<ArchiveCommand>(&command))
        return runArchive(*archiving);
    if (const auto *verify = std::get_if<VerifyCommand>(&command))
        return runVerify(*verify);
    if (const auto *checkLog = std::get_if<CheckLogCommand>(&command))
        return runCheckLog(*checkLog);
    if (const auto *check = std::get_if<CheckCommand>(&command))
        return runCheck(*check);
    if (const auto *key = std::get_if<KeyCommand>(&command))
        return runKey(*key);
    if (const auto *ticket = std::get_if<TicketCommand>(&command))
        return runTicket(*ticket);
    if (const auto *certificate = std::get_if<CertificateCommand>(&command))
        return runCertificate(*certificate);
    return runPrint(std::get<PrintCommand>(command));
}
