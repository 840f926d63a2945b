// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/monitor/participantspanel.h"

#include "console/monitor/expectedbar.h"
#include "console/monitor/participantstatedelegate.h"
#include "console/session/sessiontexts.h"
#include "console/widgets/emptycolumns.h"
#include "console/widgets/fieldsize.h"
#include "console/widgets/fittedcolumns.h"
#include "console/widgets/tablefilter.h"
#include "console/widgets/tableheader.h"
#include "console/widgets/textsize.h"
#include "console/widgets/widgetstates.h"
#include "ui_participantspanel.h"

#include <QtGui/QClipboard>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QTreeView>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr int participantsWidth = 118;
constexpr int rowsAtFirst = 12;
constexpr int participantsFilterWidth = 40;

} // namespace

ParticipantsPanel::ParticipantsPanel(ParticipantsModel *model, ExpectedParticipants *expected, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ParticipantsPanel>())
    , m_model(model)
    , m_filter(new TableFilter(ParticipantsModel::SortRole, ParticipantsModel::FilterRole, this))
{
    m_ui->setupUi(this);
    m_filter->setSourceModel(model);
    QTreeView *view = m_ui->participantsTreeView;
    view->setModel(m_filter);
    setUpTable(view);
    view->setItemDelegateForColumn(ParticipantsModel::OnlineColumn, new ParticipantStateDelegate(this));
    setUpColumns();
    keepFieldSize(m_ui->participantsFilterLineEdit, participantsFilterWidth);
    m_ui->participantsFilterHBoxLayout->addWidget(new ExpectedBar(expected, model, this));
    saveAs(m_ui->participantsFilterLineEdit, "workspace/participantFilter"_L1);
    connect(m_ui->participantsFilterLineEdit, &QLineEdit::textChanged, m_filter, &TableFilter::setFilterText);
    connect(view, &QTreeView::customContextMenuRequested, this, &ParticipantsPanel::showMenu);
    connect(view, &QTreeView::activated, this,
            [this](const QModelIndex &index) {
        if (const int participant = index.data(ParticipantsModel::ParticipantRole).toInt(); participant > 0)
            emit channelRequested(participant);
    });
    connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ParticipantsPanel::selectionChanged);
    connect(m_filter, &QAbstractItemModel::modelReset, this, &ParticipantsPanel::selectionChanged);
    connect(m_filter, &QAbstractItemModel::modelReset, this, &ParticipantsPanel::showColumns);
}

ParticipantsPanel::~ParticipantsPanel() = default;

int ParticipantsPanel::selectedParticipant() const
{
    return m_ui->participantsTreeView->currentIndex().data(ParticipantsModel::ParticipantRole).toInt();
}

QString ParticipantsPanel::selectedLink() const
{
    return m_ui->participantsTreeView->currentIndex().data(ParticipantsModel::LinkRole).toString();
}

QList<int> ParticipantsPanel::selectedParticipants() const
{
    QList<int> participants;
    const QModelIndexList rows = m_ui->participantsTreeView->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows)
        participants.append(row.data(ParticipantsModel::ParticipantRole).toInt());
    std::sort(participants.begin(), participants.end());
    return participants;
}

void ParticipantsPanel::selectParticipant(int participant)
{
    const auto index = [this, participant] { return m_filter->mapFromSource(m_filter->sourceModel()->index(participant - 1, 0)); };
    if (!index().isValid()) // filtered out, but requested now
        m_ui->participantsFilterLineEdit->clear();
    m_ui->participantsTreeView->setCurrentIndex(index());
    m_ui->participantsTreeView->scrollTo(index());
}

QSize ParticipantsPanel::sizeHint() const
{
    const QTreeView *view = m_ui->participantsTreeView;
    const int row = fontMetrics().height() + 4; // as CellDelegate's
    const QMargins margins = layout()->contentsMargins();
    // Twice the spacing: the window's layout may give a few pixels less than this hint, and the last row must not lose its lower edge.
    const int around = margins.top() + margins.bottom() + m_ui->participantsFilterLineEdit->sizeHint().height() + 2 * layout()->spacing();
    return {textSize(this, participantsWidth, 1).width(), around + view->header()->sizeHint().height() + 2 * view->frameWidth() + rowsAtFirst * row};
}

void ParticipantsPanel::focusFilter()
{
    m_ui->participantsFilterLineEdit->setFocus(Qt::ShortcutFocusReason);
    m_ui->participantsFilterLineEdit->selectAll();
}

