// SPDX-License-Identifier: GPL-3.0-or-later
// `labchat key` and `labchat ticket`: for servers without a screen, and for tests. Both work while a server runs.
#include "app/commands.h"
#include "app/options.h"
#include "app/terminal.h"
#include "core/base/clock.h"
#include "core/base/codes.h"
#include "core/study/names.h"
#include "server/tickets/jsonwebtoken.h"
#include "server/wire/jsontext.h"
#include "store/keyfile.h"

#include <QtCore/QJsonArray>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestSeconds = 10 * 365 * 24 * 3600;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::KeyCommands)
};

QString isoTime(qint64 atMs)
{
    return QDateTime::fromMSecsSinceEpoch(atMs, Qt::UTC).toString(Qt::ISODateWithMs);
}

/// A key as JSON. Its secret is shown once, when it is made.
JsonText describe(const TicketKey &key)
{
    JsonText line = JsonText::ofEvent("key");
    line.add("name", key.name).add("created", isoTime(key.createdAtMs));
    if (key.isRevoked())
        line.add("revoked", isoTime(key.revokedAtMs));
    if (!key.oldSecrets.isEmpty())
        line.add("old_secret_valid_until", isoTime(key.oldUntilMs()));
    if (key.isOpen)
        line.add("open", true);
    if (!key.sessions.isEmpty())
        line.add("sessions", QJsonArray::fromStringList(key.sessions));
    if (!key.origins.isEmpty())
        line.add("origins", QJsonArray::fromStringList(key.origins));
    return line;
}

/// A key in another directory than the server's is no key, and nothing else would say so.
void printNote(const QString &note)
{
    if (!note.isEmpty())
        printLine(stderr, u"labchat: "_s + note);
}

int fail(const Error &error)
{
    printLine(stderr, u"labchat: "_s + error.text);
    return exitFailed;
}

void warn(const QString &text)
{
    printLine(stderr, QCoreApplication::translate("LabChat::CommandLine", "warning: %1").arg(text));
}

KeyChange changeOf(const KeyCommand &command)
{
    const qint64 nowMs = systemClock()();
    switch (command.action) {
    case KeyCommand::Action::Make:
        return [=](KeyList keys) {
            return withNewKey(std::move(keys), command.name, nowMs).and_then([&](const KeyList &made) {
                TicketKey limited = made.constLast();
                limited.sessions = command.sessions;
                limited.origins = command.origins;
                return withLimitedKey(made, limited);
            });
        };
    case KeyCommand::Action::Rotate:
        return [=](KeyList keys) { return withRotatedKey(std::move(keys), command.name, nowMs, command.overlapS * qint64(1000)); };
    case KeyCommand::Action::Revoke:
        return [=](KeyList keys) {
            return command.ticketId.isEmpty() ? withRevokedKey(std::move(keys), command.name, nowMs) : withRevokedTicket(std::move(keys), command.name, command.ticketId);
        };
    case KeyCommand::Action::Open:
        return [=](KeyList keys) { return withOpenSession(std::move(keys), command.name, nowMs); };
    case KeyCommand::Action::Close:
        return [=](KeyList keys) { return withClosedSession(std::move(keys), command.name, nowMs); };
    case KeyCommand::Action::List:
        break;
    }
    return [](const KeyList &keys) { return Result<KeyList>(keys); };
}

/// The key that signs a ticket; `default` is made when it is first needed.
Result<TicketKey> signingKey(const TicketCommand &command)
{
    const auto keys = command.key == TicketCommand::defaultKey
        ? changeKeys(command.dataDirectory, [](const KeyList &known) { return findKey(known, TicketCommand::defaultKey) ? Result<KeyList>(known) : withNewKey(known, TicketCommand::defaultKey, systemClock()()); })
        : readKeys(command.dataDirectory);
    if (!keys)
        return tl::unexpected(keys.error());
    const TicketKey *const key = findKey(*keys, command.key);
    if (!key || key->isOpen)
        return failure(u"no_key"_s, Texts::tr("There is no key “%1” in this data directory. “labchat key make %1” makes it.").arg(command.key));
    if (key->isRevoked())
        return failure(u"key_revoked"_s, Texts::tr("The key “%1” has been revoked.").arg(command.key));
    return *key;
}

} // namespace

