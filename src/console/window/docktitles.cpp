// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/window/docktitles.h"

#include "console/widgets/children.h"

#include <QtGui/QContextMenuEvent>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QMainWindow>
#include <QtWidgets/QMenu>
#include <QtWidgets/QTabBar>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr auto watchedProperty = "titlesWatched";

} // namespace

DockTitles::DockTitles(QMainWindow *window) : QObject(window), m_window(window)
{
    window->installEventFilter(this);
}

/// The window lays itself out whenever a dock comes, goes or moves.
bool DockTitles::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_window && event->type() == QEvent::LayoutRequest)
        refresh();
    auto *tabs = qobject_cast<QTabBar *>(watched);
    if (tabs && event->type() == QEvent::MouseButtonDblClick) {
        takeOut(dockAt(tabs, tabs->tabAt(static_cast<QMouseEvent *>(event)->position().toPoint())));
        return true;
    }
    if (tabs && event->type() == QEvent::ContextMenu) {
        showMenu(tabs, static_cast<QContextMenuEvent *>(event)->pos());
        return true;
    }
    return false;
}

void DockTitles::refresh()
{
    const QList<QTabBar *> all = childrenOf<QTabBar>(m_window); // Qt creates one for each place with several docks
    for (QTabBar *tabs : all)
        watch(tabs);
    const QList<QDockWidget *> docks = childrenOf<QDockWidget>(m_window);
    for (QDockWidget *dock : docks) {
        const QList<QDockWidget *> others = m_window->tabifiedDockWidgets(dock);
        const bool isOnTab = !dock->isFloating() && std::any_of(others.begin(), others.end(), [](const QDockWidget *other) { return !other->isHidden(); });
        showTitle(dock, !isOnTab);
    }
}

/// Only tabs on the right have a button that closes them: panels come and go there, and transcripts are in no menu.
void DockTitles::watch(QTabBar *tabs)
{
    QDockWidget *first = dockAt(tabs, 0);
    tabs->setTabsClosable(first && m_window->dockWidgetArea(first) == Qt::RightDockWidgetArea);
    if (tabs->property(watchedProperty).toBool())
        return;
    tabs->setProperty(watchedProperty, true);
    tabs->installEventFilter(this);
    connect(tabs, &QTabBar::tabCloseRequested, this, [this, tabs](int tab) {
        if (QDockWidget *dock = dockAt(tabs, tab))
            dock->close();
    });
}

/// An empty title has no height.
void DockTitles::showTitle(QDockWidget *dock, bool isShown) const
{
    QWidget *empty = dock->titleBarWidget();
    if (isShown == !empty)
        return;
    dock->setTitleBarWidget(isShown ? nullptr : new QWidget(dock));
    delete empty;
}

/// With its title, by which the operator can put it back.
void DockTitles::takeOut(QDockWidget *dock) const
{
    if (!dock)
        return;
    showTitle(dock, true);
    dock->setFloating(true);
}

void DockTitles::showMenu(const QTabBar *tabs, const QPoint &at)
{
    QDockWidget *dock = dockAt(tabs, tabs->tabAt(at));
    if (!dock)
        return;
    auto *menu = new QMenu(m_window);
    menu->setObjectName(u"dockTabMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Take out of the &window"), dock, [this, dock] { takeOut(dock); });
    menu->addAction(tr("&Close"), dock, &QWidget::close);
    menu->popup(tabs->mapToGlobal(at));
}

/// Qt notes with each tab to which dock it belongs.
QDockWidget *DockTitles::dockAt(const QTabBar *tabs, int tab) const
{
    const auto id = tab < 0 ? 0 : tabs->tabData(tab).toULongLong();
    const QList<QDockWidget *> docks = childrenOf<QDockWidget>(m_window);
    const auto found = std::find_if(docks.begin(), docks.end(), [id](QDockWidget *dock) { return reinterpret_cast<quintptr>(dock) == id; });
    return found == docks.end() ? nullptr : *found;
}

} // namespace LabChat
