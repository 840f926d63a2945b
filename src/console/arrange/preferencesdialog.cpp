// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/arrange/preferencesdialog.h"

#include "console/widgets/preferencespage.h"
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
    listChoices();
    showValues(preferences->values());
    showLanguageNote();
    connect(m_ui->languageComboBox, &QComboBox::currentIndexChanged, this, &PreferencesDialog::showLanguageNote);
    QPushButton *restore = m_ui->preferencesButtonBox->button(QDialogButtonBox::RestoreDefaults);
    restore->setToolTip(tr("Restores the defaults of this page, except for the reasons"));
    restore->setAutoDefault(false);
    connect(restore, &QPushButton::clicked, this, [this] {
        if (const int page = m_ui->preferencesTabWidget->currentIndex(); page > 0)
            m_pages.at(page - 1)->showDefaults();
        else
            showValues(Preferences::shipped());
    });
    connect(m_ui->reasonsPushButton, &QPushButton::clicked, this, &PreferencesDialog::editReasonsRequested);
    connect(m_ui->preferencesButtonBox, &QDialogButtonBox::accepted, this, &PreferencesDialog::confirm);
    connect(m_ui->preferencesButtonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

PreferencesDialog::~PreferencesDialog() = default;

void PreferencesDialog::addPage(PreferencesPage *page, const QString &title)
{
    m_pages.append(page);
    m_ui->preferencesTabWidget->addTab(page, title);
}

void PreferencesDialog::listChoices()
{
    m_ui->languageComboBox->addItem(tr("As the computer"), QString());
    const QStringList codes = languages();
    for (const QString &code : codes)
        m_ui->languageComboBox->addItem(languageName(code), code);
    m_ui->themeComboBox->addItem(tr("As the computer"), int(Appearance::Theme::System));
    m_ui->themeComboBox->addItem(tr("Light"), int(Appearance::Theme::Light));
    m_ui->themeComboBox->addItem(tr("Dark"), int(Appearance::Theme::Dark));
    m_ui->textSizeSpinBox->setRange(Appearance::smallestText, Appearance::largestText);
}

void PreferencesDialog::showValues(const PreferenceValues &values)
{
    m_ui->experimenterNameLineEdit->setText(values.experimenterName);
    m_ui->announcementsPlainTextEdit->setPlainText(values.announcements.join(u'\n'));
    m_ui->soundsCheckBox->setChecked(values.sounds);
    m_ui->languageComboBox->setCurrentIndex(qMax(0, m_ui->languageComboBox->findData(values.appearance.language)));
    m_ui->themeComboBox->setCurrentIndex(m_ui->themeComboBox->findData(int(values.appearance.theme)));
    m_ui->textSizeSpinBox->setValue(values.appearance.textSize);
}

void PreferencesDialog::showLanguageNote()
{
    const bool isNew = appearance().language != m_preferences->values().appearance.language;
    m_ui->languageNoteLabel->setText(isNew ? tr("From the next start of LabChat on") : QString());
}

Appearance PreferencesDialog::appearance() const
{
    return {m_ui->languageComboBox->currentData().toString(), Appearance::Theme(m_ui->themeComboBox->currentData().toInt()), m_ui->textSizeSpinBox->value()};
}

void PreferencesDialog::confirm()
{
    for (PreferencesPage *page : std::as_const(m_pages)) {
        if (!page->isValid())
            return m_ui->preferencesTabWidget->setCurrentWidget(page);
    }
    QStringList announcements;
    for (const QString &line : m_ui->announcementsPlainTextEdit->toPlainText().split(u'\n')) {
        if (const QString text = line.trimmed(); !text.isEmpty() && !announcements.contains(text))
            announcements.append(text);
    }
    m_preferences->setValues({m_ui->experimenterNameLineEdit->text().trimmed(), announcements, m_ui->soundsCheckBox->isChecked(), appearance()});
    for (PreferencesPage *page : std::as_const(m_pages))
        page->apply();
    accept();
}

} // namespace LabChat
