// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/highlights/attention.h"

#include "console/highlights/alerteffects.h"
#include "console/session/preferences.h"
#include "console/widgets/tray.h"

#include <QtWidgets/QApplication>

#include <chrono>

namespace LabChat {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto soundsAgainAfter = 30s;

} // namespace

Attention::Attention(const Preferences *preferences, Tray *tray, QObject *parent)
    : QObject(parent), m_preferences(preferences), m_tray(tray), m_effects(new AlertEffects(steadyClock(), tray, this)), m_again(this)
{
    m_again.setObjectName(u"soundAgainTimer"_s);
    m_again.setInterval(soundsAgainAfter);
    connect(&m_again, &QTimer::timeout, this, &Attention::makeSound);
}

void Attention::call(const QString &title, const QString &text)
{
    makeSound();
    m_again.start();
    QApplication::alert(m_tray->window());
    notify(title, text);
}

void Attention::rest()
{
    m_again.stop();
    m_tray->rest(this);
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
    if (!m_tray->window()->isActiveWindow())
        m_tray->notify(this, title, text, [this] { emit activated(); });
}

} // namespace LabChat
