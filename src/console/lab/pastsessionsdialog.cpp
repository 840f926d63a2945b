// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/lab/pastsessionsdialog.h"

#include "console/lab/pastsessionsmodel.h"
#include "console/widgets/columnwidth.h"
#include "console/widgets/fittoscreen.h"
#include "console/widgets/tablefilter.h"
#include "console/widgets/tableheader.h"
#include "ui_pastsessionsdialog.h"

#include <QtWidgets/QHeaderView>

namespace LabChat {

PastSessionsDialog::PastSessionsDialog(const LogArchive *archive, QWidget *parent)
    : QDialog(parent)
    , m_archive(archive)
    , m_ui(std::make_unique<Ui::PastSessionsDialog>())
    , m_model(new PastSessionsModel(this))
    , m_filter(new TableFilter(PastSessionsModel::SortRole, PastSessionsModel::FilterRole, this))
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    m_filter->setSourceModel(m_model);
    QTreeView *view = m_ui->pastSessionsTreeView;
    view->setModel(m_filter);
    setUpTable(view);
    view->sortByColumn(PastSessionsModel::CreatedColumn, Qt::DescendingOrder);
    const int digit = fontMetrics().averageCharWidth();
    view->header()->setStretchLastSection(false);
    view->header()->setSectionResizeMode(PastSessionsModel::TitleColumn, QHeaderView::Stretch);
    setColumnWidth(view->header(), PastSessionsModel::CodeColumn, 14);
    setColumnWidth(view->header(), PastSessionsModel::CreatedColumn, 24);
    setColumnWidth(view->header(), PastSessionsModel::StateColumn, 10);
    setColumnWidth(view->header(), PastSessionsModel::EndedColumn, 24);
    setColumnWidth(view->header(), PastSessionsModel::MessagesColumn, 13);
    setColumnWidth(view->header(), PastSessionsModel::ArchivedColumn, 24);
    showArchived(false);
    fitToScreen(this, {digit * 128, fontMetrics().height() * 26});
    connect(m_ui->pastSessionsFilterLineEdit, &QLineEdit::textChanged, m_filter, &TableFilter::setFilterText);
    connect(m_ui->openPastSessionPushButton, &QPushButton::clicked, this, &PastSessionsDialog::open);
    connect(view, &QTreeView::activated, this, &PastSessionsDialog::open);
    connect(m_ui->exportPastSessionPushButton, &QPushButton::clicked, this, &PastSessionsDialog::exportSelected);
    connect(m_ui->archivePastSessionsPushButton, &QPushButton::clicked, this, [this] { archiveSelected(true); });
    connect(m_ui->takeBackPastSessionsPushButton, &QPushButton::clicked, this, [this] { archiveSelected(false); });
    connect(m_ui->showArchivedCheckBox, &QCheckBox::toggled, this, &PastSessionsDialog::showArchived);
    connect(m_ui->closePastSessionsPushButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &PastSessionsDialog::showSelection);
    connect(m_filter, &QAbstractItemModel::dataChanged, this, &PastSessionsDialog::showSelection);
    connect(m_filter, &QAbstractItemModel::modelReset, this, &PastSessionsDialog::showSelection);
    connect(&m_sessions, &QFutureWatcherBase::finished, this, &PastSessionsDialog::listSessions);
    connect(&m_reading, &QFutureWatcherBase::finished, this, &PastSessionsDialog::finishReading);
    connect(&m_reading, &QFutureWatcherBase::progressValueChanged, this, [this](int percent) {
        if (percent > 0 && m_reading.isRunning())
            m_ui->pastSessionsStateLabel->setText(tr("Reading the session… %L1%").arg(percent));
    });
    m_ui->pastSessionsStateLabel->setText(tr("Reading the log…"));
    m_sessions.setFuture(m_archive->sessions());
    showSelection();
}

PastSessionsDialog::~PastSessionsDialog()
{
    m_reading.cancel();
}

void PastSessionsDialog::listSessions()
{
    const Result<QList<SessionSummary>> sessions = m_sessions.result();
    if (!sessions) {
        m_ui->pastSessionsStateLabel->setText(tr("The list of sessions cannot be read: %1").arg(sessions.error().text), Accent::Bad);
        return;
    }
    if (m_model->rowCount() == 0) {
        m_model->setSessions(*sessions);
        m_ui->pastSessionsTreeView->setCurrentIndex(m_filter->index(0, 0));
    } else {
        m_model->addSessions(*sessions);
    }
    showCount();
}

