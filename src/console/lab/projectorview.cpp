// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/lab/projectorview.h"

#include "console/widgets/qrcode.h"

#include <QtCore/QRegularExpression>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtGui/QScreen>
#include <QtWidgets/QApplication>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr QChar breakHere(0x200B);   // zero width space
constexpr QChar noBreakHere(0x2060); // word joiner
constexpr int wrapped = int(Qt::AlignLeft | Qt::AlignVCenter) | int(Qt::TextWordWrap);

QFont sized(const QFont &font, qreal pixels, bool isBold)
{
    QFont scaled = font;
    scaled.setPixelSize(qMax(8, int(pixels)));
    scaled.setBold(isBold);
    return scaled;
}

/// The largest font with which a text fits into an area.
QFont fitting(const QString &text, const QFont &font, const QSizeF &area, qreal largest, bool isBold = true)
{
    const QRect bounds(0, 0, int(area.width()), 1 << 20);
    for (qreal pixels = largest; pixels > 8; pixels *= 0.95) {
        const QFont candidate = sized(font, pixels, isBold);
        const QRect needed = QFontMetrics(candidate).boundingRect(bounds, wrapped, text);
        if (needed.width() <= area.width() && needed.height() <= area.height())
            return candidate;
    }
    return sized(font, 8, isBold);
}

QScreen *otherScreen(const QWidget *window)
{
    const QList<QScreen *> screens = QApplication::screens();
    for (QScreen *screen : screens) {
        if (screen != window->screen())
            return screen;
    }
    return nullptr;
}

} // namespace

QString breakable(const QString &link)
{
    static const QRegularExpression places(u"(?<![:/])/(?!/)|(?=[?&])"_s);
    QString broken;
    qsizetype from = 0;
    for (auto it = places.globalMatch(link); it.hasNext();) {
        const qsizetype end = it.next().capturedEnd();
        broken += link.mid(from, end - from) + breakHere;
        from = end;
    }
    broken += link.mid(from);
    return broken.replace(u"://"_s, u"://"_s + noBreakHere);
}

ProjectorView::ProjectorView(QWidget *window) : QWidget(window, Qt::Window), m_window(window)
{
    setObjectName(u"projectorView"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("LabChat – Projector"));
}

void ProjectorView::setEntrance(const Entrance &entrance)
{
    m_entrance = entrance;
    setAccessibleName(entrance.link.isEmpty() ? invitation() : QString(invitation() + u' ' + entrance.link));
    update();
}

void ProjectorView::showOnProjector()
{
    if (QScreen *projector = otherScreen(m_window)) {
        setAttribute(Qt::WA_ShowWithoutActivating);
        setScreen(projector); // where windows have no geometry of their own (Wayland), this decides
        setGeometry(projector->geometry());
    } else {
        setGeometry(m_window->screen()->geometry());
    }
    showFullScreen();
}

QString ProjectorView::invitation() const
{
    switch (m_entrance.way) {
    case Entrance::Way::Closed:
        return tr("Please wait a moment.");
    case Entrance::Way::Ended:
        return tr("The session has ended.");
    case Entrance::Way::Server:
    case Entrance::Way::Link:
        return tr("Open this address, or scan the code:");
    case Entrance::Way::Label:
        return tr("Open this address, or scan the code, and enter the label of your seat:");
    case Entrance::Way::OwnLinks:
        return tr("Open the link that you were given.");
    case Entrance::Way::Tickets:
    case Entrance::Way::EndedTickets:
        return tr("Please go on with the experiment's page.");
    }
    Q_UNREACHABLE();
}

void ProjectorView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Qt::white);
    painter.setPen(Qt::black);
    const qreal unit = qMin(height(), width() * 9 / 16) / 100.0; // a hundredth of the height of a usual screen
    const QRectF page = QRectF(rect()).adjusted(6 * unit, 5 * unit, -6 * unit, -3 * unit);
    paintTitle(painter, QRectF(page.left(), page.top(), page.width(), 14 * unit));
    paintLink(painter, page.adjusted(0, 16 * unit, 0, -5 * unit));
    painter.setPen(Qt::darkGray);
    painter.setFont(sized(font(), 2 * unit, false));
    painter.drawText(page, Qt::AlignHCenter | Qt::AlignBottom, tr("Escape closes this view"));
}

void ProjectorView::paintTitle(QPainter &painter, const QRectF &area) const
{
    painter.setFont(fitting(m_entrance.title, font(), area.size(), area.height() / 2));
    painter.drawText(area, wrapped, m_entrance.title);
}

void ProjectorView::paintLink(QPainter &painter, const QRectF &area) const
{
    QRectF words = area;
    if (!m_entrance.link.isEmpty()) {
        const qreal side = qMin(area.height(), area.width() * 0.42);
        QrCode(m_entrance.link).paint(painter, QRectF(area.left(), area.center().y() - side / 2, side, side));
        words.setLeft(area.left() + side * 1.06);
    }
    const qreal line = area.height() / 10;
    const QRectF first(words.left(), words.top() + (m_entrance.link.isEmpty() ? 0 : 0.5 * line), words.width(),
                       m_entrance.link.isEmpty() ? words.height() : 2.5 * line);
    painter.setFont(fitting(invitation(), font(), first.size(), line, false));
    painter.drawText(first, wrapped, invitation());
    const QRectF rest(words.left(), first.bottom(), words.width(), words.bottom() - first.bottom());
    const QString link = breakable(m_entrance.link);
    painter.setFont(fitting(link, font(), rest.size(), 2.4 * line));
    painter.drawText(rest, wrapped, link);
}

void ProjectorView::closeEvent(QCloseEvent *event)
{
    QWidget::closeEvent(event);
    emit closed();
}

void ProjectorView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

void ProjectorView::mouseDoubleClickEvent(QMouseEvent *)
{
    close();
}

} // namespace LabChat
