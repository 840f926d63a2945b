// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/highlights/highlightrulesdialog.h"

#include "console/highlights/alerteffects.h"
#include "console/highlights/highlightcolors.h"
#include "console/highlights/ruledelegate.h"
#include "console/widgets/fittoscreen.h"
#include "console/widgets/symbolicon.h"
#include "ui_highlightrulesdialog.h"

#include <QtCore/QScopedValueRollback>

namespace LabChat {

using namespace Qt::StringLiterals;

HighlightRulesDialog::HighlightRulesDialog(const QList<HighlightRule> &rules, QWidget *parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::HighlightRulesDialog>()), m_model(new HighlightRulesModel(this))
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    removeButtonIcons(*this);
    fillChoices();
    m_model->setRules(rules);
    m_ui->rulesListView->setModel(m_model);
    m_ui->rulesListView->setItemDelegate(new RuleDelegate(this));
    const int digit = fontMetrics().averageCharWidth();
    m_ui->rulesListView->setMinimumWidth(digit * 30);
    m_ui->triedLabel->setMinimumHeight(fontMetrics().lineSpacing() * 2);
    fitToScreen(this, {digit * 118, fontMetrics().height() * 32});
    wireEditing();
    m_ui->rulesListView->setCurrentIndex(m_model->index(0));
    showRule();
}

HighlightRulesDialog::~HighlightRulesDialog() = default;

void HighlightRulesDialog::fillChoices()
{
    const QList<std::pair<HighlightKind, QString>> kinds{{HighlightKind::Word, tr("Words")}, {HighlightKind::Expression, tr("A regular expression")},
                                                         {HighlightKind::Sender, tr("A sender")}, {HighlightKind::Channel, tr("A channel")},
                                                         {HighlightKind::Silence, tr("Silence in a channel")}};
    for (const auto &[kind, text] : kinds)
        m_ui->ruleKindComboBox->addItem(text, int(kind));
    const QStringList colors = highlightColorNames();
    for (const QString &color : colors)
        m_ui->ruleColorComboBox->addItem(colorIcon(color, palette(), fontMetrics().ascent()), highlightColorText(color), color);
    m_ui->ruleSoundComboBox->addItem(alertSoundText({}), QString());
    const QStringList sounds = alertSoundNames();
    for (const QString &sound : sounds)
        m_ui->ruleSoundComboBox->addItem(alertSoundText(sound), sound);
}

void HighlightRulesDialog::wireEditing()
{
    connect(m_ui->rulesListView->selectionModel(), &QItemSelectionModel::currentChanged, this, &HighlightRulesDialog::showRule);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &HighlightRulesDialog::tryText);
    connect(m_ui->addRulePushButton, &QPushButton::clicked, this, &HighlightRulesDialog::addRule);
    connect(m_ui->removeRulePushButton, &QPushButton::clicked, this, &HighlightRulesDialog::removeRule);
    connect(m_ui->ruleUpPushButton, &QPushButton::clicked, this, [this] { moveRule(-1); });
    connect(m_ui->ruleDownPushButton, &QPushButton::clicked, this, [this] { moveRule(1); });
    for (QLineEdit *edit : {m_ui->ruleNameLineEdit, m_ui->rulePatternLineEdit})
        connect(edit, &QLineEdit::textEdited, this, &HighlightRulesDialog::takeRule);
    for (QComboBox *choice : {m_ui->ruleKindComboBox, m_ui->ruleColorComboBox, m_ui->ruleSoundComboBox})
        connect(choice, &QComboBox::currentIndexChanged, this, &HighlightRulesDialog::takeRule);
    connect(m_ui->ruleSilenceSpinBox, &QSpinBox::valueChanged, this, &HighlightRulesDialog::takeRule);
    connect(m_ui->ruleNotifiesCheckBox, &QCheckBox::toggled, this, &HighlightRulesDialog::takeRule);
    connect(m_ui->playSoundPushButton, &QPushButton::clicked, this, [this] { emit soundRequested(m_ui->ruleSoundComboBox->currentData().toString()); });
    connect(m_ui->tryLineEdit, &QLineEdit::textChanged, this, &HighlightRulesDialog::tryText);
    connect(m_ui->rulesButtonBox->button(QDialogButtonBox::RestoreDefaults), &QPushButton::clicked, this, &HighlightRulesDialog::restoreShipped);
    connect(m_ui->rulesButtonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_ui->rulesButtonBox, &QDialogButtonBox::accepted, this, [this] {
        emit rulesConfirmed(m_model->rules());
        accept();
    });
}

void HighlightRulesDialog::addRule()
{
    HighlightRule rule;
    rule.name = tr("New rule");
    const int row = currentRow() + 1;
    m_model->insert(row, rule);
    m_ui->rulesListView->setCurrentIndex(m_model->index(row));
    m_ui->ruleNameLineEdit->setFocus();
    m_ui->ruleNameLineEdit->selectAll();
}

void HighlightRulesDialog::removeRule()
{
    if (currentRow() < 0)
        return;
    m_model->remove(currentRow());
    showRule();
}

void HighlightRulesDialog::moveRule(int direction)
{
    m_model->move(currentRow(), direction);
    showRule();
}

