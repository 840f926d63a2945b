// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/columnwidth.h"

#include "console/widgets/tableheader.h"

namespace LabChat {

int columnWidth(const QHeaderView *header, int column, int characters)
{
    const auto *table = qobject_cast<const TableHeader *>(header);
    const int heading = table ? table->headingWidth(column) : header->sectionSizeHint(column);
    return qMax(contentsWidth(header, characters), heading);
}

int contentsWidth(const QHeaderView *header, int characters)
{
    return header->fontMetrics().averageCharWidth() * characters;
}

void setColumnWidth(QHeaderView *header, int column, int characters)
{
    header->resizeSection(column, columnWidth(header, column, characters));
}

} // namespace LabChat
