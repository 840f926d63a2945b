// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/operator/interventiondialog.h"

#include "console/widgets/accents.h"
#include "console/widgets/firstentry.h"
#include "console/widgets/placeholderwidth.h"
#include "console/widgets/symbolicon.h"
#include "console/widgets/wrappedheight.h"
#include "ui_interventiondialog.h"

#include <QtWidgets/QCompleter>
#include <QtWidgets/QPushButton>

#include <algorithm>

namespace LabChat {

namespace {

/// Lets the fields of two forms begin in one line.
void align(QFormLayout *one, const QFormLayout *other)
{
    one->setHorizontalSpacing(other->horizontalSpacing());
    one->setVerticalSpacing(other->verticalSpacing());
    QList<QWidget *> labels;
    for (const QFormLayout *form : {static_cast<const QFormLayout *>(one), other}) {
        for (int row = 0; row < form->rowCount(); ++row) {
            if (const QLayoutItem *item = form->itemAt(row, QFormLayout::LabelRole))
                labels.append(item->widget());
        }
    }
    int width = 0;
    for (const QWidget *label : std::as_const(labels))
        width = std::max(width, label->sizeHint().width());
    for (QWidget *label : std::as_const(labels))
        label->setMinimumWidth(width);
}

} // namespace

InterventionDialog::InterventionDialog(const ActionPrompt &prompt, const QStringList &reasons, const QString &operatorName,
                                       const QString &likelyName, QWidget *parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::InterventionDialog>()), m_prompt(prompt)
{
    m_ui->setupUi(this);
    new WrappedHeight(this);
    setAttribute(Qt::WA_DeleteOnClose);
    removeButtonIcons(*this);
    setWindowTitle(prompt.title);
    QFont strong = font();
    strong.setBold(true);
    m_ui->questionLabel->setFont(strong);
    QPalette dimmed = palette();
    dimmed.setColor(QPalette::WindowText, dimmedText(palette()));
    m_ui->loggedLabel->setPalette(dimmed);
    m_ui->explanationLabel->setText(prompt.explanation);
    m_ui->explanationLabel->setVisible(!prompt.explanation.isEmpty());
    m_ui->interventionFormLayout->setRowVisible(m_ui->wordsLineEdit, !prompt.defaultText.isEmpty());
    m_ui->wordsLineEdit->setPlaceholderText(prompt.defaultText);
    showWholePlaceholder(m_ui->wordsLineEdit);
    showOperator(operatorName, likelyName);
    m_ui->reasonComboBox->completer()->setCompletionMode(QCompleter::PopupCompletion); // with inline completion, Enter would not confirm
    setReasons(reasons);
    new FirstEntry(m_ui->reasonComboBox);

    m_ui->interventionButtonBox->button(QDialogButtonBox::Ok)->setText(prompt.confirmText);
    connect(m_ui->interventionButtonBox, &QDialogButtonBox::accepted, this, &InterventionDialog::confirm);
    connect(m_ui->interventionButtonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_ui->editReasonsToolButton, &QAbstractButton::clicked, this, &InterventionDialog::editReasonsRequested);
    connect(m_ui->operatorLineEdit, &QLineEdit::textChanged, this, &InterventionDialog::showWhetherAnswered);
    m_ui->reasonComboBox->setFocus();
    if (prompt.questions)
        addQuestions();
    if (operatorName.isEmpty() && likelyName.isEmpty())
        m_ui->operatorLineEdit->setFocus(); // nothing can be confirmed without it
    showWhetherAnswered();
}

InterventionDialog::~InterventionDialog() = default;

void InterventionDialog::addQuestions()
{
    InterventionQuestions *questions = m_prompt.questions;
    m_ui->questionsVBoxLayout->addWidget(questions);
    connect(questions, &InterventionQuestions::changed, this, &InterventionDialog::showWhetherAnswered);
    if (auto *form = qobject_cast<QFormLayout *>(questions->layout()))
        align(form, m_ui->interventionFormLayout);
    if (questions->firstField())
        questions->firstField()->setFocus();
}

/// Keeps what was typed. No reason is chosen by itself: what nobody said is not logged.
void InterventionDialog::setReasons(const QStringList &reasons)
{
    const QString typed = m_ui->reasonComboBox->currentText();
    m_ui->reasonComboBox->clear();
    m_ui->reasonComboBox->addItems(reasons);
    m_ui->reasonComboBox->setCurrentIndex(-1);
    m_ui->reasonComboBox->setEditText(typed);
    m_ui->reasonComboBox->lineEdit()->setMaxLength(500);
    m_ui->reasonComboBox->lineEdit()->setPlaceholderText(tr("for the log; optional"));
    showWholePlaceholder(m_ui->reasonComboBox);
}

void InterventionDialog::showOperator(const QString &operatorName, const QString &likelyName)
{
    m_operatorName = operatorName;
    m_ui->interventionFormLayout->setRowVisible(m_ui->operatorLineEdit, operatorName.isEmpty());
    m_ui->operatorLineEdit->setText(likelyName);
    m_ui->operatorLineEdit->setPlaceholderText(tr("needed for the log, for example your initials"));
    showWholePlaceholder(m_ui->operatorLineEdit);
    m_ui->loggedLabel->setText(operatorName.isEmpty() ? tr("You enter your name once in each session. It is saved with all your actions.")
                                                      : tr("Will be logged as an action of %1.").arg(operatorName));
}

void InterventionDialog::showWhetherAnswered()
{
    const bool isNamed = !m_operatorName.isEmpty() || !m_ui->operatorLineEdit->text().trimmed().isEmpty();
    const InterventionQuestions *questions = m_prompt.questions;
    m_ui->interventionButtonBox->button(QDialogButtonBox::Ok)->setEnabled(isNamed && (!questions || questions->isAnswered()));
    const QString question = questions ? questions->question() : QString();
    m_ui->questionLabel->setText(question.isEmpty() ? m_prompt.question : question);
    showButtons();
}

/// Enter confirms only actions that can be undone.
void InterventionDialog::showButtons()
{
    const bool isFinal = m_prompt.isFinal || (m_prompt.questions && m_prompt.questions->isFinal());
    QPushButton *ok = m_ui->interventionButtonBox->button(QDialogButtonBox::Ok);
    ok->setAutoDefault(!isFinal);
    ok->setDefault(!isFinal);
    m_ui->interventionButtonBox->button(QDialogButtonBox::Cancel)->setDefault(isFinal);
}

void InterventionDialog::confirm()
{
    const QString name = m_operatorName.isEmpty() ? m_ui->operatorLineEdit->text().trimmed() : m_operatorName;
    emit confirmed({name, m_ui->reasonComboBox->currentText().trimmed(), m_ui->wordsLineEdit->text().trimmed(), 0}, m_prompt.questions);
    accept();
}

} // namespace LabChat