CommandLine parseKey(const QStringList &arguments)
{
    Options options(u"key"_s, Texts::tr("The keys that other systems sign tickets with. Prints one JSON object per line; a secret only when it is made."));
    options.addPositional(u"ACTION"_s, Texts::tr("list, make, rotate (a new secret) or revoke; open or close (a session, to boxes without a signature)."));
    options.addPositional(u"NAME"_s, Texts::tr("The name of the key, or of the session."));
    options.addDataDirectory();
    options.add(u"session"_s, u"NAME"_s, Texts::tr("make: only for this session of the other system; can be repeated."));
    options.add(u"origin"_s, u"ORIGIN"_s, Texts::tr("make: only for pages of this origin (https://host:port); can be repeated."));
    options.add(u"overlap"_s, u"SECONDS"_s, Texts::tr("rotate: how long tickets with the old secret stay valid (default: 3600)."));
    options.add(u"ticket"_s, u"ID"_s, Texts::tr("revoke: only the ticket with this jti."));
    if (const auto print = options.parse(arguments, 1, 2))
        return *print;
    const QHash<QString, KeyCommand::Action> actions{{u"list"_s, KeyCommand::Action::List}, {u"make"_s, KeyCommand::Action::Make},
                                                     {u"rotate"_s, KeyCommand::Action::Rotate}, {u"revoke"_s, KeyCommand::Action::Revoke},
                                                     {u"open"_s, KeyCommand::Action::Open}, {u"close"_s, KeyCommand::Action::Close}};
    const auto action = actions.constFind(options.positional());
    if (action == actions.cend())
        return wrongUsage(Texts::tr("“%1” is not an action; it is list, make, rotate, revoke, open or close.").arg(options.positional()));
    KeyCommand command{options.dataDirectory(), *action, options.positional(1), options.values(u"session"_s), {}, 0, options.value(u"ticket"_s)};
    if ((*action == KeyCommand::Action::List) != command.name.isEmpty())
        return wrongUsage(command.name.isEmpty() ? Texts::tr("The name of the key is missing.") : Texts::tr("“%1” is not expected here.").arg(command.name));
    for (const QString &session : std::as_const(command.sessions)) {
        if (!isChannelName(session))
            return wrongUsage(Texts::tr("“%1” cannot be the name of a session.").arg(session));
    }
    if (options.has(u"ticket"_s) && command.ticketId.isEmpty()) // an empty variable of a script must not revoke the whole key
        return wrongUsage(Texts::tr("--ticket takes the jti of a ticket."));
    command.overlapS = options.number(u"overlap"_s, 3600, longestSeconds);
    if (command.overlapS < 0)
        return wrongUsage(Texts::tr("--overlap takes a number of seconds, not “%1”.").arg(options.value(u"overlap"_s)));
    if (const auto print = readOrigins(options, u"origin"_s, command.origins))
        return *print;
    command.note = options.defaultDataDirectoryNote();
    return command;
}

