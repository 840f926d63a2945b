// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/window/manualwindow.h"

#include "ui_manualwindow.h"

#include <QtCore/QDir>
#include <QtCore/QEvent>
#include <QtCore/QFile>
#include <QtGui/QAbstractTextDocumentLayout>
#include <QtGui/QPixmap>
#include <QtGui/QTextBlock>
#include <QtGui/QTextTable>
#include <QtWidgets/QScrollBar>

#include <algorithm>
#include <utility>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

const QString helpFolder = u":/help/"_s;
const QUrl helpUrl(u"qrc:/help/"_s);
const QString indexPage = u"index"_s;
constexpr int pageRole = Qt::UserRole;
constexpr int headingRole = Qt::UserRole + 1;

QString readPage(const QString &name)
{
    QFile file(helpFolder + name + u".md"_s);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// All pages: the index, then the pages that it links to, in its order, then the others.
QStringList pageNames()
{
    QStringList names;
    const QStringList files = QDir(helpFolder).entryList({u"*.md"_s}, QDir::Files, QDir::Name);
    for (const QString &file : files)
        names.append(file.chopped(3));
    const QString index = readPage(indexPage);
    const auto place = [&](const QString &name) {
        const qsizetype linked = index.indexOf(u'(' + name + u".md"_s);
        return name == indexPage ? -1 : linked < 0 ? index.size() : linked;
    };
    std::stable_sort(names.begin(), names.end(), [&](const QString &a, const QString &b) { return place(a) < place(b); });
    return names;
}

/// The headings of the first two levels, in order.
QList<QTextBlock> headingsOf(const QTextDocument &document)
{
    QList<QTextBlock> headings;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const int level = block.blockFormat().headingLevel();
        if (level == 1 || level == 2)
            headings.append(block);
    }
    return headings;
}

/// Adds what Markdown does not define: space around tables and in their cells, space above headings.
void dress(QTextDocument &document)
{
    const QList<QTextFrame *> frames = document.rootFrame()->childFrames();
    for (QTextFrame *frame : frames) {
        auto *table = qobject_cast<QTextTable *>(frame);
        if (!table)
            continue;
        QTextTableFormat format = table->format();
        format.setBorder(0);
        format.setCellPadding(5);
        format.setTopMargin(10);
        format.setBottomMargin(10);
        table->setFormat(format);
    }
    for (const QTextBlock &heading : headingsOf(document)) {
        QTextBlockFormat format = heading.blockFormat();
        format.setTopMargin(format.headingLevel() == 1 ? 0 : 18);
        format.setBottomMargin(8);
        QTextCursor(heading).setBlockFormat(format);
    }
}

/// The names of the pictures in a page, as written there.
QStringList picturesIn(const QTextDocument &document)
{
    QStringList names;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            if (const QTextImageFormat format = it.fragment().charFormat().toImageFormat(); format.isValid())
                names.append(format.name());
        }
    }
    return names;
}

/// A heading's anchor, as GitHub builds it: lower case, words joined by hyphens.
QString anchorOf(const QString &heading)
{
    QString anchor;
    for (const QChar c : heading.toLower()) {
        if (c.isLetterOrNumber() || c == u'-' || c == u'_')
            anchor.append(c);
        else if (c == u' ')
            anchor.append(u'-');
    }
    return anchor;
}

} // namespace

ManualWindow::ManualWindow(const std::function<bool(const QUrl &)> &openUrl, QWidget *parent)
    : QMainWindow(parent, Qt::Window), m_openUrl(openUrl), m_ui(std::make_unique<Ui::ManualWindow>())
{
    m_ui->setupUi(this);
    m_ui->pageTextBrowser->document()->setDocumentMargin(16);
    m_ui->pageTextBrowser->viewport()->installEventFilter(this);
    m_ui->helpSplitter->setStretchFactor(1, 1);
    const int digit = fontMetrics().averageCharWidth();
    m_ui->helpSplitter->setSizes({digit * 32, digit * 100});
    resize(digit * 132, fontMetrics().height() * 40);
    listContents();
    connect(m_ui->contentsTreeWidget, &QTreeWidget::currentItemChanged, this, &ManualWindow::showItem);
    connect(m_ui->contentsTreeWidget, &QTreeWidget::itemClicked, this, &ManualWindow::showItem);
    connect(m_ui->pageTextBrowser, &QTextBrowser::anchorClicked, this, &ManualWindow::follow);
}

