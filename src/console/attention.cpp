// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/attention.h"

#include "console/alerteffects.h"
#include "console/preferences.h"

#include <QtWidgets/QApplication>
#include <QtWidgets/QSystemTrayIcon>

#include <chrono>

namespace LabChat {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto soundsAgainAfter = 30s;

} // namespace

Attention::Attention(const Preferences *preferences, QWidget *window)
    : QObject(window), m_preferences(preferences), m_window(window), m_effects(new AlertEffects(systemClock(), window)), m_again(this)
{
    m_again.setObjectName(u"soundAgainTimer"_s);
    m_again.setInterval(soundsAgainAfter);
    connect(&m_again, &QTimer::timeout, this, &Attention::makeSound);
}

void Attention::call(const QString &title, const QString &text)
{
    makeSound();
    m_again.start();
    QApplication::alert(m_window);
    notify(title, text);
}

void Attention::rest()
{
    m_again.stop();
    if (m_tray)
        m_tray->hide();
}

void Attention::makeSound()
{
    if (!m_preferences->values().sounds)
        return;
    m_effects->play(u"knock"_s);
    emit sounded();
}

void Attention::notify(const QString &title, const QString &text)
{
    if (m_window->isActiveWindow() || !QSystemTrayIcon::isSystemTrayAvailable())
        return;
    if (!m_tray) {
        m_tray = new QSystemTrayIcon(m_window->windowIcon(), this);
        m_tray->setToolTip(m_window->windowTitle());
        connect(m_tray, &QSystemTrayIcon::messageClicked, this, &Attention::activated);
        connect(m_tray, &QSystemTrayIcon::activated, this, &Attention::activated);
    }
    m_tray->show();
    m_tray->showMessage(title, text, QSystemTrayIcon::Information);
}

} // namespace LabChat
