// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QTimer>

namespace LabChat {

class AlertEffects;
class Preferences;
class Tray;

/// Gets the operator's attention: a sound, repeated while somebody waits, the window's entry in the task
/// bar, and a notification if the desktop has a tray. Main thread; preferences and tray must outlive it.
class Attention final : public QObject {
    Q_OBJECT

public:
    Attention(const Preferences *preferences, Tray *tray, QObject *parent);

    void call(const QString &title, const QString &text);
    /// Nobody is waiting any more.
    void rest();

signals:
    void sounded();
    /// The operator clicked the notification.
    void activated();

private:
    void makeSound();
    void notify(const QString &title, const QString &text);

    const Preferences *m_preferences;
    Tray *m_tray;
    AlertEffects *m_effects;
    QTimer m_again;
};

} // namespace LabChat
