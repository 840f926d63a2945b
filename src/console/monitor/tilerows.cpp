// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/monitor/tilerows.h"

#include <QtGui/QFontMetrics>
#include <QtGui/QTextLayout>

#include <algorithm>
#include <utility>
#include <vector>

namespace LabChat {

namespace {

constexpr int spacing = 6;  ///< px after a name
constexpr int share = 3;    ///< of the rows, for one message
constexpr int narrowest = 2; ///< px of a character: what cannot be visible is not measured

/// A message in as many rows as it is allowed to have.
class Wrapped final {
public:
    Wrapped(const TileLine &line, int place, const TileRoom &room)
        : m_line(&line), m_place(place), m_room(&room), m_metrics(room.font), m_nameMetrics(nameFont(room.font))
    {
        m_name = m_nameMetrics.elidedText(line.nickname, Qt::ElideRight, room.width / 2);
        m_indent = m_nameMetrics.horizontalAdvance(m_name) + spacing;
    }

    /// Returns how many rows the message takes, at most @p rows.
    int wrap(int rows)
    {
        m_starts = {0};
        const QString text = m_line->text.left((rows + 1) * m_room->width / narrowest);
        if (rows <= 1 || m_metrics.horizontalAdvance(text) <= m_room->width - m_indent)
            return 1;
        QTextLayout layout(text, m_room->font);
        layout.setCacheEnabled(false);
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout.setTextOption(option);
        layout.beginLayout();
        m_starts.clear();
        for (QTextLine row = layout.createLine(); row.isValid() && m_starts.size() < rows; row = layout.createLine()) {
            row.setLineWidth(qMax(1, m_room->width - (m_starts.isEmpty() ? m_indent : 0)));
            m_starts.append(row.textStart());
        }
        layout.endLayout();
        return int(m_starts.size());
    }

    /// The last row says with an ellipsis that there is more.
    void appendTo(QList<TileRow> &rows) const
    {
        for (qsizetype i = 0; i < m_starts.size(); ++i) {
            const bool isLast = i + 1 == m_starts.size();
            const int indent = i == 0 ? m_indent : 0;
            const QString text = m_line->text.mid(m_starts.at(i), isLast ? m_room->width / narrowest + 1 : m_starts.at(i + 1) - m_starts.at(i)).trimmed();
            rows.append({m_place, i == 0 ? m_name : QString(), indent, isLast ? m_metrics.elidedText(text, Qt::ElideRight, m_room->width - indent) : text});
        }
    }

private:
    const TileLine *m_line;
    int m_place;
    const TileRoom *m_room;
    QFontMetrics m_metrics;
    QFontMetrics m_nameMetrics;
    QString m_name;
    int m_indent = 0;
    QList<int> m_starts{0};  ///< of the rows, in the text
};

} // namespace

QFont nameFont(QFont font)
{
    font.setBold(true);
    return font;
}

QList<TileRow> tileRows(const QList<TileLine> &lines, const TileRoom &room)
{
    struct Shown {
        Wrapped message;
        int rows;
    };
    std::vector<Shown> shown; // the newest one first
    const int most = qMax(1, room.rows / share);
    int left = room.rows;
    for (qsizetype place = lines.size() - 1; place >= 0 && left > 0; --place) {
        Wrapped message(lines.at(place), int(place), room);
        const int rows = message.wrap(qMin(most, left));
        left -= rows;
        shown.push_back({std::move(message), rows});
    }
    for (auto each = shown.begin(); each != shown.end() && left > 0; ++each) {
        const int rows = each->message.wrap(each->rows + left);
        left -= rows - each->rows;
    }
    QList<TileRow> rows;
    std::for_each(shown.crbegin(), shown.crend(), [&rows](const Shown &each) { each.message.appendTo(rows); });
    return rows;
}

} // namespace LabChat
