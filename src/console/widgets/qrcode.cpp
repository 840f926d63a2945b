// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/qrcode.h"

#include <QtGui/QPainter>

#include <qrencode.h>

#include <memory>

namespace LabChat {

namespace {

constexpr int quietZone = 4;

} // namespace

QrCode::QrCode(const QString &text)
{
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString(text.toUtf8().constData(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), &QRcode_free);
    if (!code)
        return;
    m_size = code->width;
    m_modules.resize(m_size * m_size);
    for (int i = 0; i < m_modules.size(); ++i)
        m_modules.setBit(i, (code->data[i] & 1) != 0);
}

void QrCode::paint(QPainter &painter, const QRectF &area) const
{
    if (m_size == 0)
        return;
    const qreal module = qMin(area.width(), area.height()) / (m_size + 2 * quietZone);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false); // no light lines between neighbours
    painter.setPen(Qt::NoPen);
    painter.fillRect(area, Qt::white);
    painter.translate(area.topLeft() + QPointF(quietZone * module, quietZone * module));
    for (int y = 0; y < m_size; ++y) {
        for (int x = 0; x < m_size; ++x) {
            int end = x;
            while (end < m_size && isDark(end, y))
                ++end;
            if (end > x)
                painter.fillRect(QRectF(x * module, y * module, (end - x) * module, module), Qt::black);
            x = qMax(x, end - 1);
        }
    }
    painter.restore();
}

} // namespace LabChat
