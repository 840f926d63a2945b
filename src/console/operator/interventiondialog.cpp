// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/operator/interventiondialog.h"

#include "console/widgets/accents.h"
#include "console/widgets/symbolicon.h"
#include "ui_interventiondialog.h"

#include <QtWidgets/QCompleter>
#include <QtWidgets/QPushButton>

namespace LabChat {

InterventionDialog::InterventionDialog(const ActionPrompt &prompt, const QStringList &reasons, const QString &operatorName,
                                       const QString &likelyName, QWidget *parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::InterventionDialog>()), m_questions(prompt.questions)
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    removeButtonIcons(*this);
    setWindowTitle(prompt.title);
    QFont strong = font();
    strong.setBold(true);
    m_ui->questionLabel->setFont(strong);
    m_ui->questionLabel->setText(prompt.question);
    QPalette dimmed = palette();
    dimmed.setColor(QPalette::WindowText, dimmedText(palette()));
    m_ui->loggedLabel->setPalette(dimmed);
    m_ui->explanationLabel->setText(prompt.explanation);
    m_ui->explanationLabel->setVisible(!prompt.explanation.isEmpty());
    m_ui->interventionFormLayout->setRowVisible(m_ui->wordsLineEdit, !prompt.defaultText.isEmpty());
    m_ui->wordsLineEdit->setPlaceholderText(prompt.defaultText);
    showOperator(operatorName, likelyName);
    m_ui->reasonComboBox->completer()->setCompletionMode(QCompleter::PopupCompletion); // with inline completion, Enter would not confirm
    setReasons(reasons);

    QPushButton *ok = m_ui->interventionButtonBox->button(QDialogButtonBox::Ok);
    ok->setText(prompt.confirmText);
    ok->setDefault(!prompt.isFinal); // Enter confirms only actions that can be undone
    ok->setAutoDefault(!prompt.isFinal);
    m_ui->interventionButtonBox->button(QDialogButtonBox::Cancel)->setDefault(prompt.isFinal);
    connect(m_ui->interventionButtonBox, &QDialogButtonBox::accepted, this, &InterventionDialog::confirm);
    connect(m_ui->interventionButtonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_ui->editReasonsToolButton, &QAbstractButton::clicked, this, &InterventionDialog::editReasonsRequested);
    connect(m_ui->operatorLineEdit, &QLineEdit::textChanged, this, &InterventionDialog::showWhetherAnswered);
    QWidget *first = m_ui->reasonComboBox;
    if (m_questions) {
        m_ui->questionsVBoxLayout->addWidget(m_questions);
        connect(m_questions, &InterventionQuestions::changed, this, &InterventionDialog::showWhetherAnswered);
        if (m_questions->firstField())
            first = m_questions->firstField();
    }
    if (operatorName.isEmpty() && likelyName.isEmpty())
        first = m_ui->operatorLineEdit; // nothing can be confirmed without it
    first->setFocus();
    showWhetherAnswered();
}

InterventionDialog::~InterventionDialog() = default;

void InterventionDialog::setReasons(const QStringList &reasons)
{
    const QString chosen = m_ui->reasonComboBox->currentText();
    m_ui->reasonComboBox->clear();
    m_ui->reasonComboBox->addItems(reasons);
    if (!chosen.isEmpty())
        m_ui->reasonComboBox->setEditText(chosen);
    m_ui->reasonComboBox->lineEdit()->setMaxLength(500);
    m_ui->reasonComboBox->lineEdit()->selectAll();
}

void InterventionDialog::showOperator(const QString &operatorName, const QString &likelyName)
{
    m_operatorName = operatorName;
    m_ui->interventionFormLayout->setRowVisible(m_ui->operatorLineEdit, operatorName.isEmpty());
    m_ui->operatorLineEdit->setText(likelyName);
    m_ui->loggedLabel->setText(operatorName.isEmpty() ? tr("You enter your name once in each session. It is saved with all your actions.")
                                                      : tr("Will be logged as an action of %1.").arg(operatorName));
}

void InterventionDialog::showWhetherAnswered()
{
    const bool isNamed = !m_operatorName.isEmpty() || !m_ui->operatorLineEdit->text().trimmed().isEmpty();
    m_ui->interventionButtonBox->button(QDialogButtonBox::Ok)->setEnabled(isNamed && (!m_questions || m_questions->isAnswered()));
}

void InterventionDialog::confirm()
{
    const QString name = m_operatorName.isEmpty() ? m_ui->operatorLineEdit->text().trimmed() : m_operatorName;
    emit confirmed({name, m_ui->reasonComboBox->currentText().trimmed(), m_ui->wordsLineEdit->text().trimmed(), 0}, m_questions);
    accept();
}

} // namespace LabChat
