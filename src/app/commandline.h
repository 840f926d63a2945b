// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/logarchive.h"
#include "core/operatorservice.h"

#include <QtCore/QStringList>

#include <variant>

namespace LabChat {

/// What the command line asks for. Plain values.
struct ConsoleCommand {
    QString dataDirectory;
    ListenRequest listen;
    QStringList allowedOrigins;
};
struct ServeCommand {
    QString dataDirectory;
    ListenRequest listen;
    QStringList allowedOrigins;
    QString study;            ///< a file, or the name of a shipped study; empty: none
    bool newSession = false;  ///< also where one of the same study still runs
    int numParticipants = 0;  ///< 0: as the study says
    QString room;
    QString labelsFile;
    bool secureLinks = false;
};
struct ExportCommand {
    QString dataDirectory;
    ExportRequest request;
};
struct CheckCommand {
    QString file;
};
/// Something to print, and how to exit: help, the version, or wrong usage.
struct PrintCommand {
    QString text;
    int exitCode = 0;
};

using CommandLine = std::variant<ConsoleCommand, ServeCommand, ExportCommand, CheckCommand, PrintCommand>;

constexpr int exitDone = 0;
constexpr int exitFailed = 1;
constexpr int exitUsage = 2;

/// Reads the arguments, the program's name first.
[[nodiscard]] CommandLine parseCommandLine(const QStringList &arguments);

} // namespace LabChat
