// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/widgets/celldelegate.h"

namespace LabChat {

/// A cell that reports a restriction by the operator, in a special colour. Main thread; owned by its panel.
class RestrictionDelegate final : public CellDelegate {
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace LabChat
