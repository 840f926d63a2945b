// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/sidecars.h"

#include "core/data/codebook.h"

#include <QtCore/QDateTime>
#include <QtCore/QJsonArray>
#include <QtCore/QSet>
#include <QtCore/QUrl>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

QJsonObject leadingTo(const QString &id)
{
    return {{u"@id"_s, id}};
}

QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text, "/"));
}

QString isoTime(qint64 atMs)
{
    return QDateTime::fromMSecsSinceEpoch(atMs, Qt::UTC).toString(Qt::ISODateWithMs);
}

qint64 newestAtMs(const Package &package)
{
    qint64 newest = 0;
    for (const PackedSession &session : package.sessions)
        newest = std::max(newest, session.lastAtMs);
    return newest;
}

QString personId(const Creator &creator)
{
    return creator.orcid.isEmpty() ? u"#person-"_s + encoded(creator.name) : orcidUrl(creator);
}

/// What is in the file, in words.
QString nameOfFile(const PackedFile &file, const Package &package)
{
    const auto table = std::find_if(package.tables.begin(), package.tables.end(), [&file](const PackedTable &each) { return each.path == file.path; });
    if (table != package.tables.end())
        return QString::fromUtf8(dataTable(table->table).title);
    if (file.path == u"codebook.md")
        return u"Codebook"_s;
    return file.path.section(u'/', -1);
}

QString mediaTypeOf(const QString &path)
{
    static const QHash<QString, QString> types{{u"csv"_s, u"text/csv"_s}, {u"json"_s, u"application/json"_s}, {u"md"_s, u"text/markdown"_s}, {u"png"_s, u"image/png"_s},
                                               {u"jpg"_s, u"image/jpeg"_s}, {u"jpeg"_s, u"image/jpeg"_s}, {u"gif"_s, u"image/gif"_s}, {u"svg"_s, u"image/svg+xml"_s}, {u"webp"_s, u"image/webp"_s}};
    return types.value(path.section(u'.', -1).toLower());
}

QJsonObject fileEntity(const PackedFile &file, const Package &package)
{
    QJsonObject entity{{u"@id"_s, encoded(file.path)}, {u"@type"_s, u"File"_s}, {u"name"_s, nameOfFile(file, package)}, {u"contentSize"_s, QString::number(file.bytes)}, {u"sha256"_s, file.sha256}};
    if (const QString type = mediaTypeOf(file.path); !type.isEmpty())
        entity.insert(u"encodingFormat"_s, type);
    const auto table = std::find_if(package.tables.begin(), package.tables.end(), [&file](const PackedTable &each) { return each.path == file.path; });
    if (table != package.tables.end())
        entity.insert(u"description"_s, withoutLinks(QString::fromUtf8(dataTable(table->table).meaning)));
    return entity;
}

/// The graph of one crate.
class Crate final {
public:
    explicit Crate(const Package &package) : m_package(package)
    {
        addHead();
        addLicense();
        addCreators();
        addFiles();
        addExport();
        for (const PackedSession &session : m_package.sessions)
            addSession(session);
    }

    QJsonObject document()
    {
        m_root.insert(u"mentions"_s, m_actions);
        m_graph.insert(1, m_root);
        return {{u"@context"_s, u"https://w3id.org/ro/crate/1.2/context"_s}, {u"@graph"_s, m_graph}};
    }

private:
    void addHead()
    {
        m_graph.append(QJsonObject{{u"@id"_s, u"ro-crate-metadata.json"_s}, {u"@type"_s, u"CreativeWork"_s}, {u"conformsTo"_s, leadingTo(u"https://w3id.org/ro/crate/1.2"_s)},
                                   {u"about"_s, leadingTo(u"./"_s)}});
        m_root = {{u"@id"_s, u"./"_s}, {u"@type"_s, u"Dataset"_s}, {u"name"_s, titleOf(m_package)}, {u"description"_s, descriptionOf(m_package)},
                  {u"datePublished"_s, isoTime(newestAtMs(m_package)).left(10)}, {u"keywords"_s, keywordsOf(m_package)}};
    }

    void addLicense()
    {
        const QString id = m_package.details.license;
        if (id.isEmpty()) { // a crate has to say something
            m_root.insert(u"license"_s, u"No licence was chosen. Ask who made the data before you use them."_s);
            return;
        }
        m_root.insert(u"license"_s, leadingTo(licenseUrl(id)));
        m_graph.append(QJsonObject{{u"@id"_s, licenseUrl(id)}, {u"@type"_s, u"CreativeWork"_s}, {u"name"_s, licenseTitle(id)}, {u"identifier"_s, id}});
    }

