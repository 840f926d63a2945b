// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/transcriptdelegate.h"

#include "console/highlights/highlightcolors.h"
#include "console/messages/transcriptmodel.h"
#include "console/session/sessiontexts.h"
#include "console/widgets/accents.h"

#include <QtCore/QDateTime>
#include <QtGui/QPainter>
#include <QtGui/QTextLayout>

#include <cmath>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr int marginX = 10;
constexpr int marginY = 3;
constexpr int gap = 12;
constexpr int stackedBelowCharacters = 56;
constexpr int markWidth = 4;

/// A layout knows one paragraph only: a line break that was typed becomes one within it.
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

/// Below the body; 0: there is no mark.
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

QFont bold(QFont font)
{
    font.setBold(true);
    return font;
}

} // namespace

void TranscriptDelegate::setNames(const QStringList &nicknames, const QString &widestPlace)
{
    m_nicknames = nicknames.mid(0, 100); // of a channel with hundreds of members, the first ones tell enough
    m_widestPlace = widestPlace;
    m_widths.reset();
}

void TranscriptDelegate::setShowsDate(bool showsDate)
{
    m_showsDate = showsDate;
    m_widths.reset();
}

void TranscriptDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Columns at = columns(option);
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
    painter->drawText(QRect(at.time, top, widths(option.font).time + gap, lineHeight), Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine,
                      timeText(index.data(TranscriptModel::AtRole).toLongLong()));
    paintName(painter, option, index, QRect(at.name, top, (at.stacked ? at.time : at.body) - gap - at.name, lineHeight));

    painter->setFont(option.font);
    const bool isUnseen = messageState(index) == MessageState::Hidden || messageState(index) == MessageState::Refused;
    painter->setPen(isUnseen && !selected ? dimmedText(option.palette) : option.palette.color(textRole));
    QTextLayout layout;
    layOut(layout, index.data(Qt::DisplayRole).toString(), option.font, at.bodyWidth);
    const int bodyTop = top + headHeight(option, at);
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
    const Columns at = columns(option);
    layOut(layout, index.data(Qt::DisplayRole).toString(), option.font, at.bodyWidth);
    const int height = int(std::ceil(layout.boundingRect().height()));
    const int around = headHeight(option, at) + markHeight(option.font, index) + 2 * marginY;
    return {option.rect.width(), qMax(height, option.fontMetrics.height()) + around};
}

int TranscriptDelegate::guessedHeight(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QString body = index.data(Qt::DisplayRole).toString();
    const Columns at = columns(option);
    const qsizetype perLine = qMax(1, at.bodyWidth / qMax(1, option.fontMetrics.averageCharWidth()));
    const qsizetype lines = body.count(u'\n') + body.size() / perLine + 1;
    return int(lines) * option.fontMetrics.height() + headHeight(option, at) + markHeight(option.font, index) + 2 * marginY;
}

/// Of what stands above the body.
int TranscriptDelegate::headHeight(const QStyleOptionViewItem &option, const Columns &at)
{
    return at.stacked ? option.fontMetrics.height() : 0;
}

const TranscriptDelegate::Widths &TranscriptDelegate::widths(const QFont &font) const
{
    if (m_widths && m_widths->font == font)
        return *m_widths;
    const QFontMetrics metrics(font);
    const QFontMetrics boldMetrics(bold(font));
    Widths widths{font, metrics.horizontalAdvance(m_showsDate ? u"00-00 00:00:00"_s : u"00:00:00"_s), boldMetrics.averageCharWidth() * 8};
    for (const QString &nickname : m_nicknames)
        widths.name = qMax(widths.name, boldMetrics.horizontalAdvance(nickname));
    widths.name += metrics.horizontalAdvance(u"  "_s + m_widestPlace);
    widths.name = qMax(widths.name, boldMetrics.horizontalAdvance(authorText({})) + metrics.horizontalAdvance(u"  "_s)); // the experimenter
    return m_widths.emplace(widths);
}

TranscriptDelegate::Columns TranscriptDelegate::columns(const QStyleOptionViewItem &option) const
{
    Columns at;
    at.stacked = option.rect.width() < option.fontMetrics.averageCharWidth() * stackedBelowCharacters;
    if (at.stacked) {
        at.name = at.body = option.rect.left() + marginX;
        at.bodyWidth = qMax(option.rect.width() - 2 * marginX, 40);
        at.time = qMax(at.name, option.rect.right() - marginX - widths(option.font).time);
        return at;
    }
    at.time = option.rect.left() + marginX;
    at.name = at.time + widths(option.font).time + gap;
    at.body = at.name + qMin(widths(option.font).name, option.rect.width() / 3) + gap;
    at.bodyWidth = qMax(option.rect.right() - marginX - at.body, 40);
    return at;
}

QString TranscriptDelegate::timeText(qint64 atMs) const
{
    return QDateTime::fromMSecsSinceEpoch(atMs).toString(m_showsDate ? u"MM-dd HH:mm:ss"_s : u"HH:mm:ss"_s);
}

/// A bar at the edge of what is not simply said by a participant.
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
    placeFont.setStrikeOut(isMuted); // whose words do not come any more
    painter->setFont(placeFont);
    const int gapBefore = option.fontMetrics.horizontalAdvance(u"  "_s);
    painter->drawText(area.adjusted(boldMetrics.horizontalAdvance(nickname) + gapBefore, 0, 0, 0), Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine, place);
}

} // namespace LabChat
