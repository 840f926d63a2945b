// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/messages/transcriptcolumns.h"

#include <QtWidgets/QStyledItemDelegate>

namespace LabChat {

/// Draws a message: time, nickname with the participant's place, and the body, wrapped, exactly as it was
/// typed: plain text, never markup. Main thread; owned by its view.
class TranscriptDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] TranscriptColumns &columns() { return m_columns; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// The height of the message at the width of @p option.
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// An estimate from the length of the text alone, without layout.
    [[nodiscard]] int guessedHeight(const QStyleOptionViewItem &option, const QModelIndex &index) const;

private:
    void paintEdge(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintMark(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index, const QRect &area) const;
    void paintName(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index, const QRect &area) const;

    TranscriptColumns m_columns;
};

} // namespace LabChat
