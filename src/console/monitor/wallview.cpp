// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/monitor/wallview.h"

#include "console/monitor/walldelegate.h"
#include "console/monitor/wallmodel.h"
#include "console/widgets/accents.h"
#include "console/widgets/textsize.h"

#include <QtGui/QContextMenuEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QApplication>
#include <QtWidgets/QScrollBar>

#include <algorithm>
#include <chrono>

namespace LabChat {

using namespace std::chrono_literals;

namespace {

constexpr int tileWidth = 36;
constexpr int tileHeight = 11;
/// Smaller tiles would not be readable: then the wall scrolls.
constexpr int leastCharacters = 26;
constexpr int leastLines = 6;
/// Of tiles that the operator has made smaller.
constexpr double mostGrowth = 1.25;
/// How much better other columns have to be before tiles change theirs.
constexpr double worthMoving = 1.35;
constexpr int percentPerNotch = 10;
/// Long enough to aim at a tile.
constexpr auto inUseFor = 1500ms;

/// Into how many tiles a length is divided so that each has about the wanted size; two rather than one if they can be read.
int wholeParts(int length, int wanted, int least)
{
    const int parts = qMax(2, qRound(double(length) / wanted));
    return length / parts >= least ? parts : qMax(1, length / wanted);
}

int channelOfTile(const QModelIndex &index)
{
    return index.data(WallModel::ChannelRole).toInt();
}

} // namespace

WallView::WallView(QWidget *parent) : QListView(parent), m_delegate(new WallDelegate(this))
{
    setItemDelegate(m_delegate);
    setViewMode(IconMode);
    setMovement(Static);
    setResizeMode(Adjust);
    setUniformItemSizes(true);
    setDragEnabled(false);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    viewport()->setBackgroundRole(QPalette::Window);
    placeTilesAnew();
}

void WallView::setTilePercent(int percent)
{
    const int bounded = qBound(smallestPercent, percent, largestPercent);
    if (bounded == m_percent)
        return;
    m_percent = bounded;
    placeTilesAnew();
    scrollTo(currentIndex());
    emit tilePercentChanged(m_percent);
}

void WallView::setPlaceholder(const QString &text)
{
    m_placeholder = text;
    viewport()->update();
}

bool WallView::isInUse() const
{
    const bool recently = m_lastUse.isValid() && !m_lastUse.hasExpired(inUseFor.count());
    return recently || verticalScrollBar()->isSliderDown() || (QApplication::mouseButtons() != Qt::NoButton && underMouse());
}

QList<int> WallView::selectedChannels() const
{
    QList<int> channels;
    const QModelIndexList indexes = selectionModel()->selectedIndexes();
    for (const QModelIndex &index : indexes)
        channels.append(channelOfTile(index));
    std::sort(channels.begin(), channels.end());
    return channels;
}

/// If all tiles can be read at once, they share the whole view, in the columns that leave the most room for text. Otherwise they have the wanted
/// size, or the one at which only whole rows are visible. If only the height changes, the tiles become a bit lower rather than change their
/// columns: a banner that appears above the wall must not move them.
WallView::Placing WallView::placing() const
{
    const QSize room(qMax(1, width() - 2 * frameWidth() - 2), qMax(1, height() - 2 * frameWidth() - 2));
    const QSize wanted = textSize(this, tileWidth, tileHeight) * m_percent / 100;
    const QSize least = textSize(this, leastCharacters, leastLines) * m_percent / 100;
    const QSize most = m_percent < 100 ? wanted * mostGrowth : room;
    const int tiles = model() ? model()->rowCount() : 0;
    const int presentColumns = m_placedWidth == width() && gridSize().isValid() ? room.width() / gridSize().width() : 0;
    QSize best;
    double bestFit = 0;
    for (int columns = (room.width() + most.width() - 1) / most.width(); columns <= qMin(tiles, room.width() / least.width()); ++columns) {
        const int rows = (tiles + columns - 1) / columns;
        const QSize size = QSize(room.width() / columns, room.height() / rows).boundedTo(most);
        const bool isPresent = columns == presentColumns;
        const double fit = qMin(double(size.width()) / wanted.width(), double(size.height()) / wanted.height()) * (isPresent ? worthMoving : 1);
        if (size.height() >= (isPresent ? least.height() * 3 / 4 : least.height()) && fit > bestFit) {
            best = size;
            bestFit = fit;
        }
    }
    if (best.isValid())
        return {best, false};
    const int besideBar = qMax(1, room.width() - verticalScrollBar()->sizeHint().width());
    const int columns = wholeParts(besideBar, wanted.width(), least.width());
    const int wholeRows = room.height() / wholeParts(room.height(), wanted.height(), least.height());
    return {{besideBar / columns, wholeRows >= least.height() ? wholeRows : wanted.height()}, true};
}

void WallView::placeTilesAnew()
{
    m_placedWidth = 0;
    placeTiles();
}

void WallView::placeTiles()
{
    const auto [size, scrolls] = placing();
    m_placedWidth = width();
    // Where a bar may come, the view keeps its place free.
    setVerticalScrollBarPolicy(scrolls ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    if (size == gridSize())
        return;
    m_delegate->setTileSize(size);
    setGridSize(size);
    verticalScrollBar()->setSingleStep(size.height() / 4);
}

void WallView::setModel(QAbstractItemModel *model)
{
    QListView::setModel(model);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(model, signal, this, &WallView::placeTilesAnew);
    connect(model, &QAbstractItemModel::modelReset, this, &WallView::placeTilesAnew);
}

void WallView::resizeEvent(QResizeEvent *event)
{
    placeTiles();
    QListView::resizeEvent(event);
}

void WallView::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        placeTilesAnew();
}

void WallView::wheelEvent(QWheelEvent *event)
{
    noteUse();
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        QListView::wheelEvent(event);
        return;
    }
    const int y = event->angleDelta().y();
    if (y != 0)
        setTilePercent(m_percent + (y > 0 ? percentPerNotch : -percentPerNotch));
    event->accept();
}

