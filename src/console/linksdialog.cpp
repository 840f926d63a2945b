// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/linksdialog.h"

#include "console/celldelegate.h"
#include "ui_linksdialog.h"

#include <QtGui/QClipboard>
#include <QtGui/QShortcut>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHeaderView>

#include <algorithm>

namespace LabChat {

LinksDialog::LinksDialog(ParticipantsModel *model, QWidget *parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::LinksDialog>()), m_model(model)
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    QTreeView *view = m_ui->linksTreeView;
    view->setModel(model);
    view->setItemDelegate(new CellDelegate(this));
    for (int column = 0; column < ParticipantsModel::ColumnCount; ++column) {
        const bool wanted = column == ParticipantsModel::PlaceColumn || column == ParticipantsModel::CodeColumn
            || column == ParticipantsModel::LabelColumn || column == ParticipantsModel::LinkColumn;
        view->setColumnHidden(column, !wanted);
    }
    const int digit = fontMetrics().averageCharWidth();
    view->header()->resizeSection(ParticipantsModel::PlaceColumn, digit * 7);
    view->header()->resizeSection(ParticipantsModel::CodeColumn, digit * 13);
    view->header()->resizeSection(ParticipantsModel::LabelColumn, digit * 11);
    resize(digit * 100, fontMetrics().height() * 26);

    auto *copyKey = new QShortcut(QKeySequence::Copy, view);
    copyKey->setContext(Qt::WidgetShortcut);
    const auto copySelected = [this] { QApplication::clipboard()->setText(selectedLinks().join(u'\n')); };
    connect(copyKey, &QShortcut::activated, this, copySelected);
    connect(m_ui->copyLinksPushButton, &QPushButton::clicked, this, copySelected);
    connect(m_ui->copyAllLinksPushButton, &QPushButton::clicked, this, &LinksDialog::copyAll);
    connect(m_ui->openLinkPushButton, &QPushButton::clicked, this, &LinksDialog::openSelected);
    connect(view, &QTreeView::activated, this, &LinksDialog::openSelected);
    connect(m_ui->closeLinksPushButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &LinksDialog::showSelection);
    connect(model, &QAbstractItemModel::modelReset, this, &LinksDialog::showSelection);
    view->setCurrentIndex(model->index(0, ParticipantsModel::PlaceColumn));
    showSelection();
}

LinksDialog::~LinksDialog() = default;

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
}

} // namespace LabChat