void ParticipantsPanel::showColumns()
{
    m_ui->participantsTreeView->setColumnHidden(ParticipantsModel::LinkColumn, true); // long, and secret: the Links dialog shows it
    m_ui->participantsTreeView->setColumnHidden(ParticipantsModel::WaitsForColumn, m_model->isOfOtherSystem()); // only the other system knows
}

void ParticipantsPanel::setUpColumns()
{
    QTreeView *view = m_ui->participantsTreeView;
    showColumns();
    view->sortByColumn(ParticipantsModel::PlaceColumn, Qt::AscendingOrder);
    new EmptyColumns(view, m_model,
                     {ParticipantsModel::IdColumn, ParticipantsModel::LabelColumn, ParticipantsModel::NicknameColumn, ParticipantsModel::RoleColumn, ParticipantsModel::TreatmentColumn,
                      ParticipantsModel::MutedColumn, ParticipantsModel::AppColumn, ParticipantsModel::RoundColumn, ParticipantsModel::ChangesColumn,
                      ParticipantsModel::TimeLeftColumn, ParticipantsModel::TypingColumn, ParticipantsModel::IdleColumn, ParticipantsModel::ChoicesColumn,
                      ParticipantsModel::RoundTripColumn, ParticipantsModel::ClockColumn, ParticipantsModel::ReconnectsColumn});
    new FittedColumns(view, {
        {ParticipantsModel::PlaceColumn, {7, 5}},      {ParticipantsModel::LabelColumn, {11, 8}},     {ParticipantsModel::GroupColumn, {8, 5}},
        {ParticipantsModel::RoleColumn, {11, 8}},      {ParticipantsModel::OnlineColumn, {15, 12}},   {ParticipantsModel::MutedColumn, {16, 11}},
        {ParticipantsModel::RoundColumn, {8, 5}},      {ParticipantsModel::PageColumn, {24, 12, 44}}, {ParticipantsModel::WaitsForColumn, {25, 12, 44, true}},
        {ParticipantsModel::TimeLeftColumn, {11, 8}},  {ParticipantsModel::TypingColumn, {12, 9}},    {ParticipantsModel::IdleColumn, {10, 7}},
        {ParticipantsModel::MessagesColumn, {12, 8}},  {ParticipantsModel::LastSeenColumn, {13, 11}}, {ParticipantsModel::CodeColumn, {15, 12}},
        {ParticipantsModel::RoundTripColumn, {12, 8}}, {ParticipantsModel::ClockColumn, {12, 9}},     {ParticipantsModel::ReconnectsColumn, {13, 8}},
        {ParticipantsModel::NicknameColumn, {12, 8}},
        {ParticipantsModel::IdColumn, {12, 8}},        {ParticipantsModel::AppColumn, {14, 9}},      {ParticipantsModel::ChangesColumn, {24, 12, 44, true}},
        {ParticipantsModel::TreatmentColumn, {12, 8}}, {ParticipantsModel::ChoicesColumn, {20, 10, 44, true}},
    });
}

void ParticipantsPanel::showMenu(const QPoint &at)
{
    const QModelIndex index = m_ui->participantsTreeView->indexAt(at);
    if (!index.isValid())
        return;
    const QString link = index.data(ParticipantsModel::LinkRole).toString();
    const QString code = index.siblingAtColumn(ParticipantsModel::CodeColumn).data().toString();
    const int participant = index.data(ParticipantsModel::ParticipantRole).toInt();
    if (participant == 0) // has not come yet
        return;

    auto *menu = new QMenu(this);
    menu->setObjectName(u"participantMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *copyLink = menu->addAction(tr("&Copy link"), this, [link] { QApplication::clipboard()->setText(link); });
    QAction *openLink = menu->addAction(tr("&Open link in browser"), this, [this, link] { emit linkRequested(link); });
    copyLink->setEnabled(!link.isEmpty());
    openLink->setEnabled(!link.isEmpty());
    menu->addAction(tr("Copy cod&e"), this, [code] { QApplication::clipboard()->setText(code); });
    menu->addSeparator();
    menu->addAction(tr("&Show channel"), this, [this, participant] { emit channelRequested(participant); });
    menu->addAction(tr("See &what %1 sees").arg(placeText(participant)), this, [this, participant] { emit viewRequested(participant); });
    menu->addAction(tr("See it in a separate w&indow"), this, [this, participant] { emit viewWindowRequested(participant); });
    menu->addSeparator();
    menu->addActions(m_selectionActions);
    menu->setToolTipsVisible(true);
    menu->popup(m_ui->participantsTreeView->viewport()->mapToGlobal(at));
}

} // namespace LabChat
