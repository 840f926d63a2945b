// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/integrate/keysdialog.h"

#include "console/integrate/keydialog.h"
#include "console/integrate/keysmodel.h"
#include "console/integrate/rotatekeydialog.h"
#include "console/widgets/boxes.h"
#include "console/widgets/copytext.h"
#include "console/widgets/fittedcolumns.h"
#include "console/widgets/fittoscreen.h"
#include "console/widgets/tableheader.h"
#include "ui_keysdialog.h"

#include <QtCore/QDateTime>
#include <QtGui/QFontDatabase>
#include <QtWidgets/QPushButton>

namespace LabChat {

using namespace Qt::StringLiterals;

KeysDialog::KeysDialog(KeysModel *model, QWidget *parent) : QDialog(parent), m_ui(std::make_unique<Ui::KeysDialog>()), m_model(model)
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    m_ui->secretFrame->hide();
    m_ui->secretLineEdit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_ui->keysOutcomeLabel->hide();
    QTreeView *view = m_ui->keysTreeView;
    view->setModel(model);
    setUpTable(view);
    new FittedColumns(view, {{KeysModel::NameColumn, {14, 6}}, {KeysModel::StateColumn, {26, 8, 30}}, {KeysModel::MadeColumn, {22, 10}},
                             {KeysModel::OldSecretColumn, {32, 6}}, {KeysModel::SessionsColumn, {20, 6}}, {KeysModel::OriginsColumn, {30, 8}}});
    fitToScreen(this, {fontMetrics().averageCharWidth() * 150, fontMetrics().height() * 26});
    wire();
    view->setCurrentIndex(model->index(0, 0));
    refresh();
}

KeysDialog::~KeysDialog() = default;

void KeysDialog::wire()
{
    connect(m_model, &KeysModel::changed, this, &KeysDialog::refresh);
    connect(m_ui->keysTreeView->selectionModel(), &QItemSelectionModel::currentChanged, this, &KeysDialog::showSelection);
    connect(m_ui->keysTreeView, &QTreeView::activated, this, &KeysDialog::editSelected);
    connect(m_ui->newKeyPushButton, &QPushButton::clicked, this, &KeysDialog::editNew);
    connect(m_ui->limitKeyPushButton, &QPushButton::clicked, this, &KeysDialog::editSelected);
    connect(m_ui->rotateKeyPushButton, &QPushButton::clicked, this, &KeysDialog::rotateSelected);
    connect(m_ui->revokeKeyPushButton, &QPushButton::clicked, this, &KeysDialog::revokeSelected);
    connect(m_ui->copySecretPushButton, &QPushButton::clicked, this, [this] { copyText(m_ui->secretLineEdit->text(), m_ui->copySecretPushButton); });
    connect(m_ui->keysHelpPushButton, &QPushButton::clicked, this, [this] { emit helpRequested(u"other-systems"_s); });
    connect(m_ui->closeKeysPushButton, &QPushButton::clicked, this, &QDialog::reject);
}

const TicketKey *KeysDialog::selected() const
{
    const QModelIndex current = m_ui->keysTreeView->currentIndex();
    return current.isValid() ? &m_model->key(current.row()) : nullptr;
}

void KeysDialog::editNew()
{
    QStringList taken;
    for (int row = 0; row < m_model->rowCount(); ++row)
        taken.append(m_model->key(row).name);
    auto *dialog = new KeyDialog({}, taken, this);
    connect(dialog, &KeyDialog::keyConfirmed, this, [this](const TicketKey &wanted) {
        await(wanted.name);
        emit changeRequested([wanted, nowMs = QDateTime::currentMSecsSinceEpoch()](const KeyList &keys) -> Result<KeyList> {
            const auto made = withNewKey(keys, wanted.name, nowMs);
            return made ? withLimitedKey(*made, wanted) : made;
        });
    });
    dialog->open();
}

void KeysDialog::editSelected()
{
    const TicketKey *key = selected();
    if (key && !key->isRevoked())
        edit(*key);
}

void KeysDialog::limit(const QString &key, const QString &origin)
{
    const int row = m_model->rowOf(key);
    if (row < 0 || m_model->key(row).isRevoked())
        return;
    m_ui->keysTreeView->setCurrentIndex(m_model->index(row, 0));
    edit(m_model->key(row), origin);
}

