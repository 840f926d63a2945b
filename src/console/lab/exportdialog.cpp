// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/lab/exportdialog.h"

#include "console/widgets/displaytext.h"
#include "console/widgets/filedialogs.h"
#include "console/widgets/followchoices.h"
#include "console/widgets/wrappedheight.h"
#include "ui_exportdialog.h"

#include <QtCore/QDate>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QRegularExpression>
#include <QtWidgets/QFileDialog>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

/// The characters that file systems and shells take.
QString nameForFile(const QString &title)
{
    constexpr int most = 40;
    static const QRegularExpression others(u"[^\\p{L}\\p{N}_-]+"_s);
    return QString(title).replace(others, u"_"_s).left(most);
}

/// In the folder of the last file. @p session: its title; empty: all sessions.
QString suggestedFile(const QString &lastFile, ExportFormat format, const QString &session, const QString &code)
{
    const QDir folder(lastFile.isEmpty() ? usualFolder() : QFileInfo(lastFile).path());
    QStringList parts{format == ExportFormat::OTree ? u"ChatMessages"_s : QString::fromUtf8(dataTable(infoOf(format).table.value()).title)};
    for (const QString &part : {nameForFile(session), code}) {
        if (!part.isEmpty())
            parts.append(part);
    }
    parts.append(QDate::currentDate().toString(Qt::ISODate));
    return folder.filePath(parts.join(u'-') + u".csv"_s);
}

} // namespace

ExportDialog::ExportDialog(const LogArchive *archive, const OpenUrl &openUrl, QWidget *parent)
    : QDialog(parent), m_archive(archive), m_openUrl(openUrl), m_ui(std::make_unique<Ui::ExportDialog>())
{
    m_ui->setupUi(this);
    new WrappedHeight(this);
    setAttribute(Qt::WA_DeleteOnClose);
    listFormats();
    m_ui->exportSessionComboBox->addItem(tr("All sessions"), QString());
    setRunning(false);
    m_ui->outcomeLabel->hide();
    m_ui->openFolderPushButton->hide();
    connect(m_ui->formatComboBox, &QComboBox::currentIndexChanged, this, &ExportDialog::showFormat);
    connect(m_ui->exportPushButton, &QPushButton::clicked, this, &ExportDialog::chooseFile);
    connect(m_ui->cancelPushButton, &QPushButton::clicked, this, &ExportDialog::reject);
    connect(m_ui->closePushButton, &QPushButton::clicked, this, &ExportDialog::reject);
    connect(m_ui->openFolderPushButton, &QPushButton::clicked, this, &ExportDialog::openFolder);
    connect(&m_export, &QFutureWatcherBase::progressRangeChanged, m_ui->exportProgressBar, &QProgressBar::setRange);
    connect(&m_export, &QFutureWatcherBase::progressValueChanged, this, &ExportDialog::showProgress);
    connect(&m_export, &QFutureWatcherBase::finished, this, &ExportDialog::finish);
    connect(&m_sessions, &QFutureWatcherBase::finished, this, &ExportDialog::listSessions);
    m_sessions.setFuture(m_archive->sessions());
}

ExportDialog::~ExportDialog()
{
    m_export.cancel(); // the window closes: no incomplete file is left
}

void ExportDialog::suggest(const QString &sessionCode, const QString &sessionTitle)
{
    if (m_export.isRunning())
        return;
    QComboBox *combo = m_ui->exportSessionComboBox;
    if (combo->findData(sessionCode) < 0)
        combo->addItem(sessionTitle, sessionCode);
    combo->setCurrentIndex(combo->findData(sessionCode));
}

void ExportDialog::refresh()
{
    m_sessions.setFuture(m_archive->sessions());
}

void ExportDialog::reject()
{
    if (m_export.isRunning()) {
        m_ui->cancelPushButton->setEnabled(false);
        m_export.cancel();
        return;
    }
    QDialog::reject();
}

void ExportDialog::listFormats()
{
    m_ui->formatComboBox->addItem(tr("oTree's chat messages"), int(ExportFormat::OTree));
    m_ui->formatComboBox->addItem(tr("Messages, with group, role, round and page"), int(ExportFormat::Messages));
    m_ui->formatComboBox->addItem(tr("Events: everything that is in the log"), int(ExportFormat::Events));
    m_ui->formatComboBox->addItem(tr("Choices: the answers to <lab-choice>"), int(ExportFormat::Choices));
    m_ui->formatComboBox->addItem(tr("Participants, with what they did"), int(ExportFormat::Participants));
    m_ui->formatComboBox->addItem(tr("Channels, with their members"), int(ExportFormat::Channels));
    m_ui->formatComboBox->addItem(tr("Actions of the operator, and whom they reached"), int(ExportFormat::Actions));
    m_ui->formatComboBox->addItem(tr("Receipts: when messages came to their members"), int(ExportFormat::Receipts));
    showFormat();
}

