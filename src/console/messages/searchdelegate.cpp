// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/searchdelegate.h"

#include "console/highlights/highlightcolors.h"
#include "console/messages/searchmodel.h"
#include "console/widgets/accents.h"
#include "console/widgets/headingfont.h"
#include "core/base/searchterms.h"

#include <QtGui/QPainter>
#include <QtGui/QTextLayout>
#include <QtWidgets/QAbstractItemView>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr int paddingX = 8;
constexpr int paddingY = 5;
constexpr int gapInHead = 10;
constexpr int mostBodyLines = 2;
constexpr qsizetype seenAnyway = 50;     ///< characters that are visible in the first line of a narrow panel
constexpr qsizetype before = 20;         ///< characters before a hit that is further back
constexpr qsizetype longestSnippet = 600;

/// Lays out the text around the first hit in the available lines; returns their number.
int layOut(QTextLayout &layout, const QStyleOptionViewItem &option, const QModelIndex &index, int width)
{
    const QStringList terms = index.data(SearchModel::TermsRole).toStringList();
    layout.setText(SearchDelegate::snippet(index.data().toString(), terms));
    layout.setFont(option.font);
    QTextOption text;
    text.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    text.setTextDirection(Qt::LayoutDirectionAuto);
    layout.setTextOption(text);
    QTextCharFormat emphasis;
    emphasis.setFontWeight(QFont::Bold);
    if (!option.state.testFlag(QStyle::State_Selected))
        emphasis.setBackground(highlightTint(u"yellow"_s, option.palette));
    QList<QTextLayout::FormatRange> formats;
    for (const TextSpan &span : findTerms(layout.text(), terms))
        formats.append({int(span.start), int(span.length), emphasis});
    layout.setFormats(formats);
    layout.beginLayout();
    int lines = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = lines < mostBodyLines ? layout.createLine() : QTextLine()) {
        line.setLineWidth(width);
        line.setPosition(QPointF(0, lines * QFontMetrics(option.font).lineSpacing()));
        ++lines;
    }
    layout.endLayout();
    return lines;
}

} // namespace

QString SearchDelegate::snippet(const QString &body, const QStringList &terms)
{
    const QString text = body.simplified();
    const QList<TextSpan> hits = findTerms(text, terms);
    if (hits.isEmpty() || hits.first().start <= seenAnyway)
        return text.left(longestSnippet);
    const qsizetype earliest = hits.first().start - before;
    const qsizetype space = text.indexOf(u' ', earliest);
    const qsizetype start = space >= 0 && space < hits.first().start ? space + 1 : hits.first().start;
    return u"… "_s + text.mid(start, longestSnippet);
}

void SearchDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    item.widget->style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, item.widget);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QColor strong = option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    const QColor weak = selected ? strong : dimmedText(option.palette);
    const QRect inner = option.rect.adjusted(paddingX, paddingY, -paddingX, -paddingY);
    const int lineHeight = option.fontMetrics.height();
    const QRect head(inner.left(), inner.top(), inner.width(), lineHeight);
    const QFont boldFont = bold(option.font);
    const QFontMetrics boldMetrics(boldFont);

    painter->save();
    const QString when = index.data(SearchModel::WhenRole).toString();
    const int whenWidth = option.fontMetrics.horizontalAdvance(when);
    painter->setFont(option.font);
    painter->setPen(weak);
    painter->drawText(head, int(Qt::AlignRight | Qt::AlignTop | Qt::TextSingleLine), when);
    const int left = qMax(0, head.width() - whenWidth - gapInHead);
    const QString who = boldMetrics.elidedText(index.data(SearchModel::WhoRole).toString(), Qt::ElideRight, left * 2 / 3);
    const int whoWidth = boldMetrics.horizontalAdvance(who);
    const int whereWidth = left - whoWidth - gapInHead;
    painter->drawText(head.adjusted(whoWidth + gapInHead, 0, 0, 0), int(Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine),
                      option.fontMetrics.elidedText(index.data(SearchModel::WhereRole).toString(), Qt::ElideRight, whereWidth));
    painter->setFont(boldFont);
    painter->setPen(strong);
    painter->drawText(head, int(Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine), who);
    painter->setFont(option.font);
    painter->setClipRect(inner);
    painter->setPen(strong);
    QTextLayout layout;
    layOut(layout, option, index, inner.width());
    layout.draw(painter, inner.topLeft() + QPointF(0, lineHeight + 1));
    painter->restore();
}

QSize SearchDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = view ? view->viewport()->width() : option.rect.width();
    QTextLayout layout;
    const int lines = layOut(layout, option, index, qMax(1, width - 2 * paddingX));
    return {option.fontMetrics.averageCharWidth() * 20, (1 + lines) * option.fontMetrics.lineSpacing() + 1 + 2 * paddingY};
}

} // namespace LabChat
