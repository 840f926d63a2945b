// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/integrate/keydialog.h"

#include "console/integrate/linelist.h"
#include "console/widgets/fittoscreen.h"
#include "console/widgets/symbolicon.h"
#include "console/widgets/wrappedheight.h"
#include "core/base/origins.h"
#include "core/study/names.h"
#include "ui_keydialog.h"

#include <QtWidgets/QPushButton>

namespace LabChat {

using namespace Qt::StringLiterals;

KeyDialog::KeyDialog(const TicketKey &key, const QStringList &taken, QWidget *parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::KeyDialog>()), m_key(key), m_taken(taken), m_isNew(key.name.isEmpty())
{
    m_ui->setupUi(this);
    new WrappedHeight(this);
    setAttribute(Qt::WA_DeleteOnClose);
    removeButtonIcons(*this);
    setWindowTitle(m_isNew ? tr("New key") : tr("Key %1").arg(key.name));
    m_ui->keyNameLineEdit->setText(key.name);
    m_ui->keyNameLineEdit->setVisible(m_isNew);
    m_ui->keyNameLabel->setVisible(m_isNew); // the title has it, and it cannot be changed
    m_ui->keySessionsPlainTextEdit->setPlainText(key.sessions.join(u'\n'));
    m_ui->keyOriginsPlainTextEdit->setPlainText(key.origins.join(u'\n'));
    QPushButton *confirm = m_ui->keyButtonBox->button(QDialogButtonBox::Ok);
    confirm->setText(m_isNew ? tr("&Make key") : tr("Sa&ve"));
    confirm->setToolTip(m_isNew ? tr("Makes the key and shows its secret once") : tr("At once, also for boxes that are open"));
    m_ui->keyVerdictLabel->setMinimumHeight(fontMetrics().height() * 2);
    fitToScreen(this, {fontMetrics().averageCharWidth() * 72, fontMetrics().height() * 24});
    connect(m_ui->keyNameLineEdit, &QLineEdit::textChanged, this, &KeyDialog::judge);
    connect(m_ui->keySessionsPlainTextEdit, &QPlainTextEdit::textChanged, this, &KeyDialog::judge);
    connect(m_ui->keyOriginsPlainTextEdit, &QPlainTextEdit::textChanged, this, &KeyDialog::judge);
    connect(m_ui->keyButtonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_ui->keyButtonBox, &QDialogButtonBox::accepted, this, [this] {
        emit keyConfirmed(m_key);
        accept();
    });
    (m_isNew ? static_cast<QWidget *>(m_ui->keyNameLineEdit) : m_ui->keySessionsPlainTextEdit)->setFocus();
    judge();
}

KeyDialog::~KeyDialog() = default;

void KeyDialog::addPage(const QString &origin)
{
    m_ui->keyOriginsPlainTextEdit->appendPlainText(origin);
    m_ui->keyOriginsPlainTextEdit->setFocus();
}

void KeyDialog::judge()
{
    m_key.name = m_ui->keyNameLineEdit->text().trimmed();
    m_key.sessions = linesIn(m_ui->keySessionsPlainTextEdit->toPlainText());
    m_key.origins = originsIn(m_ui->keyOriginsPlainTextEdit->toPlainText());
    const QString wrong = whatIsWrong();
    m_ui->keyVerdictLabel->setText(wrong, Accent::Bad);
    m_ui->keyButtonBox->button(QDialogButtonBox::Ok)->setEnabled(wrong.isEmpty() && !m_key.name.isEmpty());
}

QString KeyDialog::whatIsWrong() const
{
    if (!m_key.name.isEmpty() && !isKeyName(m_key.name))
        return tr("A key's name may contain only letters of the English alphabet, digits, “_” and “-”, at most 64 characters.");
    if (m_isNew && m_taken.contains(m_key.name))
        return tr("There is, or was, a key “%1”. Take another name.").arg(m_key.name);
    if (const QString wrong = firstWrong(m_key.sessions, [](const QString &session) { return isChannelName(session); }); !wrong.isEmpty())
        return tr("“%1” cannot be the name of a session. Use letters of the English alphabet, digits, “_” and “-”.").arg(wrong);
    if (const QString wrong = firstWrong(m_key.origins, isOrigin); !wrong.isEmpty())
        return tr("“%1” is not the beginning of a page's address. Write it as https://survey.example.").arg(wrong);
    return {};
}

} // namespace LabChat
