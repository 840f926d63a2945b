// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/integrate/otreechatdialog.h"

#include "console/integrate/otreenginx.h"
#include "console/widgets/copytext.h"
#include "console/widgets/displaytext.h"
#include "console/widgets/filedialogs.h"
#include "console/widgets/fittoscreen.h"
#include "core/operatorservice.h"
#include "ui_otreechatdialog.h"

#include <QtCore/QFileInfo>
#include <QtGui/QFontDatabase>
#include <QtWidgets/QFileDialog>

#include <utility>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr auto sqliteStart = "sqlite:///"_L1;

/// Files as people know them.
QString shownDatabase(const QString &address)
{
    return address.startsWith(sqliteStart) ? QDir::toNativeSeparators(address.mid(sqliteStart.size())) : address;
}

} // namespace

OTreeChatDialog::OTreeChatDialog(OTreeSettings *settings, QWidget *parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::OTreeChatDialog>()), m_settings(settings)
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    m_ui->nginxPlainTextEdit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_ui->otreeOutcomeLabel->hide();
    fitToScreen(this, {fontMetrics().averageCharWidth() * 110, fontMetrics().height() * 36});
    wire();
    showStored();
    showState();
}

OTreeChatDialog::~OTreeChatDialog() = default;

void OTreeChatDialog::wire()
{
    connect(m_settings, &OTreeSettings::changed, this, &OTreeChatDialog::showChanged);
    connect(m_settings, &OTreeSettings::failed, this, &OTreeChatDialog::showFailed);
    connect(m_settings, &OTreeSettings::checked, this, [this](const OTreeContents &contents) {
        showWhetherIdle(true);
        const QString sessions = tr("%Ln sessions", "in oTree's database", contents.sessions);
        m_ui->otreeOutcomeLabel->showText(tr("oTree's database can be read: %1, %2.").arg(sessions, tr("%Ln participants", "in oTree's database", contents.participants)), Accent::Good);
    });
    connect(m_settings, &OTreeSettings::checkFailed, this, [this](const Error &error) {
        showWhetherIdle(true);
        m_ui->otreeOutcomeLabel->showText(error.text, Accent::Bad);
    });
    connect(m_ui->showSecretsCheckBox, &QCheckBox::toggled, this, &OTreeChatDialog::showSecrets);
    connect(m_ui->otreeDatabaseLineEdit, &QLineEdit::textChanged, this, [this] { showWhetherIdle(true); });
    connect(m_ui->otreeSecretLineEdit, &QLineEdit::textChanged, this, [this] { showWhetherIdle(true); });
    connect(m_ui->chooseOTreeDatabasePushButton, &QPushButton::clicked, this, &OTreeChatDialog::chooseDatabase);
    connect(m_ui->checkOTreeDatabasePushButton, &QPushButton::clicked, this, &OTreeChatDialog::check);
    connect(m_ui->useOTreeSecretsPushButton, &QPushButton::clicked, this, &OTreeChatDialog::apply);
    connect(m_ui->forgetOTreeSecretsPushButton, &QPushButton::clicked, this, [this] { store({}); });
    connect(m_ui->copyNginxPushButton, &QPushButton::clicked, this, [this] { copyText(m_ui->nginxPlainTextEdit->toPlainText(), m_ui->copyNginxPushButton); });
    connect(m_ui->otreeChatHelpPushButton, &QPushButton::clicked, this, [this] { emit helpRequested(u"otree"_s); });
    connect(m_ui->closeOTreeChatPushButton, &QPushButton::clicked, this, &QDialog::reject);
}

void OTreeChatDialog::setAddress(const ServerAddress &address)
{
    const bool listens = address.port != 0;
    m_ui->nginxPlainTextEdit->setPlainText(listens ? otreeNginxLines(address) : tr("The server is not listening, so it has no address."));
    m_ui->copyNginxPushButton->setEnabled(listens);
}

/// What comes from the environment is not shown: nobody can change it here.
void OTreeChatDialog::showStored()
{
    const OTreeState &state = m_settings->state();
    const bool areGiven = state.areSecretsGiven();
    m_ui->otreeSecretLineEdit->setText(areGiven ? QString() : QString::fromUtf8(state.stored.secretKey));
    m_ui->otreePasswordLineEdit->setText(areGiven ? QString() : QString::fromUtf8(state.stored.adminPassword));
    m_ui->otreeDatabaseLineEdit->setText(state.isDatabaseGiven() ? QString() : shownDatabase(state.stored.database));
    const QString given = areGiven ? tr("from the environment") : QString();
    m_ui->otreeSecretLineEdit->setPlaceholderText(given);
    m_ui->otreePasswordLineEdit->setPlaceholderText(given);
    if (state.isDatabaseGiven())
        m_ui->otreeDatabaseLineEdit->setPlaceholderText(tr("from --otree-database"));
    for (QWidget *field : std::initializer_list<QWidget *>{m_ui->otreeSecretLineEdit, m_ui->otreePasswordLineEdit, m_ui->showSecretsCheckBox})
        field->setEnabled(!areGiven);
    for (QWidget *field : std::initializer_list<QWidget *>{m_ui->otreeDatabaseLineEdit, m_ui->chooseOTreeDatabasePushButton})
        field->setEnabled(!state.isDatabaseGiven());
    showSecrets();
    showWhetherIdle(true);
}

