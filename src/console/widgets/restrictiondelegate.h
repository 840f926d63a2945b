// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/widgets/celldelegate.h"

namespace LabChat {

/// A cell whose words tell of something that the operator stopped, in a colour of its own. Main thread; owned by its panel.
class RestrictionDelegate final : public CellDelegate {
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace LabChat
