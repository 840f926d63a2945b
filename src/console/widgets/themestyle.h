// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QHash>
#include <QtGui/QPalette>
#include <QtWidgets/QProxyStyle>

namespace LabChat {

/// The style Fusion, with borders of fields, boxes, sliders and menus that can be seen on light and dark grounds: their contrast is at
/// least 3 (WCAG 2.1, 1.4.11). Fusion's own are darker than the window, whatever its colour. The texts of all buttons have the same space
/// around them. Main thread; owned by the application.
class ThemeStyle final : public QProxyStyle {
    Q_OBJECT

public:
    ThemeStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override;
    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents, const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const override;

private:
    [[nodiscard]] QPalette bordered(const QPalette &palette) const;
    template <typename Option>
    [[nodiscard]] Option bordered(const Option &option) const;

    mutable QHash<qint64, QPalette> m_bordered;  ///< by the key of the palette from which each was made, which images of controls are kept under
};

} // namespace LabChat
