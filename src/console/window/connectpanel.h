// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session/watchedsession.h"

#include <QtWidgets/QWidget>

#include <memory>

namespace LabChat {

namespace Ui {
class ConnectPanel;
}

/// How participants get in: the address in large letters, the session's link, and which session is shown.
/// Main thread; owned by the window.
class ConnectPanel final : public QWidget {
    Q_OBJECT

public:
    /// @p bindAddress: where the server was told to listen; empty: everywhere.
    ConnectPanel(const QString &bindAddress, QWidget *parent);
    ~ConnectPanel() override;

    void setAddress(const ServerAddress &address);
    /// Nothing listens.
    void clearAddress();
    /// Null: no session.
    void setSession(const WatchedSession *watched);
    /// Adds a session to the list, the newest first, or renames it there.
    void listSession(const WatchedSession &watched);

    /// The address that the operator chose among all.
    [[nodiscard]] const ServerAddress &address() const { return m_address; }

signals:
    void addressChosen(const LabChat::ServerAddress &address);
    void sessionChosen(qint64 id);
    void openSessionLinkRequested();
    void linksRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void chooseAddress(int index);
    void showAddress();
    void showColors();

    std::unique_ptr<Ui::ConnectPanel> m_ui;
    ServerAddress m_address;
    const WatchedSession *m_watched = nullptr;
};

} // namespace LabChat
