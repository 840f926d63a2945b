// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/lab/seatlinks.h"

#include "console/session/sessiontexts.h"
#include "console/widgets/qrcode.h"
#include "core/base/csv.h"

#include <QtCore/QBuffer>
#include <QtCore/QCoreApplication>
#include <QtGui/QPainter>
#include <QtGui/QPdfWriter>
#include <QtGui/QTextOption>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr int columns = 2;
constexpr int rowsPerPage = 5;
constexpr int perPage = columns * rowsPerPage;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::SeatLinks)
};

/// The page, in dots of the device.
class Sheet final {
public:
    Sheet(QPagedPaintDevice &device, QPainter &painter) : m_painter(painter), m_mm(device.logicalDpiX() / 25.4)
    {
        const QSizeF page = device.pageLayout().paintRect(QPageLayout::Millimeter).size() * m_mm;
        m_width = page.width();
        m_head = 9 * m_mm;
        m_cell = QSizeF(page.width() / columns, (page.height() - m_head) / rowsPerPage);
    }

    void head(const QString &left, const QString &right)
    {
        QRectF area(0, 0, m_width, m_head - 2 * m_mm);
        m_painter.setPen(Qt::black);
        m_painter.setFont(font(3.6, false));
        m_painter.drawText(area, Qt::AlignRight | Qt::AlignVCenter, right);
        const QFontMetricsF metrics(m_painter.font(), m_painter.device());
        area.setWidth(m_width - metrics.horizontalAdvance(right) - 5 * m_mm);
        m_painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(left, Qt::ElideRight, area.width()));
    }

    void card(int place, const SeatLink &seat)
    {
        const QRectF cell(QPointF(place % columns * m_cell.width(), m_head + place / columns * m_cell.height()), m_cell);
        m_painter.setPen(QPen(QColor(170, 170, 170), 0.15 * m_mm, Qt::DashLine)); // lines to cut along
        m_painter.drawRect(cell);
        const qreal margin = 3 * m_mm;
        const QRectF inner = cell.adjusted(margin, margin, -margin, -margin);
        const qreal side = qMin(inner.height(), inner.width() / 2);
        QrCode(seat.link).paint(m_painter, QRectF(inner.left(), inner.center().y() - side / 2, side, side));

        QRectF words(inner.left() + side + margin, inner.top() + margin, inner.width() - side - margin, inner.height() - margin);
        if (seat.idInSession == 0) {
            whole(words, seat.label, 6, true, words.height() / 2);
        } else {
            line(words, font(8, true), placeText(seat.idInSession));
            line(words, font(4, false), seat.participantCode);
            if (!seat.label.isEmpty())
                whole(words, seat.label, 4, false, words.height() / 2);
        }
        words.setTop(words.top() + margin / 2);
        whole(words, seat.link, 2.7, false, words.height());
    }

private:
    [[nodiscard]] QFont font(qreal heightMm, bool bold) const
    {
        QFont font(u"sans-serif"_s);
        font.setStyleHint(QFont::SansSerif);
        font.setPixelSize(qMax(1, qRound(heightMm * m_mm)));
        font.setBold(bold);
        // Qt sets no ligatures between letters with a space of their own. In a PDF, “ff” as one glyph may be copied as another character.
        font.setLetterSpacing(QFont::AbsoluteSpacing, 0.02); // too little to be seen, or to be copied as a space
        return font;
    }

    /// Writes all of a text: in several lines, and smaller, until it fits. What makes two labels or two links different may be anywhere in them.
    void whole(QRectF &words, const QString &text, qreal heightMm, bool bold, qreal room)
    {
        constexpr qreal smallestMm = 1.2;
        QTextOption wrap;
        wrap.setWrapMode(QTextOption::WrapAnywhere);
        QRectF needed;
        for (qreal size = heightMm; needed.isNull() || (needed.height() > room && size > smallestMm); size *= 0.9) {
            m_painter.setFont(font(size, bold));
            needed = m_painter.boundingRect(QRectF(words.topLeft(), QSizeF(words.width(), m_cell.height() * 10)), text, wrap);
        }
        m_painter.setPen(Qt::black);
        m_painter.drawText(QRectF(words.topLeft(), QSizeF(words.width(), needed.height())), text, wrap);
        words.setTop(words.top() + needed.height());
    }

    void line(QRectF &words, const QFont &font, const QString &text)
    {
        const qreal height = font.pixelSize() * 1.4;
        m_painter.setPen(Qt::black);
        m_painter.setFont(font);
        m_painter.drawText(QRectF(words.topLeft(), QSizeF(words.width(), height)), Qt::AlignLeft | Qt::AlignVCenter, text);
        words.setTop(words.top() + height);
    }

    QPainter &m_painter;
    qreal m_mm;  ///< dots per millimetre
    qreal m_width = 0;
    qreal m_head = 0;
    QSizeF m_cell;
};

} // namespace

QByteArray linksCsv(const QList<SeatLink> &seats)
{
    QByteArray csv = csvRecord({u"id_in_session"_s, u"participant_code"_s, u"label"_s, u"link"_s});
    for (const SeatLink &seat : seats)
        csv += csvRecord({QString::number(seat.idInSession), seat.participantCode, seat.label, seat.link});
    return csv;
}

QByteArray labelLinksCsv(const QList<SeatLink> &seats)
{
    QByteArray csv = csvRecord({u"label"_s, u"link"_s});
    for (const SeatLink &seat : seats)
        csv += csvRecord({seat.label, seat.link});
    return csv;
}

void printLinkSheet(QPagedPaintDevice &device, const QString &heading, const QList<SeatLink> &seats)
{
    QPainter painter(&device);
    Sheet sheet(device, painter);
    const int pages = (int(seats.size()) + perPage - 1) / perPage;
    for (int i = 0; i < seats.size(); ++i) {
        if (i % perPage == 0) {
            if (i > 0)
                device.newPage();
            sheet.head(heading, Texts::tr("Page %1 of %2").arg(i / perPage + 1).arg(pages));
        }
        sheet.card(i % perPage, seats.at(i));
    }
}

QByteArray linkSheetPdf(const QString &heading, const QList<SeatLink> &seats)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter pdf(&buffer); // its destructor ends the document
        pdf.setTitle(heading);
        pdf.setCreator(u"LabChat"_s);
        pdf.setPageSize(QPageSize(QPageSize::A4));
        pdf.setPageMargins(QMarginsF(10, 10, 10, 10), QPageLayout::Millimeter);
        printLinkSheet(pdf, heading, seats);
    }
    return buffer.data();
}

} // namespace LabChat
