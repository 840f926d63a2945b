// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/manual/manualpages.h"
#include "core/data/codebook.h"
#include "core/data/eventkinds.h"
#include "core/session/runnablestudy.h"
#include "gui/consolefixture.h"
#include "support/testprogram.h"

#include <QtCore/QFile>
#include <QtGui/QScreen>
#include <QtGui/QTextDocument>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QTextBrowser>
#include <QtWidgets/QTreeWidget>

using namespace LabChat;
using namespace Qt::StringLiterals;

namespace {

QString readPage(const QString &name)
{
    QFile file(u":/help/"_s + name + u".md"_s);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList linksIn(const QTextDocument &document)
{
    QStringList links;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            if (const QString link = it.fragment().charFormat().anchorHref(); !link.isEmpty())
                links.append(link);
        }
    }
    return links;
}

QStringList anchorsIn(const QTextDocument &document)
{
    QStringList anchors;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (!block.begin().atEnd())
            anchors += block.begin().fragment().charFormat().anchorNames();
    }
    return anchors;
}

} // namespace

/// The manual's window: contents, search, history; and what the manual says that can be compared with the program.
class ManualTest final : public ConsoleFixture {
    Q_OBJECT

private slots:
    void cleanup();
    void fitsTheScreen();
    void findsWordsOnAllPages();
    void goesFromPlaceToPlace();
    void staysAsItIsWhenItIsOpenedAgain();
    void saysThatNothingWasFound();
    void goesBackToWhereItWas();
    void followsLinksToHeadings();
    void selectsInTheContentsWhatIsRead();
    void showsWholeEntriesOfTheContents();
    void closesWithEscape();
    void breaksNoLink();
    void namesIncludedStudiesAsTheListDoes();
    void describesTablesAsExportsDo();

private:
    void open();
    void press(const QKeySequence &keys) const { QTest::keySequence(page()->window(), keys); }
    void searchFor(const QString &words) const;
    [[nodiscard]] QTextBrowser *page() const { return find<QTextBrowser>(u"pageTextBrowser"_s); }
    [[nodiscard]] QTreeWidget *contents() const { return find<QTreeWidget>(u"contentsTreeWidget"_s); }
    [[nodiscard]] QTreeWidget *hits() const { return find<QTreeWidget>(u"hitsTreeWidget"_s); }
    [[nodiscard]] QLineEdit *search() const { return find<QLineEdit>(u"searchLineEdit"_s, page()->window()); }
    template <typename T>
    [[nodiscard]] T *find(const QString &name, const QWidget *in = nullptr) const
    {
        return (in ? in : m_window.get())->findChild<T *>(name);
    }
    [[nodiscard]] bool isInView(const QTextCursor &cursor) const { return page()->viewport()->rect().contains(page()->cursorRect(cursor).center()); }

    const QFont m_usualFont = QApplication::font();
};

void ManualTest::cleanup()
{
    ConsoleFixture::cleanup();
    QApplication::setFont(m_usualFont);
}

void ManualTest::open()
{
    if (!m_window)
        makeWindow();
    trigger(u"manualAction"_s);
    QTRY_COMPARE(QApplication::activeWindow(), page()->window()); // a window counts as active for Qt while its parent is
}

void ManualTest::searchFor(const QString &words) const
{
    press(QKeySequence::Find);
    QVERIFY(search()->hasFocus());
    QTest::keyClicks(search(), words);
}

void ManualTest::fitsTheScreen()
{
    QFont large = m_usualFont;
    large.setPointSizeF(large.pointSizeF() * 2);
    QApplication::setFont(large);
    open();
    const QWidget *window = page()->window();
    const QSize room = window->screen()->availableSize();
    QVERIFY2(window->width() < room.width() && window->height() < room.height() * 9 / 10, qPrintable(u"%1 × %2"_s.arg(window->width()).arg(window->height())));
    const QSize needed = window->minimumSizeHint();
    QVERIFY2(needed.width() < 640 && needed.height() < 360, qPrintable(u"%1 × %2"_s.arg(needed.width()).arg(needed.height())));
}

