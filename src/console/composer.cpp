// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/composer.h"

#include "console/accents.h"
#include "ui_composer.h"

#include <QtCore/QEvent>

namespace LabChat {

Composer::Composer(OperatorActions *actions, QWidget *parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::Composer>()), m_actions(actions)
{
    m_ui->setupUi(this);
    setFocusProxy(m_ui->composerLineEdit);
    connect(m_ui->composerLineEdit, &QLineEdit::returnPressed, this, &Composer::send);
    connect(m_ui->composerPushButton, &QPushButton::clicked, this, &Composer::send);
    connect(m_ui->composerLineEdit, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_drafts[key()].text = text;
        showDraft();
        emit edited();
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

void Composer::focus()
{
    m_ui->composerLineEdit->setFocus(Qt::OtherFocusReason);
}

Composer::Key Composer::key() const
{
    return {m_addressee.session, {m_addressee.wish.channel, m_addressee.wish.participant}};
}

void Composer::send()
{
    Draft &draft = m_drafts[key()];
    if (m_addressee.session == 0 || !m_addressee.whyNot.isEmpty() || draft.text.trimmed().isEmpty() || (draft.awaited && draft.awaited->isWaiting()))
        return;
    if (!draft.awaited) {
        draft.awaited = new AwaitedEvent(m_actions, this);
        connect(draft.awaited, &AwaitedEvent::committed, this, [this, key = key()](const Event &event) { noteCommitted(key, event); });
        connect(draft.awaited, &AwaitedEvent::refused, this, [this, key = key()](const QString &text) { noteRefused(key, text); });
    }
    draft.problem.clear();
    Moderate wish = m_addressee.wish;
    wish.body = draft.text;
    draft.awaited->send(m_addressee.session, wish);
    showDraft();
}

void Composer::noteCommitted(const Key &key, const Event &event)
{
    Draft &draft = m_drafts[key];
    draft.problem.clear();
    if (draft.text == event.body) // after a failure it may have been changed
        draft.text.clear();
    showDraft();
}

void Composer::noteRefused(const Key &key, const QString &text)
{
    m_drafts[key].problem = text;
    showDraft();
}

void Composer::showDraft()
{
    const Draft draft = m_drafts.value(key());
    const bool possible = m_addressee.session != 0 && m_addressee.whyNot.isEmpty();
    const bool waiting = draft.awaited && draft.awaited->isWaiting();
    QLineEdit *line = m_ui->composerLineEdit;
    if (line->text() != draft.text)
        line->setText(draft.text);
    line->setEnabled(possible);
    line->setReadOnly(waiting);
    line->setPlaceholderText(possible ? m_addressee.invitation : m_addressee.whyNot);
    m_ui->composerPushButton->setEnabled(possible && !waiting && !draft.text.trimmed().isEmpty());
    showProblem();
}

void Composer::showProblem()
{
    const QString problem = m_drafts.value(key()).problem;
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, accentColor(Accent::Bad, palette()));
    m_ui->composerProblemLabel->setPalette(colors);
    m_ui->composerProblemLabel->setText(problem);
    m_ui->composerProblemLabel->setVisible(!problem.isEmpty());
}

void Composer::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showProblem();
}

} // namespace LabChat
