// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/lab/endsessiondialog.h"

#include "console/widgets/firstentry.h"
#include "console/widgets/placeholderwidth.h"
#include "console/widgets/symbolicon.h"
#include "console/widgets/wrappedheight.h"
#include "ui_endsessiondialog.h"

#include <QtWidgets/QCompleter>
#include <QtWidgets/QPushButton>

namespace LabChat {

EndSessionDialog::EndSessionDialog(const QString &sessionTitle, int online, const QString &operatorName, const QString &nameIfEmpty,
                                   const QStringList &reasons, QWidget *parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::EndSessionDialog>())
{
    m_ui->setupUi(this);
    new WrappedHeight(this);
    setAttribute(Qt::WA_DeleteOnClose);
    removeButtonIcons(*this);
    QFont strong = font();
    strong.setBold(true);
    m_ui->questionLabel->setFont(strong);
    m_ui->questionLabel->setText(online > 0 ? tr("End %1 now? %Ln participants are online.", nullptr, online).arg(sessionTitle)
                                            : tr("End %1 now? Nobody is online.").arg(sessionTitle));
    m_ui->operatorLineEdit->setText(operatorName);
    m_ui->operatorLineEdit->setPlaceholderText(tr("if empty, the log says “%1”").arg(nameIfEmpty));
    showWholePlaceholder(m_ui->operatorLineEdit);
    m_ui->endSessionButtonBox->button(QDialogButtonBox::Ok)->setText(tr("&End session"));
    m_ui->endSessionButtonBox->button(QDialogButtonBox::Ok)->setToolTip(tr("Ends the session for all participants; it cannot be continued"));
    m_ui->endSessionButtonBox->button(QDialogButtonBox::Ok)->setAutoDefault(false);
    m_ui->endSessionButtonBox->button(QDialogButtonBox::Cancel)->setDefault(true); // Enter must not end a session by mistake
    m_ui->endReasonComboBox->addItems(reasons);
    m_ui->endReasonComboBox->setCurrentIndex(-1);
    m_ui->endReasonComboBox->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_ui->endReasonComboBox->lineEdit()->setMaxLength(500);
    m_ui->endReasonComboBox->lineEdit()->setPlaceholderText(tr("for the log, for example: all groups are done"));
    showWholePlaceholder(m_ui->endReasonComboBox);
    new FirstEntry(m_ui->endReasonComboBox);
    m_ui->endReasonComboBox->setFocus();
    connect(m_ui->endSessionButtonBox, &QDialogButtonBox::accepted, this, &EndSessionDialog::confirm);
    connect(m_ui->endSessionButtonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

EndSessionDialog::~EndSessionDialog() = default;

void EndSessionDialog::confirm()
{
    emit endConfirmed(m_ui->operatorLineEdit->text().trimmed(), m_ui->endReasonComboBox->currentText().trimmed());
    accept();
}

} // namespace LabChat
