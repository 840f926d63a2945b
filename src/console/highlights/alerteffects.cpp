// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/highlights/alerteffects.h"

#include "console/widgets/tray.h"

#include <QtCore/QCoreApplication>
#include <QtWidgets/QApplication>

#include <algorithm>
#include <array>
#include <iterator>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::AlertSounds)
};

constexpr qint64 soundGapMs = 2000;
constexpr qint64 notificationGapMs = 5000;

struct NamedSound {
    QLatin1StringView name;
    const char *text;
};

constexpr std::array sounds{
    NamedSound{"chime"_L1, QT_TRANSLATE_NOOP("LabChat::AlertSounds", "Chime")},
    NamedSound{"knock"_L1, QT_TRANSLATE_NOOP("LabChat::AlertSounds", "Knock")},
    NamedSound{"alarm"_L1, QT_TRANSLATE_NOOP("LabChat::AlertSounds", "Alarm")},
};

} // namespace

QStringList alertSoundNames()
{
    QStringList names;
    for (const NamedSound &sound : sounds)
        names.append(sound.name);
    return names;
}

QString alertSoundText(const QString &name)
{
    const auto found = std::find_if(sounds.begin(), sounds.end(), [&](const NamedSound &sound) { return sound.name == name; });
    return found == sounds.end() ? Texts::tr("None") : Texts::tr(found->text);
}

AlertEffects::AlertEffects(Clock clock, Tray *tray, QObject *parent) : QObject(parent), m_clock(std::move(clock)), m_tray(tray) {}

void AlertEffects::show(const QList<Highlight> &highlights)
{
    const auto loud = std::find_if(highlights.begin(), highlights.end(), [](const Highlight &highlight) { return !highlight.rule.sound.isEmpty(); });
    if (loud != highlights.end())
        sound(loud->rule.sound);
    QList<Highlight> toNotify;
    std::copy_if(highlights.begin(), highlights.end(), std::back_inserter(toNotify), [](const Highlight &highlight) { return highlight.rule.notifies; });
    if (!toNotify.isEmpty())
        notify(toNotify);
}

void AlertEffects::sound(const QString &sound)
{
    const qint64 nowMs = m_clock();
    if (m_soundedAtMs != 0 && nowMs - m_soundedAtMs < soundGapMs)
        return;
    m_soundedAtMs = nowMs;
    play(sound);
    emit sounded(sound);
}

void AlertEffects::play(const QString &sound)
{
    if (alertSoundNames().contains(sound))
        m_player.play(sound);
}

void AlertEffects::notify(const QList<Highlight> &highlights)
{
    const qint64 nowMs = m_clock();
    if (m_notifiedAtMs != 0 && nowMs - m_notifiedAtMs < notificationGapMs)
        return;
    m_notifiedAtMs = nowMs;
    m_notified = highlights.last();
    const QString title = tr("%1: %2", "rule, channel").arg(m_notified.rule.name, m_notified.channelTitle);
    const QString text = m_notified.who.isEmpty() ? m_notified.text : tr("%1: %2", "who, text").arg(m_notified.who, m_notified.text);
    emit notified(title, text);
    QApplication::alert(m_tray->window());
    m_tray->notify(this, title, text, [this] { emit activated(m_notified); });
}

} // namespace LabChat