void PastSessionsDialog::refresh()
{
    m_sessions.setFuture(m_archive->sessions());
}

void PastSessionsDialog::showCount()
{
    int archived = 0;
    for (int row = 0; row < m_model->rowCount(); ++row)
        archived += m_model->index(row, 0).data(PastSessionsModel::ArchivedRole).toBool() ? 1 : 0;
    const QString sessions = tr("%Ln sessions", nullptr, m_model->rowCount());
    const bool areHidden = archived > 0 && !m_ui->showArchivedCheckBox->isChecked();
    const QString hidden = tr("%Ln archived sessions are not shown", nullptr, archived);
    m_ui->pastSessionsStateLabel->setText(areHidden ? tr("%1; %2", "sessions; archived ones").arg(sessions, hidden) : sessions);
}

void PastSessionsDialog::showArchived(bool areShown)
{
    m_filter->setHiddenRole(areShown ? -1 : int(PastSessionsModel::ArchivedRole));
    m_ui->pastSessionsTreeView->setColumnHidden(PastSessionsModel::ArchivedColumn, !areShown);
    m_ui->takeBackPastSessionsPushButton->setVisible(areShown);
    if (m_model->rowCount() > 0)
        showCount();
}

QList<qint64> PastSessionsDialog::selectedFor(bool isArchived) const
{
    QList<qint64> ids;
    const QModelIndexList rows = m_ui->pastSessionsTreeView->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows) {
        if (row.data(PastSessionsModel::EndedRole).toBool() && row.data(PastSessionsModel::ArchivedRole).toBool() != isArchived)
            ids.append(row.data(PastSessionsModel::IdRole).toLongLong());
    }
    return ids;
}

void PastSessionsDialog::archiveSelected(bool isArchived)
{
    emit archiveRequested(selectedFor(isArchived), isArchived);
}

void PastSessionsDialog::takeArchived(const QList<qint64> &ids, qint64 atMs)
{
    m_model->setArchived(ids, atMs);
    showCount();
}

void PastSessionsDialog::reportArchivingFailed(const Error &error)
{
    m_ui->pastSessionsStateLabel->setText(tr("The list was not changed: %1").arg(error.text), Accent::Bad);
}

void PastSessionsDialog::read(qint64 id)
{
    m_ui->pastSessionsStateLabel->setText(tr("Reading the session…"));
    m_reading.cancel();
    m_reading.setFuture(m_archive->session(id));
}

void PastSessionsDialog::finishReading()
{
    if (m_reading.future().resultCount() == 0)
        return; // another one is being read
    const Result<SessionState> state = m_reading.result();
    if (state)
        emit sessionRead(*state);
    else
        m_ui->pastSessionsStateLabel->setText(tr("The session cannot be read: %1").arg(state.error().text), Accent::Bad);
}

void PastSessionsDialog::open()
{
    if (const QModelIndex current = m_ui->pastSessionsTreeView->currentIndex(); current.isValid())
        emit openRequested(current.data(PastSessionsModel::IdRole).toLongLong());
}

void PastSessionsDialog::exportSelected()
{
    const QModelIndex current = m_ui->pastSessionsTreeView->currentIndex();
    const QString code = current.siblingAtColumn(PastSessionsModel::CodeColumn).data().toString();
    const QString title = current.siblingAtColumn(PastSessionsModel::TitleColumn).data().toString();
    emit exportRequested(code, tr("%1 (%2)", "a study's title, a session's code").arg(title, code));
}

void PastSessionsDialog::showSelection()
{
    const bool chosen = m_ui->pastSessionsTreeView->selectionModel()->selectedRows().size() == 1;
    m_ui->openPastSessionPushButton->setEnabled(chosen);
    m_ui->exportPastSessionPushButton->setEnabled(chosen);
    m_ui->archivePastSessionsPushButton->setEnabled(!selectedFor(true).isEmpty());
    m_ui->takeBackPastSessionsPushButton->setEnabled(!selectedFor(false).isEmpty());
}

} // namespace LabChat
