// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/export/exportdialog.h"

#include "console/export/contentspage.h"
#include "console/export/exportnames.h"
#include "console/export/formatpage.h"
#include "console/export/personspage.h"
#include "console/export/previewpage.h"
#include "console/widgets/displaytext.h"
#include "console/widgets/filedialogs.h"
#include "console/widgets/fittoscreen.h"
#include "core/exportarguments.h"
#include "ui_exportdialog.h"

#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QInputDialog>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize wishedSize(820, 620);

} // namespace

ExportDialog::ExportDialog(const LogArchive *archive, QSettings *settings, const OpenUrl &openUrl, QWidget *parent)
    : QDialog(parent), m_openUrl(openUrl), m_ui(std::make_unique<Ui::ExportDialog>()), m_presets(settings), m_runner(archive, this)
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    const auto chosen = [this] { return request(); };
    m_contents = new ContentsPage(archive, this);
    m_format = new FormatPage(this);
    m_persons = new PersonsPage(archive, chosen, this);
    m_preview = new PreviewPage(archive, chosen, this);
    m_ui->exportTabWidget->addTab(m_contents, tr("Conten&ts"));
    m_ui->exportTabWidget->addTab(m_format, tr("&Format"));
    m_ui->exportTabWidget->addTab(m_persons, tr("&Persons"));
    m_ui->exportTabWidget->addTab(m_preview, tr("Previe&w"));
    if (const auto last = m_presets.lastChoice())
        choose(*last);
    connect(m_contents, &ContentsPage::changed, this, &ExportDialog::follow);
    connect(m_format, &FormatPage::changed, this, &ExportDialog::follow);
    connect(m_persons, &PersonsPage::changed, this, &ExportDialog::follow);
    connect(m_contents, &ContentsPage::failed, this, [this](const QString &text) { m_ui->exportOutcomeLabel->showText(text, Accent::Bad); });
    connect(m_ui->presetComboBox, &QComboBox::activated, this, &ExportDialog::choosePreset);
    connect(m_ui->savePresetPushButton, &QPushButton::clicked, this, &ExportDialog::savePreset);
    connect(m_ui->removePresetPushButton, &QPushButton::clicked, this, &ExportDialog::removePreset);
    connect(m_ui->startExportPushButton, &QPushButton::clicked, this, &ExportDialog::chooseFile);
    connect(m_ui->cancelExportPushButton, &QPushButton::clicked, this, &ExportDialog::reject);
    connect(m_ui->closeExportPushButton, &QPushButton::clicked, this, &ExportDialog::reject);
    connect(m_ui->openExportFolderPushButton, &QPushButton::clicked, this, [this] {
        if (const auto last = m_presets.lastWritten())
            m_openUrl(QUrl::fromLocalFile(QFileInfo(last->fileName).absolutePath()));
    });
    connect(&m_runner, &ExportRunner::progressed, this, [this](int done, int all, const QString &text) {
        m_ui->dataProgressBar->setRange(0, all);
        m_ui->dataProgressBar->setValue(done);
        m_ui->dataProgressBar->setFormat(text);
    });
    connect(&m_runner, &ExportRunner::written, this, &ExportDialog::showWritten);
    connect(&m_runner, &ExportRunner::notWritten, this, [this](const QString &text, bool isError) {
        setRunning(false);
        m_ui->exportOutcomeLabel->showText(text, isError ? std::optional(Accent::Bad) : std::nullopt);
    });
    listPresets({});
    setRunning(false);
    showLast();
    fitToScreen(this, wishedSize);
}

ExportDialog::~ExportDialog() = default;

void ExportDialog::suggest(const QString &sessionCode, const QString &sessionTitle)
{
    if (!m_runner.isRunning())
        m_contents->suggest(sessionCode, sessionTitle);
}

void ExportDialog::refresh()
{
    m_contents->refresh();
}

void ExportDialog::reject()
{
    if (m_runner.isRunning()) {
        m_ui->cancelExportPushButton->setEnabled(false);
        m_runner.cancel();
        return;
    }
    QDialog::reject();
}

ExportRequest ExportDialog::request() const
{
    ExportRequest request;
    m_contents->readInto(request);
    m_format->readInto(request);
    m_persons->readInto(request);
    request.hasManifest = m_ui->manifestCheckBox->isChecked();
    request.hasCommandLine = m_ui->commandLineCheckBox->isChecked();
    return request;
}

void ExportDialog::choose(const ExportRequest &request)
{
    m_contents->choose(request);
    m_format->choose(request);
    m_persons->choose(request);
    m_ui->manifestCheckBox->setChecked(request.hasManifest);
    m_ui->commandLineCheckBox->setChecked(request.hasCommandLine);
}

