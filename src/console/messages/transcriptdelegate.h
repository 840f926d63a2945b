// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QStyledItemDelegate>

#include <optional>

namespace LabChat {

/// Draws a message: time, nickname with the participant's place, and the body, wrapped, exactly as it was
/// typed: plain text, never markup. Side by side, or, where that is too narrow, the body below the rest. Main thread; owned by its view.
class TranscriptDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// Makes the name column as wide as these need.
    void setNames(const QStringList &nicknames, const QString &widestPlace);
    void setShowsDate(bool showsDate);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// The height that the message takes at the width of @p option.
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// The same, from the length of the text alone: nothing is shaped.
    [[nodiscard]] int guessedHeight(const QStyleOptionViewItem &option, const QModelIndex &index) const;

private:
    struct Columns {
        int time = 0;
        int name = 0;
        int body = 0;
        int bodyWidth = 0;
        bool stacked = false;  ///< the body below the name
    };

    struct Widths {
        QFont font;
        int time = 0;
        int name = 0;
    };

    [[nodiscard]] const Widths &widths(const QFont &font) const;
    [[nodiscard]] static int headHeight(const QStyleOptionViewItem &option, const Columns &at);
    [[nodiscard]] Columns columns(const QStyleOptionViewItem &option) const;
    [[nodiscard]] QString timeText(qint64 atMs) const;
    void paintEdge(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintMark(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index, const QRect &area) const;
    void paintName(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index, const QRect &area) const;

    QStringList m_nicknames;
    QString m_widestPlace;
    bool m_showsDate = false;
    mutable std::optional<Widths> m_widths;
};

} // namespace LabChat
