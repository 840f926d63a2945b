// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/moderation/messagesubject.h"

#include <QtCore/QElapsedTimer>
#include <QtWidgets/QListView>

namespace LabChat {

class WallDelegate;

/// Tiles side by side that fill the rows. Paints only the visible ones, so hundreds of tiles scroll as fast as ten. Main thread; owned by the wall's panel.
class WallView final : public QListView {
    Q_OBJECT

public:
    static constexpr int smallestPercent = 60;
    static constexpr int largestPercent = 240;

    explicit WallView(QWidget *parent = nullptr);

    [[nodiscard]] int tilePercent() const { return m_percent; }
    /// Of the tiles' normal size, which depends on the font.
    void setTilePercent(int percent);
    /// A text in place of tiles.
    void setPlaceholder(const QString &text);
    /// Whether the operator is using the tiles, so that they should not move.
    [[nodiscard]] bool isInUse() const;
    [[nodiscard]] QList<int> selectedChannels() const;
    void setModel(QAbstractItemModel *model) override;

signals:
    void tilePercentChanged(int percent);
    void openRequested(int channel);
    void windowRequested(int channel);
    /// The operator has gone to a tile.
    void channelSelected(int channel);
    /// @p message: the one that was clicked; seq 0: none.
    void menuRequested(int channel, const QPoint &globalPos, const LabChat::MessageSubject &message);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    struct Placing {
        QSize tile;
        bool scrolls = false;
    };

    [[nodiscard]] Placing placing() const;
    [[nodiscard]] MessageSubject messageAt(const QModelIndex &tile, const QPoint &at) const;
    void placeTilesAnew();
    void placeTiles();
    void noteUse() { m_lastUse.start(); }

    WallDelegate *m_delegate;
    QString m_placeholder;
    QElapsedTimer m_lastUse;
    int m_percent = 100;
    int m_placedWidth = 0;  ///< the view's width when the tiles were laid out; 0: they have to be laid out again
};

} // namespace LabChat
