// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

QT_BEGIN_NAMESPACE
class QPushButton;
QT_END_NAMESPACE

namespace LabChat {

/// Copies a text, and says so on the button for a moment, because nothing else shows it. The button keeps its width.
void copyText(const QString &text, QPushButton *button);

} // namespace LabChat
