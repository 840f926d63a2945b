// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/window/consolecontext.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QSet>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace LabChat {

class CsvExportDialog;
class ExportDialog;
class LinksDialog;
class ManualWindow;
class ParticipantsModel;
class ProjectorView;
class WatchedSession;
struct Entrance;
struct SessionChanges;
struct SharedLinks;

/// Opens the console's dialogs and passes the operator's decisions to the service. Main thread; owned by the window.
class Dialogs final : public QObject {
    Q_OBJECT

public:
    Dialogs(const ConsoleContext &context, QWidget *window);

    /// @p studyFile: selected at once; empty: none.
    void newSession(const QString &studyFile);
    void exportCsv(const QString &sessionCode, const QString &sessionTitle);
    void exportShown();
    /// With all choices; the session that is shown is chosen.
    void exportData();
    /// Writes the session that is shown, and has ended, into a file of its own.
    void archiveShown();
    void openArchive();
    void endSession(const WatchedSession &watched);
    void showLinks(ParticipantsModel *participants, const SharedLinks &shared);
    /// To those dialogs of links that are open.
    void updateSharedLinks(const SharedLinks &shared);
    /// Shows the way into the session on the projector, or closes it.
    void toggleProjector(const Entrance &entrance);
    /// On the projector, if it is shown there.
    void updateProjector(const Entrance &entrance);
    void editPreferences();
    void showRooms();
    void showPastSessions();
    void showHelp(const QString &page);
    void showAbout();
    /// While a session is running; answered by quitConfirmed().
    void askToQuit();
    void openLink(const QString &link);

signals:
    /// The operator has just requested a session: the next one that opens.
    void sessionRequested();
    void quitConfirmed();
    void projectorToggled(bool isShown);

private:
    void rememberStudy(const QString &file);
    void edit(const QString &file);
    void archive(const QString &code, const QString &fileName);
    void noteEnd(const SessionChanges &changes);
    void askToExport(const WatchedSession &watched);

    ConsoleContext m_context;
    QWidget *m_window;
    QPointer<CsvExportDialog> m_export;
    QPointer<ExportDialog> m_dataExport;
    QList<QPointer<LinksDialog>> m_links;
    QPointer<ProjectorView> m_projector;
    QPointer<QWidget> m_quit;
    ManualWindow *m_manual = nullptr;
    QSet<qint64> m_ending;  ///< sessions that the operator ends, until it is in the log
};

} // namespace LabChat