ManualWindow::~ManualWindow() = default;

void ManualWindow::showPage(const QString &name)
{
    QTreeWidget *contents = m_ui->contentsTreeWidget;
    for (int i = 0; i < contents->topLevelItemCount(); ++i) {
        if (contents->topLevelItem(i)->data(0, pageRole).toString() == name) {
            contents->setCurrentItem(contents->topLevelItem(i));
            return;
        }
    }
    if (contents->topLevelItemCount() > 0)
        contents->setCurrentItem(contents->topLevelItem(0));
    else
        m_ui->pageTextBrowser->setPlainText(tr("This build of LabChat has no manual."));
}

void ManualWindow::listContents()
{
    const QStringList names = pageNames();
    for (const QString &name : names) {
        QTextDocument document;
        document.setMarkdown(readPage(name));
        const QList<QTextBlock> headings = headingsOf(document);
        auto *page = new QTreeWidgetItem({headings.isEmpty() ? name : headings.first().text()});
        page->setData(0, pageRole, name);
        page->setData(0, headingRole, 0);
        for (int i = 1; i < headings.size(); ++i) {
            auto *heading = new QTreeWidgetItem(page, {headings.at(i).text()});
            heading->setData(0, pageRole, name);
            heading->setData(0, headingRole, i);
        }
        m_ui->contentsTreeWidget->addTopLevelItem(page);
    }
}

void ManualWindow::showItem(QTreeWidgetItem *item)
{
    if (!item)
        return;
    m_ui->contentsTreeWidget->expandItem(item);
    showHeading(item->data(0, pageRole).toString(), item->data(0, headingRole).toInt());
}

void ManualWindow::showHeading(const QString &page, int heading)
{
    QTextBrowser *browser = m_ui->pageTextBrowser;
    if (page != m_page) {
        m_page = page;
        browser->document()->setBaseUrl(helpUrl);
        browser->document()->setMarkdown(readPage(page));
        browser->moveCursor(QTextCursor::Start); // setMarkdown() leaves it at the end, where the browser would scroll when it is shown
        dress(*browser->document());
        m_pictureWidth = 0;
        fitPictures();
    }
    const QList<QTextBlock> headings = headingsOf(*browser->document());
    const QTextBlock block = headings.value(heading);
    browser->verticalScrollBar()->setValue(
        heading == 0 || !block.isValid() ? 0 : int(browser->document()->documentLayout()->blockBoundingRect(block).top()));
}

/// Makes pictures as wide as the page, but not wider than their own size.
void ManualWindow::fitPictures()
{
    QTextDocument *const document = m_ui->pageTextBrowser->document();
    const QStringList names = picturesIn(*document);
    const int width = m_ui->pageTextBrowser->viewport()->width() - 2 * int(document->documentMargin());
    if (names.isEmpty() || width == std::exchange(m_pictureWidth, width))
        return;
    for (const QString &name : names) {
        const QUrl url = helpUrl.resolved(QUrl(name));
        QPixmap picture(u':' + url.path());
        const int wide = int(width * devicePixelRatioF());
        if (wide > 0 && wide < picture.width())
            picture = picture.scaledToWidth(wide, Qt::SmoothTransformation);
        picture.setDevicePixelRatio(devicePixelRatioF());
        document->addResource(QTextDocument::ImageResource, url, picture);
    }
    document->markContentsDirty(0, document->characterCount());
}

bool ManualWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && watched == m_ui->pageTextBrowser->viewport())
        fitPictures();
    return QMainWindow::eventFilter(watched, event);
}

void ManualWindow::follow(const QUrl &link)
{
    if (!link.scheme().isEmpty() && link.scheme() != "qrc"_L1) {
        m_openUrl(link);
        return;
    }
    if (const QString file = link.fileName(); file.endsWith(".md"_L1))
        showPage(file.chopped(3));
    if (!link.hasFragment())
        return;
    const QList<QTextBlock> headings = headingsOf(*m_ui->pageTextBrowser->document());
    for (int i = 0; i < headings.size(); ++i) {
        if (anchorOf(headings.at(i).text()) == link.fragment())
            showHeading(m_page, i);
    }
}

} // namespace LabChat
