// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QMessageBox>

namespace LabChat {

/// The texts of a box over a window: plain text, whoever has written it. A plain value.
struct BoxTexts {
    QString objectName;
    QString title;
    QString text;
    QString explanation = {};
};

/// The button of a box that does what it asks about. A plain value.
struct BoxButton {
    QString objectName;
    QString text;
};

/// Opens a box that asks before something is done; Enter and Escape cancel it. Returns the button that does it. The box deletes itself.
QPushButton *openQuestion(QMessageBox::Icon icon, const BoxTexts &texts, const BoxButton &confirm, QWidget *parent);

/// Opens a box that says what went wrong. It deletes itself.
void openWarning(const BoxTexts &texts, QWidget *parent);

} // namespace LabChat
