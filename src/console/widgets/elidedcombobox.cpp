// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/elidedcombobox.h"

#include "console/widgets/plaintexts.h"

#include <QtGui/QHelpEvent>
#include <QtWidgets/QStylePainter>
#include <QtWidgets/QToolTip>

namespace LabChat {

namespace {

constexpr int margins = 2;           ///< with which styles draw the text, px
constexpr int leastComboBoxCharacters = 12;

} // namespace

int ElidedComboBox::fullWidth() const
{
    int text = 0;
    for (int i = 0; i < count(); ++i)
        text = qMax(text, fontMetrics().horizontalAdvance(itemText(i)));
    return widthFor(text);
}

int ElidedComboBox::widthFor(int text) const
{
    QStyleOptionComboBox option;
    initStyleOption(&option);
    return style()->sizeFromContents(QStyle::CT_ComboBox, &option, {text + 2 * margins, fontMetrics().height()}, this).width();
}

/// Qt's own is that of all texts, and remains so when the box may become narrower.
QSize ElidedComboBox::minimumSizeHint() const
{
    const QSize hint = sizeHint();
    return {qMin(hint.width(), widthFor(fontMetrics().averageCharWidth() * leastComboBoxCharacters)), hint.height()};
}

QString ElidedComboBox::shownText() const
{
    QStyleOptionComboBox option;
    initStyleOption(&option);
    const QRect field = style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
    return fontMetrics().elidedText(currentText(), Qt::ElideRight, field.width() - margins);
}

bool ElidedComboBox::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && shownText() != currentText()) {
        const QString text = toolTip().isEmpty() ? currentText() : QString(currentText() + u'\n' + toolTip());
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), foldedText(text), this);
        return true;
    }
    return QComboBox::event(event);
}

void ElidedComboBox::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionComboBox option;
    initStyleOption(&option);
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    option.currentText = shownText();
    painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

} // namespace LabChat
