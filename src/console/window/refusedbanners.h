// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operatorservice.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QPushButton;
class QVBoxLayout;
QT_END_NAMESPACE

namespace LabChat {

class Banner;
class ServerSettings;

/// The banners about pages and tickets that got no chat, one for each thing that the operator can do about it, so that none hides another. Each goes
/// when what it is about gets in. Main thread; owned by the window's other banners.
class RefusedBanners final : public QWidget {
    Q_OBJECT

public:
    RefusedBanners(OperatorService *service, ServerSettings *server, QWidget *parent);

signals:
    /// The operator wants to let a page use the tickets of a key.
    void keyRequested(const QString &key, const QString &origin);

private:
    /// A banner, and what it is about now.
    struct Kind {
        Banner *banner = nullptr;
        QPushButton *remedy = nullptr; ///< null: there is none
        RefusedSocket socket;
    };

    /// @p remedy: the name of its button; empty: there is none.
    [[nodiscard]] Kind makeKind(const QString &name, const QString &dismissButton, const QString &remedy = {});
    [[nodiscard]] Kind &kindOf(const RefusedSocket &socket);
    void report(const RefusedSocket &socket);
    void reportOver(const RefusedSocket &socket);
    void showRemedies();
    void allow();

    ServerSettings *m_server;
    QVBoxLayout *m_layout;
    Kind m_page;
    Kind m_proxy;
    Kind m_key;
    Kind m_ticket;
    QTimer m_allowedTimer; ///< how long it is said that a page was allowed
};

} // namespace LabChat