void ExportDialog::follow()
{
    m_persons->forgetContacts();
    m_preview->refresh();
    const bool isPackage = request().format == ExportFormat::Package; // it has one inside
    m_ui->manifestCheckBox->setEnabled(!isPackage);
}

void ExportDialog::listPresets(const QString &current)
{
    QComboBox *box = m_ui->presetComboBox;
    box->clear();
    box->addItem(tr("As in the last export"), QString());
    for (const QString &name : m_presets.names())
        box->addItem(name, name);
    box->setCurrentIndex(qMax(0, box->findData(current)));
    m_ui->removePresetPushButton->setEnabled(box->currentIndex() > 0);
}

void ExportDialog::choosePreset()
{
    const QString name = m_ui->presetComboBox->currentData().toString();
    m_ui->removePresetPushButton->setEnabled(!name.isEmpty());
    if (const auto preset = name.isEmpty() ? m_presets.lastChoice() : m_presets.preset(name))
        choose(*preset);
    else if (!name.isEmpty())
        m_ui->exportOutcomeLabel->showText(tr("The preset “%1” is of another version, and cannot be used.").arg(name), Accent::Bad);
}

void ExportDialog::savePreset()
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"presetNameDialog"_s);
    dialog->setWindowTitle(tr("Save the choice"));
    dialog->setLabelText(tr("Name of the preset"));
    dialog->setTextValue(m_ui->presetComboBox->currentData().toString());
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &text) {
        const QString name = text.simplified();
        if (name.isEmpty())
            return;
        m_presets.save(name, request());
        listPresets(name);
    });
    dialog->open();
}

void ExportDialog::removePreset()
{
    m_presets.remove(m_ui->presetComboBox->currentData().toString());
    listPresets({});
}

void ExportDialog::chooseFile()
{
    const ExportRequest chosen = request();
    if (const auto possible = exportRequestOf(argumentsOf(chosen)); !possible) {
        m_ui->exportOutcomeLabel->showText(possible.error().text, Accent::Bad);
        return;
    }
    const auto last = m_presets.lastWritten();
    const QString suggested = suggestedExport(last ? last->fileName : QString(), chosen, m_contents->title());
    QFileDialog *dialog = saveFileDialog({u"dataFileDialog"_s, tr("Export"), exportFileFilter(chosen.format)}, suggested, this);
    connect(dialog, &QFileDialog::fileSelected, this, &ExportDialog::start);
    dialog->open();
}

void ExportDialog::start(const QString &fileName)
{
    m_running = request();
    m_running.fileName = fileName;
    setRunning(true);
    m_ui->exportOutcomeLabel->showText(tr("Writing %1…").arg(QDir::toNativeSeparators(fileName)));
    m_runner.start(m_running);
}

void ExportDialog::showWritten(const ExportSummary &summary)
{
    m_presets.keep(m_running, {summary.fileName, summary.sha256, summary.rows, QDateTime::currentMSecsSinceEpoch()});
    setRunning(false);
    showLast();
}

void ExportDialog::showLast()
{
    const auto last = m_presets.lastWritten();
    m_ui->openExportFolderPushButton->setVisible(last.has_value() && !m_runner.isRunning());
    if (!last)
        return m_ui->exportOutcomeLabel->hide();
    const QString checksum = last->sha256.isEmpty() ? QString() : u'\n' + tr("SHA-256: %1").arg(last->sha256);
    m_ui->exportOutcomeLabel->showText(tr("Last export, %1: %Ln rows in %2.", nullptr, int(last->rows)).arg(dateAndTime(last->atMs), QDir::toNativeSeparators(last->fileName)) + checksum);
}

void ExportDialog::setRunning(bool isRunning)
{
    m_ui->dataProgressBar->setVisible(isRunning);
    m_ui->cancelExportPushButton->setVisible(isRunning);
    m_ui->cancelExportPushButton->setEnabled(isRunning);
    m_ui->closeExportPushButton->setVisible(!isRunning);
    m_ui->startExportPushButton->setEnabled(!isRunning);
    m_ui->exportTabWidget->setEnabled(!isRunning);
    for (QWidget *widget : {static_cast<QWidget *>(m_ui->presetComboBox), static_cast<QWidget *>(m_ui->manifestCheckBox), static_cast<QWidget *>(m_ui->commandLineCheckBox)})
        widget->setEnabled(!isRunning);
    if (isRunning)
        m_ui->openExportFolderPushButton->hide();
}

} // namespace LabChat