void HighlightRulesDialog::restoreShipped()
{
    m_model->setRules(shippedHighlightRules());
    m_ui->rulesListView->setCurrentIndex(m_model->index(0));
    showRule();
}

void HighlightRulesDialog::showRule()
{
    const QScopedValueRollback showing(m_showing, true);
    const int row = currentRow();
    m_ui->ruleWidget->setEnabled(row >= 0);
    m_ui->removeRulePushButton->setEnabled(row >= 0);
    m_ui->ruleUpPushButton->setEnabled(row > 0);
    m_ui->ruleDownPushButton->setEnabled(row >= 0 && row + 1 < m_model->rowCount());
    const HighlightRule rule = row >= 0 ? m_model->rules().at(row) : HighlightRule();
    m_ui->ruleNameLineEdit->setText(rule.name);
    m_ui->ruleKindComboBox->setCurrentIndex(m_ui->ruleKindComboBox->findData(int(rule.kind)));
    m_ui->rulePatternLineEdit->setText(rule.pattern);
    m_ui->rulePatternLineEdit->setCursorPosition(0);
    m_ui->ruleSilenceSpinBox->setValue(rule.silenceS);
    m_ui->ruleColorComboBox->setCurrentIndex(qMax(0, m_ui->ruleColorComboBox->findData(rule.color)));
    m_ui->ruleSoundComboBox->setCurrentIndex(qMax(0, m_ui->ruleSoundComboBox->findData(rule.sound)));
    m_ui->ruleNotifiesCheckBox->setChecked(rule.notifies);
    showKind();
    showVerdict();
    tryText();
}

void HighlightRulesDialog::takeRule()
{
    if (m_showing || currentRow() < 0)
        return;
    HighlightRule rule = m_model->rules().at(currentRow());
    rule.name = m_ui->ruleNameLineEdit->text();
    rule.kind = HighlightKind(m_ui->ruleKindComboBox->currentData().toInt());
    rule.pattern = m_ui->rulePatternLineEdit->text();
    rule.silenceS = m_ui->ruleSilenceSpinBox->value();
    rule.color = m_ui->ruleColorComboBox->currentData().toString();
    rule.sound = m_ui->ruleSoundComboBox->currentData().toString();
    rule.notifies = m_ui->ruleNotifiesCheckBox->isChecked();
    m_model->replace(currentRow(), rule);
    showKind();
    showVerdict();
}

void HighlightRulesDialog::showKind()
{
    const auto kind = HighlightKind(m_ui->ruleKindComboBox->currentData().toInt());
    const auto hint = [kind] {
        switch (kind) {
        case HighlightKind::Word:
            return tr("help, question");
        case HighlightKind::Expression:
            return tr("\\d+ euros?");
        case HighlightKind::Sender:
            return tr("P3, Player 2, seat_7");
        case HighlightKind::Channel:
            return tr("Group 1, Group 2");
        case HighlightKind::Silence:
            return tr("Group 1; empty: every channel");
        }
        return QString();
    };
    m_ui->rulePatternLineEdit->setPlaceholderText(hint());
    const bool isSilence = kind == HighlightKind::Silence;
    m_ui->ruleSilenceLabel->setVisible(isSilence);
    m_ui->ruleSilenceSpinBox->setVisible(isSilence);
    m_ui->rulePatternLabel->setText(isSilence ? tr("Cha&nnel") : tr("&Text"));
    m_ui->playSoundPushButton->setEnabled(!m_ui->ruleSoundComboBox->currentData().toString().isEmpty());
}

void HighlightRulesDialog::showVerdict()
{
    const QString problem = currentRow() >= 0 ? problemOf(m_model->rules().at(currentRow())) : QString();
    m_ui->ruleProblemLabel->showText(problem, Accent::Bad);
}

void HighlightRulesDialog::tryText()
{
    const QString text = m_ui->tryLineEdit->text();
    if (text.isEmpty()) {
        m_ui->triedLabel->clear();
        m_ui->triedByLabel->setText(tr("Type a message to see what the rules do."));
        return;
    }
    const HighlightMatcher matcher(m_model->rules());
    const int row = currentRow();
    m_ui->triedLabel->setText(row < 0 ? text.toHtmlEscaped() : marked(text, row, matcher));
    const int first = matcher.match({text, {}, {}});
    m_ui->triedByLabel->setText(first < 0 ? tr("No rule that is switched on applies to this message.")
                                          : tr("This message is marked by “%1”.").arg(m_model->index(first).data().toString()));
}

int HighlightRulesDialog::currentRow() const
{
    return m_ui->rulesListView->currentIndex().row();
}

/// As HTML: what the selected rule finds in a text.
QString HighlightRulesDialog::marked(const QString &text, int row, const HighlightMatcher &matcher) const
{
    const QString tint = highlightTint(matcher.rules().at(row).color, palette()).name();
    QString html;
    qsizetype at = 0;
    for (const TextSpan &span : matcher.find(row, text)) {
        html += text.mid(at, span.start - at).toHtmlEscaped() + u"<span style=\"background-color:"_s + tint + u"\"><b>"_s
            + text.mid(span.start, span.length).toHtmlEscaped() + u"</b></span>"_s;
        at = span.start + span.length;
    }
    return html + text.mid(at).toHtmlEscaped();
}

} // namespace LabChat
