// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/highlights/soundplayer.h"

#include <QtCore/QUrl>
#include <QtMultimedia/QAudioDevice>
#include <QtMultimedia/QMediaDevices>
#include <QtMultimedia/QSoundEffect>

namespace LabChat {

using namespace Qt::StringLiterals;

SoundPlayer::~SoundPlayer()
{
    m_thread.quit();
    m_thread.wait();
}

void SoundPlayer::play(const QString &name)
{
    if (!m_inThread) {
        m_inThread = new QObject;
        m_inThread->moveToThread(&m_thread);
        QObject::connect(&m_thread, &QThread::finished, m_inThread, &QObject::deleteLater);
        m_thread.setObjectName(u"sound"_s);
        m_thread.start();
    }
    QMetaObject::invokeMethod(m_inThread, [this, name] { playHere(name); }, Qt::QueuedConnection);
}

void SoundPlayer::playHere(const QString &name)
{
    if (QMediaDevices::defaultAudioOutput().isNull())
        return;
    QSoundEffect *&effect = m_effects[name];
    if (!effect) {
        effect = new QSoundEffect(m_inThread);
        effect->setSource(QUrl(u"qrc:/sounds/"_s + name + u".wav"_s));
    }
    effect->play();
}

} // namespace LabChat
