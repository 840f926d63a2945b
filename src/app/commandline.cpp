// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"

#include "app/options.h"
#include "core/exportarguments.h"
#include "core/study/names.h"
#include "store/otreedatabase.h"
#include "store/otreefile.h"

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::CommandLine)
};

QString overview()
{
    return Texts::tr("LabChat: chat for experiments in the laboratory.\n\n"
                     "labchat [--data DIR] [--bind ADDR] [--port N]      the console\n"
                     "labchat serve [--data DIR] [--bind ADDR] [--port N] [--study FILE --participants N]\n"
                     "              [--room NAME --labels FILE [--secure-links]]\n"
                     "                                                   the server without a window\n"
                     "labchat export --data DIR [--session CODE] [--format FORMAT] [--out FILE]\n"
                     "                                                   the log as CSV, a workbook, a data package, …\n"
                     "labchat archive --data DIR --session CODE --out FILE\n"
                     "                                                   a session that has ended as a file of its own\n"
                     "labchat open FILE                                  shows such a file in a window\n"
                     "labchat verify FOLDER [--data DIR]                 compares a data package with its manifest and the log\n"
                     "labchat check-log DIR                              finds what was changed, is missing or damaged in a log\n"
                     "labchat check FILE                                 explains the mistakes in a study\n"
                     "labchat key list|make|revoke|rotate|open|close [--data DIR] [NAME]\n"
                     "                                                   the keys that other systems sign tickets with\n"
                     "labchat ticket --session NAME --channel NAME --nickname NAME [--key NAME] [--data DIR]\n"
                     "                                                   a ticket for a chat box in another system's page\n"
                     "labchat certificate [--data DIR] [--host NAME]      a certificate for HTTPS\n\n"
                     "Each command has its own --help.");
}

/// --bind, --port, --certificate and --key; an error text if one is invalid.
std::optional<PrintCommand> readListen(const Options &options, ListenRequest &listen)
{
    if (options.has(u"certificate"_s) != options.has(u"key"_s))
        return wrongUsage(Texts::tr("--certificate and --key need each other."));
    listen.tls = {options.value(u"certificate"_s), options.value(u"key"_s)};
    const int port = options.number(u"port"_s, listen.port, 65535);
    if (port < 0)
        return wrongUsage(Texts::tr("--port takes a number from 0 to 65535, not “%1”.").arg(options.value(u"port"_s)));
    listen.port = quint16(port);
    listen.bindAddress = options.value(u"bind"_s);
    return std::nullopt;
}

/// What oTree's pages need; likewise.
std::optional<PrintCommand> readOTree(const Options &options, OTreeSecrets &otree)
{
    // Not as options: everybody on the computer could read them.
    otree = {qgetenv("OTREE_SECRET_KEY"), qgetenv("OTREE_ADMIN_PASSWORD"), {}};
    if (options.has(u"otree-database"_s)) {
        const auto url = OTreeDatabase::readUrl(options.value(u"otree-database"_s));
        if (!url)
            return wrongUsage(u"--otree-database: "_s + url.error().text);
        otree.database = OTreeDatabase::addressOf(*url);
    }
    return std::nullopt;
}

/// --allow-origin, --base-url and --trusted-proxy; likewise.
std::optional<PrintCommand> readServer(const Options &options, LabServerOptions &server)
{
    for (const QString &text : options.values(u"trusted-proxy"_s)) {
        const auto proxy = readProxy(text);
        if (!proxy)
            return wrongUsage(u"--trusted-proxy: "_s + proxy.error().text);
        server.proxies.trusted.append(*proxy);
    }
    if (options.has(u"base-url"_s)) {
        const auto base = readBaseUrl(options.value(u"base-url"_s));
        if (!base)
            return wrongUsage(u"--base-url: "_s + base.error().text);
        server.proxies.baseUrl = *base;
    }
    if (const auto print = readOrigins(options, u"allow-frame"_s, server.allowed.frames))
        return print;
    return readOrigins(options, u"allow-origin"_s, server.allowed.sockets);
}

