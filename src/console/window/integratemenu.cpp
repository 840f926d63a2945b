// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/window/integratemenu.h"

#include "console/integrate/browserchecksdialog.h"
#include "console/integrate/browserchecksmodel.h"
#include "console/integrate/connectiontestdialog.h"
#include "console/integrate/keysdialog.h"
#include "console/integrate/keysmodel.h"
#include "console/integrate/opensessionsdialog.h"
#include "console/integrate/otreechatdialog.h"
#include "console/integrate/snippetsdialog.h"
#include "console/session/serversettings.h"
#include "console/window/dialogs.h"
#include "core/operatorservice.h"
#include "ui_mainwindow.h"

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

/// A dialog that stays open beside the window; it may be behind it.
void showInFront(QWidget *dialog)
{
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

} // namespace

IntegrateMenu::IntegrateMenu(const Ui::MainWindow *ui, const ConsoleContext &context, Dialogs *dialogs, QWidget *window)
    : QObject(window), m_context(context), m_dialogs(dialogs), m_window(window), m_keys(new KeysModel(context.service, this)),
      m_browserChecks(new BrowserChecksModel(context.service, this))
{
    connect(ui->keysAction, &QAction::triggered, this, &IntegrateMenu::showKeys);
    connect(ui->openSessionsAction, &QAction::triggered, this, &IntegrateMenu::showOpenSessions);
    connect(ui->otreeChatAction, &QAction::triggered, this, &IntegrateMenu::showOTreeChat);
    ui->otreeChatAction->setEnabled(context.options.otree);
    connect(ui->testConnectionAction, &QAction::triggered, this, &IntegrateMenu::testConnection);
    connect(ui->checkBrowsersAction, &QAction::triggered, this, &IntegrateMenu::checkBrowsers);
    addSystems(ui);
}

/// Names of systems are the same in every language; their first letters differ.
void IntegrateMenu::addSystems(const Ui::MainWindow *ui)
{
    for (const SnippetSystem &system : snippetSystems()) {
        auto *action = new QAction(u'&' + system.title + u'…', m_window);
        action->setObjectName(system.id + u"SnippetAction"_s);
        action->setToolTip(tr("Shows what to write into pages of %1, with the address of this server").arg(system.title));
        connect(action, &QAction::triggered, this, [this, id = system.id] { showSnippets(id); });
        ui->integrateMenu->addAction(action);
    }
}

void IntegrateMenu::setAddress(const ServerAddress &address)
{
    m_address = address;
    if (m_snippets)
        m_snippets->setAddress(address);
    if (m_otreeChat)
        m_otreeChat->setAddress(address);
    if (m_browserChecksDialog)
        m_browserChecksDialog->setAddress(address);
}

KeysDialog *IntegrateMenu::showKeys()
{
    auto *dialog = new KeysDialog(m_keys, m_window);
    connect(dialog, &KeysDialog::changeRequested, m_context.service, &OperatorService::changeKeys, Qt::DirectConnection); // from any thread
    connect(m_context.service, &OperatorService::keysFailed, dialog, &KeysDialog::reportFailed);
    connect(dialog, &KeysDialog::helpRequested, m_dialogs, &Dialogs::showHelp);
    dialog->show();
    return dialog;
}

void IntegrateMenu::limitKey(const QString &key, const QString &origin)
{
    showKeys()->limit(key, origin);
}

void IntegrateMenu::showOpenSessions()
{
    auto *dialog = new OpenSessionsDialog(m_keys, m_context.monitor, m_window);
    connect(dialog, &OpenSessionsDialog::changeRequested, m_context.service, &OperatorService::changeKeys, Qt::DirectConnection); // from any thread
    connect(m_context.service, &OperatorService::keysFailed, dialog, &OpenSessionsDialog::reportFailed);
    connect(dialog, &OpenSessionsDialog::snippetRequested, this, [this](const QString &session) { showSnippets(u"html"_s)->showWithoutTicket(session); });
    connect(dialog, &OpenSessionsDialog::helpRequested, m_dialogs, &Dialogs::showHelp);
    dialog->show();
}

void IntegrateMenu::showOTreeChat()
{
    if (!m_otreeChat) {
        m_otreeChat = new OTreeChatDialog(m_context.options.otree, m_window);
        connect(m_otreeChat, &OTreeChatDialog::helpRequested, m_dialogs, &Dialogs::showHelp);
        m_otreeChat->setAddress(m_address);
    }
    showInFront(m_otreeChat);
}

void IntegrateMenu::testConnection()
{
    auto *dialog = new ConnectionTestDialog(m_address.at({}).toString(), m_window);
    connect(dialog, &ConnectionTestDialog::allowRequested, m_context.server, &ServerSettings::allow);
    connect(dialog, &ConnectionTestDialog::helpRequested, m_dialogs, &Dialogs::showHelp);
    dialog->show();
}

void IntegrateMenu::checkBrowsers()
{
    if (!m_browserChecksDialog) {
        m_browserChecksDialog = new BrowserChecksDialog(m_browserChecks, m_window);
        connect(m_browserChecksDialog, &BrowserChecksDialog::helpRequested, m_dialogs, &Dialogs::showHelp);
        m_browserChecksDialog->setAddress(m_address);
    }
    showInFront(m_browserChecksDialog);
}

SnippetsDialog *IntegrateMenu::showSnippets(const QString &system)
{
    if (!m_snippets) {
        m_snippets = new SnippetsDialog(m_keys, m_context.options.dataOption, m_window);
        connect(m_snippets, &SnippetsDialog::helpRequested, m_dialogs, &Dialogs::showHelp);
        m_snippets->setAddress(m_address);
    }
    m_snippets->showSystem(system);
    showInFront(m_snippets);
    return m_snippets;
}

} // namespace LabChat
