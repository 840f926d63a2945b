// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/lab/entrance.h"
#include "console/window/panel.h"

#include <QtWidgets/QWidget>

#include <memory>

QT_BEGIN_NAMESPACE
class QPushButton;
QT_END_NAMESPACE

namespace LabChat {

namespace Ui {
class ConnectPanel;
}

class RoomsModel;
struct ConsoleContext;

/// The way into the shown session in large letters, and the selection of that session. One line, once participants
/// are in. Main thread; owned by the window.
class ConnectPanel final : public QWidget, public Panel {
    Q_OBJECT

public:
    ConnectPanel(const ConsoleContext &context, QWidget *parent);
    ~ConnectPanel() override;

    /// The address that the operator selected; empty: the server is not listening.
    [[nodiscard]] const ServerAddress &address() const { return m_address; }
    [[nodiscard]] const Entrance &entrance() const { return m_entrance; }

    void addSession(const WatchedSession &watched) override;
    void setSession(const WatchedSession *watched) override;
    void update(const SessionChanges &changes) override;

signals:
    void addressChanged(const LabChat::ServerAddress &address);
    void entranceChanged(const LabChat::Entrance &entrance);
    void openSessionLinkRequested();
    void linksRequested();
    void projectorRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void wire(const ConsoleContext &context);
    void setAddress(const ServerAddress &address);
    /// The newest session comes first.
    void listSession(const WatchedSession &watched);
    void chooseAddress(int index);
    void refresh();
    void showEntrance();
    [[nodiscard]] QList<QPushButton *> linkButtons() const;
    void makeLinkMenu();
    void refreshLinkMenu();
    [[nodiscard]] QString explanation() const;
    void showQrCode();
    void setCompact(bool isCompact);
    void showColors();

    std::unique_ptr<Ui::ConnectPanel> m_ui;
    QSettings *m_settings;
    const SessionMonitor *m_monitor;
    const RoomsModel *m_rooms;
    ServerAddress m_address;
    QHash<QPushButton *, QString> m_toolTips;  ///< of the buttons for links, where there are any
    Entrance m_entrance;
    const WatchedSession *m_watched = nullptr;
    bool m_isCompact = false;
};

} // namespace LabChat
