// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/sidecars.h"

#include "core/data/codebook.h"

#include <QtCore/QJsonArray>
#include <QtCore/QSet>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

QJsonObject variable(const QString &name, const QString &description, QLatin1StringView unit)
{
    QJsonObject variable{{u"@type"_s, u"PropertyValue"_s}, {u"name"_s, name}, {u"description"_s, description}};
    if (!unit.isEmpty())
        variable.insert(u"unitText"_s, QString(unit));
    return variable;
}

} // namespace

QString tablePath(TableKind table, const Package &package)
{
    const QString name = dataTable(table).name;
    if (!package.details.has(Sidecar::PsychDs))
        return u"data/%1.csv"_s.arg(name);
    const QString session = package.sessions.size() == 1 ? u"session-%1_"_s.arg(package.sessions.constFirst().code) : QString();
    return u"data/%1description-%2_data.csv"_s.arg(session, name);
}

/// A name that several tables have is described as the first of them does.
QJsonObject psychDsDescription(const Package &package)
{
    QJsonArray variables{variable(rowIdColumn, u"the row's number in its file"_s, {})};
    QSet<QString> known;
    for (const PackedTable &packed : package.tables) {
        for (const DataColumn &column : dataTable(packed.table).columns) {
            if (known.contains(column.name))
                continue;
            known.insert(column.name);
            variables.append(variable(column.name, withoutLinks(QString::fromUtf8(column.meaning)), unitOf(column.type)));
        }
    }
    QJsonObject description{{u"@context"_s, u"https://schema.org/"_s}, {u"@type"_s, u"Dataset"_s}, {u"name"_s, titleOf(package)}, {u"description"_s, descriptionOf(package)},
                            {u"schemaVersion"_s, u"Psych-DS 1.5.0"_s}, {u"variableMeasured"_s, variables}, {u"keywords"_s, keywordsOf(package)}};
    QJsonArray authors;
    for (const Creator &creator : package.details.creators) {
        QJsonObject person{{u"@type"_s, u"Person"_s}, {u"name"_s, creator.name}};
        if (!creator.orcid.isEmpty())
            person.insert(u"identifier"_s, orcidUrl(creator));
        authors.append(person);
    }
    if (!authors.isEmpty())
        description.insert(u"author"_s, authors);
    if (!package.details.license.isEmpty())
        description.insert(u"license"_s, licenseUrl(package.details.license));
    return description;
}

} // namespace LabChat
