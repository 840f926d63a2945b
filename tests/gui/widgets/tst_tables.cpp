// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/emptycolumns.h"
#include "console/widgets/fittedcolumns.h"
#include "console/widgets/plaintexts.h"
#include "console/widgets/tableheader.h"
#include "console/widgets/tablemodel.h"
#include "support/testprogram.h"

#include <QtGui/QHelpEvent>
#include <QtGui/QImage>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QStyleFactory>
#include <QtWidgets/QToolTip>
#include <QtWidgets/QTreeView>

using namespace LabChat;
using namespace Qt::StringLiterals;

namespace {

/// Two rows of words and numbers, which the test sets.
class Rows final : public TableModel {
public:
    Rows() : TableModel({{u"Words"_s}, {u"Sum"_s, true}, {u"Sometimes"_s}, {u"Rest"_s}}, nullptr) {}

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(cells.size()); }
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override
    {
        if (role == Qt::TextAlignmentRole)
            return alignment(index.column());
        return role == Qt::DisplayRole ? cells.at(index.row()).value(index.column()) : QVariant();
    }
    void set(const QList<QStringList> &rows, bool anew)
    {
        if (anew)
            beginResetModel();
        cells = rows;
        if (anew)
            endResetModel();
        else
            emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }

    QList<QStringList> cells{{u"Words"_s, u"Sum"_s, QString(), u"x"_s}, {u"Words"_s, u"Sum"_s, QString(), u"y"_s}};
};

/// The first and the last column of pixels with something dark in them.
std::pair<int, int> ink(const QImage &image, const QRect &area)
{
    int first = -1;
    int last = -1;
    for (int x = area.left(); x <= area.right(); ++x) {
        for (int y = area.top(); y <= area.bottom(); ++y) {
            if (qGray(image.pixel(x, y)) > 100)
                continue;
            first = first < 0 ? x : first;
            last = x;
            break;
        }
    }
    return {first, last};
}

} // namespace

/// The columns of all tables: headings, widths, and those that are empty.
class TablesTest final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void putsHeadingsOverTheirCells_data();
    void putsHeadingsOverTheirCells();
    void cutsOffNoColumnWhileThereIsRoomForTheHeadings();
    void shortensHeadingsAndThenCellsFromTheEnd();
    void shortensWhatMattersLast();
    void saysInATooltipWhatIsCutOff();
    void leavesWidthsThatTheOperatorSets();
    void hidesColumnsThatAreEmpty();
    void hidesColumnsThatAreEmptyAgain();
    void neverSortsByAColumnThatNobodySees();

private:
    std::unique_ptr<Rows> m_rows;
    std::unique_ptr<QTreeView> m_view;
};

