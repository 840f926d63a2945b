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
struct ConsoleContext;

/// The banners at the top of the window, with what the operator can do: the log cannot be written, the server cannot
/// listen, a session could not be created, commands of the operator were refused. Main thread; owned by the window.
class NotificationBanners final : public QWidget {
    Q_OBJECT

public:
    NotificationBanners(const ConsoleContext &context, QWidget *parent);

private:
    void forgetRefusals();
    void reportStorageFailed(const Error &error);
    void reportStorageRecovered();
    void reportDamage(const Error &error);
    void reportListenFailed(const Error &error, quint16 freePort);
    void reportSessionFailed(const Error &error);
    void reportRefused(const Error &error);
    Banner *addBanner(const QString &name);
    void addDismissButton(Banner *banner, const QString &name);
    void listenAgain();

    OperatorService *m_service;
    ListenRequest m_request; ///< the last request to the server
    quint16 m_freePort = 0;
    int m_refusals = 0;  ///< since the operator's last action
    QStringList m_damage;
    Banner *m_storageBanner;
    Banner *m_damageBanner;
    Banner *m_listenBanner;
    Banner *m_sessionBanner;
    Banner *m_refusedBanner;
    QPushButton *m_usePortButton;
    QTimer m_goodNewsTimer;
};

} // namespace LabChat
