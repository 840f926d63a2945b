// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/monitor/tilerows.h"
#include "support/speed.h"
#include "support/testprogram.h"

#include <QtGui/QFontMetrics>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>

#include <ctime>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

namespace {

constexpr int width = 240;

const QString longText = u"I think we should all contribute 10, because last time somebody kept everything and then nobody trusted anybody any more"_s;

QList<TileLine> messages(const QStringList &texts)
{
    QList<TileLine> lines;
    for (const QString &text : texts)
        lines.append({lines.size() + 1, 1, u"Player 1"_s, text, false, 1});
    return lines;
}

QList<TileRow> rowsOf(const QStringList &texts, int rows)
{
    return tileRows(messages(texts), {QApplication::font(), width, rows});
}

/// What can be read of a message.
QString shown(const QList<TileRow> &rows, int line)
{
    QStringList parts;
    for (const TileRow &row : rows) {
        if (row.line == line)
            parts.append(row.text);
    }
    return parts.join(u' ');
}

} // namespace

/// Which messages a tile shows, and how much of each.
class TileRowsTest final : public QObject {
    Q_OBJECT

private slots:
    void showsAllOfAMessageWhereThereIsRoom();
    void namesEachAuthorOnce();
    void cutsMessagesOnlyWhenThereAreMore();
    void keepsTheNewestAtTheBottom();
    void letsNoMessagePushOutAllOthers();
    void givesWhatIsLeftToTheNewest();
    void staysInsideTheTile_data();
    void staysInsideTheTile();
    void showsNothingWhereNothingFits();
    void staysQuickForAFullLaboratory();
};

void TileRowsTest::showsAllOfAMessageWhereThereIsRoom()
{
    const QList<TileRow> rows = rowsOf({longText}, 12);
    QVERIFY(rows.size() > 2);
    QCOMPARE(shown(rows, 0), longText);
    QCOMPARE(shown(rowsOf({u"yes"_s, longText, u"no"_s}, 14), 1), longText);
}

void TileRowsTest::namesEachAuthorOnce()
{
    const QList<TileRow> rows = rowsOf({longText, u"yes"_s}, 12);
    QCOMPARE(rows.first().name, u"Player 1"_s);
    QVERIFY(rows.first().indent > 0);
    QVERIFY(rows.at(1).name.isEmpty() && rows.at(1).indent == 0);
    QCOMPARE(rows.last().name, u"Player 1"_s);
}

void TileRowsTest::cutsMessagesOnlyWhenThereAreMore()
{
    const QList<TileRow> rows = rowsOf(QStringList(10, longText), 4);
    QCOMPARE(rows.size(), 4);
    for (int i = 0; i < 4; ++i) {
        QCOMPARE(rows.at(i).line, 6 + i);
        QVERIFY(rows.at(i).text.endsWith(u'…'));
    }
}

void TileRowsTest::keepsTheNewestAtTheBottom()
{
    QStringList texts;
    for (int i = 0; i < 30; ++i)
        texts.append(QString::number(i));
    const QList<TileRow> rows = rowsOf(texts, 5);
    QCOMPARE(rows.size(), 5);
    QCOMPARE(rows.first().text, u"25"_s);
    QCOMPARE(rows.last().text, u"29"_s);
}

void TileRowsTest::letsNoMessagePushOutAllOthers()
{
    const QList<TileRow> rows = rowsOf({u"a"_s, u"b"_s, u"c"_s, u"d"_s, longText + longText + longText}, 6);
    QCOMPARE(rows.size(), 6);
    QCOMPARE(rows.first().text, u"a"_s);
    QVERIFY(rows.last().text.endsWith(u'…'));
}

void TileRowsTest::givesWhatIsLeftToTheNewest()
{
    const QList<TileRow> rows = rowsOf({longText, longText}, 5);
    QCOMPARE(rows.size(), 5);
    QCOMPARE(shown(rows, 1), longText);
    QVERIFY(rows.first().line == 0 && rows.first().text.endsWith(u'…'));
}

void TileRowsTest::staysInsideTheTile_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("words") << longText;
    QTest::newRow("one word") << QString(400, u'w');
    QTest::newRow("Hebrew") << u"שלום לכולם, אני מסכים עם כל מה שנאמר כאן עד עכשיו ואין לי מה להוסיף"_s;
    QTest::newRow("emoji") << u"🙂😅👍"_s.repeated(30);
    QTest::newRow("nothing") << QString();
}

void TileRowsTest::staysInsideTheTile()
{
    QFETCH(const QString, text);
    const QFontMetrics metrics(QApplication::font());
    for (int rows = 1; rows < 12; ++rows) {
        const QList<TileRow> made = rowsOf({text, text, text}, rows);
        QVERIFY(!made.isEmpty() && made.size() <= rows);
        for (const TileRow &row : made)
            QVERIFY2(row.indent + metrics.horizontalAdvance(row.text) <= width + 1, qPrintable(row.text));
    }
}

void TileRowsTest::showsNothingWhereNothingFits()
{
    QVERIFY(rowsOf({longText}, 0).isEmpty());
    QVERIFY(tileRows({}, {QApplication::font(), width, 5}).isEmpty());
    QVERIFY(tileRows(messages({longText}), {QApplication::font(), 1, 5}).size() <= 5);
}

/// All tiles at once, with messages longer than anybody writes: usually one is laid out again.
void TileRowsTest::staysQuickForAFullLaboratory()
{
    const QList<TileLine> lines = messages(QStringList(40, longText.repeated(5)));
    constexpr int rounds = 20;
    const std::clock_t begun = std::clock(); // processor time, because other programs may be busy
    for (int i = 0; i < rounds * 24; ++i)
        QVERIFY(!tileRows(lines, {QApplication::font(), width, 8}).isEmpty());
    const double ms = double(std::clock() - begun) * 1000 / CLOCKS_PER_SEC / rounds;
    qInfo("24 tiles: %.1f ms", ms);
    QVERIFY(isSlowedDown || ms < 120);
}

LABCHAT_TEST(TileRowsTest, QApplication)
#include "tst_tilerows.moc"
