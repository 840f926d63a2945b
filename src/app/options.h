// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"
#include "app/lab.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>

#include <optional>

namespace LabChat {

struct OptionTexts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::CommandLine)
};

inline PrintCommand wrongUsage(const QString &text)
{
    return {QStringLiteral("labchat: ") + text + u'\n' + OptionTexts::tr("See labchat --help."), exitUsage};
}

/// The options of one command: their names and values.
class Options final {
public:
    explicit Options(const QString &command, const QString &description) : m_command(command)
    {
        m_parser.setApplicationDescription(description);
        add(QStringLiteral("help"), {}, OptionTexts::tr("Shows this help."));
    }

    void add(const QString &name, const QString &valueName, const QString &description)
    {
        m_parser.addOption(QCommandLineOption(name, description, valueName));
    }
    void add(const QList<QCommandLineOption> &options) { m_parser.addOptions(options); }
    void addPositional(const QString &name, const QString &description)
    {
        m_positionalNames.append(name);
        m_parser.addPositionalArgument(name, description);
    }
    void addDataDirectory()
    {
        add(QStringLiteral("data"), QStringLiteral("DIR"), OptionTexts::tr("The data directory (default: %1).").arg(defaultDataDirectory()));
    }
    void addServer()
    {
        add(QStringLiteral("data"), QStringLiteral("DIR"), OptionTexts::tr("The data directory, with the log (default: %1).").arg(defaultDataDirectory()));
        add(QStringLiteral("bind"), QStringLiteral("ADDR"), OptionTexts::tr("The address of the network interface to listen on (default: all)."));
        add(QStringLiteral("port"), QStringLiteral("N"), OptionTexts::tr("The port (default: 8000; 0: any free port)."));
        add(QStringLiteral("allow-origin"), QStringLiteral("ORIGIN"), OptionTexts::tr("Pages of this origin (https://host:port) may also chat here; can be repeated."));
        add(QStringLiteral("allow-frame"), QStringLiteral("ORIGIN"), OptionTexts::tr("Pages of this origin may show LabChat's pages in a frame; can be repeated."));
        add(QStringLiteral("certificate"), QStringLiteral("FILE"), OptionTexts::tr("Serves HTTPS with this certificate and its chain (PEM). It is read again when it changes."));
        add(QStringLiteral("key"), QStringLiteral("FILE"), OptionTexts::tr("The certificate's key (PEM), without a password."));
        add(QStringLiteral("base-url"), QStringLiteral("URL"), OptionTexts::tr("The address under which a reverse proxy serves LabChat, such as https://lab.example/chat/."));
        add(QStringLiteral("otree-database"), QStringLiteral("URL"), OptionTexts::tr("oTree's database (an SQLite file, or postgresql://…), in which its participants have names. oTree's own chat is served at /chat "
                                                                                 "if its secrets were entered in the console (Integrate), or the environment has its OTREE_SECRET_KEY and OTREE_ADMIN_PASSWORD."));
        add(QStringLiteral("trusted-proxy"), QStringLiteral("ADDRESS"), OptionTexts::tr("A reverse proxy, or a network of them (10.0.0.0/8), that is believed who a request comes from; can be repeated."));
    }

    /// The text to print instead of running the command, if there is one.
    std::optional<PrintCommand> parse(const QStringList &arguments, int fewestPositional, int mostPositional)
    {
        if (!m_parser.parse(arguments))
            return wrongUsage(m_parser.errorText());
        if (m_parser.isSet(QStringLiteral("help")))
            return PrintCommand{m_parser.helpText().replace(QStringLiteral("<executable_name>"), m_command.isEmpty() ? QStringLiteral("labchat") : QStringLiteral("labchat ") + m_command), exitDone};
        const QStringList positional = m_parser.positionalArguments();
        if (positional.size() > mostPositional)
            return wrongUsage(OptionTexts::tr("“%1” is not expected here.").arg(positional.at(mostPositional)));
        if (positional.size() < fewestPositional)
            return wrongUsage(OptionTexts::tr("%1 is missing.").arg(m_positionalNames.at(positional.size())));
        return std::nullopt;
    }

    [[nodiscard]] const QCommandLineParser &parser() const { return m_parser; }
    [[nodiscard]] bool has(const QString &name) const { return m_parser.isSet(name); }
    [[nodiscard]] QString value(const QString &name) const { return m_parser.value(name); }
    [[nodiscard]] QStringList values(const QString &name) const { return m_parser.values(name); }
    /// Empty: not given.
    [[nodiscard]] QString positional(int index = 0) const { return m_parser.positionalArguments().value(index); }
    [[nodiscard]] QString dataDirectory() const { return has(QStringLiteral("data")) ? value(QStringLiteral("data")) : defaultDataDirectory(); }

    /// For commands beside a server, which may have another one: that nobody gave one. Empty: somebody did.
    [[nodiscard]] QString defaultDataDirectoryNote() const
    {
        return has(QStringLiteral("data")) ? QString() : OptionTexts::tr("The data directory is “%1”. Another one is given with --data.").arg(defaultDataDirectory());
    }

    /// An integer in a range; -1: it is not one.
    [[nodiscard]] int number(const QString &name, int fallback, int highest) const
    {
        if (!has(name))
            return fallback;
        bool ok = false;
        const int number = value(name).toInt(&ok);
        return ok && number >= 0 && number <= highest ? number : -1;
    }

private:
    QString m_command;
    QStringList m_positionalNames;
    QCommandLineParser m_parser;
};

/// Origins in the form of browsers (RFC 6454, section 6.2); an error text if one is invalid.
[[nodiscard]] std::optional<PrintCommand> readOrigins(const Options &options, const QString &name, QStringList &origins);

/// The parts of the command line with a file of their own.
[[nodiscard]] CommandLine parseKey(const QStringList &arguments);
[[nodiscard]] CommandLine parseTicket(const QStringList &arguments);
[[nodiscard]] CommandLine parseCertificate(const QStringList &arguments);

} // namespace LabChat
