// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/headingfont.h"

#include <QtCore/QEvent>
#include <QtWidgets/QWidget>

namespace LabChat {

QFont bold(QFont font)
{
    font.setBold(true);
    return font;
}

HeadingFont::HeadingFont(QWidget *heading, qreal factor) : QObject(heading), m_heading(heading), m_factor(factor)
{
    heading->parentWidget()->installEventFilter(this);
    apply();
}

bool HeadingFont::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        apply();
    return QObject::eventFilter(watched, event);
}

void HeadingFont::apply()
{
    QFont font = m_heading->parentWidget()->font();
    font.setPointSizeF(font.pointSizeF() * m_factor);
    font.setBold(true);
    m_heading->setFont(font);
}

void setHeading(QWidget *label, qreal factor)
{
    new HeadingFont(label, factor); // owned by the label
}

} // namespace LabChat
