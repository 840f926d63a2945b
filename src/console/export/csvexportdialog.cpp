// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/export/csvexportdialog.h"

#include "console/export/exportnames.h"
#include "console/widgets/filedialogs.h"
#include "console/widgets/followchoices.h"
#include "console/widgets/wrappedheight.h"
#include "ui_csvexportdialog.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtWidgets/QFileDialog>

namespace LabChat {

using namespace Qt::StringLiterals;

CsvExportDialog::CsvExportDialog(const LogArchive *archive, const OpenUrl &openUrl, QWidget *parent)
    : QDialog(parent), m_archive(archive), m_openUrl(openUrl), m_ui(std::make_unique<Ui::CsvExportDialog>()), m_runner(archive, this)
{
    m_ui->setupUi(this);
    new WrappedHeight(this);
    setAttribute(Qt::WA_DeleteOnClose);
    listFormats();
    m_ui->exportSessionComboBox->addItem(tr("All sessions"), QString());
    setRunning(false);
    m_ui->outcomeLabel->hide();
    m_ui->openFolderPushButton->hide();
    connect(m_ui->formatComboBox, &QComboBox::currentIndexChanged, this, &CsvExportDialog::showFormat);
    connect(m_ui->exportPushButton, &QPushButton::clicked, this, &CsvExportDialog::chooseFile);
    connect(m_ui->cancelPushButton, &QPushButton::clicked, this, &CsvExportDialog::reject);
    connect(m_ui->closePushButton, &QPushButton::clicked, this, &CsvExportDialog::reject);
    connect(m_ui->openFolderPushButton, &QPushButton::clicked, this, &CsvExportDialog::openFolder);
    connect(&m_runner, &ExportRunner::progressed, this, &CsvExportDialog::showProgress);
    connect(&m_runner, &ExportRunner::written, this, &CsvExportDialog::showWritten);
    connect(&m_runner, &ExportRunner::notWritten, this, [this](const QString &text, bool isError) {
        setRunning(false);
        m_ui->outcomeLabel->showText(text, isError ? std::optional(Accent::Bad) : std::nullopt);
    });
    connect(&m_sessions, &QFutureWatcherBase::finished, this, &CsvExportDialog::listSessions);
    m_sessions.setFuture(m_archive->sessions());
}

CsvExportDialog::~CsvExportDialog() = default;

void CsvExportDialog::suggest(const QString &sessionCode, const QString &sessionTitle)
{
    if (m_runner.isRunning())
        return;
    QComboBox *combo = m_ui->exportSessionComboBox;
    if (combo->findData(sessionCode) < 0)
        combo->addItem(sessionTitle, sessionCode);
    combo->setCurrentIndex(combo->findData(sessionCode));
}

void CsvExportDialog::refresh()
{
    m_sessions.setFuture(m_archive->sessions());
}

void CsvExportDialog::reject()
{
    if (m_runner.isRunning()) {
        m_ui->cancelPushButton->setEnabled(false);
        m_runner.cancel();
        return;
    }
    QDialog::reject();
}

void CsvExportDialog::listFormats()
{
    for (const TableKind table : {TableKind::OTree, TableKind::Messages, TableKind::Events, TableKind::Choices, TableKind::Participants, TableKind::Channels, TableKind::Actions, TableKind::Receipts}) {
        const ExportFormat format = *exportFormatByName(dataTable(table).name);
        m_ui->formatComboBox->addItem(exportFormatTitle(format), int(format));
    }
    showFormat();
}

void CsvExportDialog::listSessions()
{
    if (m_sessions.future().resultCount() == 0)
        return;
    const Result<QList<SessionSummary>> sessions = m_sessions.result();
    if (!sessions) {
        m_ui->outcomeLabel->showText(tr("The list of sessions cannot be read: %1").arg(sessions.error().text), Accent::Bad);
        return;
    }
    QList<Choice> choices{{tr("All sessions"), QString()}};
    for (const SessionSummary &session : *sessions) {
        m_titles.insert(session.code, session.title);
        choices.append({exportedSessionName(session), session.code});
    }
    followChoices(m_ui->exportSessionComboBox, choices);
}

void CsvExportDialog::showFormat()
{
    m_ui->formatTextLabel->setText(exportFormatText(ExportFormat(m_ui->formatComboBox->currentData().toInt())));
}

void CsvExportDialog::chooseFile()
{
    const auto format = ExportFormat(m_ui->formatComboBox->currentData().toInt());
    const QString code = m_ui->exportSessionComboBox->currentData().toString();
    const QString suggested = suggestedExport(m_lastFile, {.sessions = code.isEmpty() ? QStringList() : QStringList{code}, .format = format}, m_titles.value(code));
    QFileDialog *dialog = saveFileDialog({u"exportFileDialog"_s, tr("Export CSV"), tr("CSV files (*.csv)")}, suggested, this);
    connect(dialog, &QFileDialog::fileSelected, this, &CsvExportDialog::start);
    dialog->open();
}

void CsvExportDialog::start(const QString &fileName)
{
    m_writtenFile.clear();
    setRunning(true);
    m_ui->outcomeLabel->showText(tr("Writing %1…").arg(QDir::toNativeSeparators(fileName)));
    const QString code = m_ui->exportSessionComboBox->currentData().toString();
    m_runner.start({code.isEmpty() ? QStringList() : QStringList{code}, ExportFormat(m_ui->formatComboBox->currentData().toInt()), fileName});
}

void CsvExportDialog::showProgress(int done, int all, const QString &text)
{
    m_ui->exportProgressBar->setRange(0, all); // busy until the first count
    m_ui->exportProgressBar->setValue(done);
    m_ui->exportProgressBar->setFormat(text);
}

void CsvExportDialog::showWritten(const ExportSummary &summary)
{
    setRunning(false);
    m_writtenFile = summary.fileName;
    m_lastFile = m_writtenFile;
    m_ui->openFolderPushButton->show();
    m_ui->outcomeLabel->showText(tr("%Ln rows were written to %1.", nullptr, int(summary.rows)).arg(QDir::toNativeSeparators(summary.fileName)));
}

void CsvExportDialog::setRunning(bool running)
{
    m_ui->exportProgressBar->setVisible(running);
    m_ui->exportProgressBar->setValue(0);
    m_ui->exportProgressBar->resetFormat();
    m_ui->cancelPushButton->setVisible(running);
    m_ui->cancelPushButton->setEnabled(running);
    m_ui->closePushButton->setVisible(!running);
    m_ui->exportPushButton->setEnabled(!running);
    m_ui->exportSessionComboBox->setEnabled(!running);
    m_ui->formatComboBox->setEnabled(!running);
    if (running)
        m_ui->openFolderPushButton->hide();
}

void CsvExportDialog::openFolder()
{
    m_openUrl(QUrl::fromLocalFile(QFileInfo(m_writtenFile).absolutePath()));
}

} // namespace LabChat
