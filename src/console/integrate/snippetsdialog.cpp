// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/integrate/snippetsdialog.h"

#include "console/integrate/keysmodel.h"
#include "console/widgets/copytext.h"
#include "console/widgets/fittoscreen.h"
#include "core/operatorservice.h"
#include "ui_snippetsdialog.h"

#include <QtCore/QSignalBlocker>
#include <QtGui/QFontDatabase>

#include <algorithm>
#include <iterator>

namespace LabChat {

using namespace Qt::StringLiterals;

SnippetsDialog::SnippetsDialog(const KeysModel *keys, const QString &dataOption, QWidget *parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::SnippetsDialog>()), m_keys(keys), m_systems(snippetSystems()), m_dataOption(dataOption)
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    m_ui->snippetPlainTextEdit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_ui->filesTabBar->setDrawBase(false);
    m_ui->filesTabBar->setExpanding(false);
    for (const SnippetSystem &each : std::as_const(m_systems))
        m_ui->systemsListWidget->addItem(each.title);
    m_ui->systemsListWidget->setFixedWidth(fontMetrics().averageCharWidth() * 18);
    fitToScreen(this, {fontMetrics().averageCharWidth() * 150, fontMetrics().height() * 34});
    listKeys();
    wire();
    m_ui->systemsListWidget->setCurrentRow(0);
}

SnippetsDialog::~SnippetsDialog() = default;

void SnippetsDialog::wire()
{
    connect(m_ui->systemsListWidget, &QListWidget::currentRowChanged, this, &SnippetsDialog::showFiles);
    connect(m_ui->filesTabBar, &QTabBar::currentChanged, this, &SnippetsDialog::showText);
    connect(m_ui->snippetKeyComboBox, &QComboBox::currentIndexChanged, this, &SnippetsDialog::showText);
    connect(m_ui->snippetKeyComboBox, &QComboBox::activated, this, [this] { m_chosenKey = m_ui->snippetKeyComboBox->currentText(); });
    connect(m_keys, &KeysModel::changed, this, [this] {
        listKeys();
        showText();
    });
    connect(m_ui->copySnippetPushButton, &QPushButton::clicked, this, [this] { copyText(m_ui->snippetPlainTextEdit->toPlainText(), m_ui->copySnippetPushButton); });
    connect(m_ui->snippetHelpPushButton, &QPushButton::clicked, this, [this] { emit helpRequested(system().manualPage); });
    connect(m_ui->closeSnippetsPushButton, &QPushButton::clicked, this, &QDialog::reject);
}

void SnippetsDialog::setAddress(const ServerAddress &address)
{
    m_address = address.at({}).toString(); // with the path of a reverse proxy
    showText();
}

void SnippetsDialog::showSystem(const QString &id)
{
    for (int row = 0; row < m_systems.size(); ++row) {
        if (m_systems.at(row).id == id)
            m_ui->systemsListWidget->setCurrentRow(row);
    }
}

const SnippetSystem &SnippetsDialog::system() const
{
    return m_systems.at(qMax(0, m_ui->systemsListWidget->currentRow()));
}

void SnippetsDialog::listKeys()
{
    const QSignalBlocker blocker(m_ui->snippetKeyComboBox);
    const QStringList names = m_keys->validNames();
    m_ui->snippetKeyComboBox->clear();
    m_ui->snippetKeyComboBox->addItems(names);
    suggestKey();
    m_ui->snippetKeyComboBox->setEnabled(!names.isEmpty());
    m_ui->noKeyLabel->setVisible(names.isEmpty());
}

/// The one that the operator has chosen, or the one with the system's name.
void SnippetsDialog::suggestKey()
{
    const QSignalBlocker blocker(m_ui->snippetKeyComboBox);
    const QStringList names = m_keys->validNames();
    const QString wanted = names.contains(m_chosenKey) ? m_chosenKey : system().id;
    m_ui->snippetKeyComboBox->setCurrentIndex(qMax(names.isEmpty() ? -1 : 0, int(names.indexOf(wanted))));
}

void SnippetsDialog::showWithoutTicket(const QString &session)
{
    m_openSession = session;
    const QStringList &files = system().files;
    const auto file = std::find_if(files.begin(), files.end(), isWithoutTicket);
    if (file != files.end())
        m_ui->filesTabBar->setCurrentIndex(int(std::distance(files.begin(), file)));
    showText();
}

void SnippetsDialog::showFiles()
{
    suggestKey();
    {
        const QSignalBlocker blocker(m_ui->filesTabBar);
        while (m_ui->filesTabBar->count() > 0)
            m_ui->filesTabBar->removeTab(0);
        for (const QString &file : system().files)
            m_ui->filesTabBar->addTab(file.section(u'/', -1));
    }
    m_ui->snippetExplanationLabel->setText(system().explanation);
    showText();
}

void SnippetsDialog::showText()
{
    const QString file = system().files.value(m_ui->filesTabBar->currentIndex());
    const bool listens = !m_address.isEmpty();
    m_ui->snippetKeyWidget->setVisible(system().signs && !isWithoutTicket(file));
    m_ui->snippetPlainTextEdit->setPlainText(listens ? snippetText(file, valuesFor(file)) : QString());
    m_ui->copySnippetPushButton->setEnabled(listens);
    const bool isForbidden = system().usesHttps && m_address.startsWith("http:"_L1);
    m_ui->snippetWarningLabel->showText(!listens ? tr("The server is not listening, so it has no address.")
                                        : isForbidden ? tr("If the survey is served over https, browsers forbid it to open a chat over http: switch on HTTPS in the preferences.")
                                                      : QString(),
                                        Accent::Warning);
}

/// A session that the key is for.
SnippetValues SnippetsDialog::valuesFor(const QString &file) const
{
    SnippetValues values{m_address, m_ui->snippetKeyComboBox->currentText(), {}, m_dataOption};
    const int row = m_keys->rowOf(values.key);
    values.session = isWithoutTicket(file) ? m_openSession : row < 0 ? QString() : m_keys->key(row).sessions.value(0);
    return values;
}

} // namespace LabChat
