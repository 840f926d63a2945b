// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operatorservice.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QPushButton;
QT_END_NAMESPACE

namespace LabChat {

class Banner;
class ServerSettings;
struct ConsoleContext;

/// The banners at the top of the window, with what the operator can do: the log cannot be written, the server cannot
/// listen, a session could not be created or ended, commands of the operator were refused, pages were refused, the keys or the certificate
/// cannot be used, somebody guesses links, the computer's clock was set. Main thread; owned by the window.
class NotificationBanners final : public QWidget {
    Q_OBJECT

public:
    NotificationBanners(const ConsoleContext &context, QWidget *parent);

signals:
    /// The operator wants to let a page use the tickets of a key.
    void keyRequested(const QString &key, const QString &origin);

private:
    void forgetRefusals();
    void reportStorageFailed(const Error &error);
    void reportStorageRecovered();
    void reportDamage(const Error &error);
    void reportListenFailed(const Error &error, quint16 freePort);
    enum class Failure { None, Start, End, Room };
    void reportFailed(Failure what, const QString &text);
    void forgetFailed(Failure what);
    void reportGuesses(const Guesses &guesses);
    void reportEvents(const QList<Event> &events);
    void reportRefused(const Error &error);
    Banner *addBanner(const QString &name);
    void addDismissButton(Banner *banner, const QString &name);

    OperatorService *m_service;
    ServerSettings *m_server;
    quint16 m_freePort = 0;
    int m_refusals = 0;  ///< since the operator's last action
    QStringList m_damage;
    Banner *m_storageBanner;
    Banner *m_damageBanner;
    Banner *m_listenBanner;
    Banner *m_sessionBanner;
    Failure m_failure = Failure::None; ///< what the session banner is about
    Banner *m_refusedBanner;
    Banner *m_keysBanner;
    Banner *m_certificateBanner;
    bool m_saysTlsFailed = false; ///< what the certificate's banner is about
    Banner *m_guessesBanner;
    Banner *m_clockBanner;
    QPushButton *m_usePortButton;
    QTimer m_goodNewsTimer;
};

} // namespace LabChat
