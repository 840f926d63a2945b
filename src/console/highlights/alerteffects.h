// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/highlights/highlighter.h"
#include "console/highlights/soundplayer.h"

namespace LabChat {

class Tray;

/// The names of the sounds for rules, and their names in the user's language.
[[nodiscard]] QStringList alertSoundNames();
[[nodiscard]] QString alertSoundText(const QString &name);

/// The effects of a highlight outside of the window: a sound, at most one every two seconds, and a desktop
/// notification. Does nothing without a loudspeaker or a tray. Main thread; the tray must outlive it.
class AlertEffects final : public QObject {
    Q_OBJECT

public:
    AlertEffects(Clock clock, Tray *tray, QObject *parent);

    void show(const QList<Highlight> &highlights);
    /// Plays it at once, even if another sound was played just before.
    void play(const QString &sound);

signals:
    void sounded(const QString &sound);
    void notified(const QString &title, const QString &text);
    /// The operator clicked the notification.
    void activated(const LabChat::Highlight &highlight);

private:
    void sound(const QString &sound);
    void notify(const QList<Highlight> &highlights);

    Clock m_clock;
    Tray *m_tray;
    SoundPlayer m_player;
    Highlight m_notified;
    qint64 m_soundedAtMs = 0;
    qint64 m_notifiedAtMs = 0;
};

} // namespace LabChat
