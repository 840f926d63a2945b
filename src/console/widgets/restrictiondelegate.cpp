// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/restrictiondelegate.h"

#include "console/widgets/accents.h"

namespace LabChat {

void RestrictionDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    CellDelegate::initStyleOption(option, index);
    option->palette.setColor(QPalette::Text, accentColor(Accent::Bad, option->palette));
}

} // namespace LabChat
