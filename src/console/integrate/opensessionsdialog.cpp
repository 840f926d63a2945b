// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/integrate/opensessionsdialog.h"

#include "console/integrate/keysmodel.h"
#include "console/session/claimtexts.h"
#include "console/session/sessionmonitor.h"
#include "console/widgets/boxes.h"
#include "console/widgets/columnwidth.h"
#include "console/widgets/displaytext.h"
#include "console/widgets/fittoscreen.h"
#include "console/widgets/tableheader.h"
#include "console/widgets/texttablemodel.h"
#include "core/study/names.h"
#include "ui_opensessionsdialog.h"

#include <QtCore/QDateTime>
#include <QtWidgets/QPushButton>

#include <algorithm>
#include <iterator>

namespace LabChat {

using namespace Qt::StringLiterals;

OpenSessionsDialog::OpenSessionsDialog(const KeysModel *keys, const SessionMonitor *monitor, QWidget *parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::OpenSessionsDialog>()), m_keys(keys), m_monitor(monitor), m_rows(new TextTableModel({tr("Session"), tr("Open to anybody")}, this))
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    m_ui->openOutcomeLabel->hide();
    m_ui->openSessionsTreeView->setModel(m_rows);
    setUpTable(m_ui->openSessionsTreeView);
    setColumnWidth(m_ui->openSessionsTreeView->header(), 0, 30);
    fitToScreen(this, {fontMetrics().averageCharWidth() * 86, fontMetrics().height() * 22});
    wire();
    judge();
    refresh();
}

OpenSessionsDialog::~OpenSessionsDialog() = default;

void OpenSessionsDialog::wire()
{
    connect(m_keys, &KeysModel::changed, this, &OpenSessionsDialog::refresh);
    connect(m_monitor, &SessionMonitor::changed, this, [this](const SessionChanges &changes) {
        if (changes.ended)
            refresh();
    });
    connect(m_ui->openSessionLineEdit, &QLineEdit::textChanged, this, &OpenSessionsDialog::judge);
    connect(m_ui->openSessionLineEdit, &QLineEdit::returnPressed, m_ui->openSessionPushButton, &QPushButton::click);
    connect(m_ui->openSessionPushButton, &QPushButton::clicked, this, &OpenSessionsDialog::askToOpen);
    connect(m_ui->closeSessionPushButton, &QPushButton::clicked, this, &OpenSessionsDialog::askToClose);
    connect(m_ui->openSnippetPushButton, &QPushButton::clicked, this, [this] { emit snippetRequested(selected()); });
    connect(m_ui->openHelpPushButton, &QPushButton::clicked, this, [this] { emit helpRequested(u"other-systems"_s); });
    connect(m_ui->closeOpenSessionsPushButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->openSessionsTreeView->selectionModel(), &QItemSelectionModel::currentChanged, this, &OpenSessionsDialog::showSelection);
}

void OpenSessionsDialog::judge()
{
    const QString name = m_ui->openSessionLineEdit->text().trimmed();
    const bool isName = isChannelName(name);
    m_ui->openSessionPushButton->setEnabled(isName);
    m_ui->openOutcomeLabel->showText(name.isEmpty() || isName ? QString() : tr("Use letters of the English alphabet, digits, “_” and “-”."), Accent::Bad);
}

void OpenSessionsDialog::askToOpen()
{
    const QString name = m_ui->openSessionLineEdit->text().trimmed();
    const QPushButton *open = openQuestion(QMessageBox::Warning,
                                           {u"openSessionMessageBox"_s, tr("Open a session"), tr("Open the session “%1” to boxes without a ticket?").arg(name),
                                            tr("Nothing proves who somebody is there: anybody on the network can be anybody, enter each channel, and read and write in it under any name. The "
                                               "console marks the session. Close it as soon as it is no longer needed.")},
                                           {u"confirmOpenPushButton"_s, tr("&Open to anybody")}, this);
    connect(open, &QPushButton::clicked, this, [this, name] {
        m_ui->openSessionLineEdit->clear();
        emit changeRequested([name, nowMs = QDateTime::currentMSecsSinceEpoch()](const KeyList &keys) { return withOpenSession(keys, name, nowMs); });
    });
}

QString OpenSessionsDialog::selected() const
{
    return m_ui->openSessionsTreeView->currentIndex().siblingAtColumn(0).data().toString();
}

/// Nobody is in a session that has ended.
void OpenSessionsDialog::askToClose()
{
    const QString name = selected();
    if (hasEnded(name))
        return closeSession(name);
    const QPushButton *confirm = openQuestion(QMessageBox::Warning,
                                              {u"closeSessionMessageBox"_s, tr("Close a session"), tr("Close the session “%1” to boxes without a ticket?").arg(name),
                                               tr("All who chat there are put out at once. What was said stays in the log.")},
                                              {u"confirmCloseSessionPushButton"_s, tr("Close the &session")}, this);
    connect(confirm, &QPushButton::clicked, this, [this, name] { closeSession(name); });
}

void OpenSessionsDialog::closeSession(const QString &session)
{
    emit changeRequested([name = session, nowMs = QDateTime::currentMSecsSinceEpoch()](const KeyList &keys) { return withClosedSession(keys, name, nowMs); });
}

bool OpenSessionsDialog::hasEnded(const QString &session) const
{
    const QList<qint64> ids = m_monitor->sessionIds();
    return std::any_of(ids.begin(), ids.end(), [&](qint64 id) {
        const WatchedSession &watched = *m_monitor->session(id);
        return isWithoutTickets(watched.session()) && watched.session().origin.session == session && watched.state().ended();
    });
}

void OpenSessionsDialog::refresh()
{
    QList<QStringList> rows;
    for (const TicketKey &open : m_keys->openSessions())
        rows.append({open.sessions.value(0), hasEnded(open.sessions.value(0)) ? tr("no longer: it has ended") : tr("since %1", "a time").arg(dateAndTime(open.createdAtMs))});
    const QString before = selected();
    m_rows->setRows(rows, rows.size());
    const auto same = std::find_if(rows.begin(), rows.end(), [&before](const QStringList &row) { return row.constFirst() == before; });
    m_ui->openSessionsTreeView->setCurrentIndex(m_rows->index(same == rows.end() ? 0 : int(std::distance(rows.begin(), same)), 0));
    m_ui->openOutcomeLabel->showText(m_keys->trouble(), Accent::Bad);
    m_ui->noOpenSessionsLabel->setVisible(rows.isEmpty() && m_keys->trouble().isEmpty());
    showSelection();
}

void OpenSessionsDialog::reportFailed(const Error &error)
{
    m_ui->openOutcomeLabel->showText(error.text, Accent::Bad);
}

void OpenSessionsDialog::showSelection()
{
    m_ui->closeSessionPushButton->setEnabled(!selected().isEmpty());
}

} // namespace LabChat
