// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/texttableview.h"

#include "console/widgets/columnwidth.h"
#include "console/widgets/tableheader.h"

#include <QtWidgets/QHeaderView>

namespace LabChat {

void showTextTable(QTreeView *view, TextTableModel *model, const QList<int> &widths)
{
    view->setModel(model);
    setUpTable(view);
    for (int column = 0; column < widths.size(); ++column)
        setColumnWidth(view->header(), column, widths.at(column));
    QObject::connect(model, &QAbstractItemModel::modelReset, view, [view, model] {
        if (const int last = model->rowCount() - 1; last >= 0)
            view->setFirstColumnSpanned(last, {}, model->isMoreRow(last));
    });
}

} // namespace LabChat