void ExportDialog::listSessions()
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
        choices.append({tr("%1 (%2) · %3 · %4")
                            .arg(session.title, session.code, dateAndTime(session.createdAtMs), tr("%Ln messages", nullptr, int(session.messages))),
                        session.code});
    }
    followChoices(m_ui->exportSessionComboBox, choices);
}

void ExportDialog::showFormat()
{
    const auto text = [this] {
        switch (ExportFormat(m_ui->formatComboBox->currentData().toInt())) {
        case ExportFormat::OTree:
            return tr("One row per message, with the columns of oTree's export: session_code, id_in_session, participant_code, channel, nickname, body,"
                      " timestamp. Scripts for oTree can read it unchanged.");
        case ExportFormat::Messages:
            return tr("One row per message, with everything that is known about it.");
        case ExportFormat::Events:
            return tr("One row per event, in the order of the log: messages, arrivals, connections, pages.");
        case ExportFormat::Choices:
            return tr("One row per answer to a choice on a page, with the group, role, treatment, round and page. An answer that was changed has several rows.");
        case ExportFormat::Participants:
            return tr("One row per place: label, group, role, treatment, when the participant came, acted and finished, and how much they wrote.");
        case ExportFormat::Channels:
            return tr("One row per channel: its members, how many messages it has, and when the first and the last one were written.");
        case ExportFormat::Actions:
            return tr("One row per act of the operator: what, why, whom it reached, and what undid it.");
        case ExportFormat::Receipts:
            return tr("One row per message and recipient: when it was sent to the recipient's page, and when the page displayed it.");
        case ExportFormat::JsonLines:
        case ExportFormat::Workbook:
        case ExportFormat::Stata:
        case ExportFormat::Spss:
        case ExportFormat::ConvoKit:
        case ExportFormat::Package: // `labchat export` writes them
            break;
        }
        return QString();
    };
    m_ui->formatTextLabel->setText(text());
}

void ExportDialog::chooseFile()
{
    const auto format = ExportFormat(m_ui->formatComboBox->currentData().toInt());
    const QString code = m_ui->exportSessionComboBox->currentData().toString();
    const QString suggested = suggestedFile(m_lastFile, format, m_titles.value(code), code);
    QFileDialog *dialog = saveFileDialog({u"exportFileDialog"_s, tr("Export CSV"), tr("CSV files (*.csv)")}, suggested, this);
    connect(dialog, &QFileDialog::fileSelected, this, &ExportDialog::start);
    dialog->open();
}

void ExportDialog::start(const QString &fileName)
{
    m_writtenFile.clear();
    setRunning(true);
    m_ui->exportProgressBar->setRange(0, 0); // busy until the first count
    m_ui->outcomeLabel->showText(tr("Writing %1…").arg(QDir::toNativeSeparators(fileName)));
    m_export.setFuture(m_archive->exportCsv({m_ui->exportSessionComboBox->currentData().toString(),
                                             ExportFormat(m_ui->formatComboBox->currentData().toInt()), fileName}));
}

void ExportDialog::showProgress(int events)
{
    m_ui->exportProgressBar->setValue(events);
    if (m_ui->exportProgressBar->maximum() > 0)
        m_ui->exportProgressBar->setFormat(tr("%1 of %2 events").arg(numberText(events), numberText(m_ui->exportProgressBar->maximum())));
}

void ExportDialog::finish()
{
    setRunning(false);
    const QFuture<Result<ExportSummary>> future = m_export.future();
    const bool answered = future.resultCount() > 0;
    if (!answered || (!future.result() && future.result().error().code == "cancelled"_L1)) {
        m_ui->outcomeLabel->showText(tr("The export was cancelled. No file was written."));
        return;
    }
    const Result<ExportSummary> summary = future.result();
    if (!summary) {
        m_ui->outcomeLabel->showText(tr("The export failed: %1").arg(summary.error().text), Accent::Bad);
        return;
    }
    m_writtenFile = summary->fileName;
    m_lastFile = m_writtenFile;
    m_ui->openFolderPushButton->show();
    m_ui->outcomeLabel->showText(tr("%Ln rows were written to %1.", nullptr, int(summary->rows)).arg(QDir::toNativeSeparators(summary->fileName)));
}

void ExportDialog::setRunning(bool running)
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

void ExportDialog::openFolder()
{
    m_openUrl(QUrl::fromLocalFile(QFileInfo(m_writtenFile).absolutePath()));
}

} // namespace LabChat
