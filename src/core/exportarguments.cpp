// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exportarguments.h"

#include "core/base/csv.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QJsonArray>
#include <QtCore/QRegularExpression>
#include <QtCore/QTimeZone>

#include <algorithm>
#include <array>
#include <utility>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::ExportArguments)
};

constexpr std::array<std::pair<QLatin1StringView, char>, 3> delimiterNames{std::pair{"comma"_L1, ','}, std::pair{"semicolon"_L1, ';'}, std::pair{"tab"_L1, '\t'}};

tl::unexpected<Error> wrong(const QString &text)
{
    return tl::unexpected(Error{u"wrong_usage"_s, text});
}

/// ISO 8601; without an offset it is UTC. 0: it is not a time.
qint64 timeFromText(const QString &text)
{
    QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC);
    return time.isValid() ? qMax<qint64>(0, time.toMSecsSinceEpoch()) : 0;
}

QString timeAsText(qint64 atMs)
{
    return QDateTime::fromMSecsSinceEpoch(atMs, Qt::UTC).toString(Qt::ISODateWithMs);
}

/// `2`, `2-5`, `2-` or `-5`.
Result<void> readRounds(const QString &text, ExportChoice &choice)
{
    static const QRegularExpression form(u"^(\\d{0,6})(-(\\d{0,6}))?$"_s);
    const auto match = form.match(text);
    choice.firstRound = match.captured(1).toInt();
    choice.lastRound = match.capturedLength(2) == 0 ? choice.firstRound : match.captured(3).toInt();
    const bool isRange = match.hasMatch() && (choice.firstRound > 0 || choice.lastRound > 0) && (choice.lastRound == 0 || choice.lastRound >= choice.firstRound);
    return isRange ? Result<void>() : wrong(Texts::tr("--rounds takes a round or a range such as 2-5, not “%1”.").arg(text));
}

Result<ExportChoice> readChoice(const QCommandLineParser &parser)
{
    ExportChoice choice;
    choice.channels = parser.values(u"channel"_s);
    choice.participants = parser.values(u"participant"_s);
    if (choice.channels.contains(QString()) || choice.participants.contains(QString()))
        return wrong(Texts::tr("--channel takes a channel's name, and --participant a participant's code."));
    if (parser.isSet(u"rounds"_s)) {
        if (const auto read = readRounds(parser.value(u"rounds"_s), choice); !read)
            return tl::unexpected(read.error());
    }
    for (const auto &[name, bound] : {std::pair(u"from"_s, &choice.fromMs), std::pair(u"until"_s, &choice.untilMs)}) {
        if (!parser.isSet(name))
            continue;
        *bound = timeFromText(parser.value(name));
        if (*bound == 0)
            return wrong(Texts::tr("--%1 takes a time such as 2026-12-01T14:30:00Z or 2026-12-01T15:30:00+01:00, not “%2”.").arg(name, parser.value(name)));
    }
    if (choice.untilMs != 0 && choice.untilMs <= choice.fromMs)
        return wrong(Texts::tr("--until has to be later than --from."));
    choice.withHidden = !parser.isSet(u"without-hidden"_s);
    choice.withExperimenter = !parser.isSet(u"without-experimenter"_s);
    return choice;
}

/// One of the two; the first one is the default. Nothing: it is another one.
std::optional<bool> isSecond(const QCommandLineParser &parser, const QString &name, const QString &first, const QString &second)
{
    const QString value = parser.isSet(name) ? parser.value(name) : first;
    return value == first || value == second ? std::optional(value == second) : std::nullopt;
}

