// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/export/exportpresets.h"
#include "console/export/exportrunner.h"

#include <QtCore/QUrl>
#include <QtWidgets/QDialog>

#include <functional>
#include <memory>

namespace LabChat {

namespace Ui {
class ExportDialog;
}

class ContentsPage;
class FormatPage;
class PersonsPage;
class PreviewPage;

/// Exports what is chosen of the log, in any of the formats, while the sessions continue. Main thread; deletes itself.
class ExportDialog final : public QDialog {
    Q_OBJECT

public:
    using OpenUrl = std::function<bool(const QUrl &)>;

    ExportDialog(const LogArchive *archive, QSettings *settings, const OpenUrl &openUrl, QWidget *parent);
    ~ExportDialog() override;

    /// Chooses this session alone. Empty: all. Does nothing while an export is being written. @p title: of a session that the list does not have yet.
    void suggest(const QString &sessionCode, const QString &sessionTitle);
    /// A session has begun.
    void refresh();
    /// While an export is being written, cancels it and stays open to show the result.
    void reject() override;

private:
    [[nodiscard]] ExportRequest request() const;
    void choose(const ExportRequest &request);
    void follow();
    void listPresets(const QString &current);
    void choosePreset();
    void savePreset();
    void removePreset();
    void chooseFile();
    void start(const QString &fileName);
    void showWritten(const ExportSummary &summary);
    void showLast();
    void setRunning(bool isRunning);

    OpenUrl m_openUrl;
    std::unique_ptr<Ui::ExportDialog> m_ui;
    ExportPresets m_presets;
    ExportRunner m_runner;
    ExportRequest m_running;
    ContentsPage *m_contents;
    FormatPage *m_format;
    PersonsPage *m_persons;
    PreviewPage *m_preview;
};

} // namespace LabChat
