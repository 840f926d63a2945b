// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/highlights/alertlistpanel.h"

#include "console/highlights/highlightcolors.h"
#include "console/widgets/celldelegate.h"
#include "console/widgets/fittedcolumns.h"
#include "console/widgets/tableheader.h"
#include "console/widgets/textsize.h"
#include "ui_alertlistpanel.h"

#include <QtGui/QPainter>

namespace LabChat {

namespace {

constexpr int widthInCharacters = 60;
constexpr int heightInLines = 9;
constexpr int barWidth = 4;

/// A cell with the colour of its rule at the edge of the row.
class MarkedCellDelegate final : public CellDelegate {
public:
    using CellDelegate::CellDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        CellDelegate::paint(painter, option, index);
        if (index.column() == AlertListModel::TimeColumn)
            painter->fillRect(QRect(option.rect.left(), option.rect.top() + 1, barWidth, option.rect.height() - 2),
                              highlightColor(index.data(AlertListModel::ColorRole).toString(), option.palette));
    }
};

} // namespace

AlertListPanel::AlertListPanel(QWidget *parent) : QWidget(parent), m_ui(std::make_unique<Ui::AlertListPanel>()), m_model(new AlertListModel(this))
{
    m_ui->setupUi(this);
    QTreeView *view = m_ui->alertsTreeView;
    view->setModel(m_model);
    setUpTable(view, new MarkedCellDelegate(this));
    setUpColumns();
    connect(view, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        emit messageActivated(index.data(AlertListModel::SessionRole).toLongLong(), index.data(AlertListModel::ChannelRole).toInt(),
                              index.data(AlertListModel::SeqRole).toLongLong());
    });
    connect(m_ui->alertRulesPushButton, &QPushButton::clicked, this, &AlertListPanel::rulesRequested);
    connect(m_ui->clearAlertsPushButton, &QPushButton::clicked, m_model, &AlertListModel::clear);
    connect(m_model, &QAbstractItemModel::modelReset, this, &AlertListPanel::showState);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &AlertListPanel::showState);
    showState();
}

AlertListPanel::~AlertListPanel() = default;

void AlertListPanel::add(const QList<Highlight> &highlights)
{
    m_model->add(highlights);
}

void AlertListPanel::setUpColumns()
{
    new FittedColumns(m_ui->alertsTreeView, {{AlertListModel::TimeColumn, {14, 11}},
                                             {AlertListModel::RuleColumn, {26, 10}},
                                             {AlertListModel::ChannelColumn, {24, 10}},
                                             {AlertListModel::WhoColumn, {22, 10}}});
}

QSize AlertListPanel::sizeHint() const
{
    return textSize(this, widthInCharacters, heightInLines);
}

void AlertListPanel::showState()
{
    const int alerts = m_model->rowCount();
    m_ui->clearAlertsPushButton->setEnabled(alerts > 0);
    m_ui->alertsStateLabel->setText(alerts == 0                       ? tr("Messages that match a highlight rule appear here.")
                                    : alerts == AlertListModel::maxRows ? tr("The newest %Ln alerts", nullptr, alerts)
                                                                        : tr("%Ln alerts", nullptr, alerts));
}

} // namespace LabChat
