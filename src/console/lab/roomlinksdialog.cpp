// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/lab/roomlinksdialog.h"

#include "console/lab/linksaver.h"
#include "console/widgets/fittoscreen.h"
#include "console/widgets/texttableview.h"
#include "ui_roomlinksdialog.h"

#include <QtGui/QClipboard>
#include <QtGui/QShortcut>
#include <QtWidgets/QApplication>

#include <algorithm>

namespace LabChat {

RoomLinksDialog::RoomLinksDialog(const Room &room, const QUrl &roomLink, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::RoomLinksDialog>())
    , m_model(new TextTableModel({tr("Label"), tr("Link")}, this))
{
    m_ui->setupUi(this);
    m_saver = new LinkSaver(m_ui->roomLinksOutcomeLabel, this);
    m_saver->setSubject(room.name);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Label links of %1").arg(room.name));
    m_ui->roomLinksExplanationLabel->setText(room.hasSecureLinks() ? tr("Participants can enter the room only with the link of their label. Whoever has a link "
                                                                        "can enter with that label: store paper and files as safely as keys.")
                                                                   : tr("These links contain only the label: whoever knows a label can make its link. Switch "
                                                                        "on “Secure links” in the room to get links that cannot be guessed."));
    QList<QStringList> rows;
    for (const QString &label : room.labels) {
        m_seats.append({0, {}, label, labelLink(roomLink, room, label).toString()});
        rows.append({label, m_seats.constLast().link});
    }
    m_model->setRows(rows, rows.size());
    const int digit = fontMetrics().averageCharWidth();
    showTextTable(m_ui->roomLinksTreeView, m_model, {18});
    m_ui->roomLinksOutcomeLabel->hide();
    fitToScreen(this, {digit * 112, fontMetrics().height() * 26});

    auto *copyKey = new QShortcut(QKeySequence::Copy, m_ui->roomLinksTreeView);
    copyKey->setContext(Qt::WidgetShortcut);
    connect(copyKey, &QShortcut::activated, this, &RoomLinksDialog::copySelected);
    connect(m_ui->copyRoomLinksPushButton, &QPushButton::clicked, this, &RoomLinksDialog::copySelected);
    connect(m_ui->copyAllRoomLinksPushButton, &QPushButton::clicked, this, &RoomLinksDialog::copyAll);
    connect(m_ui->printRoomLinksPushButton, &QPushButton::clicked, this, [this] { m_saver->print(windowTitle(), m_seats); });
    connect(m_ui->saveRoomPdfPushButton, &QPushButton::clicked, this, [this] { m_saver->savePdf(windowTitle(), m_seats); });
    connect(m_ui->exportRoomLinksPushButton, &QPushButton::clicked, this, [this] { m_saver->saveCsv(labelLinksCsv(m_seats)); });
    connect(m_ui->closeRoomLinksPushButton, &QPushButton::clicked, this, &QDialog::reject);
    const auto showSelection = [this] {
        m_ui->copyRoomLinksPushButton->setEnabled(m_ui->roomLinksTreeView->selectionModel()->hasSelection());
    };
    connect(m_ui->roomLinksTreeView->selectionModel(), &QItemSelectionModel::selectionChanged, this, showSelection);
    m_ui->roomLinksTreeView->setCurrentIndex(m_model->index(0, 0));
    showSelection();
}

RoomLinksDialog::~RoomLinksDialog() = default;

void RoomLinksDialog::copySelected() const
{
    QModelIndexList rows = m_ui->roomLinksTreeView->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QStringList links;
    for (const QModelIndex &row : std::as_const(rows))
        links.append(m_seats.at(row.row()).link);
    QApplication::clipboard()->setText(links.join(u'\n'));
}

void RoomLinksDialog::copyAll() const
{
    QStringList lines;
    for (const SeatLink &seat : m_seats)
        lines.append(seat.label + u'\t' + seat.link);
    QApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace LabChat
