// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/window/consolecontext.h"
#include "console/window/panel.h"

#include <QtWidgets/QMainWindow>

#include <memory>
#include <optional>

namespace LabChat {

namespace Ui {
class MainWindow;
}

class ActingPanels;
class ConnectPanel;
class Dialogs;
class HelpDesk;
class IntegrateMenu;
class WindowLayout;
class Workspace;

/// The operator's console. Shows what the service reports and passes on the operator's commands; decides nothing about the
/// experiment. Created by the application, before the log is opened; main thread. Service and archive must outlive it.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(OperatorService *service, const LogArchive *archive, const ConsoleOptions &options, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Has the server listen as the command line and the operator's settings say. Call it when the log is open.
    void listen();

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    /// A study file that is dropped opens the dialog for a new session.
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildPages();
    [[nodiscard]] QWidget *makeBanners();
    void buildPanels();
    void wireService();

    void showOpened();
    void showOpenFailed(const Error &error);
    void noteSession(qint64 id);
    void noteGrowth(qint64 id);
    void noteChanges(const SessionChanges &changes);
    void showSession(const WatchedSession *watched);
    void showTitle();
    void showIcons();

    std::unique_ptr<Ui::MainWindow> m_ui;
    ConsoleContext m_context;
    Dialogs *m_dialogs;
    ConnectPanel *m_connectPanel;
    Workspace *m_workspace;
    HelpDesk *m_helpDesk;
    ActingPanels *m_acting = nullptr;
    IntegrateMenu *m_integrateMenu = nullptr;
    QList<Panel *> m_panels; ///< in the order of the updates
    WindowLayout *m_layout = nullptr;
    bool m_opened = false;
    bool m_openFailed = false;
    std::optional<qint64> m_requestedAtMs; ///< a session that is created after this was requested by the operator
    bool m_quitConfirmed = false;
};

} // namespace LabChat