CommandLine parseConsole(const QStringList &arguments)
{
    Options options({}, overview());
    options.addServer();
    options.add(u"version"_s, {}, Texts::tr("Shows the version."));
    if (const auto print = options.parse(arguments, 0, 0))
        return *print;
    if (options.has(u"version"_s))
        return PrintCommand{u"labchat " LABCHAT_VERSION ""_s, exitDone};
    ConsoleCommand command;
    command.dataDirectory = options.dataDirectory();
    if (const auto print = readServer(options, command.server))
        return *print;
    if (const auto print = readOTree(options, command.otree))
        return *print;
    if (const auto print = readListen(options, command.listen))
        return *print;
    return command;
}

CommandLine parseServe(const QStringList &arguments)
{
    Options options(u"serve"_s, Texts::tr("Runs the server without a window. Prints one JSON object per line."));
    options.addServer();
    options.add(u"study"_s, u"FILE"_s, Texts::tr("Runs a session of this study: a file, or the name of an included study."));
    options.add(u"participants"_s, u"N"_s, Texts::tr("The number of participants (default: as in the study)."));
    options.add(u"new-session"_s, {}, Texts::tr("Starts a new session even if one of this study is still running (otherwise that session is continued)."));
    options.add(u"room"_s, u"NAME"_s, Texts::tr("Creates the room, and runs the session in it."));
    options.add(u"labels"_s, u"FILE"_s, Texts::tr("A file with the room's participant labels, one on each line."));
    options.add(u"secure-links"_s, {}, Texts::tr("Participants can enter only with the link of their label. The links are printed and cannot be guessed."));
    if (const auto print = options.parse(arguments, 0, 0))
        return *print;
    ServeCommand command;
    command.dataDirectory = options.dataDirectory();
    if (const auto print = readServer(options, command.server))
        return *print;
    if (const auto print = readOTree(options, command.otree))
        return *print;
    if (const auto print = readListen(options, command.listen))
        return *print;
    // In the console, the secrets can still be entered.
    if (options.has(u"otree-database"_s) && !command.otree.isOn() && !readOTreeSecrets(command.dataDirectory).value_or(OTreeSecrets()).isOn())
        return wrongUsage(Texts::tr("--otree-database needs oTree's SECRET_KEY in the environment variable OTREE_SECRET_KEY, or entered in the console."));
    command.study = options.value(u"study"_s);
    command.numParticipants = options.number(u"participants"_s, 0, 10000);
    if (command.numParticipants < 0 || (options.has(u"participants"_s) && command.numParticipants == 0))
        return wrongUsage(Texts::tr("--participants takes a number from 1 to 10000, not “%1”.").arg(options.value(u"participants"_s)));
    if (options.has(u"participants"_s) && command.study.isEmpty())
        return wrongUsage(Texts::tr("--participants needs --study."));
    command.newSession = options.has(u"new-session"_s);
    command.room = options.value(u"room"_s);
    if (options.has(u"room"_s) && !isLabel(command.room))
        return wrongUsage(Texts::tr("A room's name may contain only letters, digits and “_”, not “%1”.").arg(command.room));
    command.labelsFile = options.value(u"labels"_s);
    if (options.has(u"labels"_s) && command.room.isEmpty())
        return wrongUsage(Texts::tr("--labels needs --room."));
    command.secureLinks = options.has(u"secure-links"_s);
    if (command.secureLinks && command.labelsFile.isEmpty())
        return wrongUsage(Texts::tr("--secure-links needs --labels."));
    return command;
}

CommandLine parseExport(const QStringList &arguments)
{
    Options options(u"export"_s, Texts::tr("Writes the log as CSV, a workbook or a data package, even while a server is using it."));
    options.addDataDirectory();
    options.add(exportOptions());
    options.add(u"out"_s, u"FILE"_s, Texts::tr("The file to write (default, and “-”: standard output); of a package or a ConvoKit corpus, a folder or a .zip file."));
    if (const auto print = options.parse(arguments, 0, 0))
        return *print;
    auto request = exportRequestOf(options.parser());
    if (!request)
        return wrongUsage(request.error().text);
    request->fileName = options.has(u"out"_s) ? options.value(u"out"_s) : u"-"_s;
    if (const auto possible = checkTarget(*request); !possible)
        return wrongUsage(possible.error().text);
    return ExportCommand{options.dataDirectory(), *request, options.value(u"replace-contacts"_s)};
}

