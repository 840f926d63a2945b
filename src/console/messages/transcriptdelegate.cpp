// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/transcriptdelegate.h"

#include "console/highlights/highlightcolors.h"
#include "console/messages/transcriptmodel.h"
#include "console/widgets/accents.h"
#include "console/widgets/headingfont.h"

#include <QtGui/QPainter>
#include <QtGui/QTextLayout>

#include <cmath>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr int marginY = 3;
constexpr int markWidth = 4;

/// A layout has only one paragraph: line breaks in the text become line separators.
QString asOneParagraph(QString body)
{
    body.replace("\r\n"_L1, "\n"_L1);
    return body.replace(u'\n', QChar(QChar::LineSeparator)).replace(u'\r', QChar(QChar::LineSeparator));
}

void layOut(QTextLayout &layout, const QString &body, const QFont &font, int width)
{
    layout.setText(asOneParagraph(body));
    layout.setFont(font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(Qt::LayoutDirectionAuto);
    layout.setTextOption(option);
    layout.beginLayout();
    qreal height = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(qMax(1, width));
        line.setPosition({0, height});
        height += line.height();
    }
    layout.endLayout();
}

QFont markFont(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 0.9);
    return font;
}

/// The height of the mark below the body; 0: there is no mark.
int markHeight(const QFont &font, const QModelIndex &index)
{
    return index.data(TranscriptModel::MarkRole).toString().isEmpty() ? 0 : QFontMetrics(markFont(font)).height() + 1;
}

MessageState messageState(const QModelIndex &index)
{
    return index.data(TranscriptModel::StateRole).value<MessageState>();
}

QColor stateColor(MessageState state, const QPalette &palette)
{
    switch (state) {
    case MessageState::ByExperimenter:
        return palette.color(QPalette::Highlight);
    case MessageState::Held:
        return accentColor(Accent::Warning, palette);
    case MessageState::Hidden:
    case MessageState::Refused:
        return accentColor(Accent::Bad, palette);
    case MessageState::Said:
        break;
    }
    return palette.color(QPalette::Text);
}

} // namespace

void TranscriptDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const TranscriptColumns::Places at = m_columns.placesIn(option);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    const QString mark = index.data(TranscriptModel::HighlightRole).toString();
    if (selected)
        painter->fillRect(option.rect, option.palette.highlight());
    else if (!mark.isEmpty())
        painter->fillRect(option.rect, highlightTint(mark, option.palette));
    if (!mark.isEmpty())
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), markWidth, option.rect.height()), highlightColor(mark, option.palette));
    paintEdge(painter, option, index);
    const QPalette::ColorRole textRole = selected ? QPalette::HighlightedText : QPalette::Text;
    const int lineHeight = option.fontMetrics.height();
    const int top = option.rect.top() + marginY;

    painter->setFont(option.font);
    painter->setPen(selected ? option.palette.color(textRole) : dimmedText(option.palette));
    painter->drawText(QRect(at.time, top, at.timeWidth, lineHeight), Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine,
                      m_columns.timeText(index.data(TranscriptModel::AtRole).toLongLong()));
    paintName(painter, option, index, QRect(at.name, top, at.nameWidth, lineHeight));

    painter->setFont(option.font);
    const bool isUnseen = messageState(index) == MessageState::Hidden || messageState(index) == MessageState::Refused;
    painter->setPen(isUnseen && !selected ? dimmedText(option.palette) : option.palette.color(textRole));
    QTextLayout layout;
    layOut(layout, index.data(Qt::DisplayRole).toString(), option.font, at.bodyWidth);
    const int bodyTop = top + at.headHeight;
    layout.draw(painter, QPointF(at.body, bodyTop));
    const int bodyHeight = qMax(int(std::ceil(layout.boundingRect().height())), lineHeight);
    paintMark(painter, option, index, QRect(at.body, bodyTop + bodyHeight, at.bodyWidth, markHeight(option.font, index)));

    if (option.state.testFlag(QStyle::State_HasFocus)) {
        QStyleOptionFocusRect focus;
        focus.QStyleOption::operator=(option);
        focus.backgroundColor = option.palette.color(selected ? QPalette::Highlight : QPalette::Base);
        option.widget->style()->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, option.widget);
    }
    painter->restore();
}

QSize TranscriptDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QTextLayout layout;
    const TranscriptColumns::Places at = m_columns.placesIn(option);
    layOut(layout, index.data(Qt::DisplayRole).toString(), option.font, at.bodyWidth);
    const int height = int(std::ceil(layout.boundingRect().height()));
    const int around = at.headHeight + markHeight(option.font, index) + 2 * marginY;
    return {option.rect.width(), qMax(height, option.fontMetrics.height()) + around};
}

int TranscriptDelegate::guessedHeight(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QString body = index.data(Qt::DisplayRole).toString();
    const TranscriptColumns::Places at = m_columns.placesIn(option);
    const qsizetype perLine = qMax(1, at.bodyWidth / qMax(1, option.fontMetrics.averageCharWidth()));
    const qsizetype lines = body.count(u'\n') + body.size() / perLine + 1;
    return int(lines) * option.fontMetrics.height() + at.headHeight + markHeight(option.font, index) + 2 * marginY;
}

/// A bar at the edge of messages that are not ordinary messages of participants.
void TranscriptDelegate::paintEdge(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (const MessageState stands = messageState(index); stands != MessageState::Said)
        painter->fillRect(QRect(option.rect.left() + markWidth + 1, option.rect.top() + 1, 3, option.rect.height() - 2), stateColor(stands, option.palette));
}

void TranscriptDelegate::paintMark(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index, const QRect &area) const
{
    const QString mark = index.data(TranscriptModel::MarkRole).toString();
    if (mark.isEmpty())
        return;
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->setFont(markFont(option.font));
    painter->setPen(selected ? option.palette.color(QPalette::HighlightedText) : stateColor(messageState(index), option.palette));
    painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      QFontMetrics(painter->font()).elidedText(mark, Qt::ElideRight, area.width()));
}

void TranscriptDelegate::paintName(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index, const QRect &area) const
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool isMuted = index.data(TranscriptModel::MutedRole).toBool();
    const QString place = index.data(TranscriptModel::PlaceRole).toString();
    const QFont boldFont = bold(option.font);
    const QFontMetrics boldMetrics(boldFont);
    const int placeWidth = option.fontMetrics.horizontalAdvance(u"  "_s + place);
    const QString nickname
        = boldMetrics.elidedText(index.data(TranscriptModel::NicknameRole).toString(), Qt::ElideRight, area.width() - placeWidth);

    painter->setFont(boldFont);
    painter->setPen(selected ? option.palette.color(QPalette::HighlightedText)
                             : memberColor(index.data(TranscriptModel::MemberRole).toInt(), option.palette));
    painter->drawText(area, Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine, nickname);
    painter->setFont(option.font);
    if (!selected)
        painter->setPen(isMuted ? accentColor(Accent::Bad, option.palette) : dimmedText(option.palette));
    QFont placeFont = option.font;
    placeFont.setStrikeOut(isMuted); // the author can no longer write
    painter->setFont(placeFont);
    const int gapBefore = option.fontMetrics.horizontalAdvance(u"  "_s);
    painter->drawText(area.adjusted(boldMetrics.horizontalAdvance(nickname) + gapBefore, 0, 0, 0), Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine, place);
}

} // namespace LabChat
