// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace LabChat {

/// Draws a search result: author, channel and time in one line, and below it the text
/// around the first hit, with all hits emphasised. Main thread; owned by its view.
class SearchDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// The text as one paragraph. It starts near the first hit if the hit would not be visible otherwise.
    [[nodiscard]] static QString snippet(const QString &body, const QStringList &terms);
};

} // namespace LabChat