void KeysDialog::edit(const TicketKey &key, const QString &newPage)
{
    auto *dialog = new KeyDialog(key, {}, this);
    if (!newPage.isEmpty())
        dialog->addPage(newPage);
    connect(dialog, &KeyDialog::keyConfirmed, this, [this](const TicketKey &wanted) {
        m_ui->keysOutcomeLabel->hide();
        emit changeRequested([wanted](const KeyList &keys) { return withLimitedKey(keys, wanted); });
    });
    dialog->open();
}

void KeysDialog::rotateSelected()
{
    const TicketKey *key = selected();
    if (!key || key->isRevoked())
        return;
    auto *dialog = new RotateKeyDialog(key->name, this);
    connect(dialog, &RotateKeyDialog::confirmed, this, [this, name = key->name](qint64 overlapMs) { rotate(name, overlapMs); });
    dialog->open();
}

void KeysDialog::rotate(const QString &name, qint64 overlapMs)
{
    await(name);
    emit changeRequested([=, nowMs = QDateTime::currentMSecsSinceEpoch()](const KeyList &keys) { return withRotatedKey(keys, name, nowMs, overlapMs); });
}

void KeysDialog::revokeSelected()
{
    const TicketKey *key = selected();
    if (!key || key->isRevoked())
        return;
    const QPushButton *revoke = openQuestion(QMessageBox::Warning,
                                             {u"revokeKeyMessageBox"_s, tr("Revoke key"), tr("Revoke the key “%1”?").arg(key->name),
                                              tr("All its tickets become worthless at once, and the chat boxes that are open with them close. This cannot be undone, and the name is "
                                                 "never used again.")},
                                             {u"confirmRevokePushButton"_s, tr("&Revoke")}, this);
    connect(revoke, &QPushButton::clicked, this, [this, name = key->name] {
        m_ui->keysOutcomeLabel->hide();
        emit changeRequested([name, nowMs = QDateTime::currentMSecsSinceEpoch()](const KeyList &keys) { return withRevokedKey(keys, name, nowMs); });
    });
}

void KeysDialog::await(const QString &name)
{
    const int row = m_model->rowOf(name);
    m_awaitedName = name;
    m_selectedName = name;
    m_secretBefore = row < 0 ? QByteArray() : m_model->key(row).secret;
    m_ui->keysOutcomeLabel->hide();
    m_ui->secretFrame->hide();
}

void KeysDialog::refresh()
{
    const int row = m_model->rowOf(m_selectedName);
    m_ui->keysTreeView->setCurrentIndex(m_model->index(qMax(0, row), 0));
    m_ui->keysOutcomeLabel->showText(m_model->trouble(), Accent::Bad);
    showAwaited();
    showSelection();
}

void KeysDialog::showAwaited()
{
    const int row = m_model->rowOf(m_awaitedName);
    if (m_awaitedName.isEmpty() || row < 0 || m_model->key(row).secret == m_secretBefore)
        return;
    m_ui->secretLabel->setText(tr("The &secret of the key “%1”. It is not shown again: copy it now into the settings of the other system, and never into a page.").arg(m_awaitedName));
    m_ui->secretLineEdit->setText(QString::fromLatin1(m_model->key(row).secret));
    m_ui->secretFrame->show();
    m_ui->secretLineEdit->setFocus();
    m_ui->secretLineEdit->selectAll();
    m_awaitedName.clear();
}

void KeysDialog::reportFailed(const Error &error)
{
    m_awaitedName.clear();
    m_ui->keysOutcomeLabel->showText(error.text, Accent::Bad);
}

void KeysDialog::showSelection()
{
    const TicketKey *key = selected();
    if (key)
        m_selectedName = key->name;
    m_ui->noKeysLabel->setVisible(m_model->rowCount() == 0 && m_model->trouble().isEmpty());
    for (QPushButton *button : {m_ui->limitKeyPushButton, m_ui->rotateKeyPushButton, m_ui->revokeKeyPushButton})
        button->setEnabled(key && !key->isRevoked());
}

} // namespace LabChat
