// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/export/personspage.h"

#include "console/export/contactsmodel.h"
#include "console/widgets/filedialogs.h"
#include "console/widgets/tableheader.h"
#include "ui_personspage.h"

#include <QtCore/QDir>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHeaderView>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr int textWidth = 190, contextWidth = 300;

} // namespace

PersonsPage::PersonsPage(const LogArchive *archive, const std::function<ExportRequest()> &request, QWidget *parent)
    : QWidget(parent), m_archive(archive), m_request(request), m_ui(std::make_unique<Ui::PersonsPage>()), m_contacts(new ContactsModel(this))
{
    m_ui->setupUi(this);
    m_ui->contactsTreeView->setModel(m_contacts);
    setUpTable(m_ui->contactsTreeView);
    m_ui->contactsTreeView->header()->resizeSection(ContactsModel::Text, textWidth);
    m_ui->contactsTreeView->header()->resizeSection(ContactsModel::Context, contextWidth);
    connect(m_ui->pseudonymsCheckBox, &QCheckBox::toggled, this, &PersonsPage::enableFields);
    connect(m_ui->pseudonymsCheckBox, &QCheckBox::toggled, this, &PersonsPage::changed);
    connect(m_ui->keyFileLineEdit, &QLineEdit::textChanged, this, &PersonsPage::changed);
    connect(m_ui->chooseKeyFilePushButton, &QPushButton::clicked, this, &PersonsPage::chooseKeyFile);
    connect(m_ui->findContactsPushButton, &QPushButton::clicked, this, &PersonsPage::find);
    connect(m_ui->tickAllPushButton, &QPushButton::clicked, this, [this] { m_contacts->tickAll(true); });
    connect(m_ui->tickNonePushButton, &QPushButton::clicked, this, [this] { m_contacts->tickAll(false); });
    connect(m_contacts, &QAbstractItemModel::dataChanged, this, &PersonsPage::changed);
    connect(m_contacts, &QAbstractItemModel::modelReset, this, &PersonsPage::changed);
    connect(&m_search, &QFutureWatcherBase::finished, this, &PersonsPage::showFound);
    enableFields();
}

PersonsPage::~PersonsPage()
{
    m_search.cancel();
}

void PersonsPage::enableFields()
{
    const bool areUsed = m_ui->pseudonymsCheckBox->isChecked();
    for (QWidget *widget : {static_cast<QWidget *>(m_ui->keyFileLabel), static_cast<QWidget *>(m_ui->keyFileLineEdit), static_cast<QWidget *>(m_ui->chooseKeyFilePushButton)})
        widget->setEnabled(areUsed);
    for (QPushButton *button : {m_ui->tickAllPushButton, m_ui->tickNonePushButton})
        button->setEnabled(m_contacts->rowCount() > 0);
    m_ui->findContactsPushButton->setEnabled(!m_search.isRunning());
}

void PersonsPage::chooseKeyFile()
{
    QFileDialog *dialog = saveFileDialog({u"keyFileDialog"_s, tr("Key of the pseudonyms"), tr("CSV files (*.csv)")}, QDir(usualFolder()).filePath(u"pseudonyms.csv"_s), this);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) { m_ui->keyFileLineEdit->setText(QDir::toNativeSeparators(file)); });
    dialog->open();
}

void PersonsPage::find()
{
    const ExportRequest request = m_request();
    m_searchedSessions = request.sessions;
    m_ui->contactsStateLabel->showText(tr("Reading the texts…"));
    m_search.setFuture(m_archive->findContacts(request));
    enableFields();
}

void PersonsPage::showFound()
{
    if (m_search.isCanceled() || m_search.future().resultCount() == 0)
        return;
    const auto found = m_search.result();
    if (!found) {
        m_ui->contactsStateLabel->showText(found.error().text, Accent::Bad);
    } else {
        m_contacts->setContacts(*found);
        m_ui->contactsStateLabel->showText(found->isEmpty() ? tr("Nothing in the texts looks like an e-mail address or a phone number.")
                                                            : tr("%Ln found. Those that you tick are replaced; some may be missing, and names are not looked for.", nullptr, int(found->size())));
    }
    enableFields();
}

void PersonsPage::forgetContacts()
{
    const QStringList sessions = m_request().sessions;
    if (m_contacts->rowCount() == 0 || sessions == m_searchedSessions)
        return;
    m_contacts->setContacts({});
    m_ui->contactsStateLabel->showText(tr("Other sessions are chosen now: look again."));
    enableFields();
}

void PersonsPage::choose(const ExportRequest &request)
{
    m_ui->pseudonymsCheckBox->setChecked(request.pseudonyms.areUsed);
}

void PersonsPage::readInto(ExportRequest &request) const
{
    request.pseudonyms.areUsed = m_ui->pseudonymsCheckBox->isChecked();
    request.pseudonyms.keyFile = request.pseudonyms.areUsed ? QDir::fromNativeSeparators(m_ui->keyFileLineEdit->text()) : QString();
    request.pseudonyms.replaced = m_contacts->ticked();
}

} // namespace LabChat