Result<CsvDialect> readDialect(const QCommandLineParser &parser)
{
    CsvDialect dialect;
    const QString delimiter = parser.isSet(u"delimiter"_s) ? parser.value(u"delimiter"_s) : u"comma"_s;
    const auto named = std::find_if(delimiterNames.begin(), delimiterNames.end(), [&delimiter](const auto &each) { return each.first == delimiter; });
    if (named == delimiterNames.end())
        return wrong(Texts::tr("--delimiter takes comma, semicolon or tab, not “%1”.").arg(delimiter));
    dialect.delimiter = named->second;
    const auto lineFeed = isSecond(parser, u"line-ends"_s, u"crlf"_s, u"lf"_s);
    if (!lineFeed)
        return wrong(Texts::tr("--line-ends takes crlf or lf, not “%1”.").arg(parser.value(u"line-ends"_s)));
    const auto decimalComma = isSecond(parser, u"decimal"_s, u"point"_s, u"comma"_s);
    if (!decimalComma)
        return wrong(Texts::tr("--decimal takes point or comma, not “%1”.").arg(parser.value(u"decimal"_s)));
    dialect.endsWithLineFeed = *lineFeed;
    dialect.hasDecimalComma = *decimalComma;
    dialect.hasByteOrderMark = parser.isSet(u"bom"_s);
    dialect.guardsFormulas = parser.isSet(u"formula-guard"_s);
    dialect.timeZone = parser.value(u"time-zone"_s);
    if (!dialect.timeZone.isEmpty() && !QTimeZone(dialect.timeZone.toUtf8()).isValid())
        return wrong(Texts::tr("--time-zone takes a name such as Europe/Zurich, not “%1”.").arg(dialect.timeZone));
    return dialect;
}

/// What somebody says of a data package.
Result<PackageDetails> readDetails(const QCommandLineParser &parser, ExportFormat format)
{
    PackageDetails details;
    for (const QString &option : {u"title"_s, u"license"_s, u"creator"_s, u"sidecars"_s}) {
        if (parser.isSet(option) && format != ExportFormat::Package)
            return wrong(Texts::tr("--%1 is only for --format package.").arg(option));
    }
    details.title = parser.value(u"title"_s).simplified();
    details.license = parser.value(u"license"_s);
    if (parser.isSet(u"license"_s) && !isLicenseId(details.license))
        return wrong(Texts::tr("--license takes an identifier of https://spdx.org/licenses, such as CC-BY-4.0, not “%1”.").arg(details.license));
    for (const QString &text : parser.values(u"creator"_s)) {
        const auto creator = creatorOf(text);
        if (!creator)
            return wrong(Texts::tr("--creator takes a name, or a name and an ORCID: \"Ada Lovelace <0000-0002-1825-0097>\", not “%1”.").arg(text));
        details.creators.append(*creator);
    }
    for (const QString &name : parser.value(u"sidecars"_s).split(u',', Qt::SkipEmptyParts)) {
        const auto sidecar = sidecarByName(name.trimmed());
        if (!sidecar)
            return wrong(Texts::tr("--sidecars takes some of %1, with commas between them, not “%2”.").arg(sidecarNames().join(u", "_s), name));
        if (!details.has(*sidecar))
            details.sidecars.append(*sidecar);
    }
    if (details.has(Sidecar::Zenodo) && details.creators.isEmpty())
        return wrong(Texts::tr("--sidecars zenodo needs --creator: Zenodo takes no data without one."));
    return details;
}

/// What only some formats can have.
Result<void> checkFormat(const ExportRequest &request)
{
    const bool isTable = infoOf(request.format).table.has_value();
    if (request.dialect != CsvDialect() && !isTable)
        return wrong(Texts::tr("--delimiter, --bom, --line-ends, --decimal, --time-zone and --formula-guard are only for tables as CSV."));
    if (request.pseudonyms.keyFile.isEmpty() || request.pseudonyms.areUsed)
        return {};
    return wrong(Texts::tr("--key-file needs --pseudonyms."));
}

/// For a POSIX shell.
QString quotedForShell(const QString &argument)
{
    static const QRegularExpression plain(u"^[A-Za-z0-9_./:=+,@%-]+$"_s);
    return plain.match(argument).hasMatch() ? argument : u'\'' + QString(argument).replace(u'\'', u"'\\''"_s) + u'\'';
}

void addTexts(QStringList &arguments, const QString &name, const QStringList &values)
{
    for (const QString &value : values)
        arguments << name << value;
}

/// The rounds as readRounds() reads them.
QString roundsAsText(const ExportChoice &choice)
{
    const auto bound = [](int round) { return round == 0 ? QString() : QString::number(round); };
    return choice.firstRound == choice.lastRound ? bound(choice.firstRound) : bound(choice.firstRound) + u'-' + bound(choice.lastRound);
}

} // namespace