void OTreeChatDialog::showState()
{
    const OTreeState &state = m_settings->state();
    const OTreeSecrets used = state.used();
    if (state.trouble && !(state.areSecretsGiven() && used.database.isEmpty())) {
        m_ui->otreeStateLabel->showText(tr("Off. %1").arg(state.trouble->text), Accent::Bad);
        return;
    }
    if (!used.isOn()) {
        m_ui->otreeStateLabel->showText(tr("Off. Enter oTree's SECRET_KEY, and its password if it has one."));
        return;
    }
    const QString names = used.database.isEmpty() ? tr("Without a database, oTree's numbers stand for the participants.") : QString();
    m_ui->otreeStateLabel->showText((state.areSecretsGiven() ? tr("On. The secrets come from the environment variables OTREE_SECRET_KEY and OTREE_ADMIN_PASSWORD, which win over what is entered here.")
                                                             : tr("On. The secrets were entered here."))
                                        + u' ' + names,
                                    Accent::Good);
}

/// An address may contain a password, too.
void OTreeChatDialog::showSecrets()
{
    const bool isShown = m_ui->showSecretsCheckBox->isChecked();
    const auto modeOf = [](bool isReadable) { return isReadable ? QLineEdit::Normal : QLineEdit::Password; };
    m_ui->otreeSecretLineEdit->setEchoMode(modeOf(isShown));
    m_ui->otreePasswordLineEdit->setEchoMode(modeOf(isShown));
    m_ui->otreeDatabaseLineEdit->setEchoMode(modeOf(isShown || QUrl(m_ui->otreeDatabaseLineEdit->text()).password().isEmpty()));
}

void OTreeChatDialog::showWhetherIdle(bool isIdle)
{
    const OTreeState &state = m_settings->state();
    const bool canStore = isIdle && !m_isStoring && !(state.areSecretsGiven() && state.isDatabaseGiven());
    m_ui->useOTreeSecretsPushButton->setEnabled(canStore && (state.areSecretsGiven() || !m_ui->otreeSecretLineEdit->text().trimmed().isEmpty()));
    m_ui->forgetOTreeSecretsPushButton->setEnabled(canStore && !state.areSecretsGiven() && (state.stored != OTreeSecrets() || state.trouble));
    m_ui->checkOTreeDatabasePushButton->setEnabled(isIdle && (state.isDatabaseGiven() || !m_ui->otreeDatabaseLineEdit->text().trimmed().isEmpty()));
}

void OTreeChatDialog::chooseDatabase()
{
    const QString known = m_ui->otreeDatabaseLineEdit->text();
    QFileDialog *dialog = openFileDialog({u"otreeDatabaseFileDialog"_s, tr("oTree's database"), tr("SQLite (*.sqlite3 *.sqlite *.db);;All files (*)")},
                                         QFileInfo(known).isFile() ? QFileInfo(known).path() : usualFolder(), this);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) { m_ui->otreeDatabaseLineEdit->setText(QDir::toNativeSeparators(path)); });
    dialog->open();
}

void OTreeChatDialog::check()
{
    const OTreeState &state = m_settings->state();
    m_ui->otreeOutcomeLabel->showText(tr("oTree's database is being read…"));
    showWhetherIdle(false);
    m_settings->check(state.isDatabaseGiven() ? state.given.database : m_ui->otreeDatabaseLineEdit->text().trimmed());
}

void OTreeChatDialog::apply()
{
    OTreeSecrets wanted = m_settings->state().stored; // what is given stays out of the file
    if (!m_settings->state().areSecretsGiven()) {
        wanted.secretKey = m_ui->otreeSecretLineEdit->text().trimmed().toUtf8();
        wanted.adminPassword = m_ui->otreePasswordLineEdit->text().toUtf8();
    }
    if (!m_settings->state().isDatabaseGiven())
        wanted.database = m_ui->otreeDatabaseLineEdit->text().trimmed();
    store(wanted);
}

void OTreeChatDialog::store(const OTreeSecrets &secrets)
{
    m_isStoring = true;
    m_ui->otreeOutcomeLabel->hide();
    showWhetherIdle(true);
    m_settings->store(secrets);
}

void OTreeChatDialog::showChanged()
{
    const bool isOwn = std::exchange(m_isStoring, false);
    showStored();
    showState();
    if (isOwn)
        m_ui->otreeOutcomeLabel->showText(m_settings->state().used().isOn() ? tr("Stored. Chats of oTree that were open connect again by themselves.")
                                                                            : tr("Forgotten. Chats of oTree that were open are closed."),
                                          Accent::Good);
}

void OTreeChatDialog::showFailed(const Error &error)
{
    m_isStoring = false;
    m_ui->otreeOutcomeLabel->showText(error.text, Accent::Bad);
    showWhetherIdle(true);
}

} // namespace LabChat
