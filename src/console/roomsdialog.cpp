// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/roomsdialog.h"

#include "console/celldelegate.h"
#include "console/roomdialog.h"
#include "console/roomlinksdialog.h"
#include "console/roomsmodel.h"
#include "ui_roomsdialog.h"

#include <QtGui/QClipboard>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHeaderView>

namespace LabChat {

RoomsDialog::RoomsDialog(RoomsModel *model, QWidget *parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::RoomsDialog>()), m_model(model)
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    QTreeView *view = m_ui->roomsTreeView;
    view->setModel(model);
    view->setItemDelegate(new CellDelegate(this));
    const int digit = fontMetrics().averageCharWidth();
    view->header()->resizeSection(RoomsModel::NameColumn, digit * 16);
    view->header()->resizeSection(RoomsModel::LabelsColumn, digit * 19);
    view->header()->resizeSection(RoomsModel::SessionColumn, digit * 30);
    resize(digit * 110, fontMetrics().height() * 20);
    connect(m_ui->newRoomPushButton, &QPushButton::clicked, this, [this] { edit({}); });
    connect(m_ui->editRoomPushButton, &QPushButton::clicked, this, &RoomsDialog::editSelected);
    connect(view, &QTreeView::activated, this, &RoomsDialog::editSelected);
    connect(m_ui->copyRoomPushButton, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(selectedLink()); });
    connect(m_ui->openRoomPushButton, &QPushButton::clicked, this, [this] { emit linkRequested(selectedLink()); });
    connect(m_ui->roomLinksPushButton, &QPushButton::clicked, this, &RoomsDialog::showLabelLinks);
    connect(m_ui->closeRoomsPushButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(view->selectionModel(), &QItemSelectionModel::currentChanged, this, &RoomsDialog::showSelection);
    connect(model, &QAbstractItemModel::dataChanged, this, &RoomsDialog::showSelection);
    connect(model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &, int row) {
        m_ui->roomsTreeView->setCurrentIndex(m_model->index(row, 0)); // the one that was just made
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
    m_ui->copyRoomPushButton->setEnabled(!selectedLink().isEmpty());
    m_ui->openRoomPushButton->setEnabled(!selectedLink().isEmpty());
    const QModelIndex current = m_ui->roomsTreeView->currentIndex();
    m_ui->roomLinksPushButton->setEnabled(!selectedLink().isEmpty() && !m_model->room(current.row()).labels.isEmpty());
}

} // namespace LabChat