QList<QCommandLineOption> exportOptions()
{
    const auto option = [](const char *name, const QString &text, const char *value = "") { return QCommandLineOption(QString::fromLatin1(name), text, QString::fromLatin1(value)); };
    return {
        option("session", Texts::tr("A session (default: all); can be repeated."), "CODE"),
        option("format", Texts::tr("One of %1 (default: otree).").arg(exportFormatNames().join(u", "_s)), "FORMAT"),
        option("table", Texts::tr("Of a file for Stata or SPSS: which table it has (default: messages)."), "TABLE"),
        option("without-times", Texts::tr("Of a transcript: leaves times out.")),
        option("without-moderation", Texts::tr("Of a transcript: does not say what the operator did, and leaves out messages that nobody else has seen.")),
        option("sidecars", Texts::tr("Of a package: further descriptions, some of %1.").arg(sidecarNames().join(u", "_s)), "NAMES"),
        option("title", Texts::tr("Of a package: its title."), "TEXT"),
        option("license", Texts::tr("Of a package: the licence of the data, an identifier of https://spdx.org/licenses."), "ID"),
        option("creator", Texts::tr("Of a package: who made the data, also with an ORCID in angle brackets; can be repeated."), "NAME"),
        option("channel", Texts::tr("Only rows of this channel; can be repeated."), "NAME"),
        option("participant", Texts::tr("Only rows of this participant; can be repeated."), "CODE"),
        option("rounds", Texts::tr("Only rows of these rounds, such as 2 or 2-5."), "ROUNDS"),
        option("from", Texts::tr("Only rows from this time on, such as 2026-12-01T14:30:00Z."), "TIME"),
        option("until", Texts::tr("Only rows before this time."), "TIME"),
        option("without-hidden", Texts::tr("Leaves out messages that were hidden, held or refused in the end.")),
        option("without-experimenter", Texts::tr("Leaves out what the experimenter wrote to participants.")),
        option("delimiter", Texts::tr("What separates the fields of a CSV file: comma, semicolon or tab (default: comma)."), "NAME"),
        option("bom", Texts::tr("Begins a CSV file with a byte order mark, which Excel needs.")),
        option("line-ends", Texts::tr("What ends the records of a CSV file: crlf or lf (default: crlf)."), "NAME"),
        option("decimal", Texts::tr("The decimal sign of a CSV file: point or comma (default: point)."), "NAME"),
        option("time-zone", Texts::tr("Of the readable times in a CSV file, such as Europe/Zurich (default: UTC)."), "ZONE"),
        option("formula-guard", Texts::tr("Puts an apostrophe in front of texts that a spreadsheet takes for formulas. This changes the data.")),
        option("pseudonyms", Texts::tr("Replaces participants' codes, and leaves out nicknames and labels.")),
        option("key-file", Texts::tr("With --pseudonyms: writes which code is behind each pseudonym."), "FILE"),
        option("replace-contacts", Texts::tr("Replaces the e-mail addresses and phone numbers that are marked in this list, which --format contacts has written."), "FILE"),
        option("manifest", Texts::tr("Writes beside the file how much of the log it has, and its checksum.")),
        option("command-line", Texts::tr("Writes beside the file the command that writes it again.")),
    };
}

