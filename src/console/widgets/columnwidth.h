// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/qglobal.h>

QT_BEGIN_NAMESPACE
class QHeaderView;
QT_END_NAMESPACE

namespace LabChat {

/// Makes a column as wide as the given number of characters, but not narrower than its heading, which may be longer in other languages.
void setColumnWidth(QHeaderView *header, int column, int characters);

} // namespace LabChat
