// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QIcon>
#include <QtWidgets/QStyledItemDelegate>

namespace LabChat {

/// A dot in a highlight's colour.
[[nodiscard]] QIcon colorIcon(const QString &color, const QPalette &palette, int size);

/// A rule with its colour in front of the name; in red if it can never apply. Main thread; owned by the view's dialog.
class RuleDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace LabChat
