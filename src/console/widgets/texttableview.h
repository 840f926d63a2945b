// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/widgets/texttablemodel.h"

#include <QtWidgets/QTreeView>

namespace LabChat {

/// Shows a table of words in a view: columns of these widths, the last one takes the rest, and the row
/// that tells of more goes over all of them.
void showTextTable(QTreeView *view, TextTableModel *model, const QList<int> &widths);

} // namespace LabChat