Result<ExportRequest> exportRequestOf(const QCommandLineParser &parser)
{
    ExportRequest request;
    request.sessions = parser.values(u"session"_s);
    if (request.sessions.contains(QString()))
        return wrong(Texts::tr("--session takes a session's code."));
    const QString format = parser.isSet(u"format"_s) ? parser.value(u"format"_s) : u"otree"_s;
    const auto named = exportFormatByName(format);
    if (!named)
        return wrong(Texts::tr("--format takes one of %1, not “%2”.").arg(exportFormatNames().join(u", "_s), format));
    request.format = *named;
    const auto table = parser.isSet(u"table"_s) ? tableByName(parser.value(u"table"_s)) : TableKind::Messages;
    if (!table)
        return wrong(Texts::tr("--table takes the name of a table, such as messages or participants, not “%1”.").arg(parser.value(u"table"_s)));
    if (parser.isSet(u"table"_s) && *named != ExportFormat::Stata && *named != ExportFormat::Spss)
        return wrong(Texts::tr("--table is only for --format stata and spss."));
    request.table = *table;
    for (const QString &option : {u"without-times"_s, u"without-moderation"_s}) {
        if (parser.isSet(option) && *named != ExportFormat::Transcript)
            return wrong(Texts::tr("--%1 is only for --format transcript.").arg(option));
    }
    request.transcript = {!parser.isSet(u"without-times"_s), !parser.isSet(u"without-moderation"_s)};
    const auto details = readDetails(parser, *named);
    if (!details)
        return tl::unexpected(details.error());
    request.package = *details;
    const auto choice = readChoice(parser);
    if (!choice)
        return tl::unexpected(choice.error());
    const auto dialect = readDialect(parser);
    if (!dialect)
        return tl::unexpected(dialect.error());
    request.choice = *choice;
    request.dialect = *dialect;
    request.pseudonyms.areUsed = parser.isSet(u"pseudonyms"_s);
    request.pseudonyms.keyFile = parser.value(u"key-file"_s);
    request.hasManifest = parser.isSet(u"manifest"_s);
    request.hasCommandLine = parser.isSet(u"command-line"_s);
    return checkFormat(request).map([&request] { return request; });
}

Result<ExportRequest> exportRequestOf(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOptions(exportOptions());
    if (!parser.parse(QStringList{u"labchat"_s} + arguments) || !parser.positionalArguments().isEmpty())
        return wrong(parser.errorText());
    return exportRequestOf(parser);
}

Result<void> checkTarget(const ExportRequest &request)
{
    const bool isFolder = infoOf(request.format).ending.isEmpty();
    if (request.fileName != u"-")
        return {};
    if (isFolder)
        return wrong(Texts::tr("--format %1 needs --out: a folder that does not exist yet, or a name that ends with .zip.").arg(infoOf(request.format).name));
    return !request.hasManifest && !request.hasCommandLine ? Result<void>() : wrong(Texts::tr("--manifest and --command-line need --out: they are written beside the file."));
}

QStringList argumentsOf(const ExportRequest &request)
{
    QStringList arguments;
    const auto add = [&arguments](bool isGiven, const QString &name, const QString &value = {}) {
        if (isGiven)
            arguments << name;
        if (isGiven && !value.isEmpty())
            arguments << value;
    };
    const ExportChoice &choice = request.choice;
    const CsvDialect &dialect = request.dialect;
    addTexts(arguments, u"--session"_s, request.sessions);
    add(true, u"--format"_s, infoOf(request.format).name);
    add(request.format == ExportFormat::Stata || request.format == ExportFormat::Spss, u"--table"_s, dataTable(request.table).name);
    add(request.format == ExportFormat::Transcript && !request.transcript.times, u"--without-times"_s);
    add(request.format == ExportFormat::Transcript && !request.transcript.moderation, u"--without-moderation"_s);
    const PackageDetails &details = request.package;
    QStringList sidecars, creators;
    for (const Sidecar sidecar : details.sidecars)
        sidecars.append(sidecarName(sidecar));
    for (const Creator &creator : details.creators)
        creators.append(textOf(creator));
    add(!sidecars.isEmpty(), u"--sidecars"_s, sidecars.join(u','));
    add(!details.title.isEmpty(), u"--title"_s, details.title);
    add(!details.license.isEmpty(), u"--license"_s, details.license);
    addTexts(arguments, u"--creator"_s, creators);
    addTexts(arguments, u"--channel"_s, choice.channels);
    addTexts(arguments, u"--participant"_s, choice.participants);
    add(choice.firstRound != 0 || choice.lastRound != 0, u"--rounds"_s, roundsAsText(choice));
    add(choice.fromMs != 0, u"--from"_s, timeAsText(choice.fromMs));
    add(choice.untilMs != 0, u"--until"_s, timeAsText(choice.untilMs));
    add(!choice.withHidden, u"--without-hidden"_s);
    add(!choice.withExperimenter, u"--without-experimenter"_s);
    const auto delimiter = std::find_if(delimiterNames.begin(), delimiterNames.end(), [&dialect](const auto &each) { return each.second == dialect.delimiter; });
    add(dialect.delimiter != ',', u"--delimiter"_s, delimiter->first);
    add(dialect.hasByteOrderMark, u"--bom"_s);
    add(dialect.endsWithLineFeed, u"--line-ends"_s, u"lf"_s);
    add(dialect.hasDecimalComma, u"--decimal"_s, u"comma"_s);
    add(!dialect.timeZone.isEmpty(), u"--time-zone"_s, dialect.timeZone);
    add(dialect.guardsFormulas, u"--formula-guard"_s);
    add(request.pseudonyms.areUsed, u"--pseudonyms"_s);
    add(!request.pseudonyms.keyFile.isEmpty(), u"--key-file"_s, request.pseudonyms.keyFile);
    add(request.hasManifest, u"--manifest"_s);
    add(request.hasCommandLine, u"--command-line"_s);
    return arguments;
}

