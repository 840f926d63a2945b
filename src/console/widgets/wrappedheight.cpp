// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/wrappedheight.h"

#include <QtCore/QEvent>
#include <QtGui/QScreen>
#include <QtWidgets/QLayout>

namespace LabChat {

WrappedHeight::WrappedHeight(QWidget *window) : QObject(window), m_window(window)
{
    window->installEventFilter(this);
}

bool WrappedHeight::eventFilter(QObject *watched, QEvent *event)
{
    const bool matters = event->type() == QEvent::Show || event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest;
    if (watched == m_window && matters)
        keep();
    return QObject::eventFilter(watched, event);
}

void WrappedHeight::keep()
{
    const QLayout *layout = m_window->layout();
    if (!layout || !layout->hasHeightForWidth())
        return;
    const int room = m_window->screen()->availableSize().height() * 9 / 10; // the rest is for the window's frame
    if (const int least = qMin(room, layout->totalMinimumHeightForWidth(m_window->width())); least != m_window->minimumHeight())
        m_window->setMinimumHeight(least);
}

} // namespace LabChat
