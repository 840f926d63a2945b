// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/codebook.h"
#include "support/testprogram.h"

#include <QtCore/QJsonArray>
#include <QtCore/QSet>
#include <QtTest/QTest>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// The description of the exported tables.
class DataTablesTest final : public QObject {
    Q_OBJECT

private slots:
    void describesEveryColumn();
    void hasKeysThatAreColumns();
    void hasTheColumnsOfOTree();
    void findsTablesByName();
    void leadsToTablesThatAreThere();
    void saysInTheSchemaWhatColumnsAre();
};

void DataTablesTest::describesEveryColumn()
{
    constexpr int statasLimit = 80, statasNames = 32;
    for (const TableKind kind : allTables) {
        const DataTable &table = dataTable(kind);
        QCOMPARE(table.kind, kind);
        QSet<QString> names;
        for (const DataColumn &column : table.columns) {
            const QString label = QString::fromUtf8(column.label);
            QVERIFY2(!label.isEmpty() && label.size() <= statasLimit, qPrintable(label));
            QVERIFY2(QString(column.name).size() <= statasNames, qPrintable(QString(column.name)));
            QVERIFY2(!QString::fromUtf8(column.meaning).isEmpty(), qPrintable(QString(column.name)));
            QVERIFY2(!QString::fromUtf8(column.meaning).contains(u'|'), qPrintable(QString(column.name))); // a table in Markdown would break
            names.insert(column.name);
        }
        QCOMPARE(names.size(), table.columns.size());
    }
}

void DataTablesTest::hasKeysThatAreColumns()
{
    for (const TableKind kind : allTables) {
        const DataTable &table = dataTable(kind);
        for (const QString &name : table.key) {
            const auto column = std::find_if(table.columns.begin(), table.columns.end(), [&name](const DataColumn &each) { return each.name == name; });
            QVERIFY2(column != table.columns.end() && column->isRequired, qPrintable(name));
        }
    }
}

void DataTablesTest::hasTheColumnsOfOTree()
{
    QCOMPARE(dataTable(TableKind::OTree).columnNames().join(u','), u"session_code,id_in_session,participant_code,channel,nickname,body,timestamp"_s);
}

void DataTablesTest::findsTablesByName()
{
    QCOMPARE(tableByName(u"receipts"_s), TableKind::Receipts);
    QVERIFY(!tableByName(u"Receipts"_s));
}

void DataTablesTest::leadsToTablesThatAreThere()
{
    const QJsonObject alone = tableSchema(dataTable(TableKind::Messages), {TableKind::Messages});
    QVERIFY(!alone.contains(u"foreignKeys"_s));
    const QJsonArray keys = tableSchema(dataTable(TableKind::Messages), {TableKind::Messages, TableKind::Participants}).value(u"foreignKeys"_s).toArray();
    QCOMPARE(keys.size(), 1);
    QCOMPARE(keys.at(0)[u"reference"_s][u"resource"_s].toString(), u"participants"_s);
    QCOMPARE(keys.at(0)[u"fields"_s].toArray(), (QJsonArray{u"labchat_session"_s, u"participant_code"_s}));
}

void DataTablesTest::saysInTheSchemaWhatColumnsAre()
{
    const QJsonObject schema = tableSchema(dataTable(TableKind::Messages), {});
    QCOMPARE(schema.value(u"primaryKey"_s).toArray(), (QJsonArray{u"labchat_session"_s, u"seq"_s}));
    const QJsonArray fields = schema.value(u"fields"_s).toArray();
    const auto field = [&fields](const QString &name) {
        const auto found = std::find_if(fields.begin(), fields.end(), [&name](const QJsonValue &each) { return each[u"name"_s] == name; });
        return found == fields.end() ? QJsonValue() : QJsonValue(*found);
    };
    QCOMPARE(field(u"seq"_s)[u"type"_s], u"integer"_s);
    QCOMPARE(field(u"timestamp"_s)[u"unit"_s], u"s"_s);
    QCOMPARE(field(u"time_utc"_s)[u"type"_s], u"datetime"_s);
    QCOMPARE(field(u"state"_s)[u"constraints"_s][u"enum"_s].toArray(), (QJsonArray{u"visible"_s, u"hidden"_s, u"held"_s, u"refused"_s}));
    QCOMPARE(field(u"state"_s)[u"constraints"_s][u"required"_s], true);
    QCOMPARE(field(u"state"_s)[u"categories"_s][0][u"value"_s], u"visible"_s);
    QCOMPARE(field(u"state"_s)[u"categories"_s][0][u"label"_s], u"members see it"_s);
    QVERIFY(field(u"variables"_s)[u"constraints"_s].isUndefined());
}

LABCHAT_TEST(DataTablesTest, QCoreApplication)
#include "tst_datatables.moc"
