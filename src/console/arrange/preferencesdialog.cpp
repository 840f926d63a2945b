// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/arrange/preferencesdialog.h"

#include "console/widgets/symbolicon.h"
#include "ui_preferencesdialog.h"

#include <QtWidgets/QPushButton>

namespace LabChat {

PreferencesDialog::PreferencesDialog(Preferences *preferences, QWidget *parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::PreferencesDialog>()), m_preferences(preferences)
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    removeButtonIcons(*this);
    m_ui->experimenterNameLineEdit->setPlaceholderText(Preferences::shipped().experimenterName);
    showValues(preferences->values());
    QPushButton *restore = m_ui->preferencesButtonBox->button(QDialogButtonBox::RestoreDefaults);
    restore->setToolTip(tr("Restores the defaults, except for the reasons"));
    restore->setAutoDefault(false);
    connect(restore, &QPushButton::clicked, this, [this] { showValues(Preferences::shipped()); });
    connect(m_ui->reasonsPushButton, &QPushButton::clicked, this, &PreferencesDialog::editReasonsRequested);
    connect(m_ui->preferencesButtonBox, &QDialogButtonBox::accepted, this, &PreferencesDialog::confirm);
    connect(m_ui->preferencesButtonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

PreferencesDialog::~PreferencesDialog() = default;

void PreferencesDialog::showValues(const PreferenceValues &values)
{
    m_ui->experimenterNameLineEdit->setText(values.experimenterName);
    m_ui->announcementsPlainTextEdit->setPlainText(values.announcements.join(u'\n'));
    m_ui->soundsCheckBox->setChecked(values.sounds);
}

void PreferencesDialog::confirm()
{
    QStringList announcements;
    for (const QString &line : m_ui->announcementsPlainTextEdit->toPlainText().split(u'\n')) {
        if (const QString text = line.trimmed(); !text.isEmpty() && !announcements.contains(text))
            announcements.append(text);
    }
    m_preferences->setValues({m_ui->experimenterNameLineEdit->text().trimmed(), announcements, m_ui->soundsCheckBox->isChecked()});
    accept();
}

} // namespace LabChat
