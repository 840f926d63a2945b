// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/lab/roomsdialog.h"

#include "console/lab/roomdialog.h"
#include "console/lab/roomlabelsmodel.h"
#include "console/lab/roomlinksdialog.h"
#include "console/lab/roomsmodel.h"
#include "console/session/sessiontexts.h"
#include "console/widgets/columnwidth.h"
#include "console/widgets/copytext.h"
#include "console/widgets/fittedcolumns.h"
#include "console/widgets/fittoscreen.h"
#include "console/widgets/onlinedelegate.h"
#include "console/widgets/tableheader.h"
#include "ui_roomsdialog.h"

#include <QtWidgets/QHeaderView>

namespace LabChat {

RoomsDialog::RoomsDialog(RoomsModel *model, QWidget *parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::RoomsDialog>()), m_model(model), m_labels(new RoomLabelsModel(this))
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    QTreeView *view = m_ui->roomsTreeView;
    view->setModel(model);
    setUpTable(view);
    new FittedColumns(view, {{RoomsModel::NameColumn, {14, 6}}, {RoomsModel::LabelsColumn, {25, 9}}, {RoomsModel::SessionColumn, {32, 8}},
                             {RoomsModel::WaitingColumn, {10, 0}}, {RoomsModel::LinkColumn, {42, 12}}});
    QTreeView *labels = m_ui->roomLabelsTreeView;
    labels->setModel(m_labels);
    setUpTable(labels);
    labels->setItemDelegateForColumn(RoomLabelsModel::StateColumn, new OnlineDelegate(RoomLabelsModel::PresentRole, this));
    setColumnWidth(labels->header(), RoomLabelsModel::LabelColumn, 14);
    m_ui->roomsSplitter->setStretchFactor(0, 1);
    fitToScreen(this, {fontMetrics().averageCharWidth() * 183, fontMetrics().height() * 24});
    m_ui->roomsSplitter->setSizes({width() * 3 / 4, width() / 4});
    connect(m_ui->newRoomPushButton, &QPushButton::clicked, this, [this] { edit({}); });
    connect(m_ui->editRoomPushButton, &QPushButton::clicked, this, &RoomsDialog::editSelected);
    connect(view, &QTreeView::activated, this, &RoomsDialog::editSelected);
    connect(m_ui->copyRoomPushButton, &QPushButton::clicked, this, [this] { copyText(selectedLink(), m_ui->copyRoomPushButton); });
    connect(m_ui->openRoomPushButton, &QPushButton::clicked, this, [this] { emit linkRequested(selectedLink()); });
    connect(m_ui->roomLinksPushButton, &QPushButton::clicked, this, &RoomsDialog::showLabelLinks);
    connect(m_ui->closeRoomsPushButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(view->selectionModel(), &QItemSelectionModel::currentChanged, this, &RoomsDialog::showSelection);
    connect(model, &QAbstractItemModel::dataChanged, this, &RoomsDialog::showSelection);
    connect(model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &, int row) {
        m_ui->roomsTreeView->setCurrentIndex(m_model->index(row, 0)); // the new room
        showSelection();
    });
    view->setCurrentIndex(model->index(0, 0));
    showSelection();
}

RoomsDialog::~RoomsDialog() = default;

void RoomsDialog::edit(const Room &room)
{
    auto *dialog = new RoomDialog(room, m_model->names(), this);
    connect(dialog, &RoomDialog::roomConfirmed, this, &RoomsDialog::roomConfirmed);
    dialog->open();
}

void RoomsDialog::editSelected()
{
    if (const QModelIndex current = m_ui->roomsTreeView->currentIndex(); current.isValid())
        edit(m_model->room(current.row()));
}

void RoomsDialog::showLabelLinks()
{
    if (const QModelIndex current = m_ui->roomsTreeView->currentIndex(); current.isValid())
        (new RoomLinksDialog(m_model->room(current.row()), QUrl(selectedLink()), this))->open();
}

QString RoomsDialog::selectedLink() const
{
    return m_ui->roomsTreeView->currentIndex().data(RoomsModel::LinkRole).toString();
}

void RoomsDialog::showSelection()
{
    m_ui->noRoomsLabel->setVisible(m_model->rowCount() == 0);
    m_ui->editRoomPushButton->setEnabled(m_ui->roomsTreeView->currentIndex().isValid());
    const QModelIndex current = m_ui->roomsTreeView->currentIndex();
    const bool letsIn = !selectedLink().isEmpty() && !m_model->room(current.row()).hasSecureLinks();
    m_ui->copyRoomPushButton->setEnabled(letsIn);
    m_ui->openRoomPushButton->setEnabled(letsIn);
    m_ui->roomLinksPushButton->setEnabled(!selectedLink().isEmpty() && !m_model->room(current.row()).labels.isEmpty());
    showWaiting();
}

void RoomsDialog::showWaiting()
{
    const QModelIndex current = m_ui->roomsTreeView->currentIndex();
    const Room room = current.isValid() ? m_model->room(current.row()) : Room();
    const RoomWaiting waiting = m_model->waitingIn(room.name);
    const SessionState *const session = m_model->sessionIn(room.name);
    QHash<QString, QString> places;
    for (const QString &label : room.labels) {
        if (const int participant = session ? session->participantByLabel(label) : 0; participant != 0)
            places.insert(label, placeText(participant));
    }
    m_labels->setLabels(room.labels, QSet<QString>(waiting.labels.cbegin(), waiting.labels.cend()), places);
    m_ui->roomLabelsTreeView->setVisible(!room.labels.isEmpty());
    m_ui->waitingLabel->setVisible(current.isValid());
    if (session && room.hasSecureLinks())
        m_ui->waitingLabel->setText(tr("A session is running in %1. Participants enter with the link of their label, from “Label links…”.").arg(room.name));
    else if (session)
        m_ui->waitingLabel->setText(tr("A session is running in %1. Whoever enters takes a place in it.").arg(room.name));
    else if (waiting.count() == 0)
        m_ui->waitingLabel->setText(tr("Nobody waits in %1.").arg(room.name));
    else if (room.labels.isEmpty())
        m_ui->waitingLabel->setText(tr("%Ln browsers wait in %1.", nullptr, waiting.count()).arg(room.name));
    else
        m_ui->waitingLabel->setText(tr("%1 of %2 labels wait in %3.").arg(waiting.count()).arg(room.labels.size()).arg(room.name));
}

} // namespace LabChat
