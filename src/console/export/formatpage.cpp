// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/export/formatpage.h"

#include "console/export/exportnames.h"
#include "ui_formatpage.h"

#include <QtCore/QTimeZone>
#include <QtWidgets/QCompleter>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

FormatPage::FormatPage(QWidget *parent) : QWidget(parent), m_ui(std::make_unique<Ui::FormatPage>())
{
    m_ui->setupUi(this);
    for (const QString &name : exportFormatNames()) {
        const ExportFormat each = *exportFormatByName(name);
        if (each != ExportFormat::Contacts) // the page of persons lists them
            m_ui->dataFormatComboBox->addItem(exportFormatTitle(each), int(each));
    }
    for (const TableKind table : allTables)
        m_ui->tableComboBox->addItem(exportFormatTitle(*exportFormatByName(dataTable(table).name)), int(table));
    m_ui->delimiterComboBox->addItem(tr("Comma"), QChar(u','));
    m_ui->delimiterComboBox->addItem(tr("Semicolon"), QChar(u';'));
    m_ui->delimiterComboBox->addItem(tr("Tab"), QChar(u'\t'));
    m_ui->lineEndsComboBox->addItem(tr("CR LF (RFC 4180)"), false);
    m_ui->lineEndsComboBox->addItem(tr("LF"), true);
    m_ui->decimalComboBox->addItem(tr("Point: 1.5"), false);
    m_ui->decimalComboBox->addItem(tr("Comma: 1,5"), true);
    m_ui->timeZoneComboBox->addItem(tr("UTC"), QString());
    for (const QByteArray &zone : QTimeZone::availableTimeZoneIds())
        m_ui->timeZoneComboBox->addItem(QString::fromUtf8(zone), QString::fromUtf8(zone));
    for (const QString &license : {QString(), u"CC0-1.0"_s, u"CC-BY-4.0"_s, u"CC-BY-NC-4.0"_s, u"CC-BY-SA-4.0"_s, u"ODbL-1.0"_s, u"PDDL-1.0"_s})
        m_ui->licenseComboBox->addItem(license);
    m_ui->timeZoneComboBox->completer()->setFilterMode(Qt::MatchContains);
    m_ui->timeZoneComboBox->completer()->setCompletionMode(QCompleter::PopupCompletion);
    for (const QComboBox *box : {m_ui->dataFormatComboBox, m_ui->tableComboBox, m_ui->delimiterComboBox, m_ui->lineEndsComboBox, m_ui->decimalComboBox, m_ui->timeZoneComboBox})
        connect(box, &QComboBox::currentIndexChanged, this, &FormatPage::showFormat);
    for (const QCheckBox *box : {m_ui->byteOrderMarkCheckBox, m_ui->formulaGuardCheckBox, m_ui->transcriptTimesCheckBox, m_ui->transcriptModerationCheckBox,
                                 m_ui->psychDsCheckBox, m_ui->roCrateCheckBox, m_ui->zenodoCheckBox})
        connect(box, &QCheckBox::toggled, this, &FormatPage::showFormat);
    showFormat();
}

FormatPage::~FormatPage() = default;

ExportFormat FormatPage::format() const
{
    return ExportFormat(m_ui->dataFormatComboBox->currentData().toInt());
}

void FormatPage::showFormat()
{
    m_ui->dataFormatTextLabel->setText(exportFormatText(format()));
    m_ui->tableComboBox->setEnabled(format() == ExportFormat::Stata || format() == ExportFormat::Spss);
    m_ui->tableLabel->setEnabled(m_ui->tableComboBox->isEnabled());
    m_ui->csvGroupBox->setVisible(isCsv());
    m_ui->transcriptGroupBox->setVisible(format() == ExportFormat::Transcript);
    m_ui->packageGroupBox->setVisible(format() == ExportFormat::Package);
    emit changed();
}

/// Mistakes are told when the export begins.
PackageDetails FormatPage::details() const
{
    PackageDetails details{m_ui->packageTitleLineEdit->text().simplified(), m_ui->licenseComboBox->currentText().trimmed(), {}, {}};
    for (const QString &text : m_ui->creatorsLineEdit->text().split(u';', Qt::SkipEmptyParts)) {
        if (!text.trimmed().isEmpty())
            details.creators.append(creatorOf(text).value_or(Creator{text.simplified(), {}}));
    }
    for (const auto &[box, sidecar] : {std::pair(m_ui->psychDsCheckBox, Sidecar::PsychDs), std::pair(m_ui->roCrateCheckBox, Sidecar::RoCrate), std::pair(m_ui->zenodoCheckBox, Sidecar::Zenodo)}) {
        if (box->isChecked())
            details.sidecars.append(sidecar);
    }
    return details;
}

void FormatPage::choose(const ExportRequest &request)
{
    const auto select = [](QComboBox *box, const QVariant &value) { box->setCurrentIndex(std::max(0, box->findData(value))); };
    select(m_ui->dataFormatComboBox, int(request.format));
    select(m_ui->tableComboBox, int(request.table));
    select(m_ui->delimiterComboBox, QChar::fromLatin1(request.dialect.delimiter));
    select(m_ui->lineEndsComboBox, request.dialect.endsWithLineFeed);
    select(m_ui->decimalComboBox, request.dialect.hasDecimalComma);
    select(m_ui->timeZoneComboBox, request.dialect.timeZone);
    const PackageDetails &details = request.package;
    QStringList creators;
    for (const Creator &creator : details.creators)
        creators.append(textOf(creator));
    m_ui->packageTitleLineEdit->setText(details.title);
    m_ui->licenseComboBox->setCurrentText(details.license);
    m_ui->creatorsLineEdit->setText(creators.join(u"; "_s));
    m_ui->psychDsCheckBox->setChecked(details.has(Sidecar::PsychDs));
    m_ui->roCrateCheckBox->setChecked(details.has(Sidecar::RoCrate));
    m_ui->zenodoCheckBox->setChecked(details.has(Sidecar::Zenodo));
    m_ui->transcriptTimesCheckBox->setChecked(request.transcript.times);
    m_ui->transcriptModerationCheckBox->setChecked(request.transcript.moderation);
    m_ui->byteOrderMarkCheckBox->setChecked(request.dialect.hasByteOrderMark);
    m_ui->formulaGuardCheckBox->setChecked(request.dialect.guardsFormulas);
}

void FormatPage::readInto(ExportRequest &request) const
{
    request.format = format();
    request.table = TableKind(m_ui->tableComboBox->currentData().toInt());
    request.package = format() == ExportFormat::Package ? details() : PackageDetails();
    request.transcript = {m_ui->transcriptTimesCheckBox->isChecked(), m_ui->transcriptModerationCheckBox->isChecked()};
    request.dialect = {};
    if (!isCsv())
        return;
    request.dialect.delimiter = m_ui->delimiterComboBox->currentData().toChar().toLatin1();
    request.dialect.endsWithLineFeed = m_ui->lineEndsComboBox->currentData().toBool();
    request.dialect.hasDecimalComma = m_ui->decimalComboBox->currentData().toBool();
    request.dialect.timeZone = m_ui->timeZoneComboBox->currentData().toString();
    request.dialect.hasByteOrderMark = m_ui->byteOrderMarkCheckBox->isChecked();
    request.dialect.guardsFormulas = m_ui->formulaGuardCheckBox->isChecked();
}

} // namespace LabChat
