// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/streampanel.h"

#include "console/highlights/highlighter.h"
#include "console/messages/streamdelegate.h"
#include "console/messages/streamfilter.h"
#include "console/messages/streamlook.h"
#include "console/moderation/messagemenu.h"
#include "console/widgets/columnwidth.h"
#include "console/widgets/displaytext.h"
#include "console/widgets/tableheader.h"
#include "console/widgets/widgetstates.h"
#include "ui_streampanel.h"

#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMenu>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

StreamPanel::StreamPanel(const SessionMonitor *monitor, const LogArchive *archive, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::StreamPanel>())
    , m_monitor(monitor)
    , m_model(new StreamModel(archive, this))
    , m_filter(new StreamFilter(m_model, this))
{
    m_ui->setupUi(this);
    StreamView *view = m_ui->streamView;
    setUpTable(view, new StreamDelegate(this));
    view->setModel(m_filter);
    setFocusProxy(view);
    view->following()->drive(m_model);
    m_ui->streamNewestPushButton->watch(m_model, view);
    m_look = new StreamLook(m_model, m_filter, view);
    setUpColumns();
    saveAs(m_ui->streamFilterLineEdit, "stream/filter"_L1);
    saveAs(m_ui->allSessionsCheckBox, "stream/allSessions"_L1);
    connect(m_ui->streamFilterLineEdit, &QLineEdit::textChanged, this, &StreamPanel::applyFilter);
    connect(m_ui->allSessionsCheckBox, &QCheckBox::toggled, this, &StreamPanel::chooseSessions);
    connect(m_ui->streamLookBackPushButton, &QPushButton::clicked, m_look, &StreamLook::goFurtherBack);
    connect(m_ui->streamRetryPushButton, &QPushButton::clicked, m_model, &StreamModel::loadOlder);
    connect(view->following(), &Following::changed, this, &StreamPanel::showState);
    connect(view, &StreamView::openRequested, this, [this](const QModelIndex &index) {
        emit messageRequested(index.data(StreamModel::SessionRole).toLongLong(), index.data(StreamModel::ChannelRole).toInt(),
                              index.data(StreamModel::SeqRole).toLongLong());
    });
    connect(view, &QWidget::customContextMenuRequested, this, &StreamPanel::showMenu);
    connect(m_model, &StreamModel::stateChanged, this, &StreamPanel::showState);
    showState();
}

StreamPanel::~StreamPanel() = default;

void StreamPanel::setSession(const WatchedSession *watched)
{
    m_watched = watched;
    chooseSessions();
}

void StreamPanel::setHighlighter(const Highlighter *highlighter)
{
    m_model->setHighlighter(highlighter);
    connect(highlighter, &Highlighter::rulesChanged, m_ui->streamView->viewport(), qOverload<>(&QWidget::update));
}

void StreamPanel::setModeration(ModerationActions *moderation)
{
    m_moderation = moderation;
    connect(m_ui->streamView->selectionModel(), &QItemSelectionModel::selectionChanged, this, &StreamPanel::emitSelection);
}

void StreamPanel::noteSession()
{
    if (m_ui->allSessionsCheckBox->isChecked())
        chooseSessions();
}

void StreamPanel::chooseSessions()
{
    QList<const WatchedSession *> sessions;
    if (m_watched)
        sessions.append(m_watched);
    const bool all = m_ui->allSessionsCheckBox->isChecked();
    const QList<qint64> ids = all ? m_monitor->sessionIds() : QList<qint64>();
    for (const qint64 id : ids) {
        const WatchedSession *session = m_monitor->session(id);
        if (session != m_watched && !session->state().ended())
            sessions.append(session);
    }
    m_ui->streamView->setColumnHidden(StreamModel::SessionColumn, !all);
    m_model->setSessions(sessions);
}

void StreamPanel::focusFilter()
{
    m_ui->streamFilterLineEdit->setFocus(Qt::ShortcutFocusReason);
    m_ui->streamFilterLineEdit->selectAll();
}

bool StreamPanel::hasFilterFocus() const
{
    return m_ui->streamFilterLineEdit->hasFocus();
}

void StreamPanel::setUpColumns()
{
    QHeaderView *header = m_ui->streamView->header();
    header->setStretchLastSection(true);
    header->setSectionsMovable(true);
    setColumnWidth(header, StreamModel::TimeColumn, 14);
    setColumnWidth(header, StreamModel::SessionColumn, 12);
    setColumnWidth(header, StreamModel::ChannelColumn, 20);
    setColumnWidth(header, StreamModel::GroupColumn, 9);
    setColumnWidth(header, StreamModel::AuthorColumn, 22);
    m_ui->streamView->setColumnHidden(StreamModel::SessionColumn, !m_ui->allSessionsCheckBox->isChecked());
}

