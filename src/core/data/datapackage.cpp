// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/datapackage.h"

#include "core/data/codebook.h"
#include "core/data/sidecars.h"

#include <QtCore/QUuid>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

QList<TableKind> kindsOf(const Package &package)
{
    QList<TableKind> kinds;
    for (const PackedTable &table : package.tables)
        kinds.append(table.table);
    return kinds;
}

QJsonObject schemaOf(const DataTable &table, const Package &package)
{
    QJsonObject schema = tableSchema(table, kindsOf(package));
    if (package.details.has(Sidecar::PsychDs)) {
        QJsonArray fields = schema.value(u"fields"_s).toArray();
        fields.prepend(QJsonObject{{u"name"_s, QString(rowIdColumn)}, {u"type"_s, u"integer"_s}, {u"title"_s, u"the row's number"_s}, {u"description"_s, u"the row's number in this file, from 1"_s},
                                   {u"constraints"_s, QJsonObject{{u"required"_s, true}, {u"unique"_s, true}}}});
        schema.insert(u"fields"_s, fields);
    }
    return schema;
}

QJsonObject resourceOf(const PackedTable &packed, const Package &package)
{
    const DataTable &table = dataTable(packed.table);
    const auto file = std::find_if(package.files.begin(), package.files.end(), [&packed](const PackedFile &each) { return each.path == packed.path; });
    return {
        {u"$schema"_s, u"https://datapackage.org/profiles/2.0/dataresource.json"_s},
        {u"name"_s, QString(table.name)},
        {u"type"_s, u"table"_s},
        {u"title"_s, QString::fromUtf8(table.title)},
        {u"description"_s, withoutLinks(QString::fromUtf8(table.meaning))},
        {u"path"_s, packed.path},
        {u"format"_s, u"csv"_s},
        {u"mediatype"_s, u"text/csv"_s},
        {u"encoding"_s, u"utf-8"_s},
        {u"bytes"_s, file->bytes},
        {u"hash"_s, QString(u"sha256:"_s + file->sha256)},
        {u"dialect"_s, QJsonObject{{u"$schema"_s, u"https://datapackage.org/profiles/2.0/tabledialect.json"_s}, {u"delimiter"_s, u","_s}, {u"lineTerminator"_s, u"\r\n"_s},
                                   {u"quoteChar"_s, u"\""_s}, {u"doubleQuote"_s, true}, {u"header"_s, true}}},
        {u"schema"_s, schemaOf(table, package)},
    };
}

/// The same for the same contents.
QString identifierOf(const Package &package)
{
    QByteArray hashes;
    for (const PackedFile &file : package.files)
        hashes += file.path.toUtf8() + ' ' + file.sha256.toLatin1() + '\n';
    static const QUuid space = QUuid::createUuidV5(QUuid(), u"labchat.package"_s);
    return QUuid::createUuidV5(space, hashes).toString(QUuid::WithoutBraces);
}

QJsonArray sessionsOf(const Package &package)
{
    QJsonArray sessions;
    for (const PackedSession &session : package.sessions) {
        QJsonObject kinds;
        for (const auto &[kind, count] : session.events)
            kinds.insert(kind, count);
        sessions.append(QJsonObject{{u"labchat_session"_s, session.code}, {u"session_code"_s, session.name}, {u"study"_s, session.study}, {u"created_at_ms"_s, session.createdAtMs},
                                    {u"first_seq"_s, session.lastSeq == 0 ? 0 : 1}, {u"last_seq"_s, session.lastSeq}, {u"events_by_kind"_s, kinds}, {u"chain_sha256"_s, session.chainSha256}});
    }
    return sessions;
}

QJsonArray contributorsOf(const Package &package)
{
    QJsonArray contributors;
    for (const Creator &creator : package.details.creators) {
        QJsonObject person{{u"title"_s, creator.name}, {u"roles"_s, QJsonArray{u"creator"_s}}};
        if (!creator.orcid.isEmpty())
            person.insert(u"path"_s, orcidUrl(creator));
        contributors.append(person);
    }
    contributors.append(QJsonObject{{u"title"_s, u"LabChat " LABCHAT_VERSION ""_s}, {u"roles"_s, QJsonArray{contributors.isEmpty() ? u"creator"_s : u"software"_s}}});
    return contributors;
}

} // namespace

QString titleOf(const Package &package)
{
    if (!package.details.title.isEmpty())
        return package.details.title;
    return package.sessions.size() == 1 ? u"Chat log of session %1"_s.arg(package.sessions.constFirst().code) : u"Chat logs of %1 sessions"_s.arg(package.sessions.size());
}

QString descriptionOf(const Package & /*package*/)
{
    return u"Messages, events, participants and channels of chats in an experiment, as LabChat logged them. `codebook.md` describes each column; "
           "`manifest.json` says how much of the log is here."_s;
}

QJsonArray keywordsOf(const Package &package)
{
    QStringList keywords{u"chat"_s, u"experiment"_s, u"LabChat"_s};
    for (const PackedSession &session : package.sessions) {
        if (!session.study.isEmpty() && !keywords.contains(session.study))
            keywords.append(session.study);
    }
    return QJsonArray::fromStringList(keywords);
}

QString orcidUrl(const Creator &creator)
{
    return u"https://orcid.org/"_s + creator.orcid;
}

QJsonObject dataPackage(const Package &package)
{
    QJsonArray resources;
    for (const PackedTable &table : package.tables)
        resources.append(resourceOf(table, package));
    QStringList codes;
    for (const PackedSession &session : package.sessions)
        codes.append(session.code);
    const bool isOne = package.sessions.size() == 1;
    QJsonObject description{
        {u"$schema"_s, u"https://datapackage.org/profiles/2.0/datapackage.json"_s},
        {u"name"_s, isOne ? QString(u"labchat-"_s + codes.constFirst()) : u"labchat"_s},
        {u"id"_s, identifierOf(package)},
        {u"title"_s, titleOf(package)},
        {u"description"_s, descriptionOf(package)},
        {u"contributors"_s, contributorsOf(package)},
        {u"resources"_s, resources},
    };
    if (const QString &license = package.details.license; !license.isEmpty())
        description.insert(u"licenses"_s, QJsonArray{QJsonObject{{u"name"_s, license}, {u"path"_s, licenseUrl(license)}, {u"title"_s, licenseTitle(license)}}});
    return description;
}

QJsonObject manifestOf(const Package &package)
{
    QJsonObject tables;
    for (const PackedTable &table : package.tables)
        tables.insert(dataTable(table.table).name, table.rows);
    QJsonArray files;
    for (const PackedFile &file : package.files)
        files.append(QJsonObject{{u"path"_s, file.path}, {u"bytes"_s, file.bytes}, {u"sha256"_s, file.sha256}});
    return {{u"program"_s, u"LabChat"_s}, {u"version"_s, u"" LABCHAT_VERSION ""_s}, {u"export"_s, package.request},
            {u"sessions"_s, sessionsOf(package)}, {u"rows"_s, tables}, {u"files"_s, files}};
}

} // namespace LabChat