void WallView::mouseMoveEvent(QMouseEvent *event)
{
    noteUse();
    QListView::mouseMoveEvent(event);
}

void WallView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid())
        emit openRequested(channelOfTile(index));
    else
        QListView::mouseDoubleClickEvent(event);
}

void WallView::keyPressEvent(QKeyEvent *event)
{
    noteUse();
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!enter || !currentIndex().isValid()) {
        QListView::keyPressEvent(event);
        return;
    }
    if (event->modifiers().testFlag(Qt::ShiftModifier))
        emit windowRequested(channelOfTile(currentIndex()));
    else
        emit openRequested(channelOfTile(currentIndex()));
}

void WallView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (index.isValid())
        emit menuRequested(channelOfTile(index), byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos(),
                           byKey ? MessageSubject() : messageAt(index, event->pos()));
}

MessageSubject WallView::messageAt(const QModelIndex &tile, const QPoint &at) const
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.rect = visualRect(tile);
    const Tile shown = tile.data(WallModel::TileRole).value<Tile>();
    const TileLine *line = WallDelegate::lineAt(option, shown, at);
    return line ? MessageSubject{line->seq, channelOfTile(tile), line->participant, false, line->text} : MessageSubject();
}

void WallView::paintEvent(QPaintEvent *event)
{
    QListView::paintEvent(event);
    if (model() && model()->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(dimmedText(palette()));
    painter.drawText(viewport()->rect().adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap, m_placeholder);
}

/// Not for changes by sorting, filtering or another session.
void WallView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    if (hasFocus() && current.isValid())
        emit channelSelected(channelOfTile(current));
}

void WallView::scrollContentsBy(int dx, int dy)
{
    noteUse();
    QListView::scrollContentsBy(dx, dy);
}

} // namespace LabChat
