// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QElapsedTimer>
#include <QtWidgets/QListView>

namespace LabChat {

class WallDelegate;

/// Tiles side by side, as wide as fills the row. Paints only those on the screen, so that hundreds of them
/// scroll as ten do. Main thread; owned by the wall's panel.
class WallView final : public QListView {
    Q_OBJECT

public:
    static constexpr int smallestPercent = 60;
    static constexpr int largestPercent = 240;

    explicit WallView(QWidget *parent = nullptr);

    [[nodiscard]] int tilePercent() const { return m_percent; }
    /// Of the tiles' normal size, which goes by the font.
    void setTilePercent(int percent);
    /// Words in place of tiles.
    void setPlaceholder(const QString &text);
    /// Whether a hand is on the tiles, so that they should stay where they are.
    [[nodiscard]] bool isInUse() const;
    [[nodiscard]] QList<int> selectedChannels() const;
    void setModel(QAbstractItemModel *model) override;

signals:
    void tilePercentChanged(int percent);
    void openRequested(int channel);
    void windowRequested(int channel);
    void menuRequested(int channel, const QPoint &globalPos);

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

private:
    [[nodiscard]] QSize tileSize() const;
    void placeTilesAnew();
    void placeTiles();
    void noteUse() { m_lastUse.start(); }

    WallDelegate *m_delegate;
    QString m_placeholder;
    QElapsedTimer m_lastUse;
    int m_percent = 100;
    int m_placedWidth = 0;  ///< the view's, when the tiles were placed; 0: they are to be placed anew
};

} // namespace LabChat
