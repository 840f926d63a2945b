// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/integrate/tlspage.h"

#include "console/session/serversettings.h"
#include "console/widgets/filedialogs.h"
#include "ui_tlspage.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtWidgets/QFileDialog>

namespace LabChat {

using namespace Qt::StringLiterals;

TlsPage::TlsPage(ServerSettings *settings, CertificateMaker *certificates) : m_ui(std::make_unique<Ui::TlsPage>()), m_settings(settings)
{
    m_ui->setupUi(this);
    const bool isGiven = settings->isTlsGiven();
    const TlsFiles files = isGiven ? settings->givenTlsFiles() : settings->tlsFiles();
    m_ui->tlsCheckBox->setChecked(isGiven || settings->isTlsOn());
    m_ui->certificateLineEdit->setText(QDir::toNativeSeparators(files.certificate));
    m_ui->certificateKeyLineEdit->setText(QDir::toNativeSeparators(files.key));
    m_ui->tlsOutcomeLabel->hide();
    if (isGiven) {
        m_ui->tlsOutcomeLabel->showText(tr("LabChat was started with --certificate and --key, which win over what is set here."));
        for (QWidget *field : std::initializer_list<QWidget *>{m_ui->tlsCheckBox, m_ui->certificateLineEdit, m_ui->chooseCertificatePushButton,
                                                               m_ui->certificateKeyLineEdit, m_ui->chooseCertificateKeyPushButton})
            field->setEnabled(false);
    }
    m_ui->makeCertificatePushButton->setEnabled(certificates);
    wire(certificates);
}

TlsPage::~TlsPage() = default;

void TlsPage::wire(CertificateMaker *certificates)
{
    connect(m_ui->chooseCertificatePushButton, &QPushButton::clicked, this, [this] { choose(m_ui->certificateLineEdit, tr("Certificate")); });
    connect(m_ui->chooseCertificateKeyPushButton, &QPushButton::clicked, this, [this] { choose(m_ui->certificateKeyLineEdit, tr("Key of the certificate")); });
    if (!certificates)
        return;
    connect(m_ui->makeCertificatePushButton, &QPushButton::clicked, this, [this, certificates] {
        m_ui->makeCertificatePushButton->setEnabled(false);
        m_ui->tlsOutcomeLabel->showText(tr("The certificate is being made…"));
        certificates->make(m_ui->certificateHostsLineEdit->text().simplified().split(u' ', Qt::SkipEmptyParts));
    });
    connect(certificates, &CertificateMaker::made, this, &TlsPage::showMade);
    connect(certificates, &CertificateMaker::failed, this, [this](const Error &error) {
        m_ui->makeCertificatePushButton->setEnabled(true);
        m_ui->tlsOutcomeLabel->showText(error.text, Accent::Bad);
    });
}

void TlsPage::choose(QLineEdit *field, const QString &title)
{
    const QString known = field->text();
    QFileDialog *dialog = openFileDialog({u"certificateFileDialog"_s, title, tr("Certificates and keys (*.pem *.crt *.cer *.key);;All files (*)")},
                                         known.isEmpty() ? usualFolder() : QFileInfo(known).path(), this);
    connect(dialog, &QFileDialog::fileSelected, field, [field](const QString &path) { field->setText(QDir::toNativeSeparators(path)); });
    dialog->open();
}

void TlsPage::showMade(const MadeCertificate &made)
{
    m_ui->makeCertificatePushButton->setEnabled(true);
    if (!m_settings->isTlsGiven()) {
        m_ui->certificateLineEdit->setText(QDir::toNativeSeparators(made.files.certificate));
        m_ui->certificateKeyLineEdit->setText(QDir::toNativeSeparators(made.files.key));
        m_ui->tlsCheckBox->setChecked(true);
    }
    const QString trust = made.hasNewAuthority ? tr("Browsers have to trust the laboratory's new authority, once on each computer: %1")
                                               : tr("It is signed by the authority that browsers here may trust already: %1");
    m_ui->tlsOutcomeLabel->showText(tr("A certificate was made for %1.").arg(made.hosts.join(u", "_s)) + u'\n' + trust.arg(QDir::toNativeSeparators(made.authority)), Accent::Good);
}

TlsFiles TlsPage::files() const
{
    return {QDir::fromNativeSeparators(m_ui->certificateLineEdit->text().trimmed()), QDir::fromNativeSeparators(m_ui->certificateKeyLineEdit->text().trimmed())};
}

void TlsPage::showDefaults()
{
    if (!m_settings->isTlsGiven())
        m_ui->tlsCheckBox->setChecked(false); // the files are no preference that has a default
}

bool TlsPage::isValid()
{
    if (m_settings->isTlsGiven())
        return true;
    const bool isMissing = m_ui->tlsCheckBox->isChecked() && (files().certificate.isEmpty() || files().key.isEmpty());
    if (isMissing)
        m_ui->tlsOutcomeLabel->showText(tr("HTTPS needs a certificate and its key. Choose both files, or make a certificate."), Accent::Bad);
    return !isMissing;
}

void TlsPage::apply()
{
    if (!m_settings->isTlsGiven())
        m_settings->setTls(m_ui->tlsCheckBox->isChecked(), files());
}

} // namespace LabChat
