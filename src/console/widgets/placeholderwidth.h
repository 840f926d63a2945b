// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

QT_BEGIN_NAMESPACE
class QComboBox;
class QLineEdit;
QT_END_NAMESPACE

namespace LabChat {

/// Makes a field at least as wide as its placeholder, as far as the screen allows it: the placeholder may be what participants read.
void showWholePlaceholder(QLineEdit *field);
/// Of a combo box in which one may type.
void showWholePlaceholder(QComboBox *box);

} // namespace LabChat
