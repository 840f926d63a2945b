// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace LabChat {

/// A table's cell with some space around its text, so that neighbouring columns do not touch. Main thread; owned by its panel.
class CellDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    static constexpr int paddingX = 4; ///< in addition to the style's margin

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace LabChat
