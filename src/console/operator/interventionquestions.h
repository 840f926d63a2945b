// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/command.h"

#include <QtWidgets/QWidget>

namespace LabChat {

/// Additional questions in an intervention's dialog, for example the duration. Owned by the dialog. Main thread.
class InterventionQuestions : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Whether the dialog may be confirmed.
    [[nodiscard]] virtual bool isAnswered() const { return true; }
    /// Writes the answers into the commands; called when the dialog is confirmed.
    virtual void answer(QList<Moderate> &wishes) const = 0;
    /// What will be done, and to whom, with the present answers; empty: as the prompt says.
    [[nodiscard]] virtual QString question() const { return {}; }
    /// Whether the present answers mean something that cannot be undone: then Enter does not confirm.
    [[nodiscard]] virtual bool isFinal() const { return false; }
    /// The field with the first focus; null: the reason.
    [[nodiscard]] virtual QWidget *firstField() const { return nullptr; }

signals:
    void changed();
};

/// The texts and the questions of an intervention's dialog. A plain value.
struct ActionPrompt {
    QString kind;          ///< the kind of action, which has reasons of its own: "mute"
    QString title;         ///< of the window
    QString question;      ///< what will be done, and to whom: "Mute P3 and P4?"
    QString explanation;   ///< the effect on participants, and how it ends
    QString confirmText;   ///< of the button: "&Mute"
    QString defaultText = {};   ///< the text that participants read if the operator writes none; empty: they read nothing
    InterventionQuestions *questions = nullptr;  ///< the dialog takes it over
    bool isFinal = false;  ///< cannot be undone, or is not harmless: Enter does not confirm
};

} // namespace LabChat
