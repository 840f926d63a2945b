// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/widgets/celldelegate.h"

namespace LabChat {

/// Rows of the stream: marked messages have the colour of their rule, hidden ones are dimmed. Main thread; owned by its panel.
class StreamDelegate final : public CellDelegate {
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace LabChat
