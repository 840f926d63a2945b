// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/fittinglabel.h"

#include <QtGui/QPainter>

namespace LabChat {

namespace {

constexpr int leastCharacters = 16; ///< if there is less room, the text is shortened in its middle
constexpr qreal step = 0.1;

} // namespace

FittingLabel::FittingLabel(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
}

void FittingLabel::setLargest(qreal factor)
{
    m_largest = factor;
    updateGeometry();
    update();
}

QSize FittingLabel::sizeHint() const
{
    const QFontMetrics metrics(fontOf(m_largest));
    return {metrics.horizontalAdvance(text()) + metrics.averageCharWidth(), metrics.height()};
}

QSize FittingLabel::minimumSizeHint() const
{
    return {qMin(sizeHint().width(), QFontMetrics(fontOf(1)).averageCharWidth() * leastCharacters), sizeHint().height()};
}

void FittingLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(fittingFont());
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, foregroundRole()));
    const QString shown = painter.fontMetrics().elidedText(text(), Qt::ElideMiddle, width());
    painter.drawText(rect(), int(Qt::AlignVCenter | Qt::TextSingleLine) | int(layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft), shown);
}

QFont FittingLabel::fontOf(qreal factor) const
{
    QFont scaled = font();
    scaled.setPointSizeF(scaled.pointSizeF() * factor);
    scaled.setBold(true);
    return scaled;
}

QFont FittingLabel::fittingFont() const
{
    qreal factor = m_largest;
    while (factor - step >= 1 && QFontMetrics(fontOf(factor)).horizontalAdvance(text()) > width())
        factor -= step;
    return fontOf(factor);
}

} // namespace LabChat