void TablesTest::init()
{
    m_rows = std::make_unique<Rows>();
    m_view = std::make_unique<QTreeView>();
    m_view->setRootIsDecorated(false);
    m_view->setSortingEnabled(true);
    m_view->resize(600, 200);
    setUpTable(m_view.get());
    m_view->setModel(m_rows.get());
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void TablesTest::putsHeadingsOverTheirCells_data()
{
    QTest::addColumn<int>("sortedBy");
    for (const int sorted : {-1, 0, 1})
        QTest::addRow("sorted by %d", sorted) << sorted;
}

void TablesTest::putsHeadingsOverTheirCells()
{
    QFETCH(int, sortedBy);
    const std::unique_ptr<QStyle> made(QStyleFactory::create(u"Fusion"_s));
    m_view->setStyle(made.get());
    m_view->header()->setStyle(made.get());
    m_view->header()->setSortIndicator(sortedBy, Qt::AscendingOrder);
    m_view->setColumnWidth(0, 120);
    m_view->setColumnWidth(1, 120);
    QImage heading(m_view->header()->size(), QImage::Format_RGB32);
    m_view->header()->render(&heading);
    QImage cells(m_view->viewport()->size(), QImage::Format_RGB32);
    m_view->viewport()->render(&cells);
    const int height = m_view->visualRect(m_rows->index(0, 0)).height();
    const int top = 4; // below the lines of the header's frame
    const auto area = [&](int column, int bottom) { return QRect(column * 120 + 2, top, 116, bottom - 2 * top); };
    // A word starts where its heading does; a number ends there. The arrow of sorting is on the other side.
    const int word = ink(cells, area(0, height)).first;
    const int wordHeading = ink(heading, area(0, heading.height())).first;
    QVERIFY2(qAbs(word - wordHeading) <= 1, qPrintable(u"%1 and %2"_s.arg(word).arg(wordHeading)));
    const int number = ink(cells, area(1, height)).second;
    const int numberHeading = ink(heading, area(1, heading.height())).second;
    QVERIFY2(qAbs(number - numberHeading) <= 1, qPrintable(u"%1 and %2"_s.arg(number).arg(numberHeading)));
    m_view->header()->setStyle(nullptr);
    m_view->setStyle(nullptr);
}

void TablesTest::cutsOffNoColumnWhileThereIsRoomForTheHeadings()
{
    new FittedColumns(m_view.get(), {{0, {30, 8}}, {1, {12, 6}}, {2, {40, 10}}, {3, {20, 6}}});
    const auto *header = m_view->header();
    int before = 0;
    for (const int width : {1200, 600, 400, 1200}) {
        m_view->resize(width, 200);
        QTRY_COMPARE(m_view->viewport()->width(), width - 2 * m_view->frameWidth());
        QCOMPARE(header->length(), m_view->viewport()->width());
        for (int column = 0; column < header->count(); ++column)
            QVERIFY(header->sectionSize(column) >= qobject_cast<const TableHeader *>(header)->headingWidth(column));
        if (width == 600)
            before = header->sectionSize(2);
        if (width == 400)
            QVERIFY(header->sectionSize(2) < before);
    }
}

/// The first columns matter most.
void TablesTest::shortensHeadingsAndThenCellsFromTheEnd()
{
    new FittedColumns(m_view.get(), {{0, {30, 12}}, {1, {12, 5}}, {2, {40, 5}}, {3, {20, 12}}});
    const auto *header = qobject_cast<TableHeader *>(m_view->header());
    const auto showIn = [&](int width) {
        m_view->resize(width, 200);
        QTRY_COMPARE(m_view->viewport()->width(), width - 2 * m_view->frameWidth());
    };
    const auto isShortened = [header](int column) { return header->sectionSize(column) < header->headingWidth(column); };
    const int character = m_view->fontMetrics().averageCharWidth();
    const int headings = qMax(12 * character, header->headingWidth(0)) + qMax(5 * character, header->headingWidth(1)) + header->headingWidth(2)
        + qMax(12 * character, header->headingWidth(3));
    showIn(headings - character + 2 * m_view->frameWidth());
    QCOMPARE(header->length(), m_view->viewport()->width()); // nothing to scroll
    QVERIFY(isShortened(2));
    QVERIFY(!isShortened(0) && !isShortened(1));
    const int first = header->sectionSize(0);
    showIn(headings - 6 * character - header->headingWidth(2) + 5 * character + 2 * m_view->frameWidth());
    QCOMPARE(header->length(), m_view->viewport()->width());
    QVERIFY(header->sectionSize(3) < 12 * character);
    QCOMPARE(header->sectionSize(0), first);
    showIn(4 * 5 * character / 2);
    QVERIFY(header->length() > m_view->viewport()->width()); // nothing would be legible
}

/// The headings of the others give way first, wherever they stand.
void TablesTest::shortensWhatMattersLast()
{
    new FittedColumns(m_view.get(), {{0, {12, 4}}, {1, {12, 5}}, {2, {30, 8, 0, true}}, {3, {20, 5}}});
    m_rows->set({{u"Words"_s, u"Sum"_s, u"now"_s, u"x"_s}}, true);
    const auto *header = qobject_cast<TableHeader *>(m_view->header());
    const int character = m_view->fontMetrics().averageCharWidth();
    const auto showIn = [&](int width) {
        m_view->resize(width + 2 * m_view->frameWidth(), 200);
        QTRY_COMPARE(m_view->viewport()->width(), width);
    };
    const int headings = header->headingWidth(0) + header->headingWidth(1) + header->headingWidth(3);
    for (const int width : {30 * character + headings + 20, 30 * character + headings - 2}) {
        showIn(width);
        QCOMPARE(header->length(), width);
        QVERIFY2(header->sectionSize(2) >= 30 * character, qPrintable(QString::number(header->sectionSize(2) / character)));
    }
    showIn(20 * character + headings / 2);
    QCOMPARE(header->length(), m_view->viewport()->width());
    QVERIFY(header->sectionSize(2) < 30 * character); // nothing else can give way
    QVERIFY(header->sectionSize(2) >= 8 * character);
}

void TablesTest::saysInATooltipWhatIsCutOff()
{
    const PlainTexts plainTexts(nullptr);
    const auto toolTip = [](QWidget *viewport, const QPoint &at) {
        QToolTip::hideText();
        QHelpEvent event(QEvent::ToolTip, at, viewport->mapToGlobal(at));
        QApplication::sendEvent(viewport, &event);
        return QToolTip::text();
    };
    QHeaderView *header = m_view->header();
    header->setMinimumSectionSize(1);
    m_rows->set({{u"<b>Words</b> that are long"_s, u"1"_s, {}, {}}}, true);
    const QPoint heading(5, header->height() / 2);
    const QPoint cell = m_view->visualRect(m_rows->index(0, 0)).center();
    header->resizeSection(0, 400);
    QCOMPARE(toolTip(header->viewport(), heading), QString());
    QCOMPARE(toolTip(m_view->viewport(), cell), QString());
    header->resizeSection(0, 20);
    QCOMPARE(toolTip(header->viewport(), heading), u"Words"_s);
    QCOMPARE(toolTip(m_view->viewport(), QPoint(5, cell.y())), u"<b>Words</b> that are long"_s);
    QToolTip::hideText();
}

void TablesTest::leavesWidthsThatTheOperatorSets()
{
    new FittedColumns(m_view.get(), {{0, {30, 8}}, {1, {12, 6}}, {2, {40, 10}}, {3, {20, 6}}});
    m_view->header()->resizeSection(0, 77);
    m_view->resize(400, 200);
    QTRY_VERIFY(m_view->viewport()->width() < 410);
    QCOMPARE(m_view->header()->sectionSize(0), 77);
    m_view->header()->setProperty(FittedColumns::fitsProperty, true); // as a reset of the layout does
    QVERIFY(m_view->header()->sectionSize(0) != 77);
}

void TablesTest::hidesColumnsThatAreEmpty()
{
    new EmptyColumns(m_view.get(), m_rows.get(), {2});
    QVERIFY(m_view->isColumnHidden(2));
    m_rows->set({{u"a"_s, u"1"_s, u"now"_s, {}}}, false);
    QTRY_VERIFY(!m_view->isColumnHidden(2));
    m_rows->set({{u"a"_s, u"1"_s, {}, {}}}, false);
    QTest::qWait(300);
    QVERIFY(!m_view->isColumnHidden(2)); // columns do not come and go: it stays for a while
    QVERIFY(!m_view->isColumnHidden(3)); // this one is not asked about
    m_rows->set({{u"a"_s, u"1"_s, {}, {}}}, true);
    QVERIFY(m_view->isColumnHidden(2));
}

void TablesTest::hidesColumnsThatAreEmptyAgain()
{
    using namespace std::chrono_literals;
    new EmptyColumns(m_view.get(), m_rows.get(), {2}, 1ms);
    QEvent leave(QEvent::Leave); // while the mouse is there, nothing moves
    QApplication::sendEvent(m_view.get(), &leave);
    m_rows->set({{u"a"_s, u"1"_s, u"now"_s, {}}}, false);
    QTRY_VERIFY(!m_view->isColumnHidden(2));
    m_rows->set({{u"a"_s, u"1"_s, {}, {}}}, false);
    QTRY_VERIFY(m_view->isColumnHidden(2)); // without a further change of the table
    m_rows->set({{u"a"_s, u"1"_s, u"again"_s, {}}}, false);
    QTRY_VERIFY(!m_view->isColumnHidden(2));
}

void TablesTest::neverSortsByAColumnThatNobodySees()
{
    m_rows->set({{u"a"_s, u"1"_s, u"now"_s, {}}}, true);
    new EmptyColumns(m_view.get(), m_rows.get(), {2});
    m_view->sortByColumn(2, Qt::DescendingOrder);
    m_rows->set({{u"a"_s, u"1"_s, {}, {}}}, true);
    QVERIFY(m_view->isColumnHidden(2));
    QCOMPARE(m_view->header()->sortIndicatorSection(), 0);
}

LABCHAT_TEST(TablesTest, QApplication)
#include "tst_tables.moc"
