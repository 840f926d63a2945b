// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/qglobal.h>

QT_BEGIN_NAMESPACE
class QHeaderView;
QT_END_NAMESPACE

namespace LabChat {

/// The width of a number of characters, but not less than the column's heading, which may be longer in other languages. px
[[nodiscard]] int columnWidth(const QHeaderView *header, int column, int characters);
/// The width of a number of characters as a cell shows them, whether or not there is room for the heading. px
[[nodiscard]] int contentsWidth(const QHeaderView *header, int characters);
/// Makes a column as wide as columnWidth().
void setColumnWidth(QHeaderView *header, int column, int characters);

} // namespace LabChat
