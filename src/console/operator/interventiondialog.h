// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/operator/interventionquestions.h"

#include <QtWidgets/QDialog>

#include <memory>

namespace LabChat {

namespace Ui {
class InterventionDialog;
}

/// Says what will be done and to whom, and asks for the reason. No reason is suggested: Enter confirms without one. Main thread; deletes itself.
class InterventionDialog final : public QDialog {
    Q_OBJECT

public:
    /// @p operatorName: empty: the dialog asks for it and suggests @p likelyName.
    InterventionDialog(const ActionPrompt &prompt, const QStringList &reasons, const QString &operatorName, const QString &likelyName,
                       QWidget *parent);
    ~InterventionDialog() override;

    [[nodiscard]] const QString &kind() const { return m_prompt.kind; }
    void setReasons(const QStringList &reasons);

signals:
    void confirmed(const LabChat::Intervention &intervention, const LabChat::InterventionQuestions *questions);
    void editReasonsRequested();

private:
    void showOperator(const QString &operatorName, const QString &likelyName);
    void showButtons();
    void addQuestions();
    void showWhetherAnswered();
    void confirm();

    std::unique_ptr<Ui::InterventionDialog> m_ui;
    ActionPrompt m_prompt;
    QString m_operatorName;
};

} // namespace LabChat
