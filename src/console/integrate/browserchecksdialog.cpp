// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/integrate/browserchecksdialog.h"

#include "console/integrate/browserchecksmodel.h"
#include "console/widgets/columnwidth.h"
#include "console/widgets/copytext.h"
#include "console/widgets/fittoscreen.h"
#include "console/widgets/tableheader.h"
#include "core/base/visibletext.h"
#include "core/operatorservice.h"
#include "ui_browserchecksdialog.h"


namespace LabChat {

using namespace Qt::StringLiterals;

BrowserChecksDialog::BrowserChecksDialog(BrowserChecksModel *checks, QWidget *parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::BrowserChecksDialog>()), m_checks(checks)
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    m_ui->browserChecksTreeView->setModel(checks);
    setUpTable(m_ui->browserChecksTreeView);
    const QList<int> widths{10, 16, 22, 12};
    for (int column = 0; column < widths.size(); ++column)
        setColumnWidth(m_ui->browserChecksTreeView->header(), column, widths.at(column));
    fitToScreen(this, {fontMetrics().averageCharWidth() * 150, fontMetrics().height() * 32});
    connect(m_checks, &QAbstractItemModel::rowsInserted, this, &BrowserChecksDialog::showCount);
    connect(m_ui->browserChecksTreeView->selectionModel(), &QItemSelectionModel::currentChanged, this, &BrowserChecksDialog::showSelected);
    const auto copies = [this](QPushButton *button, const QLineEdit *field) {
        connect(button, &QPushButton::clicked, this, [button, field] { copyText(field->text(), button); });
    };
    copies(m_ui->copyCheckLinkPushButton, m_ui->checkLinkLineEdit);
    copies(m_ui->copyCheckLinePushButton, m_ui->checkLineLineEdit);
    connect(m_ui->checkHelpPushButton, &QPushButton::clicked, this, [this] { emit helpRequested(u"network"_s); });
    connect(m_ui->closeChecksPushButton, &QPushButton::clicked, this, &QDialog::reject);
    showCount();
    showSelected();
}

BrowserChecksDialog::~BrowserChecksDialog() = default;

void BrowserChecksDialog::setAddress(const ServerAddress &address)
{
    const QString root = address.at({}).toString(); // with the path of a reverse proxy
    const QString link = root.isEmpty() ? QString() : (root.endsWith(u'/') ? root : root + u'/') + u"check"_s;
    m_ui->checkLinkLineEdit->setText(link);
    // The text stays where the browser does not even load the module.
    const QString line = u"<div id=\"labchat-check\">%1</div><script type=\"module\" src=\"%2.js\"></script>"_s
                             .arg(tr("The browser does not let this page load LabChat's check.").toHtmlEscaped(), link);
    m_ui->checkLineLineEdit->setText(link.isEmpty() ? QString() : line);
    m_ui->checkLineLineEdit->setCursorPosition(0);
    m_ui->checkQrView->setText(link);
    for (QPushButton *button : {m_ui->copyCheckLinkPushButton, m_ui->copyCheckLinePushButton})
        button->setEnabled(!link.isEmpty());
}

void BrowserChecksDialog::showCount()
{
    m_ui->noChecksLabel->setVisible(m_checks->rowCount() == 0);
}

/// In the table a long result is cut off.
void BrowserChecksDialog::showSelected()
{
    const QModelIndex current = m_ui->browserChecksTreeView->currentIndex();
    const auto words = [&]() -> QString {
        const BrowserCheck &check = m_checks->check(current.row());
        return BrowserChecksModel::findings(check).join(u'\n') + u'\n' + visibleText(check.agent);
    };
    m_ui->checkDetailLabel->setText(current.isValid() ? words() : QString());
}

} // namespace LabChat
