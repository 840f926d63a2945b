// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/widgets/celldelegate.h"

namespace LabChat {

/// Rows of calls for help: new ones are emphasised, answered ones dimmed. Main thread; owned by its panel.
class HelpDelegate final : public CellDelegate {
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace LabChat
