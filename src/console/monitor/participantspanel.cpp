// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/monitor/participantspanel.h"

#include "console/monitor/participantstatedelegate.h"
#include "console/session/sessiontexts.h"
#include "console/widgets/columnwidth.h"
#include "console/widgets/tablefilter.h"
#include "console/widgets/textsize.h"
#include "console/widgets/widgetstates.h"
#include "ui_participantspanel.h"

#include <QtGui/QClipboard>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMenu>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr int widthInCharacters = 118;
constexpr int heightInLines = 13;

} // namespace

ParticipantsPanel::ParticipantsPanel(ParticipantsModel *model, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ParticipantsPanel>())
    , m_model(model)
    , m_filter(new TableFilter(ParticipantsModel::SortRole, ParticipantsModel::FilterRole, this))
{
    m_ui->setupUi(this);
    m_filter->setSourceModel(model);
    QTreeView *view = m_ui->participantsTreeView;
    view->setModel(m_filter);
    view->setItemDelegate(new CellDelegate(this));
    view->setItemDelegateForColumn(ParticipantsModel::OnlineColumn, new ParticipantStateDelegate(this));
    setUpColumns();
    saveAs(m_ui->participantsFilterLineEdit, "workspace/participantFilter"_L1);
    connect(m_ui->participantsFilterLineEdit, &QLineEdit::textChanged, m_filter, &TableFilter::setFilterText);
    connect(view, &QTreeView::customContextMenuRequested, this, &ParticipantsPanel::showMenu);
    connect(view, &QTreeView::activated, this,
            [this](const QModelIndex &index) { emit channelRequested(index.data(ParticipantsModel::ParticipantRole).toInt()); });
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
    return textSize(this, widthInCharacters, heightInLines);
}

void ParticipantsPanel::focusFilter()
{
    m_ui->participantsFilterLineEdit->setFocus(Qt::ShortcutFocusReason);
    m_ui->participantsFilterLineEdit->selectAll();
}

void ParticipantsPanel::showColumns()
{
    m_ui->participantsTreeView->setColumnHidden(ParticipantsModel::LinkColumn, true); // long, and secret: the Links dialog shows it
    m_ui->participantsTreeView->setColumnHidden(ParticipantsModel::RoleColumn, !m_model->hasRoles());
    m_ui->participantsTreeView->setColumnHidden(ParticipantsModel::TreatmentColumn, !m_model->hasTreatments());
    m_ui->participantsTreeView->setColumnHidden(ParticipantsModel::ChoicesColumn, !m_model->hasChoices());
}

void ParticipantsPanel::setUpColumns()
{
    QTreeView *view = m_ui->participantsTreeView;
    QHeaderView *header = view->header();
    showColumns();
    header->setStretchLastSection(true);
    header->setSectionsMovable(true);
    const QHash<int, int> widths{
        {ParticipantsModel::PlaceColumn, 7},      {ParticipantsModel::CodeColumn, 14},      {ParticipantsModel::LabelColumn, 9},
        {ParticipantsModel::GroupColumn, 8},      {ParticipantsModel::OnlineColumn, 15},    {ParticipantsModel::RoundColumn, 9},
        {ParticipantsModel::PageColumn, 18},      {ParticipantsModel::WaitsForColumn, 23},  {ParticipantsModel::LastSeenColumn, 13},
        {ParticipantsModel::IdleColumn, 11},      {ParticipantsModel::TypingColumn, 10},    {ParticipantsModel::MessagesColumn, 12},
        {ParticipantsModel::RoundTripColumn, 12}, {ParticipantsModel::ClockColumn, 12},     {ParticipantsModel::ReconnectsColumn, 13},
        {ParticipantsModel::RoleColumn, 10},      {ParticipantsModel::TimeLeftColumn, 11},   {ParticipantsModel::TreatmentColumn, 12},
        {ParticipantsModel::ChoicesColumn, 20},
    };
    for (auto it = widths.begin(); it != widths.end(); ++it)
        setColumnWidth(header, it.key(), it.value());
    view->sortByColumn(ParticipantsModel::PlaceColumn, Qt::AscendingOrder);
}

void ParticipantsPanel::showMenu(const QPoint &at)
{
    const QModelIndex index = m_ui->participantsTreeView->indexAt(at);
    if (!index.isValid())
        return;
    const QString link = index.data(ParticipantsModel::LinkRole).toString();
    const QString code = index.siblingAtColumn(ParticipantsModel::CodeColumn).data().toString();
    const int participant = index.data(ParticipantsModel::ParticipantRole).toInt();

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
