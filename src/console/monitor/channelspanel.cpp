// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/monitor/channelspanel.h"

#include "console/widgets/emptycolumns.h"
#include "console/widgets/fieldsize.h"
#include "console/widgets/fittedcolumns.h"
#include "console/widgets/restrictiondelegate.h"
#include "console/widgets/tablefilter.h"
#include "console/widgets/tableheader.h"
#include "console/widgets/textsize.h"
#include "console/widgets/widgetstates.h"
#include "ui_channelspanel.h"

#include <QtWidgets/QTreeView>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr int channelsWidth = 48;
constexpr int channelsHeight = 20;
constexpr int channelsFilterWidth = 40;

int channelOf(const QModelIndex &index)
{
    return index.data(ChannelsModel::ChannelRole).toInt();
}

} // namespace

ChannelsPanel::ChannelsPanel(ChannelsModel *model, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ChannelsPanel>())
    , m_model(model)
    , m_filter(new TableFilter(ChannelsModel::SortRole, ChannelsModel::FilterRole, this))
{
    m_ui->setupUi(this);
    m_filter->setSourceModel(model);
    m_ui->channelsTreeView->setModel(m_filter);
    setUpTable(m_ui->channelsTreeView);
    m_ui->channelsTreeView->setItemDelegateForColumn(ChannelsModel::RestrictionsColumn, new RestrictionDelegate(this));
    setUpColumns();
    keepFieldSize(m_ui->channelsFilterLineEdit, channelsFilterWidth);
    saveAs(m_ui->channelsFilterLineEdit, "workspace/channelFilter"_L1);
    connect(m_ui->channelsFilterLineEdit, &QLineEdit::textChanged, m_filter, &TableFilter::setFilterText);
    connect(m_ui->channelsTreeView->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                emit channelSelected(channelOf(current));
                if (m_ui->channelsTreeView->hasFocus())
                    emit channelChosen(channelOf(current));
            });
    connect(m_ui->channelsTreeView, &QTreeView::clicked, this, [this](const QModelIndex &index) { emit channelChosen(channelOf(index)); });
    connect(m_ui->channelsTreeView, &QTreeView::activated, this, [this](const QModelIndex &index) { emit openRequested(channelOf(index)); });
    connect(m_ui->channelsTreeView, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        if (const int channel = channelOf(m_ui->channelsTreeView->indexAt(at)); channel > 0)
            emit menuRequested(channel, m_ui->channelsTreeView->viewport()->mapToGlobal(at));
    });
}

ChannelsPanel::~ChannelsPanel() = default;

void ChannelsPanel::selectChannel(int channel)
{
    QModelIndex index = m_filter->mapFromSource(m_model->index(channel - 1, 0));
    if (!index.isValid()) { // filtered out, but requested now
        m_ui->channelsFilterLineEdit->clear();
        index = m_filter->mapFromSource(m_model->index(channel - 1, 0));
    }
    m_ui->channelsTreeView->setCurrentIndex(index);
    m_ui->channelsTreeView->scrollTo(index);
}

void ChannelsPanel::followChannel(int channel)
{
    if (const QModelIndex index = m_filter->mapFromSource(m_model->index(channel - 1, 0)); index.isValid())
        m_ui->channelsTreeView->setCurrentIndex(index);
}

void ChannelsPanel::selectFirst()
{
    m_ui->channelsTreeView->setCurrentIndex(m_filter->index(0, 0));
}

QSize ChannelsPanel::sizeHint() const
{
    return textSize(this, channelsWidth, channelsHeight);
}

void ChannelsPanel::focusFilter()
{
    m_ui->channelsFilterLineEdit->setFocus(Qt::ShortcutFocusReason);
    m_ui->channelsFilterLineEdit->selectAll();
}

bool ChannelsPanel::hasFilterFocus() const
{
    return m_ui->channelsFilterLineEdit->hasFocus();
}

void ChannelsPanel::setUpColumns()
{
    m_ui->channelsTreeView->sortByColumn(ChannelsModel::ChannelColumn, Qt::AscendingOrder);
    new EmptyColumns(m_ui->channelsTreeView, m_model, {ChannelsModel::RestrictionsColumn});
    new FittedColumns(m_ui->channelsTreeView, {{ChannelsModel::ChannelColumn, {17, 10, 0, true}},
                                               {ChannelsModel::OnlineColumn, {9, 7}},
                                               {ChannelsModel::MessagesColumn, {11, 8}},
                                               {ChannelsModel::LastActivityColumn, {15, 11}},
                                               {ChannelsModel::RestrictionsColumn, {16, 12}}});
}

} // namespace LabChat
