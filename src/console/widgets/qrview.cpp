// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/qrview.h"

#include <QtGui/QPainter>

namespace LabChat {

namespace {

constexpr int usualSide = 220;

} // namespace

QrView::QrView(QWidget *parent) : QWidget(parent)
{
    setAccessibleName(tr("QR code of the link"));
}

void QrView::setText(const QString &text)
{
    m_code = QrCode(text);
    setAccessibleDescription(text);
    update();
}

QSize QrView::sizeHint() const
{
    return {usualSide, usualSide};
}

void QrView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int side = qMin(width(), height());
    m_code.paint(painter, QRectF((width() - side) / 2, (height() - side) / 2, side, side));
}

} // namespace LabChat
