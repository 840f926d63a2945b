// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"

#include <QtCore/QCoreApplication>
#include <QtWidgets/QApplication>

#include <memory>

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

int runWithoutDisplay()
{
    return runPrint({QCoreApplication::translate("main", "labchat: There is no display to show the console on. "
                                                         "“labchat serve” runs the same server without a window."), exitFailed});
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication::setApplicationName(u"LabChat"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(LABCHAT_VERSION));
    const CommandLine command = parseCommandLine(argumentList(argc, argv));
    if (const auto *console = std::get_if<ConsoleCommand>(&command)) {
        if (!hasDisplay())
            return runWithoutDisplay();
        const QApplication application(argc, argv);
        return runConsole(*console);
    }
    const QCoreApplication application(argc, argv);
    if (const auto *serve = std::get_if<ServeCommand>(&command))
        return runServe(*serve);
    if (const auto *exporting = std::get_if<ExportCommand>(&command))
        return runExport(*exporting);
    if (const auto *check = std::get_if<CheckCommand>(&command))
        return runCheck(*check);
    return runPrint(std::get<PrintCommand>(command));
}
