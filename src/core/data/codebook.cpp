// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/codebook.h"

#include "core/data/eventkinds.h"

#include <QtCore/QJsonArray>
#include <QtCore/QRegularExpression>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

QLatin1StringView schemaType(ColumnType type)
{
    switch (type) {
    case ColumnType::Text:
        return "string"_L1;
    case ColumnType::Integer:
        return "integer"_L1;
    case ColumnType::Seconds:
        return "number"_L1;
    case ColumnType::Time:
        return "datetime"_L1;
    case ColumnType::Json:
        return "object"_L1;
    }
    Q_UNREACHABLE();
}

/// More values than these have a table of their own.
constexpr qsizetype mostValuesInASentence = 8;

QString meaningWithValues(const DataColumn &column)
{
    QString meaning = QString::fromUtf8(column.meaning);
    if (column.values.isEmpty() || column.values.size() > mostValuesInASentence)
        return meaning;
    QStringList values;
    for (const ColumnValue &value : column.values)
        values.append(u"`%1`: %2"_s.arg(value.name, QString::fromUtf8(value.meaning)));
    return meaning + u": "_s + values.join(u"; "_s);
}

/// A reference to another table, if a row's columns lead to one there.
struct ForeignKey {
    TableKind table;
    QStringList columns;
};

const QList<ForeignKey> &foreignKeys()
{
    static const QList<ForeignKey> keys{
        {TableKind::Participants, {u"labchat_session"_s, u"participant_code"_s}},
        {TableKind::Channels, {u"labchat_session"_s, u"channel"_s}},
    };
    return keys;
}

/// Of one table, as far as it and the other table are there.
QJsonArray foreignKeysOf(const DataTable &table, const QList<TableKind> &tables)
{
    QJsonArray keys;
    const QStringList columns = table.columnNames();
    for (const ForeignKey &key : foreignKeys()) {
        const bool leadsThere = std::all_of(key.columns.begin(), key.columns.end(), [&columns](const QString &name) { return columns.contains(name); });
        if (!leadsThere || key.table == table.kind || !tables.contains(key.table))
            continue;
        const QJsonArray fields = QJsonArray::fromStringList(key.columns);
        keys.append(QJsonObject{{u"fields"_s, fields}, {u"reference"_s, QJsonObject{{u"resource"_s, QString(dataTable(key.table).name)}, {u"fields"_s, fields}}}});
    }
    return keys;
}

QJsonObject fieldOf(const DataColumn &column)
{
    QJsonObject field{{u"name"_s, QString(column.name)}, {u"type"_s, QString(schemaType(column.type))}, {u"title"_s, QString::fromUtf8(column.label)},
                      {u"description"_s, withoutLinks(meaningWithValues(column))}};
    if (!unitOf(column.type).isEmpty())
        field.insert(u"unit"_s, QString(unitOf(column.type)));
    if (column.type == ColumnType::Time)
        field.insert(u"format"_s, u"%Y-%m-%dT%H:%M:%S.%fZ"_s); // the default has no milliseconds in version 1, which many programs know
    QJsonObject constraints;
    if (column.isRequired)
        constraints.insert(u"required"_s, true);
    if (!column.values.isEmpty()) {
        QJsonArray names, categories;
        for (const ColumnValue &value : column.values) {
            names.append(QString(value.name));
            categories.append(QJsonObject{{u"value"_s, QString(value.name)}, {u"label"_s, withoutLinks(QString::fromUtf8(value.meaning))}});
        }
        constraints.insert(u"enum"_s, names);
        field.insert(u"categories"_s, categories);
    }
    if (!constraints.isEmpty())
        field.insert(u"constraints"_s, constraints);
    return field;
}

} // namespace

QString withoutLinks(QString markdown)
{
    static const QRegularExpression link(u"\\[([^\\]]+)\\]\\([^)]*\\)"_s);
    return markdown.replace(link, u"\\1"_s);
}

QString columnsAsMarkdown(const DataTable &table)
{
    QString text = u"| column | meaning |\n| --- | --- |\n"_s;
    for (const DataColumn &column : table.columns)
        text += u"| `%1` | %2 |\n"_s.arg(column.name, meaningWithValues(column));
    return text;
}

QString codebook(const QList<TableKind> &tables, const QStringList &fileNames, bool hasRowIds)
{
    QString text = u"# Codebook\n\n"
                   "Text is UTF-8, records end with CR LF, fields are separated by commas; a field is in quotation marks only if it needs them. "
                   "An empty field means that there is no value. Times are the server's clock, UTC.\n"_s;
    if (hasRowIds)
        text += u"\nEach table begins with the column `row_id`: the row's number in its file, from 1.\n"_s;
    for (qsizetype i = 0; i < tables.size(); ++i) {
        const TableKind kind = tables.at(i);
        const DataTable &table = dataTable(kind);
        text += u"\n## %1 (`%2`)\n\n%3\n\n"_s.arg(QString::fromUtf8(table.title), fileNames.at(i), withoutLinks(QString::fromUtf8(table.meaning)));
        text += u"| column | type | unit | meaning |\n| --- | --- | --- | --- |\n"_s;
        for (const DataColumn &column : table.columns)
            text += u"| `%1` | %2 | %3 | %4 |\n"_s.arg(column.name, schemaType(column.type), unitOf(column.type), withoutLinks(meaningWithValues(column)));
        if (kind == TableKind::Events)
            text += u"\n### Kinds of events\n\n"_s + withoutLinks(eventKindsAsMarkdown());
    }
    return text;
}

QJsonObject tableSchema(const DataTable &table, const QList<TableKind> &tables)
{
    QJsonArray fields;
    for (const DataColumn &column : table.columns)
        fields.append(fieldOf(column));
    QJsonObject schema{{u"$schema"_s, u"https://datapackage.org/profiles/2.0/tableschema.json"_s}, {u"fields"_s, fields}, {u"missingValues"_s, QJsonArray{QString()}}};
    if (!table.key.isEmpty())
        schema.insert(u"primaryKey"_s, QJsonArray::fromStringList(table.key));
    if (const QJsonArray keys = foreignKeysOf(table, tables); !keys.isEmpty())
        schema.insert(u"foreignKeys"_s, keys);
    return schema;
}

} // namespace LabChat
