// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/monitor/channelspanel.h"

#include "console/widgets/celldelegate.h"
#include "console/widgets/columnwidth.h"
#include "console/widgets/restrictiondelegate.h"
#include "console/widgets/tablefilter.h"
#include "console/widgets/textsize.h"
#include "console/widgets/widgetstates.h"
#include "ui_channelspanel.h"

#include <QtWidgets/QHeaderView>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr int widthInCharacters = 48;
constexpr int heightInLines = 20;

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
    m_ui->channelsTreeView->setItemDelegate(new CellDelegate(this));
    m_ui->channelsTreeView->setItemDelegateForColumn(ChannelsModel::RestrictionsColumn, new RestrictionDelegate(this));
    setUpColumns();
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

void ChannelsPanel::selectFirst()
{
    m_ui->channelsTreeView->setCurrentIndex(m_filter->index(0, 0));
}

QSize ChannelsPanel::sizeHint() const
{
    return textSize(this, widthInCharacters, heightInLines);
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
    QHeaderView *header = m_ui->channelsTreeView->header();
    header->setStretchLastSection(true);
    header->setSectionsMovable(true);
    setColumnWidth(header, ChannelsModel::ChannelColumn, 15);
    setColumnWidth(header, ChannelsModel::MembersColumn, 11);
    setColumnWidth(header, ChannelsModel::OnlineColumn, 9);
    setColumnWidth(header, ChannelsModel::MessagesColumn, 12);
    setColumnWidth(header, ChannelsModel::LastActivityColumn, 14);
    m_ui->channelsTreeView->sortByColumn(ChannelsModel::ChannelColumn, Qt::AscendingOrder);
}

} // namespace LabChat
