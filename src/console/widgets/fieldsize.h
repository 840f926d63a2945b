// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/widgets/textsize.h"

#include <QtWidgets/QLineEdit>

namespace LabChat {

/// Keeps a find or filter field readable in a narrow panel, and no longer than its texts in a wide one.
inline void keepFieldSize(QLineEdit *field, int characters)
{
    constexpr int least = 18;
    field->setMinimumWidth(textSize(field, qMin(least, characters), 1).width());
    field->setMaximumWidth(textSize(field, characters, 1).width());
}

} // namespace LabChat
