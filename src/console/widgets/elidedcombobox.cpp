// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/elidedcombobox.h"

#include "console/widgets/plaintexts.h"

#include <QtGui/QHelpEvent>
#include <QtWidgets/QStylePainter>
#include <QtWidgets/QToolTip>

namespace LabChat {

QString ElidedComboBox::shownText() const
{
    QStyleOptionComboBox option;
    initStyleOption(&option);
    const QRect field = style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
    const int margins = 2; // with which styles draw the text
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
