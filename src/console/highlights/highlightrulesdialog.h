// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/highlights/highlightrulesmodel.h"

#include <QtWidgets/QDialog>

#include <memory>

namespace LabChat {

namespace Ui {
class HighlightRulesDialog;
}

/// Edits the highlight rules, and shows immediately what they would mark. Main thread; deletes itself.
class HighlightRulesDialog final : public QDialog {
    Q_OBJECT

public:
    HighlightRulesDialog(const QList<HighlightRule> &rules, QWidget *parent);
    ~HighlightRulesDialog() override;

signals:
    void rulesConfirmed(const QList<LabChat::HighlightRule> &rules);
    /// The operator wants to hear a sound.
    void soundRequested(const QString &sound);

private:
    void fillChoices();
    void wireEditing();
    void addRule();
    void removeRule();
    void moveRule(int direction);
    void restoreShipped();
    void showRule();
    void takeRule();
    void showKind();
    void showVerdict();
    void tryText();
    [[nodiscard]] int currentRow() const;
    [[nodiscard]] QString marked(const QString &text, int row, const HighlightMatcher &matcher) const;

    std::unique_ptr<Ui::HighlightRulesDialog> m_ui;
    HighlightRulesModel *m_model;
    bool m_showing = false;  ///< the fields are being filled by the program
};

} // namespace LabChat
