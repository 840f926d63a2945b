// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/newsessiondialog.h"

#include "console/accents.h"
#include "console/symbolicon.h"
#include "core/studyfile.h"
#include "ui_newsessiondialog.h"

#include <QtWidgets/QPushButton>

namespace LabChat {

using namespace Qt::StringLiterals;

NewSessionDialog::NewSessionDialog(QWidget *parent) : QDialog(parent), m_ui(std::make_unique<Ui::NewSessionDialog>())
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    removeButtonIcons(*this);
    QPushButton *start = m_ui->newSessionButtonBox->button(QDialogButtonBox::Ok);
    start->setText(tr("Star&t session"));
    start->setToolTip(tr("Starts the session; its links work at once"));
    loadStudies();
    showDefaults();
    connect(m_ui->studyComboBox, &QComboBox::currentIndexChanged, this, &NewSessionDialog::showDefaults);
    connect(m_ui->participantsSpinBox, &QSpinBox::valueChanged, this, &NewSessionDialog::judge);
    connect(m_ui->groupSizeSpinBox, &QSpinBox::valueChanged, this, &NewSessionDialog::judge);
    connect(m_ui->newSessionButtonBox, &QDialogButtonBox::accepted, this, &NewSessionDialog::request);
    connect(m_ui->newSessionButtonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_ui->participantsSpinBox->setFocus();
    m_ui->participantsSpinBox->selectAll();
}

NewSessionDialog::~NewSessionDialog() = default;

void NewSessionDialog::loadStudies()
{
    const QStringList names = shippedStudies();
    for (const QString &name : names) {
        const StudyResult study = findStudy(name); // from the program's own resources: not a disk
        if (!study)
            continue; // a test makes sure that there is none
        m_studies.append(*study);
        m_ui->studyComboBox->addItem(study->title);
    }
}

void NewSessionDialog::showDefaults()
{
    const int index = m_ui->studyComboBox->currentIndex();
    if (index >= 0) {
        m_ui->participantsSpinBox->setValue(m_studies.at(index).numParticipants);
        m_ui->groupSizeSpinBox->setValue(m_studies.at(index).playersPerGroup);
    }
    judge();
}

Result<Study> NewSessionDialog::wish() const
{
    const int index = m_ui->studyComboBox->currentIndex();
    if (index < 0)
        return failure(u"no_study"_s, tr("No study ships with this program."));
    return withNumbers(m_studies.at(index), m_ui->participantsSpinBox->value(), m_ui->groupSizeSpinBox->value());
}

void NewSessionDialog::judge()
{
    const Result<Study> study = wish();
    m_ui->newSessionButtonBox->button(QDialogButtonBox::Ok)->setEnabled(study.has_value());
    QPalette verdict = palette();
    if (!study)
        verdict.setColor(QPalette::WindowText, accentColor(Accent::Bad, palette()));
    m_ui->verdictLabel->setPalette(verdict);
    m_ui->verdictLabel->setText(study ? tr("This makes %Ln groups.", nullptr, study->numGroups()) : study.error().text);
}

void NewSessionDialog::request()
{
    const Result<Study> study = wish();
    if (!study)
        return;
    emit sessionRequested({*study, {}});
    accept();
}

} // namespace LabChat
