// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/tray.h"

#include "console/widgets/plaintexts.h"

#include <QtWidgets/QSystemTrayIcon>
#include <QtWidgets/QWidget>

namespace LabChat {

Tray::Tray(QWidget *window) : QObject(window), m_window(window) {}

void Tray::notify(const QObject *source, const QString &title, const QString &text, const std::function<void()> &activated)
{
    m_source = source;
    m_activated = activated;
    if (!QSystemTrayIcon::isSystemTrayAvailable())
        return;
    if (!m_icon) {
        m_icon = new QSystemTrayIcon(m_window->windowIcon(), this);
        connect(m_icon, &QSystemTrayIcon::messageClicked, this, &Tray::activate);
        connect(m_icon, &QSystemTrayIcon::activated, this, &Tray::activate);
    }
    m_icon->setToolTip(withoutMarkup(m_window->windowTitle()));
    m_icon->show();
    m_icon->showMessage(withoutMarkup(title), withoutMarkup(text), m_window->windowIcon());
}

void Tray::rest(const QObject *source)
{
    if (m_icon && m_source == source)
        m_icon->hide();
}

void Tray::activate()
{
    m_window->setWindowState(m_window->windowState() & ~Qt::WindowMinimized);
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
    if (m_source)
        m_activated();
}

} // namespace LabChat
