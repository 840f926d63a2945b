// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/celldelegate.h"

namespace LabChat {

/// A dot before the word: filled for who is online, in a warning colour for who is idle, a ring for who is not there. Main thread; owned by its panel.
class OnlineDelegate final : public CellDelegate {
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace LabChat
