// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/help/helpdelegate.h"

#include "console/help/helpmodel.h"
#include "console/widgets/accents.h"

namespace LabChat {

void HelpDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    CellDelegate::initStyleOption(option, index);
    const auto progress = HelpProgress(index.data(HelpModel::ProgressRole).toInt());
    option->font.setBold(progress == HelpProgress::New);
    if (progress == HelpProgress::New && index.column() == HelpModel::ProgressColumn)
        option->palette.setColor(QPalette::Text, accentColor(Accent::Bad, option->palette));
    else if (progress == HelpProgress::Answered)
        option->palette.setColor(QPalette::Text, dimmedText(option->palette));
}

} // namespace LabChat
