// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/integrate/snippetsdialog.h"

#include "console/integrate/keysmodel.h"
#include "console/widgets/fittoscreen.h"
#include "core/operatorservice.h"
#include "ui_snippetsdialog.h"

#include <QtCore/QSignalBlocker>
#include <QtGui/QClipboard>
#include <QtGui/QFontDatabase>
#include <QtWidgets/QApplication>

namespace LabChat {

using namespace Qt::StringLiterals;

SnippetsDialog::SnippetsDialog(const KeysModel *keys, QWidget *parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::SnippetsDialog>()), m_keys(keys), m_systems(snippetSystems())
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
    connect(m_keys, &KeysModel::changed, this, [this] {
        listKeys();
        showText();
    });
    connect(m_ui->copySnippetPushButton, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(m_ui->snippetPlainTextEdit->toPlainText()); });
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
    const QString before = m_ui->snippetKeyComboBox->currentText();
    const QStringList names = m_keys->validNames();
    m_ui->snippetKeyComboBox->clear();
    m_ui->snippetKeyComboBox->addItems(names);
    m_ui->snippetKeyComboBox->setCurrentIndex(qMax(names.isEmpty() ? -1 : 0, int(names.indexOf(before))));
    m_ui->snippetKeyComboBox->setEnabled(!names.isEmpty());
    m_ui->noKeyLabel->setVisible(names.isEmpty());
}

void SnippetsDialog::showFiles()
{
    {
        const QSignalBlocker blocker(m_ui->filesTabBar);
        while (m_ui->filesTabBar->count() > 0)
            m_ui->filesTabBar->removeTab(0);
        for (const QString &file : system().files)
            m_ui->filesTabBar->addTab(file.section(u'/', -1));
    }
    m_ui->snippetExplanationLabel->setText(system().explanation);
    m_ui->snippetKeyWidget->setVisible(system().signs);
    showText();
}

void SnippetsDialog::showText()
{
    const QString file = system().files.value(m_ui->filesTabBar->currentIndex());
    const bool listens = !m_address.isEmpty();
    m_ui->snippetPlainTextEdit->setPlainText(listens ? snippetText(file, m_address, m_ui->snippetKeyComboBox->currentText()) : QString());
    m_ui->copySnippetPushButton->setEnabled(listens);
    const bool isForbidden = system().usesHttps && m_address.startsWith("http:"_L1);
    m_ui->snippetWarningLabel->showText(!listens ? tr("The server is not listening, so it has no address.")
                                        : isForbidden ? tr("If the survey is served over https, browsers forbid it to open a chat over http: switch on HTTPS in the preferences.")
                                                      : QString(),
                                        Accent::Warning);
}

} // namespace LabChat
