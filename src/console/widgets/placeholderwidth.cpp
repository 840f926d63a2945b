// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/placeholderwidth.h"

#include <QtGui/QScreen>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QStyle>
#include <QtWidgets/QStyleOptionFrame>

namespace LabChat {

namespace {

constexpr int besidePlaceholder = 4; ///< px on each side: the margin of a line, and the cursor

QSize contentsOf(const QLineEdit *line)
{
    return {line->fontMetrics().horizontalAdvance(line->placeholderText()) + 2 * besidePlaceholder, line->fontMetrics().height()};
}

int bounded(int width, const QWidget *widget)
{
    return qMin(width, widget->screen()->availableSize().width() * 2 / 3);
}

} // namespace

void showWholePlaceholder(QLineEdit *field)
{
    QStyleOptionFrame option;
    option.initFrom(field);
    option.lineWidth = field->style()->pixelMetric(QStyle::PM_DefaultFrameWidth, &option, field);
    field->setMinimumWidth(bounded(field->style()->sizeFromContents(QStyle::CT_LineEdit, &option, contentsOf(field), field).width(), field));
}

void showWholePlaceholder(QComboBox *box)
{
    QStyleOptionComboBox option;
    option.initFrom(box);
    option.editable = true;
    box->setMinimumWidth(bounded(box->style()->sizeFromContents(QStyle::CT_ComboBox, &option, contentsOf(box->lineEdit()), box).width(), box));
}

} // namespace LabChat