    void addCreators()
    {
        QJsonArray authors;
        for (const Creator &creator : m_package.details.creators) {
            addPerson(personId(creator), creator.name);
            authors.append(leadingTo(personId(creator)));
        }
        if (!authors.isEmpty())
            m_root.insert(u"author"_s, authors);
    }

    void addPerson(const QString &id, const QString &name)
    {
        if (m_people.contains(id))
            return;
        m_people.insert(id);
        m_graph.append(QJsonObject{{u"@id"_s, id}, {u"@type"_s, u"Person"_s}, {u"name"_s, name}});
    }

    void addFiles()
    {
        QJsonArray parts;
        for (const PackedFile &file : m_package.files) {
            m_graph.append(fileEntity(file, m_package));
            parts.append(leadingTo(encoded(file.path)));
        }
        // They have the checksum of this file, so this one cannot have theirs.
        for (const QString &path : {u"manifest.json"_s, u"datapackage.json"_s}) {
            m_graph.append(QJsonObject{{u"@id"_s, path}, {u"@type"_s, u"File"_s}, {u"name"_s, path}, {u"encodingFormat"_s, u"application/json"_s}});
            parts.append(leadingTo(path));
        }
        m_root.insert(u"hasPart"_s, parts);
    }

    void addExport()
    {
        m_graph.append(QJsonObject{{u"@id"_s, u"#labchat"_s}, {u"@type"_s, u"SoftwareApplication"_s}, {u"name"_s, u"LabChat"_s}, {u"version"_s, u"" LABCHAT_VERSION ""_s}});
        m_graph.append(QJsonObject{{u"@id"_s, u"#log"_s}, {u"@type"_s, u"CreativeWork"_s}, {u"name"_s, u"LabChat's log"_s},
                                   {u"description"_s, u"The log from which the tables were made. It is not in this crate."_s}});
        QJsonArray tables, creators;
        for (const PackedTable &table : m_package.tables)
            tables.append(leadingTo(encoded(table.path)));
        for (const Creator &creator : m_package.details.creators)
            creators.append(leadingTo(personId(creator)));
        QJsonObject action{{u"@id"_s, u"#export"_s}, {u"@type"_s, u"CreateAction"_s}, {u"name"_s, u"Export by LabChat " LABCHAT_VERSION ""_s},
                           {u"description"_s, u"The tables have the log up to the time at which this ends: that of its newest event."_s}, {u"instrument"_s, leadingTo(u"#labchat"_s)},
                           {u"object"_s, leadingTo(u"#log"_s)}, {u"result"_s, tables}, {u"endTime"_s, isoTime(newestAtMs(m_package))}};
        if (!creators.isEmpty())
            action.insert(u"agent"_s, creators);
        addAction(action);
    }

    /// The log does not know which version of the program ran it.
    void addSession(const PackedSession &session)
    {
        QJsonArray operators;
        for (const QString &name : session.operators) {
            const QString id = u"#operator-"_s + encoded(name);
            addPerson(id, name);
            operators.append(leadingTo(id));
        }
        QJsonObject action{{u"@id"_s, u"#session-%1"_s.arg(session.code)}, {u"@type"_s, u"CreateAction"_s}, {u"name"_s, u"Session %1"_s.arg(session.name)}, {u"result"_s, leadingTo(u"#log"_s)},
                           {u"startTime"_s, isoTime(session.createdAtMs)}, {u"endTime"_s, isoTime(session.lastAtMs)}};
        if (!session.studyPath.isEmpty())
            action.insert(u"object"_s, leadingTo(encoded(session.studyPath)));
        if (!operators.isEmpty())
            action.insert(u"agent"_s, operators);
        addAction(action);
    }

    void addAction(const QJsonObject &action)
    {
        m_graph.append(action);
        m_actions.append(leadingTo(action.value(u"@id"_s).toString()));
    }

    const Package &m_package;
    QJsonObject m_root;
    QJsonArray m_graph, m_actions;
    QSet<QString> m_people; ///< by @id
};

} // namespace

QJsonObject roCrate(const Package &package)
{
    return Crate(package).document();
}

} // namespace LabChat
