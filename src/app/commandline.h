// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/logarchive.h"
#include "core/operatorservice.h"
#include "core/otreesettings.h"
#include "server/serveroptions.h"
#include "server/tickets/ticketclaims.h"

#include <QtCore/QStringList>

#include <variant>

namespace LabChat {

/// The commands of the command line. Plain values.
struct ConsoleCommand {
    QString dataDirectory;
    ListenRequest listen;
    LabServerOptions server;
    OTreeSecrets otree;  ///< of the environment and the options
};
struct ServeCommand {
    QString dataDirectory;
    ListenRequest listen;
    LabServerOptions server;
    OTreeSecrets otree;  ///< of the environment and the options
    QString study;            ///< a file, or the name of an included study; empty: none
    bool newSession = false;  ///< even if a session of the same study is still running
    int numParticipants = 0;  ///< 0: as in the study
    QString room;
    QString labelsFile;
    bool secureLinks = false;
};
struct ExportCommand {
    QString dataDirectory;
    ExportRequest request;
    QString contactsFile = {};  ///< a list of contacts, of which some are marked; empty: none are replaced
};
struct ArchiveCommand {
    QString dataDirectory;
    QString sessionCode;
    QString fileName;
};
/// Shows a session archive in a window.
struct OpenCommand {
    QString fileName;
};
struct VerifyCommand {
    QString folder;
    QString dataDirectory;  ///< empty: without the log
};
struct CheckLogCommand {
    QString dataDirectory;
};
struct CheckCommand {
    QString file;
};
struct KeyCommand {
    enum class Action { List, Make, Rotate, Revoke, Open, Close };
    QString dataDirectory;
    Action action = Action::List;
    QString name;
    QStringList sessions;
    QStringList origins;
    int overlapS = 0;
    QString ticketId;  ///< to revoke one ticket; empty: the key
    QString note = {}; ///< to print on standard error; empty: nothing
};
struct TicketCommand {
    static inline const QString defaultKey = QStringLiteral("default");
    QString dataDirectory;
    TicketClaims claims;
    int expiresS = 0;  ///< 0: without end
    QString key = defaultKey;
    QString note;      ///< to print on standard error; empty: nothing
};
struct CertificateCommand {
    QString dataDirectory;
    QStringList hosts;  ///< names and addresses in addition to those of this computer
};
/// A text to print, and an exit code: help, the version, or wrong usage.
struct PrintCommand {
    QString text;
    int exitCode = 0;
};

using CommandLine = std::variant<ConsoleCommand, ServeCommand, ExportCommand, ArchiveCommand, OpenCommand, VerifyCommand, CheckLogCommand, CheckCommand, KeyCommand, TicketCommand, CertificateCommand, PrintCommand>;

constexpr int exitDone = 0;
constexpr int exitFailed = 1;
constexpr int exitUsage = 2;

/// Parses the arguments; the first one is the program's name.
[[nodiscard]] CommandLine parseCommandLine(const QStringList &arguments);

} // namespace LabChat