QString exportCommandLine(const ExportRequest &request, const QString &dataDirectory, const QString &passagesFile)
{
    QStringList arguments{u"labchat"_s, u"export"_s, u"--data"_s, dataDirectory};
    arguments += argumentsOf(request);
    if (!passagesFile.isEmpty())
        arguments << u"--replace-contacts"_s << passagesFile;
    arguments << u"--out"_s << request.fileName;
    for (QString &argument : arguments)
        argument = quotedForShell(argument);
    return arguments.join(u' ');
}

QJsonObject toJson(const ExportRequest &request)
{
    ExportRequest contents = request;
    contents.pseudonyms.keyFile.clear();
    contents.hasManifest = contents.hasCommandLine = false;
    QJsonArray replaced;
    for (const Passage &each : request.pseudonyms.replaced)
        replaced.append(QJsonObject{{u"labchat_session"_s, each.session}, {u"seq"_s, each.seq}, {u"start"_s, each.start}, {u"length"_s, each.length}, {u"kind"_s, nameOfContact(each.kind)}});
    return {{u"arguments"_s, QJsonArray::fromStringList(argumentsOf(contents))}, {u"replaced"_s, replaced}};
}

std::optional<ExportRequest> exportRequestFromJson(const QJsonObject &json)
{
    QStringList arguments;
    for (const QJsonValue &argument : json[u"arguments"_s].toArray())
        arguments.append(argument.toString());
    auto request = exportRequestOf(arguments);
    if (!request || !request->pseudonyms.keyFile.isEmpty())
        return std::nullopt;
    for (const QJsonValue &each : json[u"replaced"_s].toArray()) {
        const ContactKind kind = each[u"kind"_s].toString() == nameOfContact(ContactKind::Phone) ? ContactKind::Phone : ContactKind::EMail;
        request->pseudonyms.replaced.append({each[u"labchat_session"_s].toString(), each[u"seq"_s].toInteger(), each[u"start"_s].toInteger(), each[u"length"_s].toInteger(), kind});
    }
    return *request;
}

Result<QList<Passage>> markedPassages(const QString &csv)
{
    const auto records = readCsv(csv);
    const QStringList header = records && !records->isEmpty() ? records->constFirst().fields : QStringList();
    const auto place = [&header](const QString &name) { return header.indexOf(name); };
    const qsizetype session = place(u"labchat_session"_s), seq = place(u"seq"_s), start = place(u"start"_s), length = place(u"length"_s), kind = place(u"kind"_s), mark = place(u"replace"_s);
    if (std::min({session, seq, start, length, kind, mark}) < 0)
        return wrong(Texts::tr("The list of contacts is not one that --format contacts has written: a column is missing."));
    QList<Passage> marked;
    for (const CsvRecord &record : records->mid(1)) {
        if (record.fields.value(mark).trimmed().isEmpty())
            continue;
        const Passage passage{record.fields.value(session), record.fields.value(seq).toLongLong(), record.fields.value(start).toLongLong(), record.fields.value(length).toLongLong(),
                              record.fields.value(kind) == nameOfContact(ContactKind::Phone) ? ContactKind::Phone : ContactKind::EMail};
        if (passage.seq < 1 || passage.start < 0 || passage.length < 1)
            return wrong(Texts::tr("Line %1 of the list of contacts has no numbers where they are needed.").arg(record.line));
        marked.append(passage);
    }
    return marked;
}

QString nameOfContact(ContactKind kind)
{
    return kind == ContactKind::EMail ? u"e-mail"_s : u"phone"_s;
}

} // namespace LabChat
