// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/plaintexts.h"

#include <QtCore/QTextBoundaryFinder>
#include <QtGui/QHelpEvent>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QToolTip>
#include <QtWidgets/QTreeView>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype charactersInLine = 70; // Qt itself breaks the lines of some texts at the width of 80
constexpr qsizetype mostLines = 30;

QStringList foldedLine(const QString &line)
{
    QStringList lines;
    QTextBoundaryFinder words(QTextBoundaryFinder::Line, line);
    QTextBoundaryFinder characters(QTextBoundaryFinder::Grapheme, line);
    qsizetype start = 0;
    while (line.size() - start > charactersInLine && lines.size() < mostLines) {
        words.setPosition(start + charactersInLine);
        qsizetype end = words.isAtBoundary() ? words.position() : words.toPreviousBoundary();
        if (end <= start) { // a word that is longer than the line
            characters.setPosition(start + charactersInLine);
            end = characters.isAtBoundary() ? characters.position() : characters.toPreviousBoundary();
        }
        if (end <= start)
            end = start + charactersInLine;
        lines.append(line.mid(start, end - start));
        start = end;
    }
    lines.append(line.mid(start));
    return lines;
}

/// With all of what the cell has no room for.
QString toolTipOf(const QAbstractItemView *view, const QModelIndex &index)
{
    const QString toolTip = index.data(Qt::ToolTipRole).toString();
    const bool isCut = qobject_cast<const QTreeView *>(view) && view->sizeHintForIndex(index).width() > view->visualRect(index).width();
    const QString text = isCut ? index.data().toString() : QString();
    if (text.isEmpty() || toolTip.contains(text))
        return toolTip;
    return toolTip.isEmpty() ? text : QString(text + u'\n' + toolTip);
}

/// What the view's delegate does, with a text that fits on the screen.
bool showToolTip(QWidget *viewport, const QHelpEvent &help)
{
    const auto *view = qobject_cast<QAbstractItemView *>(viewport->parentWidget());
    if (!view || view->viewport() != viewport)
        return false;
    const QModelIndex index = view->indexAt(help.pos());
    const QString text = toolTipOf(view, index);
    if (text.isEmpty())
        return false;
    QToolTip::showText(help.globalPos(), foldedText(text), viewport, view->visualRect(index));
    return true;
}

} // namespace

PlainTexts::PlainTexts(QObject *parent) : QObject(parent)
{
    qApp->installEventFilter(this);
}

bool PlainTexts::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::Polish) { // comes before a label is measured for the first time; Qt's tooltips and message boxes are labels, too
        auto *label = qobject_cast<QLabel *>(object);
        if (label && label->textFormat() == Qt::AutoText)
            label->setTextFormat(Qt::PlainText);
    } else if (event->type() == QEvent::ToolTip && object->isWidgetType()) {
        return showToolTip(static_cast<QWidget *>(object), *static_cast<QHelpEvent *>(event));
    }
    return false;
}

QString foldedText(const QString &text)
{
    QStringList lines;
    const QStringList paragraphs = text.split(u'\n');
    for (const QString &paragraph : paragraphs) {
        lines.append(foldedLine(paragraph));
        if (lines.size() > mostLines)
            return lines.mid(0, mostLines).join(u'\n') + u"\n…"_s;
    }
    return lines.join(u'\n');
}

QString withoutMarkup(QString text)
{
    return text.replace(u'<', QChar(0x2039)).replace(u'>', QChar(0x203a)).replace(u'&', QChar(0xff06));
}

} // namespace LabChat
