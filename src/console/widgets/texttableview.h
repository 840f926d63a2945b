// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/widgets/texttablemodel.h"

#include <QtWidgets/QTreeView>

namespace LabChat {

/// Shows a table of texts in a view: columns with these widths, the last one takes the rest. The row about left-out rows spans all columns.
void showTextTable(QTreeView *view, TextTableModel *model, const QList<int> &widths);

} // namespace LabChat
