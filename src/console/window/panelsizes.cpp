// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/window/panelsizes.h"

#include "console/widgets/canbeseen.h"
#include "console/widgets/children.h"
#include "console/widgets/savesetting.h"

#include <QtCore/QEvent>
#include <QtCore/QSettings>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QMainWindow>
#include <QtWidgets/QTabBar>

#include <algorithm>
#include <chrono>

namespace LabChat {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto key = "workspace/panelSizes"_L1;
constexpr auto settledAfter = 500ms;

} // namespace

PanelSizes::PanelSizes(QMainWindow *window) : QObject(window), m_window(window), m_settled(this)
{
    m_settled.setObjectName(u"settledTimer"_s);
    m_settled.setSingleShot(true);
    m_settled.setInterval(settledAfter);
    connect(&m_settled, &QTimer::timeout, this, [this] {
        if (!m_window->isVisible())
            return; // the operator could not have changed anything yet
        apply();
        forget();
    });
    m_window->installEventFilter(this);
}

void PanelSizes::save(QSettings &settings) const
{
    if (m_window->isVisible())
        saveSetting(settings, key, present());
}

void PanelSizes::restore(const QSettings &settings)
{
    m_wanted = settings.value(key).toMap();
}

void PanelSizes::forget()
{
    m_wanted.clear();
}

bool PanelSizes::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_window || m_wanted.isEmpty())
        return false;
    if (event->type() == QEvent::Show)
        m_settled.start();
    else if (event->type() == QEvent::MouseButtonPress) // on the edge of a panel
        forget();
    if (event->type() == QEvent::Resize && m_settled.isActive()) {
        apply();
        m_settled.start();
    }
    return false;
}

/// Of the visible ones, with their tabs, in the units of resizeDocks().
QVariantMap PanelSizes::present() const
{
    const QList<QTabBar *> tabs = childrenOf<QTabBar>(m_window); // Qt creates one for each place with several docks
    QVariantMap sizes;
    const QList<QDockWidget *> docks = childrenOf<QDockWidget>(m_window);
    for (QDockWidget *dock : docks) {
        const QList<QDockWidget *> behind = m_window->tabifiedDockWidgets(dock);
        const bool hasTabs = !tabs.isEmpty() && std::any_of(behind.begin(), behind.end(), [](const QDockWidget *other) { return !other->isHidden(); });
        if (!dock->isFloating() && canBeSeen(dock))
            sizes.insert(dock->objectName(), dock->size().grownBy({0, hasTabs ? tabs.constFirst()->height() : 0, 0, 0}));
    }
    return sizes;
}

void PanelSizes::apply()
{
    QList<QDockWidget *> docks;
    QList<int> widths, heights;
    const QList<QDockWidget *> all = childrenOf<QDockWidget>(m_window);
    for (QDockWidget *dock : all) {
        if (!m_wanted.contains(dock->objectName()) || dock->isFloating() || !canBeSeen(dock))
            continue;
        const QSize wanted = m_wanted.value(dock->objectName()).toSize();
        docks.append(dock);
        widths.append(wanted.width());
        heights.append(wanted.height());
    }
    m_window->resizeDocks(docks, widths, Qt::Horizontal);
    m_window->resizeDocks(docks, heights, Qt::Vertical);
}

} // namespace LabChat
