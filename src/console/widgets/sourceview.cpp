// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/sourceview.h"

#include "console/widgets/accents.h"

#include <QtGui/QFontDatabase>
#include <QtGui/QPainter>
#include <QtGui/QPaintEvent>
#include <QtGui/QTextBlock>

namespace LabChat {

namespace {

constexpr int padding = 6;
constexpr int tabSpaces = 4;

} // namespace

/// The strip with the line numbers; painted by the view, which knows the positions of the lines.
class LineNumbers final : public QWidget {
public:
    explicit LineNumbers(SourceView *view) : QWidget(view), m_view(view) {}

protected:
    void paintEvent(QPaintEvent *event) override { m_view->paintNumbers(event); }

private:
    SourceView *m_view;
};

SourceView::SourceView(QWidget *parent) : QPlainTextEdit(parent), m_numbers(new LineNumbers(this))
{
    setReadOnly(true);
    setLineWrapMode(NoWrap);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setTabStopDistance(tabSpaces * fontMetrics().horizontalAdvance(u' '));
    connect(this, &QPlainTextEdit::blockCountChanged, this, &SourceView::placeNumbers);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &area, int dy) {
        if (dy != 0)
            m_numbers->scroll(0, dy);
        else
            m_numbers->update(0, area.y(), m_numbers->width(), area.height());
    });
    placeNumbers();
}

void SourceView::showText(const QString &text, const QSet<int> &marked)
{
    m_marked = marked;
    setPlainText(text);
    markLines();
}

void SourceView::selectLine(int line)
{
    QTextCursor cursor(document()->findBlockByNumber(line - 1));
    if (cursor.isNull() || line < 1)
        return;
    cursor.movePosition(QTextCursor::EndOfBlock);
    cursor.movePosition(QTextCursor::StartOfBlock, QTextCursor::KeepAnchor); // the start of the line stays visible
    setTextCursor(cursor);
    centerCursor();
}

int SourceView::selectedLine() const
{
    return textCursor().hasSelection() ? textCursor().blockNumber() + 1 : 0;
}

void SourceView::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    placeNumbers();
}

void SourceView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        markLines();
}

int SourceView::numbersWidth() const
{
    return fontMetrics().horizontalAdvance(QString::number(qMax(99, blockCount()))) + 2 * padding;
}

void SourceView::placeNumbers()
{
    const int width = numbersWidth();
    const bool isRightToLeft = layoutDirection() == Qt::RightToLeft;
    setViewportMargins(isRightToLeft ? 0 : width, 0, isRightToLeft ? width : 0, 0);
    const QRect area = contentsRect();
    m_numbers->setGeometry(isRightToLeft ? area.right() - width + 1 : area.left(), area.top(), width, area.height());
}

void SourceView::paintNumbers(QPaintEvent *event)
{
    QPainter painter(m_numbers);
    painter.fillRect(event->rect(), palette().color(QPalette::Window));
    painter.setFont(font());
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRect line = blockBoundingGeometry(block).translated(contentOffset()).toAlignedRect();
        if (line.top() > event->rect().bottom())
            break;
        const int number = block.blockNumber() + 1;
        const QRect cell(0, line.top(), m_numbers->width(), line.height());
        const bool isMarked = m_marked.contains(number);
        if (isMarked)
            painter.fillRect(cell, accentTint(Accent::Bad, palette()));
        painter.setPen(isMarked ? accentColor(Accent::Bad, palette()) : dimmedText(palette()));
        painter.drawText(cell.adjusted(padding, 0, -padding, 0), Qt::AlignTrailing | Qt::AlignVCenter, QString::number(number));
    }
}

void SourceView::markLines()
{
    QList<QTextEdit::ExtraSelection> marks;
    for (const int line : std::as_const(m_marked)) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(document()->findBlockByNumber(line - 1));
        mark.format.setBackground(accentTint(Accent::Bad, palette()));
        mark.format.setProperty(QTextFormat::FullWidthSelection, true);
        if (!mark.cursor.isNull())
            marks.append(mark);
    }
    setExtraSelections(marks);
    m_numbers->update();
}

} // namespace LabChat
