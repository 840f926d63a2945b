// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/widgets/accents.h"
#include "console/widgets/celldelegate.h"

#include <optional>

namespace LabChat {

/// A dot before the text: filled with a colour, or a ring. Subclasses define its meaning. Main thread; owned by its panel.
class DotDelegate : public CellDelegate {
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const final;

protected:
    /// The colour of the dot; nothing: a ring.
    [[nodiscard]] virtual std::optional<Accent> dot(const QModelIndex &index) const = 0;
};

} // namespace LabChat
