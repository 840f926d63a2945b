// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QBitArray>
#include <QtCore/QString>

QT_BEGIN_NAMESPACE
class QPainter;
class QRectF;
QT_END_NAMESPACE

namespace LabChat {

/// A QR code (ISO/IEC 18004), with error correction M. A plain value.
class QrCode final {
public:
    /// Empty if the text is too long for a QR code.
    explicit QrCode(const QString &text);

    /// Modules on each side; 0: no code.
    [[nodiscard]] int size() const { return m_size; }
    [[nodiscard]] bool isDark(int x, int y) const { return m_modules.testBit(y * m_size + x); }
    /// Black on white, with the quiet zone of four modules that readers need.
    void paint(QPainter &painter, const QRectF &area) const;

private:
    int m_size = 0;
    QBitArray m_modules;
};

} // namespace LabChat