void StreamPanel::applyFilter()
{
    m_filter->setQuery(parseStreamQuery(m_ui->streamFilterLineEdit->text()));
    m_look->startOver();
    if (m_model->isFiltered())
        m_model->reload(); // messages that did not match before may match now
    m_ui->streamView->follow();
    showState();
}

void StreamPanel::showState()
{
    m_ui->streamFailureLabel->setVisible(!m_model->failureText().isEmpty());
    m_ui->streamFailureLabel->setText(tr("Earlier messages cannot be read: %1").arg(m_model->failureText()));
    m_ui->streamRetryPushButton->setVisible(!m_model->failureText().isEmpty());
    m_ui->streamView->setPlaceholder(m_model->isLoading()      ? tr("Reading the messages…")
                                         : !m_watched          ? tr("No session is shown")
                                         : m_filter->isFiltering() ? tr("No message matches the filter")
                                                               : tr("No messages yet"));
    showHowFar();
    m_look->goOn();
}

void StreamPanel::showHowFar()
{
    const bool isFarther = m_filter->isFiltering() && m_model->hasOlder();
    m_ui->streamLookedLabel->setText(tr("The newest %1 messages were searched").arg(numberText(m_model->searchedCount())));
    m_ui->streamLookedLabel->setVisible(isFarther && !m_model->isDetached());
    m_ui->streamLookBackPushButton->setVisible(isFarther);
    m_ui->streamLookBackPushButton->setEnabled(!m_model->isLoading());
}

QModelIndexList StreamPanel::selectedRows() const
{
    QModelIndexList rows = m_ui->streamView->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    return rows;
}

QList<MessageSubject> StreamPanel::subjects(const QModelIndexList &rows) const
{
    QList<MessageSubject> subjects;
    for (const QModelIndex &row : rows)
        subjects.append(m_model->subject(m_filter->mapToSource(row).row()));
    return subjects;
}

bool StreamPanel::areShown(const QModelIndexList &rows) const
{
    return m_watched && std::all_of(rows.begin(), rows.end(), [this](const QModelIndex &row) {
        return row.data(StreamModel::SessionRole).toLongLong() == m_watched->session().id;
    });
}

void StreamPanel::emitSelection()
{
    if (const QModelIndexList rows = selectedRows(); !rows.isEmpty())
        m_moderation->setMessages(areShown(rows) ? subjects(rows) : QList<MessageSubject>());
}

void StreamPanel::showMenu(const QPoint &at)
{
    const QModelIndex index = m_ui->streamView->indexAt(at);
    if (!index.isValid())
        return;
    const auto text = [&](StreamModel::Column column) { return index.siblingAtColumn(column).data().toString(); };
    const QString channel = text(StreamModel::ChannelColumn);
    const QString group = text(StreamModel::GroupColumn);
    const QString place = index.data(StreamModel::PlaceRole).toString();
    auto *menu = new QMenu(this);
    menu->setObjectName(u"streamMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Show in the transcript"), this, [this, at = QPersistentModelIndex(index)] {
        if (at.isValid())
            emit m_ui->streamView->openRequested(at);
    });
    menu->addAction(tr("&Copy"), m_ui->streamView, &StreamView::copySelection);
    menu->addSeparator();
    menu->addAction(tr("Only this c&hannel: %1").arg(channel), this, [this, channel] { addTerm(u"channel"_s, channel); });
    menu->addAction(tr("Only this &group: %1").arg(group), this, [this, group] { addTerm(u"group"_s, group); })->setEnabled(!group.isEmpty());
    menu->addAction(tr("Only this &author: %1").arg(place), this, [this, place] { addTerm(u"by"_s, place); });
    if (m_moderation) {
        const QModelIndexList rows = selectedRows();
        addMessageActions(menu, m_moderation, subjects(rows), areShown(rows));
    }
    menu->popup(m_ui->streamView->viewport()->mapToGlobal(at));
}

void StreamPanel::addTerm(const QString &key, const QString &value)
{
    const QString before = m_ui->streamFilterLineEdit->text().trimmed();
    const QString term = streamTerm(key, value);
    m_ui->streamFilterLineEdit->setText(before.isEmpty() ? term : QString(before + u' ' + term));
}

} // namespace LabChat
