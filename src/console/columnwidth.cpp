// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/columnwidth.h"

#include <QtWidgets/QHeaderView>

namespace LabChat {

void setColumnWidth(QHeaderView *header, int column, int characters)
{
    header->resizeSection(column, qMax(header->fontMetrics().averageCharWidth() * characters, header->sectionSizeHint(column)));
}

} // namespace LabChat
