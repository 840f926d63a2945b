// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/qglobal.h>

QT_BEGIN_NAMESPACE
class QHeaderView;
QT_END_NAMESPACE

namespace LabChat {

/// Makes a column as wide as so many characters, but no narrower than its heading, which other languages
/// may need more room for.
void setColumnWidth(QHeaderView *header, int column, int characters);

} // namespace LabChat
