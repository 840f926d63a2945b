// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session/consoleoptions.h"
#include "console/session/sessionmonitor.h"

#include <QtWidgets/QMainWindow>

#include <memory>
#include <optional>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace LabChat {

namespace Ui {
class MainWindow;
}

class ActingPanels;
class AdvanceActions;
class ConnectPanel;
class Dialogs;
class Drafts;
class ExperimenterActions;
class HelpDesk;
class LogArchive;
class OperatorActions;
class Preferences;
class RoomsModel;
class StatusLine;
class ToolPanels;
class Workspace;
struct SharedLinks;

/// The operator's console. Shows what the service tells and passes on what the operator wants; decides
/// nothing about the experiment itself. Made by the application, before the log is opened; main thread.
/// Service and archive must outlive it.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(OperatorService *service, const LogArchive *archive, const ConsoleOptions &options, QWidget *parent = nullptr);
    ~MainWindow() override;

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    /// A study file that is dropped begins a new session.
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void wireActions();
    void wireService();
    void buildPages();

    void showOpened();
    void showOpenFailed(const Error &error);
    void showAddress(const ServerAddress &address);
    void useAddress(const ServerAddress &address);
    void noteSession(qint64 id);
    void noteChanges(const SessionChanges &changes);
    void showSession(qint64 id);
    /// Of any session in the log.
    void showMessage(qint64 session, int channel, qint64 seq);
    void showSessionState();
    void showIcons();

    void exportShown();
    void openSessionLink();
    void showLinks();
    [[nodiscard]] SharedLinks sharedLinks() const;
    void askBeforeClosing();
    void restoreLayout();
    void saveLayout();

    std::unique_ptr<Ui::MainWindow> m_ui;
    OperatorService *m_service;
    const LogArchive *m_archive;
    ConsoleOptions m_options;
    std::unique_ptr<QSettings> m_settings;
    SessionMonitor *m_monitor;
    RoomsModel *m_rooms;
    Dialogs *m_dialogs;
    OperatorActions *m_operatorActions;
    ActingPanels *m_acting = nullptr;
    Preferences *m_preferences;
    Drafts *m_drafts;
    ExperimenterActions *m_experimenterActions = nullptr;
    HelpDesk *m_helpDesk = nullptr;
    AdvanceActions *m_advanceActions = nullptr;
    ConnectPanel *m_connectPanel = nullptr;
    Workspace *m_workspace = nullptr;
    ToolPanels *m_tools = nullptr;
    StatusLine *m_statusLine = nullptr;
    const WatchedSession *m_watched = nullptr;
    QTimer m_saveTimer{this};
    bool m_opened = false;
    bool m_openFailed = false;
    std::optional<qint64> m_requestedAtMs; ///< the session that is made after this is one that the operator asked for
    bool m_closeConfirmed = false;
};

} // namespace LabChat