void ManualTest::findsWordsOnAllPages()
{
    open();
    searchFor(u"client ISOLATION"_s);
    QTRY_COMPARE(hits()->topLevelItemCount(), 1);
    QVERIFY(hits()->isVisible() && !contents()->isVisible());
    const QTreeWidgetItem *hit = hits()->topLevelItem(0);
    QVERIFY2(hit->text(0).startsWith(u"Troubleshooting › Participants cannot reach the address\n"_s), qPrintable(hit->text(0)));
    QVERIFY2(hit->text(0).contains(u"client isolation"_s), qPrintable(hit->text(0)));
    QTest::keyClick(search(), Qt::Key_Return);
    QCOMPARE(page()->source().fileName(), u"troubleshooting.md"_s);
    const auto marks = page()->extraSelections();
    QVERIFY(marks.size() >= 2);
    QVERIFY(std::any_of(marks.begin(), marks.end(), [this](const auto &mark) { return mark.cursor.selectedText() == "isolation"_L1 && isInView(mark.cursor); }));
    search()->clear();
    QVERIFY(page()->extraSelections().isEmpty());
    QVERIFY(contents()->isVisible());
    QCOMPARE(page()->source().fileName(), u"troubleshooting.md"_s);
}

void ManualTest::goesFromPlaceToPlace()
{
    open();
    searchFor(u"room"_s);
    const int count = hits()->topLevelItemCount();
    QVERIFY2(count > 5, qPrintable(QString::number(count)));
    QVERIFY2(find<QLabel>(u"hitsLabel"_s)->text().contains(QString::number(count)), qPrintable(find<QLabel>(u"hitsLabel"_s)->text()));
    for (int place = 0; place <= count; ++place) {
        QTest::keyClick(search(), Qt::Key_Return);
        QCOMPARE(hits()->indexOfTopLevelItem(hits()->currentItem()), place % count);
        const auto marks = page()->extraSelections();
        QVERIFY2(std::any_of(marks.begin(), marks.end(), [this](const auto &mark) { return isInView(mark.cursor); }), qPrintable(hits()->currentItem()->text(0)));
    }
}

/// Qt loads a page again that was changed since, as every page is that we dress.
void ManualTest::staysAsItIsWhenItIsOpenedAgain()
{
    open();
    const QString before = page()->document()->toHtml();
    page()->setSource(QUrl(page()->source().toString() + u"#words"_s));
    QCOMPARE(page()->document()->toHtml(), before);
    searchFor(u"manual"_s);
    QTest::keyClick(search(), Qt::Key_Return);
    QCOMPARE(page()->source().fileName(), u"index.md"_s);
    QVERIFY(!page()->extraSelections().isEmpty());
}

void ManualTest::saysThatNothingWasFound()
{
    open();
    searchFor(u"xylophone"_s);
    QCOMPARE(hits()->topLevelItemCount(), 0);
    QVERIFY(find<QLabel>(u"hitsLabel"_s)->text().contains("Not found"_L1));
    QTest::keyClick(search(), Qt::Key_Return);
    QCOMPARE(page()->source().fileName(), u"index.md"_s);
}

void ManualTest::goesBackToWhereItWas()
{
    open();
    trigger(u"protocolAction"_s);
    page()->verticalScrollBar()->setValue(500);
    QCOMPARE(page()->verticalScrollBar()->value(), 500);
    emit page()->anchorClicked(page()->source().resolved(QUrl(u"rooms.md"_s)));
    QCOMPARE(page()->source().fileName(), u"rooms.md"_s);
    QCOMPARE(page()->verticalScrollBar()->value(), 0);
    press(QKeySequence(Qt::ALT | Qt::Key_Left));
    QCOMPARE(page()->source().fileName(), u"protocol.md"_s);
    QCOMPARE(page()->verticalScrollBar()->value(), 500);
    press(QKeySequence(Qt::ALT | Qt::Key_Left));
    QCOMPARE(page()->source().fileName(), u"index.md"_s);
    QVERIFY(!find<QWidget>(u"backToolButton"_s)->isEnabled());
    press(QKeySequence(Qt::ALT | Qt::Key_Right));
    press(QKeySequence(Qt::ALT | Qt::Key_Right));
    QCOMPARE(page()->source().fileName(), u"rooms.md"_s);
    QVERIFY(!find<QWidget>(u"forwardToolButton"_s)->isEnabled());
}