CommandLine parseArchive(const QStringList &arguments)
{
    Options options(u"archive"_s, Texts::tr("Writes a session that has ended into a file of its own, even while a server is using the log."));
    options.addDataDirectory();
    options.add(u"session"_s, u"CODE"_s, Texts::tr("The session."));
    options.add(u"out"_s, u"FILE"_s, Texts::tr("The file to write; its name should end with .labchat."));
    if (const auto print = options.parse(arguments, 0, 0))
        return *print;
    if (options.value(u"session"_s).isEmpty() || options.value(u"out"_s).isEmpty())
        return wrongUsage(Texts::tr("--session and --out are needed."));
    return ArchiveCommand{options.dataDirectory(), options.value(u"session"_s), options.value(u"out"_s)};
}

CommandLine parseOpen(const QStringList &arguments)
{
    Options options(u"open"_s, Texts::tr("Shows a session archive in a window, in which nothing can be changed."));
    options.addPositional(u"FILE"_s, Texts::tr("The session archive (.labchat)."));
    if (const auto print = options.parse(arguments, 1, 1))
        return *print;
    return OpenCommand{options.positional()};
}

CommandLine parseVerify(const QStringList &arguments)
{
    Options options(u"verify"_s, Texts::tr("Compares an export with its manifest, and with the log. Prints what is different."));
    options.addPositional(u"FOLDER"_s, Texts::tr("The folder of a data package, or the manifest beside another export (….manifest.json)."));
    options.add(u"data"_s, u"DIR"_s, Texts::tr("The data directory with the log (default: the export is compared only with its manifest)."));
    if (const auto print = options.parse(arguments, 1, 1))
        return *print;
    return VerifyCommand{options.positional(), options.value(u"data"_s)};
}

CommandLine parseCheckLog(const QStringList &arguments)
{
    Options options(u"check-log"_s, Texts::tr("Finds what was changed, is missing or damaged in a log, even while a server is using it. Changes nothing."));
    options.addPositional(u"DIR"_s, Texts::tr("The data directory with the log."));
    if (const auto print = options.parse(arguments, 1, 1))
        return *print;
    return CheckLogCommand{options.positional()};
}

CommandLine parseCheck(const QStringList &arguments)
{
    Options options(u"check"_s, Texts::tr("Explains every mistake in a study, with its location."));
    options.addPositional(u"FILE"_s, Texts::tr("The study: a file, or the name of an included study."));
    if (const auto print = options.parse(arguments, 1, 1))
        return *print;
    return CheckCommand{options.positional()};
}

} // namespace

std::optional<PrintCommand> readOrigins(const Options &options, const QString &name, QStringList &origins)
{
    for (const QString &text : options.values(name)) {
        const QUrl url(text.trimmed().toLower(), QUrl::StrictMode);
        if (!url.isValid() || url.host().isEmpty() || (url.scheme() != u"http" && url.scheme() != u"https"))
            return wrongUsage(Texts::tr("--%1 takes an origin such as https://host:port, not “%2”.").arg(name, text));
        origins.append(url.adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo).toString());
    }
    return std::nullopt;
}

CommandLine parseCommandLine(const QStringList &arguments)
{
    const QString command = arguments.value(1);
    QStringList rest = arguments;
    if (command.isEmpty() || command.startsWith(u'-'))
        return parseConsole(arguments);
    rest.removeAt(1);
    if (command == u"serve")
        return parseServe(rest);
    if (command == u"export")
        return parseExport(rest);
    if (command == u"archive")
        return parseArchive(rest);
    if (command == u"open")
        return parseOpen(rest);
    if (command == u"verify")
        return parseVerify(rest);
    if (command == u"check-log")
        return parseCheckLog(rest);
    if (command == u"check")
        return parseCheck(rest);
    if (command == u"key")
        return parseKey(rest);
    if (command == u"ticket")
        return parseTicket(rest);
    if (command == u"certificate")
        return parseCertificate(rest);
    return wrongUsage(Texts::tr("“%1” is not a command.").arg(command));
}

} // namespace LabChat
