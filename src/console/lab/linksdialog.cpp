// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/lab/linksdialog.h"

#include "console/lab/linksaver.h"
#include "console/widgets/columnwidth.h"
#include "console/widgets/copytext.h"
#include "console/widgets/emptycolumns.h"
#include "console/widgets/fittoscreen.h"
#include "console/widgets/tableheader.h"
#include "ui_linksdialog.h"

#include <QtGui/QClipboard>
#include <QtGui/QShortcut>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHeaderView>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

LinksDialog::LinksDialog(ParticipantsModel *model, QWidget *parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::LinksDialog>()), m_model(model)
{
    m_ui->setupUi(this);
    m_saver = new LinkSaver(m_ui->linksOutcomeLabel, this);
    setAttribute(Qt::WA_DeleteOnClose);
    QTreeView *view = m_ui->linksTreeView;
    view->setModel(model);
    setUpTable(view);
    for (int column = 0; column < ParticipantsModel::ColumnCount; ++column) {
        const bool wanted = column == ParticipantsModel::PlaceColumn || column == ParticipantsModel::CodeColumn
            || column == ParticipantsModel::LabelColumn || column == ParticipantsModel::LinkColumn;
        view->setColumnHidden(column, !wanted);
    }
    new EmptyColumns(view, model, {ParticipantsModel::LabelColumn});
    const int digit = fontMetrics().averageCharWidth();
    setColumnWidth(view->header(), ParticipantsModel::PlaceColumn, 7);
    setColumnWidth(view->header(), ParticipantsModel::CodeColumn, 13);
    setColumnWidth(view->header(), ParticipantsModel::LabelColumn, 11);
    fitToScreen(this, {digit * 118, fontMetrics().height() * 30});
    m_ui->linksOutcomeLabel->hide();
    setSharedLinks({});

    auto *copyKey = new QShortcut(QKeySequence::Copy, view);
    copyKey->setContext(Qt::WidgetShortcut);
    const auto copySelected = [this] { QApplication::clipboard()->setText(selectedLinks().join(u'\n')); };
    connect(copyKey, &QShortcut::activated, this, copySelected);
    connect(m_ui->copyLinksPushButton, &QPushButton::clicked, this, copySelected);
    connect(m_ui->copyAllLinksPushButton, &QPushButton::clicked, this, &LinksDialog::copyAll);
    connect(m_ui->openLinkPushButton, &QPushButton::clicked, this, &LinksDialog::openSelected);
    connect(view, &QTreeView::activated, m_ui->openLinkPushButton, &QPushButton::click); // only if the button would open it, too
    connect(m_ui->copyJoinLinkPushButton, &QPushButton::clicked, this, [this] { copyText(m_shared.session, m_ui->copyJoinLinkPushButton); });
    connect(m_ui->openJoinLinkPushButton, &QPushButton::clicked, this, [this] { emit linkRequested(m_shared.session); });
    connect(m_ui->copyRoomLinkPushButton, &QPushButton::clicked, this, [this] { copyText(m_shared.room, m_ui->copyRoomLinkPushButton); });
    connect(m_ui->openRoomLinkPushButton, &QPushButton::clicked, this, [this] { emit linkRequested(m_shared.room); });
    connect(m_ui->printLinksPushButton, &QPushButton::clicked, this, [this] { m_saver->print(m_shared.sessionTitle, seats()); });
    connect(m_ui->savePdfPushButton, &QPushButton::clicked, this, [this] { m_saver->savePdf(m_shared.sessionTitle, seats()); });
    connect(m_ui->exportLinksPushButton, &QPushButton::clicked, this, [this] { m_saver->saveCsv(linksCsv(seats())); });
    connect(m_ui->closeLinksPushButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &LinksDialog::showSelection);
    connect(model, &QAbstractItemModel::modelReset, this, &LinksDialog::showSelection);
    view->setCurrentIndex(model->index(0, ParticipantsModel::PlaceColumn));
    showSelection();
}

LinksDialog::~LinksDialog() = default;

void LinksDialog::setSharedLinks(const SharedLinks &links)
{
    m_shared = links;
    m_saver->setSubject(links.sessionCode);
    m_ui->joinLinkLabel->setText(links.isRoomSecure ? tr("Lets nobody in, because the room has secure links") : links.session);
    for (QPushButton *button : {m_ui->copyJoinLinkPushButton, m_ui->openJoinLinkPushButton})
        button->setVisible(!links.isRoomSecure);
    m_ui->roomLinkLabel->setText(links.isRoomSecure ? tr("Each label has its own link: Session → Rooms…, “Label links…”") : links.room);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_ui->roomLinkCaptionLabel, m_ui->roomLinkLabel})
        widget->setVisible(!links.room.isEmpty());
    for (QPushButton *button : {m_ui->copyJoinLinkPushButton, m_ui->openJoinLinkPushButton})
        button->setVisible(!links.isRoomSecure);
    for (QPushButton *button : {m_ui->copyRoomLinkPushButton, m_ui->openRoomLinkPushButton})
        button->setVisible(!links.room.isEmpty() && !links.isRoomSecure);
    showSelection();
}

QStringList LinksDialog::selectedLinks() const
{
    QModelIndexList rows = m_ui->linksTreeView->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QStringList links;
    for (const QModelIndex &row : rows)
        links.append(row.data(ParticipantsModel::LinkRole).toString());
    return links;
}

void LinksDialog::copyAll() const
{
    QStringList lines;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const auto text = [&](int column) { return m_model->index(row, column).data().toString(); };
        lines.append(text(ParticipantsModel::PlaceColumn) + u'\t' + text(ParticipantsModel::CodeColumn) + u'\t' + text(ParticipantsModel::LinkColumn));
    }
    QApplication::clipboard()->setText(lines.join(u'\n'));
}

void LinksDialog::openSelected()
{
    const QStringList links = selectedLinks();
    for (const QString &link : links)
        emit linkRequested(link);
}

void LinksDialog::showSelection()
{
    const int selected = int(selectedLinks().size());
    m_ui->copyLinksPushButton->setEnabled(selected > 0);
    m_ui->openLinkPushButton->setEnabled(selected > 0 && selected <= 10); // not a thousand windows by mistake
    const bool reachable = !m_shared.session.isEmpty();
    for (QPushButton *button : {m_ui->copyJoinLinkPushButton, m_ui->openJoinLinkPushButton, m_ui->printLinksPushButton, m_ui->savePdfPushButton,
                                m_ui->exportLinksPushButton})
        button->setEnabled(reachable);
}

QList<SeatLink> LinksDialog::seats() const
{
    QList<SeatLink> seats;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const auto text = [&](int column) { return m_model->index(row, column).data().toString(); };
        seats.append({row + 1, text(ParticipantsModel::CodeColumn), text(ParticipantsModel::LabelColumn), text(ParticipantsModel::LinkColumn)});
    }
    return seats;
}

} // namespace LabChat
