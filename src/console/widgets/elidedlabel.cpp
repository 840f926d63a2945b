// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/elidedlabel.h"

#include "console/widgets/plaintexts.h"
#include "console/widgets/textsize.h"

#include <QtGui/QHelpEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QStyle>
#include <QtWidgets/QToolTip>

namespace LabChat {

namespace {

constexpr int leastLabelCharacters = 4;

} // namespace

ElidedLabel::ElidedLabel(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
}

QSize ElidedLabel::minimumSizeHint() const
{
    const QMargins margins = contentsMargins();
    return QLabel::minimumSizeHint().boundedTo({textSize(this, leastLabelCharacters, 1).width() + margins.left() + margins.right(), QWIDGETSIZE_MAX});
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int direction = QStyle::visualAlignment(layoutDirection(), alignment());
    style()->drawItemText(&painter, contentsRect(), direction | Qt::TextSingleLine, palette(), isEnabled(), shownText(), foregroundRole());
}

bool ElidedLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty() && shownText() != text()) {
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), foldedText(text()), this);
        return true;
    }
    return QLabel::event(event);
}

QString ElidedLabel::shownText() const
{
    return fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width());
}

} // namespace LabChat
