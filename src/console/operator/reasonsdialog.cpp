// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/operator/reasonsdialog.h"

#include "console/widgets/symbolicon.h"
#include "console/widgets/wrappedheight.h"
#include "ui_reasonsdialog.h"

namespace LabChat {

ReasonsDialog::ReasonsDialog(const QStringList &reasons, QWidget *parent) : QDialog(parent), m_ui(std::make_unique<Ui::ReasonsDialog>())
{
    m_ui->setupUi(this);
    new WrappedHeight(this);
    setAttribute(Qt::WA_DeleteOnClose);
    removeButtonIcons(*this);
    connect(m_ui->reasonsButtonBox, &QDialogButtonBox::accepted, this, &ReasonsDialog::confirm);
    connect(m_ui->reasonsButtonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_ui->reasonsPlainTextEdit->setPlainText(reasons.join(u'\n'));
    m_ui->reasonsPlainTextEdit->moveCursor(QTextCursor::End);
}

ReasonsDialog::~ReasonsDialog() = default;

void ReasonsDialog::confirm()
{
    QStringList reasons;
    const QStringList lines = m_ui->reasonsPlainTextEdit->toPlainText().split(u'\n');
    for (const QString &line : lines) {
        if (const QString reason = line.simplified(); !reason.isEmpty())
            reasons.append(reason);
    }
    reasons.removeDuplicates();
    emit reasonsConfirmed(reasons);
    accept();
}

} // namespace LabChat
