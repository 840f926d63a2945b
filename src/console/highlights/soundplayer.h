// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QThread>

QT_BEGIN_NAMESPACE
class QSoundEffect;
QT_END_NAMESPACE

namespace LabChat {

/// Plays the program's sounds, in a thread of its own: where no sound server answers, to ask for a loudspeaker takes ten seconds and more, and the window must not wait.
/// Does nothing without a loudspeaker. Main thread.
class SoundPlayer final {
public:
    SoundPlayer() = default;
    ~SoundPlayer();
    Q_DISABLE_COPY_MOVE(SoundPlayer)

    /// @p name: of a file in `:/sounds`, without its ending.
    void play(const QString &name);

private:
    void playHere(const QString &name);

    QThread m_thread;
    QObject *m_inThread = nullptr;           ///< made with the first sound; owns the effects
    QHash<QString, QSoundEffect *> m_effects; ///< only for the thread
};

} // namespace LabChat
