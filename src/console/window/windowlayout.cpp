// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/window/windowlayout.h"

#include "console/session/shownsession.h"
#include "console/widgets/savesetting.h"
#include "console/window/consolecontext.h"

#include <QtGui/QScreen>
#include <QtWidgets/QWidget>

#include <algorithm>
#include <chrono>

namespace LabChat {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto sessionKey = "window/session"_L1;
constexpr auto geometryKey = "window/geometry"_L1;
constexpr auto saveEvery = 1min;
constexpr QSize usualSize(1560, 940);

} // namespace

WindowLayout::WindowLayout(const ConsoleContext &context, const QList<Panel *> &panels, QWidget *window)
    : QObject(window), m_settings(context.settings), m_monitor(context.monitor), m_shown(context.shown), m_panels(panels), m_window(window)
{
    m_timer.setObjectName(u"saveLayoutTimer"_s);
    m_timer.setInterval(saveEvery);
    connect(&m_timer, &QTimer::timeout, this, &WindowLayout::save);
}

void WindowLayout::restore()
{
    const QSize room = m_window->screen()->availableSize() * 9 / 10;
    m_window->resize(usualSize.boundedTo(room));
    if (m_window->size() != usualSize)
        m_window->setWindowState(Qt::WindowMaximized); // a small screen has no room to give away
    m_window->restoreGeometry(m_settings->value(geometryKey).toByteArray());
    for (Panel *panel : std::as_const(m_panels))
        panel->restoreLayout(*m_settings);
}

void WindowLayout::save() const
{
    saveSetting(*m_settings, geometryKey, m_window->saveGeometry());
    if (m_timer.isActive()) // otherwise it is not known yet which session it was
        saveSetting(*m_settings, sessionKey, m_shown->watched() ? m_shown->watched()->session().code : QString());
    for (const Panel *panel : m_panels)
        panel->saveLayout(*m_settings);
    m_settings->sync();
}

void WindowLayout::reset()
{
    for (Panel *panel : std::as_const(m_panels))
        panel->resetLayout();
}

qint64 WindowLayout::lastSession() const
{
    const QString code = m_settings->value(sessionKey).toString();
    const QList<qint64> ids = m_monitor->sessionIds();
    const auto last = std::find_if(ids.begin(), ids.end(), [&](qint64 id) { return m_monitor->session(id)->session().code == code; });
    return last == ids.end() ? ids.value(0) : *last;
}

} // namespace LabChat
