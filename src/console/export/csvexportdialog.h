// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/export/exportrunner.h"

#include <QtCore/QFutureWatcher>
#include <QtCore/QHash>
#include <QtCore/QUrl>
#include <QtWidgets/QDialog>

#include <functional>
#include <memory>

namespace LabChat {

namespace Ui {
class CsvExportDialog;
}

/// Exports the log of a session, or of all, to a CSV file, while the sessions continue. Main thread; deletes itself.
class CsvExportDialog final : public QDialog {
    Q_OBJECT

public:
    using OpenUrl = std::function<bool(const QUrl &)>;

    CsvExportDialog(const LogArchive *archive, const OpenUrl &openUrl, QWidget *parent);
    ~CsvExportDialog() override;

    /// Selects this session at once, so that a quick click does not export all sessions
    /// by mistake. Empty: all of them. Does nothing while a file is being written.
    /// @p title: of a session that the list does not have yet.
    void suggest(const QString &sessionCode, const QString &sessionTitle);

    /// A session has begun.
    void refresh();

    /// While a file is being written, cancels the export and stays open to show the result.
    void reject() override;

private:
    void listFormats();
    void listSessions();
    void showFormat();
    void chooseFile();
    void start(const QString &fileName);
    void showProgress(int done, int all, const QString &text);
    void showWritten(const ExportSummary &summary);
    void setRunning(bool running);
    void openFolder();

    const LogArchive *m_archive;
    OpenUrl m_openUrl;
    std::unique_ptr<Ui::CsvExportDialog> m_ui;
    QFutureWatcher<Result<QList<SessionSummary>>> m_sessions;
    ExportRunner m_runner;
    QString m_writtenFile;
    QString m_lastFile;  ///< the next file is suggested in its folder
    QHash<QString, QString> m_titles;  ///< of the sessions, by code
};

} // namespace LabChat