void ManualTest::followsLinksToHeadings()
{
    open();
    emit page()->anchorClicked(page()->source().resolved(QUrl(u"studies.md#limits"_s)));
    QVERIFY(page()->verticalScrollBar()->value() > 0);
    const QTextCursor heading = page()->document()->find(u"Limits apply to each participant"_s);
    QVERIFY(isInView(heading));
    emit page()->anchorClicked(QUrl(u"https://mustache.github.io/mustache.5.html"_s));
    QCOMPARE(m_openedUrls.size(), 1);
    QCOMPARE(page()->source().fileName(), u"studies.md"_s);
}

void ManualTest::selectsInTheContentsWhatIsRead()
{
    open();
    QCOMPARE(contents()->currentItem()->text(0), u"LabChat manual"_s);
    emit page()->anchorClicked(page()->source().resolved(QUrl(u"rooms.md#secure-links"_s)));
    QCOMPARE(contents()->currentItem()->text(0), u"Secure links"_s);
    contents()->setFocus();
    QTest::keyClick(contents(), Qt::Key_Down);
    QCOMPARE(contents()->currentItem()->text(0), u"Without labels"_s);
    QCOMPARE(page()->source().fragment(), u"without-labels"_s);
}

void ManualTest::showsWholeEntriesOfTheContents()
{
    open();
    QVERIFY(contents()->topLevelItemCount() > 10);
    for (QTreeWidgetItemIterator it(contents()); *it; ++it)
        QCOMPARE((*it)->toolTip(0), (*it)->text(0));
    QCOMPARE(contents()->columnWidth(0), contents()->viewport()->width()); // longer ones are shortened, not cut
}

void ManualTest::closesWithEscape()
{
    open();
    press(QKeySequence(Qt::Key_Escape));
    QTRY_VERIFY(!page()->window()->isVisible());
    open();
    searchFor(u"room"_s);
    QTest::keyClick(search(), Qt::Key_Escape);
    QVERIFY(page()->window()->isVisible());
    QCOMPARE(search()->text(), QString());
    QTest::keyClick(search(), Qt::Key_Escape);
    QTRY_VERIFY(!page()->window()->isVisible());
}

void ManualTest::breaksNoLink()
{
    QHash<QString, QStringList> anchors;
    QList<std::pair<QString, QUrl>> links;
    const QStringList names = manualPages();
    for (const QString &name : names) {
        QTextDocument document;
        document.setMarkdown(readPage(name));
        dressManualPage(document);
        anchors.insert(name, anchorsIn(document));
        for (const QString &link : linksIn(document))
            links.append({name, manualUrl(name).resolved(QUrl(link))});
    }
    QVERIFY(links.size() > 30);
    QStringList broken;
    for (const auto &[from, link] : links) {
        if (link.scheme() != "qrc"_L1)
            continue;
        const QString to = manualPage(link);
        if (!anchors.contains(to) || (link.hasFragment() && !anchors.value(to).contains(link.fragment())))
            broken.append(from + u": "_s + link.toString());
    }
    QVERIFY2(broken.isEmpty(), qPrintable(broken.join(u'\n')));
}

void ManualTest::namesIncludedStudiesAsTheListDoes()
{
    const QString manual = readPage(u"studies"_s);
    const QStringList names = shippedStudies();
    QVERIFY(names.size() > 5);
    for (const QString &name : names) {
        const QString row = u"| %1 | `%2` |"_s.arg(findStudy(name)->title, name);
        QVERIFY2(manual.contains(row), qPrintable(row));
    }
}

void ManualTest::describesTablesAsExportsDo()
{
    const QString page = readPage(u"export"_s);
    for (const TableKind kind : allTables) {
        const DataTable &table = dataTable(kind);
        QVERIFY2(page.contains(QString::fromUtf8(table.meaning)), qPrintable(QString(table.name)));
        QVERIFY2(page.contains(columnsAsMarkdown(table)), qPrintable(columnsAsMarkdown(table)));
    }
    QVERIFY2(page.contains(eventKindsAsMarkdown()), qPrintable(eventKindsAsMarkdown()));
}

LABCHAT_TEST(ManualTest, QApplication)
#include "tst_manual.moc"
