// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/operator/composer.h"

#include "ui_composer.h"

#include <QtCore/QEvent>

namespace LabChat {

Composer::Composer(Drafts *drafts, QWidget *parent) : QWidget(parent), m_ui(std::make_unique<Ui::Composer>()), m_drafts(drafts)
{
    m_ui->setupUi(this);
    setFocusProxy(m_ui->composerLineEdit);
    connect(m_ui->composerLineEdit, &QLineEdit::returnPressed, this, &Composer::send);
    connect(m_ui->composerPushButton, &QPushButton::clicked, this, &Composer::send);
    connect(m_ui->composerLineEdit, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_drafts->setText(key(), text);
        emit edited();
    });
    connect(drafts, &Drafts::changed, this, [this](const DraftKey &changed) {
        if (changed == key())
            showDraft();
    });
    showDraft();
}

Composer::~Composer() = default;

void Composer::setNames(const QString &accessibleName, const QString &buttonText, const QString &toolTip)
{
    m_ui->composerLineEdit->setAccessibleName(accessibleName);
    m_ui->composerLineEdit->setToolTip(toolTip);
    m_ui->composerPushButton->setText(buttonText);
    m_ui->composerPushButton->setAccessibleName(QString(buttonText).remove(u'&'));
    m_ui->composerPushButton->setToolTip(toolTip);
}

void Composer::setAddressee(const Addressee &addressee)
{
    m_addressee = addressee;
    showDraft();
}

DraftKey Composer::key() const
{
    const auto *said = std::get_if<Say>(&m_addressee.speech);
    const auto *answer = std::get_if<AnswerHelp>(&m_addressee.speech);
    return {m_addressee.session, said ? said->channel : 0, answer ? answer->participant : 0};
}

void Composer::send()
{
    if (isPossible())
        m_drafts->send(key(), m_addressee.speech);
}

void Composer::showDraft()
{
    const Drafts::Draft draft = m_drafts->draft(key());
    QLineEdit *line = m_ui->composerLineEdit;
    if (line->text() != draft.text)
        line->setText(draft.text);
    line->setEnabled(isPossible());
    line->setReadOnly(draft.waiting);
    line->setPlaceholderText(isPossible() ? m_addressee.invitation : m_addressee.whyNot);
    m_ui->composerPushButton->setEnabled(isPossible() && !draft.waiting && !draft.text.trimmed().isEmpty());
    m_ui->composerProblemLabel->showText(draft.problem, Accent::Bad);
}

} // namespace LabChat
