// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session/consoleoptions.h"
#include "console/session/sessionmonitor.h"

QT_BEGIN_NAMESPACE
class QSettings;
class QWidget;
QT_END_NAMESPACE

namespace LabChat {

class ManualWindow;
class LogArchive;
class ParticipantsModel;
class RoomsModel;
struct SharedLinks;

/// What the console's dialogs work with. The pointers must outlive them.
struct DialogContext {
    OperatorService *service = nullptr;
    const LogArchive *archive = nullptr;
    const ConsoleOptions *options = nullptr;
    QSettings *settings = nullptr;
    SessionMonitor *monitor = nullptr;
    RoomsModel *rooms = nullptr;
};

/// Opens the console's dialogs and carries what the operator decides there to the service. Main thread;
/// owned by the window.
class Dialogs final : public QObject {
    Q_OBJECT

public:
    Dialogs(const DialogContext &context, QWidget *window);

    /// @p studyFile: chosen at once; empty: none.
    void newSession(const QString &studyFile);
    void exportCsv(const QString &sessionCode, const QString &sessionTitle);
    /// @p operatorName: of who is at the console.
    void endSession(const WatchedSession &watched, const QString &operatorName);
    void showLinks(ParticipantsModel *participants, const SharedLinks &shared);
    /// To those dialogs of links that are open.
    void tellSharedLinks(const SharedLinks &shared);
    void showRooms();
    void showPastSessions();
    void showHelp(const QString &page);
    void showAbout();
    void openLink(const QString &link);

signals:
    /// The operator just asked for a session: the next one that opens.
    void sessionRequested();
    /// Somebody said who they are, in this session.
    void operatorNamed(qint64 session, const QString &name);
    /// One that the monitor has.
    void showRequested(qint64 id);

private:
    void rememberStudy(const QString &file);

    DialogContext m_context;
    QWidget *m_window;
    ManualWindow *m_helpWindow = nullptr;
};

} // namespace LabChat