CommandLine parseTicket(const QStringList &arguments)
{
    Options options(u"ticket"_s, Texts::tr("Prints a channel ticket (a JSON Web Token, HS256) for a chat box in another system's page."));
    options.addDataDirectory();
    options.add(u"session"_s, u"CODE"_s, Texts::tr("The session in the other system."));
    options.add(u"channel"_s, u"NAME"_s, Texts::tr("The channel."));
    options.add(u"nickname"_s, u"NAME"_s, Texts::tr("The participant's nickname in this channel."));
    options.add(u"participant"_s, u"CODE"_s, Texts::tr("The participant's code in the other system (default: a new one)."));
    options.add(u"app"_s, u"NAME"_s, Texts::tr("The app (default: chat)."));
    options.add(u"label"_s, u"LABEL"_s, Texts::tr("The participant's label."));
    options.add(u"id-in-session"_s, u"N"_s, Texts::tr("The participant's number in the other system's session."));
    options.add(u"group"_s, u"GROUP"_s, Texts::tr("The participant's group."));
    options.add(u"id-in-group"_s, u"N"_s, Texts::tr("The participant's number in the group."));
    options.add(u"role"_s, u"ROLE"_s, Texts::tr("The participant's role."));
    options.add(u"round"_s, u"N"_s, Texts::tr("The round."));
    options.add(u"page"_s, u"NAME"_s, Texts::tr("The page."));
    options.add(u"ticket-id"_s, u"ID"_s, Texts::tr("The ticket's jti, with which it can be revoked alone."));
    options.add(u"expires"_s, u"SECONDS"_s, Texts::tr("For how long it is valid (default: 86400; 0: without end)."));
    options.add(u"key"_s, u"NAME"_s, Texts::tr("The key (default: the key “default”, which is made when it is first needed)."));
    if (const auto print = options.parse(arguments, 0, 0))
        return *print;
    for (const QString &needed : {u"session"_s, u"channel"_s, u"nickname"_s}) {
        if (options.value(needed).isEmpty())
            return wrongUsage(Texts::tr("--%1 is missing.").arg(needed));
    }
    TicketCommand command;
    command.dataDirectory = options.dataDirectory();
    command.note = options.defaultDataDirectoryNote();
    const int idInGroup = options.number(u"id-in-group"_s, 0, std::numeric_limits<int>::max());
    const int idInSession = options.number(u"id-in-session"_s, 0, std::numeric_limits<int>::max());
    const int round = options.number(u"round"_s, 0, std::numeric_limits<int>::max());
    command.expiresS = options.number(u"expires"_s, 86400, longestSeconds);
    for (const auto &[name, number] : {std::pair(u"id-in-group"_s, idInGroup), std::pair(u"id-in-session"_s, idInSession), std::pair(u"round"_s, round), std::pair(u"expires"_s, command.expiresS)}) {
        if (number < 0)
            return wrongUsage(Texts::tr("--%1 takes a number, not “%2”.").arg(name, options.value(name)));
    }
    command.claims = {options.value(u"session"_s), options.value(u"participant"_s),
                      {options.has(u"app"_s) ? options.value(u"app"_s) : defaultApp, options.value(u"channel"_s), options.value(u"nickname"_s), options.value(u"label"_s),
                       options.value(u"group"_s), idInGroup, options.value(u"role"_s), round, options.value(u"page"_s), idInSession},
                      options.value(u"ticket-id"_s), 0, 0};
    if (options.has(u"key"_s))
        command.key = options.value(u"key"_s);
    return command;
}

int runKey(const KeyCommand &command)
{
    printNote(command.note);
    const auto keys = command.action == KeyCommand::Action::List ? readKeys(command.dataDirectory) : changeKeys(command.dataDirectory, changeOf(command));
    if (!keys)
        return fail(keys.error());
    const bool hasSecret = command.action == KeyCommand::Action::Make || command.action == KeyCommand::Action::Rotate;
    for (const TicketKey &key : *keys) {
        if (command.action == KeyCommand::Action::List)
            printJson(describe(key).text());
        else if (key.name == command.name || (key.isOpen && key.sessions.contains(command.name)))
            printJson(hasSecret ? describe(key).add("secret", QString::fromLatin1(key.secret)).text() : describe(key).text());
    }
    return exitDone;
}

int runTicket(const TicketCommand &command)
{
    TicketClaims claims = command.claims;
    if (claims.participant.isEmpty())
        claims.participant = randomCode();
    if (const auto checked = readClaims(claimsToJson(claims)); !checked)
        return fail(checked.error());
    printNote(command.note);
    const auto key = signingKey(command);
    if (!key)
        return fail(key.error());
    if (command.expiresS > 0)
        claims.expiresAtMs = systemClock()() + command.expiresS * qint64(1000);
    if (!key->sessions.isEmpty() && !key->sessions.contains(claims.session))
        warn(Texts::tr("the key “%1” is not for the session “%2”, only for %3: LabChat will refuse this ticket.").arg(key->name, claims.session, key->sessions.join(u", "_s)));
    printLine(stdout, QString::fromLatin1(signedToken(claimsToJson(claims), key->secret, key->name)));
    return exitDone;
}

} // namespace LabChat
