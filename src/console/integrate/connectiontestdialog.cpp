// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/integrate/connectiontestdialog.h"

#include "console/integrate/connectiontest.h"
#include "console/widgets/accentlabel.h"
#include "console/widgets/fittoscreen.h"
#include "core/base/origins.h"
#include "ui_connectiontestdialog.h"

namespace LabChat {

using namespace Qt::StringLiterals;

ConnectionTestDialog::ConnectionTestDialog(const QString &server, QWidget *parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::ConnectionTestDialog>()), m_test(new ConnectionTest(this))
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    m_ui->testServerLineEdit->setText(server);
    m_ui->allowTestedPushButton->hide();
    fitToScreen(this, {fontMetrics().averageCharWidth() * 100, fontMetrics().height() * 28});
    connect(m_test, &ConnectionTest::checked, this, &ConnectionTestDialog::showCheck);
    connect(m_test, &ConnectionTest::finished, this, &ConnectionTestDialog::judge);
    connect(m_ui->testPageLineEdit, &QLineEdit::textChanged, this, &ConnectionTestDialog::judge);
    connect(m_ui->testServerLineEdit, &QLineEdit::textChanged, this, &ConnectionTestDialog::judge);
    for (const QLineEdit *field : {m_ui->testPageLineEdit, m_ui->testServerLineEdit})
        connect(field, &QLineEdit::returnPressed, m_ui->startTestPushButton, &QPushButton::click);
    connect(m_ui->startTestPushButton, &QPushButton::clicked, this, &ConnectionTestDialog::start);
    connect(m_ui->allowTestedPushButton, &QPushButton::clicked, this, &ConnectionTestDialog::allow);
    connect(m_ui->testHelpPushButton, &QPushButton::clicked, this, [this] { emit helpRequested(u"network"_s); });
    connect(m_ui->closeTestPushButton, &QPushButton::clicked, this, &QDialog::reject);
    judge();
}

ConnectionTestDialog::~ConnectionTestDialog() = default;

/// As in a browser's address bar; empty: it is none.
QUrl ConnectionTestDialog::address(const QString &text)
{
    const QUrl url = QUrl::fromUserInput(text.trimmed());
    return url.scheme().startsWith("http"_L1) && !url.host().isEmpty() ? url : QUrl();
}

void ConnectionTestDialog::judge()
{
    const bool isPage = m_ui->testPageLineEdit->text().trimmed().isEmpty() || !address(m_ui->testPageLineEdit->text()).isEmpty();
    m_ui->startTestPushButton->setEnabled(isPage && !address(m_ui->testServerLineEdit->text()).isEmpty() && !m_test->isRunning());
    m_ui->testRunningLabel->setVisible(m_test->isRunning());
}

void ConnectionTestDialog::start()
{
    while (const QLayoutItem *item = m_ui->checksVBoxLayout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_ui->allowTestedPushButton->hide();
    m_test->start(address(m_ui->testPageLineEdit->text()), address(m_ui->testServerLineEdit->text()));
    judge();
}

void ConnectionTestDialog::showCheck(const ConnectionCheck &check)
{
    using Verdict = ConnectionCheck::Verdict;
    const bool isBad = check.verdict == Verdict::Bad;
    const QString mark = check.verdict == Verdict::Good ? u"✓"_s : isBad ? u"✗"_s : u"–"_s;
    auto *label = new AccentLabel(m_ui->checksWidget);
    label->setObjectName(u"checkLabel%1"_s.arg(m_ui->checksVBoxLayout->count()));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setText(mark + u' ' + check.text + (check.advice.isEmpty() ? QString() : u'\n' + check.advice),
                   check.verdict == Verdict::Unneeded ? std::optional<Accent>() : isBad ? Accent::Bad : Accent::Good);
    m_ui->checksVBoxLayout->addWidget(label);
    if (isBad && check.kind == ConnectionCheck::Kind::Origin)
        m_ui->allowTestedPushButton->setVisible(isOrigin(m_test->origin()));
}

void ConnectionTestDialog::allow()
{
    emit allowRequested(m_test->origin());
    start();
}

} // namespace LabChat
