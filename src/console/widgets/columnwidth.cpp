// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/columnwidth.h"

#include <QtWidgets/QHeaderView>

namespace LabChat {

void setColumnWidth(QHeaderView *header, int column, int characters)
{
    const QFontMetrics metrics = header->fontMetrics();
    const int margin = header->style()->pixelMetric(QStyle::PM_HeaderMargin, nullptr, header) + 1;
    const QString heading = header->model()->headerData(column, header->orientation()).toString();
    header->resizeSection(column, qMax(metrics.averageCharWidth() * characters, metrics.horizontalAdvance(heading) + 2 * margin));
}

} // namespace LabChat
