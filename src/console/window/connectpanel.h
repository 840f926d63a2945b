// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/window/panel.h"

#include <QtWidgets/QWidget>

#include <memory>

namespace LabChat {

namespace Ui {
class ConnectPanel;
}

struct ConsoleContext;

/// The addresses for participants in large letters, the session's link, and the selection of the shown session. Main thread; owned by the window.
class ConnectPanel final : public QWidget, public Panel {
    Q_OBJECT

public:
    ConnectPanel(const ConsoleContext &context, QWidget *parent);
    ~ConnectPanel() override;

    /// The address that the operator selected; empty: the server is not listening.
    [[nodiscard]] const ServerAddress &address() const { return m_address; }

    void addSession(const WatchedSession &watched) override;
    void setSession(const WatchedSession *watched) override;
    void update(const SessionChanges &changes) override;

signals:
    void addressChanged(const LabChat::ServerAddress &address);
    void openSessionLinkRequested();
    void linksRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void setAddress(const ServerAddress &address);
    /// The newest session comes first.
    void listSession(const WatchedSession &watched);
    void chooseAddress(int index);
    void showAddress();
    void showColors();

    std::unique_ptr<Ui::ConnectPanel> m_ui;
    const SessionMonitor *m_monitor;
    ServerAddress m_address;
    const WatchedSession *m_watched = nullptr;
};

} // namespace LabChat
