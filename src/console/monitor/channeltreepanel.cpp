// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/monitor/channeltreepanel.h"

#include "console/widgets/fittedcolumns.h"
#include "console/widgets/tableheader.h"
#include "console/widgets/textsize.h"
#include "ui_channeltreepanel.h"

#include <QtCore/QScopedValueRollback>
#include <QtWidgets/QTreeView>

namespace LabChat {

namespace {

constexpr int treeWidth = 58;
constexpr int treeHeight = 20;

qint64 sessionOf(const QModelIndex &index)
{
    return index.data(ChannelTreeModel::SessionRole).toLongLong();
}

int channelInTree(const QModelIndex &index)
{
    return index.data(ChannelTreeModel::ChannelRole).toInt();
}

} // namespace

ChannelTreePanel::ChannelTreePanel(ReadMarks *marks, QWidget *parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::ChannelTreePanel>()), m_model(new ChannelTreeModel(marks, this))
{
    m_ui->setupUi(this);
    QTreeView *view = m_ui->channelTreeView;
    view->setModel(m_model);
    setUpTable(view);
    setUpColumns();
    wire();
}

ChannelTreePanel::~ChannelTreePanel() = default;

/// A session that is chosen is shown and expanded. With arrow keys, one can pass it.
void ChannelTreePanel::wire()
{
    QTreeView *view = m_ui->channelTreeView;
    view->setExpandsOnDoubleClick(false);
    view->setTextElideMode(Qt::ElideRight); // the code of a session may be cut, and not what it is
    const auto chooseSession = [this](const QModelIndex &index) {
        if (!index.parent().isValid())
            emit sessionChosen(sessionOf(index));
    };
    connect(view, &QTreeView::clicked, this, chooseSession);
    connect(view, &QTreeView::activated, this, chooseSession);
    connect(view, &QTreeView::doubleClicked, this, [view](const QModelIndex &index) {
        if (index.parent().isValid() && channelInTree(index) == 0)
            view->setExpanded(index.siblingAtColumn(0), !view->isExpanded(index.siblingAtColumn(0)));
    });
    const auto choose = [this](const QModelIndex &index) {
        if (!m_selecting && channelInTree(index) > 0)
            emit channelChosen(sessionOf(index), channelInTree(index));
    };
    connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, choose);
    connect(view, &QTreeView::clicked, this, choose); // of an item that is already current
    connect(view, &QTreeView::activated, this, [this](const QModelIndex &index) {
        if (channelInTree(index) > 0)
            emit openRequested(sessionOf(index), channelInTree(index));
    });
    connect(view, &QWidget::customContextMenuRequested, this, &ChannelTreePanel::showMenu);
}

void ChannelTreePanel::addSession(const WatchedSession *watched)
{
    const QScopedValueRollback selecting(m_selecting, true);
    m_model->addSession(watched);
}

void ChannelTreePanel::showSession(qint64 session)
{
    const QScopedValueRollback selecting(m_selecting, true);
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row, 0);
        m_ui->channelTreeView->setExpanded(index, sessionOf(index) == session);
    }
    m_shown = session;
    const QModelIndex top = m_model->indexOf(session);
    expandOnlyRow(top);
    m_ui->channelTreeView->scrollTo(top, QAbstractItemView::PositionAtTop);
}

void ChannelTreePanel::growSession(const WatchedSession &watched)
{
    const QScopedValueRollback selecting(m_selecting, true);
    const qint64 session = watched.session().id;
    const bool isFirst = session == m_shown && m_model->rowCount(m_model->indexOf(session)) == 0;
    const QModelIndex top = m_model->indexOf(session);
    const bool isExpanded = m_ui->channelTreeView->isExpanded(top);
    const QPersistentModelIndex first(isExpanded ? m_model->index(0, 0, top) : QModelIndex());
    m_model->grow(watched);
    expandAbove(first); // there may be a new level above what is shown
    if (!isFirst)
        return;
    m_ui->channelTreeView->expand(m_model->indexOf(session)); // a row without others below it cannot be
    expandOnlyRow(m_model->indexOf(session));
}

void ChannelTreePanel::expandAbove(const QModelIndex &index)
{
    for (QModelIndex above = index.parent(); above.isValid(); above = above.parent())
        m_ui->channelTreeView->expand(above);
}

/// A click less.
void ChannelTreePanel::expandOnlyRow(const QModelIndex &top)
{
    if (m_model->rowCount(top) == 1)
        m_ui->channelTreeView->expand(m_model->index(0, 0, top));
}

void ChannelTreePanel::selectChannel(qint64 session, int channel)
{
    const QScopedValueRollback selecting(m_selecting, true);
    const QModelIndex index = m_model->indexOf(session, channel);
    const QModelIndex current = m_ui->channelTreeView->currentIndex();
    if (index.isValid() && (sessionOf(current) != session || channelInTree(current) != channel))
        m_ui->channelTreeView->setCurrentIndex(index);
}

QSize ChannelTreePanel::sizeHint() const
{
    return textSize(this, treeWidth, treeHeight);
}

void ChannelTreePanel::setUpColumns()
{
    new FittedColumns(m_ui->channelTreeView, {{ChannelTreeModel::NameColumn, {24, 14, 200, true}},
                                              {ChannelTreeModel::MessagesColumn, {12, 7}},
                                              {ChannelTreeModel::UnreadColumn, {9, 6}},
                                              {ChannelTreeModel::OnlineColumn, {9, 7}}});
}

void ChannelTreePanel::showMenu(const QPoint &at)
{
    const QModelIndex index = m_ui->channelTreeView->indexAt(at);
    if (channelInTree(index) > 0)
        emit menuRequested(sessionOf(index), channelInTree(index), m_ui->channelTreeView->viewport()->mapToGlobal(at));
}

} // namespace LabChat
