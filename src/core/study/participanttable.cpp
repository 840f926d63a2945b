// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/participanttable.h"

#include "core/base/csv.h"
#include "core/study/names.h"
#include "core/study/ownfile.h"
#include "core/study/wording.h"

#include <QtCore/QJsonArray>
#include <QtCore/QSet>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

const QString participantsKey = u"participants"_s;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::ParticipantTable)
};

/// Collects the mistakes of a table: all are mistakes of the member that names the file.
class TableChecker final {
public:
    TableChecker(JsonReader &reader, const QString &fileName) : m_reader(reader), m_fileName(fileName) {}

    void checkColumns(const CsvRecord &header)
    {
        QSet<QString> taken;
        for (int i = 0; i < header.fields.size(); ++i) {
            const QString &name = header.fields.at(i);
            if (!isLabel(name))
                report(header.line, i, Texts::tr("a column's name may contain only letters, digits and “_”; here it is “%1”.").arg(excerpt(name)));
            else if (name == u"id_in_session" || name == u"code")
                report(header.line, i, Texts::tr("“%1” is a name of LabChat's own. Give the column another one.").arg(name));
            else if (taken.contains(name))
                report(header.line, i, Texts::tr("the column “%1” occurs twice.").arg(name));
            taken.insert(name);
        }
    }

    void checkRow(const QStringList &columns, const CsvRecord &row)
    {
        if (row.fields.size() != columns.size()) {
            report(row.line, -1, Texts::tr("the table has %1 columns; this row has %2.").arg(columns.size()).arg(row.fields.size()));
            return;
        }
        const qsizetype labelAt = columns.indexOf(ParticipantColumns::label);
        if (const QString label = row.fields.value(labelAt); !label.isEmpty())
            checkLabel(row.line, labelAt, label);
    }

private:
    void checkLabel(int line, qsizetype column, const QString &label)
    {
        if (!isLabel(label))
            report(line, column, Texts::tr("a label may contain only letters, digits and “_”, at most 100; here it is “%1”.").arg(excerpt(label)));
        else if (m_labels.contains(label))
            report(line, column, Texts::tr("the label “%1” is already in line %2.").arg(label).arg(m_labels.value(label)));
        m_labels.insert(label, line);
    }

    void report(int line, qsizetype column, const QString &what)
    {
        const QString place = column < 0 ? Texts::tr("%1, line %2").arg(m_fileName).arg(line)
                                         : Texts::tr("%1, line %2, column %3").arg(m_fileName).arg(line).arg(column + 1);
        m_reader.problem(participantsKey, place + u": " + what);
    }

    JsonReader &m_reader;
    QString m_fileName;
    QHash<QString, int> m_labels;  ///< line by label
};

ParticipantTable tableInFile(JsonReader &reader, const QString &fileName, const QDir &folder)
{
    const QString text = readOwnFile(reader, participantsKey, fileName, folder);
    if (text.isNull())
        return {};
    const auto records = readCsv(text);
    if (!records) {
        reader.problem(participantsKey, Texts::tr("%1, line %2: a quotation mark opens here and is never closed.").arg(fileName).arg(records.error()));
        const auto header = readCsv(text.section(u'\n', 0, 0)); // the columns are known to templates all the same
        return {header && !header->isEmpty() ? header->constFirst().fields : QStringList(), {}};
    }
    if (records->size() < 2) {
        reader.problem(participantsKey, Texts::tr("%1 needs a line with the names of the columns, and one line for each participant.").arg(fileName));
        return {};
    }
    ParticipantTable table{records->constFirst().fields, {}};
    TableChecker checker(reader, fileName);
    checker.checkColumns(records->constFirst());
    for (const CsvRecord &row : records->mid(1)) {
        checker.checkRow(table.columns, row);
        table.rows.append(row.fields);
    }
    return table;
}

QStringList stringsOf(const QJsonValue &list)
{
    QStringList strings;
    for (const QJsonValue &value : list.toArray())
        strings.append(value.toString());
    return strings;
}

} // namespace

ParticipantTable readParticipantTable(JsonReader &reader, const QDir *folder)
{
    if (folder) {
        const QString fileName = reader.string(participantsKey);
        return fileName.isEmpty() ? ParticipantTable() : tableInFile(reader, fileName, *folder);
    }
    const QJsonObject json = reader.object(participantsKey);
    ParticipantTable table{stringsOf(json.value("columns"_L1)), {}};
    const QJsonArray rows = json.value("rows"_L1).toArray();
    for (const QJsonValue &row : rows)
        table.rows.append(stringsOf(row));
    return table;
}

QJsonObject participantTableToJson(const ParticipantTable &table)
{
    QJsonArray rows;
    for (const QStringList &row : table.rows)
        rows.append(QJsonArray::fromStringList(row));
    return {{u"columns"_s, QJsonArray::fromStringList(table.columns)}, {u"rows"_s, rows}};
}

QString whyTooFewRows(const ParticipantTable &table, int numParticipants)
{
    if (table.columns.isEmpty() || table.rows.size() >= numParticipants)
        return {};
    return Texts::tr("The table of the participants has %Ln rows, for %1 participants.", nullptr, int(table.rows.size())).arg(numParticipants);
}

} // namespace LabChat
