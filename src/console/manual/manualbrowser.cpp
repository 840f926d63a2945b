// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/manual/manualbrowser.h"

#include "console/manual/manualpages.h"

#include <QtCore/QEvent>
#include <QtGui/QAbstractTextDocumentLayout>
#include <QtGui/QPixmap>
#include <QtWidgets/QScrollBar>

#include <utility>

namespace LabChat {

namespace {

constexpr int margin = 16;
constexpr int linesAbove = 3; ///< of a word that was found
/// Of the frame around a page that is dressed. Loading the page again, also the same one, makes a new frame.
constexpr int isDressed = QTextFormat::UserProperty;

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

/// Of a heading; 0: the page's beginning.
int positionOf(const QString &anchor, const QTextDocument &document)
{
    for (QTextBlock block = document.begin(); !anchor.isEmpty() && block.isValid(); block = block.next()) {
        if (!block.begin().atEnd() && block.begin().fragment().charFormat().anchorNames().contains(anchor))
            return block.position();
    }
    return 0;
}

} // namespace

ManualBrowser::ManualBrowser(QWidget *parent) : QTextBrowser(parent)
{
    document()->setDocumentMargin(margin);
    connect(this, &QTextBrowser::sourceChanged, this, &ManualBrowser::dress);
}

/// Also when going back, before Qt restores the position.
void ManualBrowser::dress(const QUrl &url)
{
    QTextFrameFormat frame = document()->rootFrame()->frameFormat();
    if (const QString page = manualPage(url); page != m_page || !frame.boolProperty(isDressed)) {
        m_page = page;
        moveCursor(QTextCursor::Start); // reading Markdown leaves it at the end, where the browser would scroll when it is shown
        document()->setBaseUrl(manualUrl(page));
        dressManualPage(*document());
        frame = document()->rootFrame()->frameFormat();
        frame.setProperty(isDressed, true);
        document()->rootFrame()->setFrameFormat(frame);
        m_pictureWidth = 0;
        fitPictures();
        showMarks();
        (void)document()->documentLayout()->pageCount(); // all of it has its place now, so that it can be scrolled to
    }
    if (url.hasFragment())
        scrollToAnchor(url.fragment());
}

/// Makes pictures as wide as the page, but not wider than their own size.
void ManualBrowser::fitPictures()
{
    const QStringList names = picturesIn(*document());
    const int width = viewport()->width() - 2 * int(document()->documentMargin());
    if (names.isEmpty() || width == std::exchange(m_pictureWidth, width))
        return;
    for (const QString &name : names) {
        const QUrl url = document()->baseUrl().resolved(QUrl(name));
        QPixmap picture(u':' + url.path());
        const int wide = int(width * devicePixelRatioF());
        if (wide > 0 && wide < picture.width())
            picture = picture.scaledToWidth(wide, Qt::SmoothTransformation);
        picture.setDevicePixelRatio(devicePixelRatioF());
        document()->addResource(QTextDocument::ImageResource, url, picture);
    }
    document()->markContentsDirty(0, document()->characterCount());
}

void ManualBrowser::mark(const QStringList &terms)
{
    m_terms = terms;
    showMarks();
}

void ManualBrowser::showMarks()
{
    QList<ExtraSelection> marks;
    QTextCharFormat format;
    format.setBackground(palette().highlight());
    format.setForeground(palette().highlightedText());
    for (const QString &term : std::as_const(m_terms)) {
        for (QTextCursor found = document()->find(term); !found.isNull(); found = document()->find(term, found))
            marks.append({found, format});
    }
    setExtraSelections(marks);
}

void ManualBrowser::scrollToMark(const QString &anchor)
{
    scrollToAnchor(anchor);
    const int top = positionOf(anchor, *document());
    int first = -1;
    const QList<ExtraSelection> marks = extraSelections();
    for (const ExtraSelection &mark : marks) {
        if (const int at = mark.cursor.selectionStart(); at >= top && (first < 0 || at < first))
            first = at;
    }
    QTextCursor cursor(document());
    cursor.setPosition(qMax(first, top));
    const int y = cursorRect(cursor).top();
    if (y > viewport()->height() / 2)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + y - linesAbove * fontMetrics().height());
}

void ManualBrowser::resizeEvent(QResizeEvent *event)
{
    QTextBrowser::resizeEvent(event);
    fitPictures();
}

/// Marks have the palette's colours.
void ManualBrowser::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showMarks();
}

} // namespace LabChat
