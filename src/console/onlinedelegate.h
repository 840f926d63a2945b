// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/celldelegate.h"

namespace LabChat {

/// A dot before the word: filled for who is there, in the colour of how they stand, a ring for who is not. Main thread; owned by its panel.
class OnlineDelegate final : public CellDelegate {
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace LabChat
