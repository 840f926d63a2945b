// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/themestyle.h"

#include "console/widgets/accents.h"

#include <QtGui/QPainter>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QStyleOption>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr int fusionDarkens = 140;   ///< percent: its borders have the window's colour, darkened
constexpr int mostPalettes = 30;
constexpr int focusLightens = 170;   ///< percent
constexpr int besideText = 10;       ///< px

} // namespace

ThemeStyle::ThemeStyle() : QProxyStyle(u"Fusion"_s) {}

void ThemeStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    if (element == PE_FrameMenu) {
        painter->save();
        painter->setPen(controlBorder(option->palette));
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        painter->restore();
        return;
    }
    const auto *field = qobject_cast<const QPlainTextEdit *>(widget);
    const bool isField = element == PE_FrameLineEdit || (element == PE_Frame && field && !field->isReadOnly());
    const bool isBox = element == PE_IndicatorCheckBox || element == PE_PanelButtonCommand;
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (isField && frame) {
        const QStyleOptionFrame copy = bordered(*frame);
        QProxyStyle::drawPrimitive(element, &copy, painter, widget);
    } else if (isBox && button) {
        const QStyleOptionButton copy = bordered(*button);
        QProxyStyle::drawPrimitive(element, &copy, painter, widget);
    } else if (element == PE_IndicatorRadioButton) {
        const QStyleOption copy = bordered(*option);
        QProxyStyle::drawPrimitive(element, &copy, painter, widget);
    } else {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

int ThemeStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    const int pixels = QProxyStyle::pixelMetric(metric, option, widget);
    return metric == PM_MenuPanelWidth ? qMax(1, pixels) : pixels; // no entry paints over the border
}

/// Fusion gives space only to short texts, by a least width of all buttons.
QSize ThemeStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents, const QWidget *widget) const
{
    const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    return type == CT_PushButton ? size.expandedTo({contents.width() + 2 * besideText, 0}) : size;
}

void ThemeStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    if (const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option)) {
        const QStyleOptionComboBox copy = bordered(*box);
        QProxyStyle::drawComplexControl(control, &copy, painter, widget);
    } else if (const auto *numbers = qstyleoption_cast<const QStyleOptionSpinBox *>(option)) {
        const QStyleOptionSpinBox copy = bordered(*numbers);
        QProxyStyle::drawComplexControl(control, &copy, painter, widget);
    } else if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option); slider && control == CC_Slider) {
        const QStyleOptionSlider copy = bordered(*slider);
        QProxyStyle::drawComplexControl(control, &copy, painter, widget);
    } else {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

/// From which Fusion makes the right borders. It does the same with the highlight around what has the focus.
QPalette ThemeStyle::bordered(const QPalette &palette) const
{
    const auto known = m_bordered.constFind(palette.cacheKey());
    if (known != m_bordered.cend())
        return *known;
    if (m_bordered.size() >= mostPalettes)
        m_bordered.clear();
    QPalette made = palette;
    for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled})
        made.setColor(group, QPalette::Window, controlBorder(palette).lighter(fusionDarkens));
    if (isDark(palette)) {
        for (const auto group : {QPalette::Active, QPalette::Inactive})
            made.setColor(group, QPalette::Highlight, palette.color(group, QPalette::Highlight).lighter(focusLightens));
    }
    return *m_bordered.insert(palette.cacheKey(), made);
}

template <typename Option>
Option ThemeStyle::bordered(const Option &option) const
{
    Option copy(option);
    copy.palette = bordered(option.palette);
    return copy;
}

} // namespace LabChat
