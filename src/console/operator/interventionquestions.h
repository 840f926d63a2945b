// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/command.h"

#include <QtWidgets/QWidget>

namespace LabChat {

/// What an intervention's dialog asks beside the reason, for instance how long. Lies inside the dialog,
/// which owns it. Main thread.
class InterventionQuestions : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Whether the dialog may be confirmed.
    [[nodiscard]] virtual bool isAnswered() const { return true; }
    /// Puts the answers into what is wished; called when the dialog is confirmed.
    virtual void answer(QList<Moderate> &wishes) const = 0;
    /// Where the operator begins; null: with the reason.
    [[nodiscard]] virtual QWidget *firstField() const { return nullptr; }

signals:
    void changed();
};

/// How an intervention's dialog introduces itself. A plain value.
struct ActionPrompt {
    QString kind;          ///< under which its last reasons are remembered: "mute"
    QString title;         ///< of the window
    QString question;      ///< what will be done, and to whom: "Mute P3 and P4?"
    QString explanation;   ///< what that means for participants, and how it ends
    QString confirmText;   ///< of the button: "&Mute"
    QStringList reasons;   ///< that are usual for this kind, offered before those of the operator's list
    QString defaultText;   ///< what participants read when the operator writes nothing of their own; empty: they are told nothing
    InterventionQuestions *questions = nullptr;  ///< the dialog takes it over
    bool isFinal = false;  ///< cannot be undone: Enter does not confirm
};

} // namespace LabChat
