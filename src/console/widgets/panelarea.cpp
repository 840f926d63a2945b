// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/panelarea.h"

#include "console/widgets/textsize.h"

#include <QtCore/QEvent>
#include <QtGui/QResizeEvent>
#include <QtGui/QScreen>
#include <QtWidgets/QLayout>
#include <QtWidgets/QScrollBar>

namespace LabChat {

namespace {

constexpr int leastPanelCharacters = 22;
constexpr int leastLines = 6;
constexpr int linesOfOthers = 28; ///< what a panel leaves to the rest of the window on a small screen
constexpr int linesAtFirst = 8;   ///< and what it takes anyway
constexpr int shareOfWindow = 6;  ///< what a panel of the window's own may take before it scrolls

} // namespace

PanelArea::PanelArea(QWidget *panel, int lines, QWidget *parent) : QScrollArea(parent), m_lines(lines)
{
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setFocusProxy(panel);
    setWidget(panel);
    panel->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    panel->installEventFilter(this);
}

void PanelArea::followHeight()
{
    m_followsHeight = true;
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

QSize PanelArea::sizeHint() const
{
    const QSize wished = widget()->sizeHint();
    if (m_followsHeight)
        return {wished.width(), followedHeight()};
    const int room = screen()->availableSize().height() - textSize(this, 1, linesOfOthers).height();
    return {wished.width(), qMin(wished.height(), qMax(room, textSize(this, 1, linesAtFirst).height()))};
}

QSize PanelArea::minimumSizeHint() const
{
    const QSize wished(widget()->minimumSizeHint().width(), m_followsHeight ? followedHeight() : widget()->minimumSizeHint().height());
    const QSize bound = textSize(this, leastPanelCharacters, m_lines);
    return wished.boundedTo(m_followsHeight ? bound.expandedTo({0, window()->height() / shareOfWindow}) : bound);
}

bool PanelArea::eventFilter(QObject *watched, QEvent *event)
{
    const bool needsOther = event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show || event->type() == QEvent::Hide;
    if (watched == widget() && needsOther) {
        placePanel();
        updateGeometry();
    }
    return QScrollArea::eventFilter(watched, event);
}

void PanelArea::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    placePanel();
    if (m_followsHeight && event->oldSize().width() != event->size().width())
        updateGeometry();
}

void PanelArea::showEvent(QShowEvent *event)
{
    QScrollArea::showEvent(event);
    placePanel();
}

/// Not left to setWidgetResizable(), which gives a panel with texts that wrap the height that it wishes for, not the height that it needs.
void PanelArea::placePanel()
{
    const QSize room = maximumViewportSize();
    const int bar = verticalScrollBar()->sizeHint().width();
    const int width = leastHeight(room.width()) > room.height() ? room.width() - bar : room.width();
    widget()->resize(QSize(width, room.height()).expandedTo({widget()->minimumSizeHint().width(), leastHeight(width)}));
}

int PanelArea::followedHeight() const
{
    const bool scrollsSideways = widget()->minimumSizeHint().width() > width();
    return widget()->isHidden() ? 0 : leastHeight(width()) + (scrollsSideways ? horizontalScrollBar()->sizeHint().height() : 0);
}

int PanelArea::leastHeight(int width) const
{
    const QLayout *layout = widget()->layout();
    return layout && layout->hasHeightForWidth() ? layout->totalMinimumHeightForWidth(width) : widget()->minimumSizeHint().height();
}

PanelArea *areaFor(QWidget *panel, QWidget *parent)
{
    return new PanelArea(panel, leastLines, parent);
}

} // namespace LabChat
