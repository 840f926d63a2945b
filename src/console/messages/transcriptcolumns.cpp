// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/transcriptcolumns.h"

#include "console/session/sessiontexts.h"

#include <QtCore/QDateTime>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr int marginX = 10;
constexpr int gap = 12;
constexpr int stackedBelowCharacters = 56;

} // namespace

void TranscriptColumns::setNames(const QStringList &nicknames, const QString &widestPlace)
{
    m_nicknames = nicknames.mid(0, 100); // for a channel with hundreds of members, the first ones are enough
    m_widestPlace = widestPlace;
    m_widths.reset();
}

void TranscriptColumns::setShowsDate(bool showsDate)
{
    m_showsDate = showsDate;
    m_widths.reset();
}

TranscriptColumns::Places TranscriptColumns::placesIn(const QStyleOptionViewItem &option) const
{
    const QRect &area = option.rect;
    const Widths &widths = this->widths(option.font);
    Places at;
    at.timeWidth = widths.time + gap;
    if (area.width() < option.fontMetrics.averageCharWidth() * stackedBelowCharacters) {
        at.name = at.body = area.left() + marginX;
        at.bodyWidth = qMax(area.width() - 2 * marginX, 40);
        at.time = qMax(at.name, area.right() - marginX - widths.time);
        at.nameWidth = at.time - gap - at.name;
        at.headHeight = option.fontMetrics.height();
        return at;
    }
    at.time = area.left() + marginX;
    at.name = at.time + widths.time + gap;
    at.body = at.name + qMin(widths.name, area.width() / 3) + gap;
    at.nameWidth = at.body - gap - at.name;
    at.bodyWidth = qMax(area.right() - marginX - at.body, 40);
    return at;
}

QString TranscriptColumns::timeText(qint64 atMs) const
{
    return QDateTime::fromMSecsSinceEpoch(atMs).toString(m_showsDate ? u"MM-dd HH:mm:ss"_s : u"HH:mm:ss"_s);
}

const TranscriptColumns::Widths &TranscriptColumns::widths(const QFont &font) const
{
    if (m_widths && m_widths->font == font)
        return *m_widths;
    QFont bold = font;
    bold.setBold(true);
    const QFontMetrics metrics(font);
    const QFontMetrics boldMetrics(bold);
    Widths widths{font, metrics.horizontalAdvance(m_showsDate ? u"00-00 00:00:00"_s : u"00:00:00"_s), boldMetrics.averageCharWidth() * 8};
    for (const QString &nickname : m_nicknames)
        widths.name = qMax(widths.name, boldMetrics.horizontalAdvance(nickname));
    widths.name += metrics.horizontalAdvance(u"  "_s + m_widestPlace);
    widths.name = qMax(widths.name, boldMetrics.horizontalAdvance(authorText({})) + metrics.horizontalAdvance(u"  "_s)); // the experimenter
    return m_widths.emplace(widths);
}

} // namespace LabChat
