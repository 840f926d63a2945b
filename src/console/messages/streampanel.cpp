// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/streampanel.h"

#include "console/highlights/highlighter.h"
#include "console/messages/streamdelegate.h"
#include "console/messages/streamfilter.h"
#include "console/moderation/messagemenu.h"
#include "console/widgets/columnwidth.h"
#include "console/widgets/displaytext.h"
#include "console/widgets/widgetstates.h"
#include "ui_streampanel.h"

#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMenu>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

/// One look further back goes through so many messages at most.
constexpr qint64 messagesPerLook = 20 * StreamModel::pageSize;

} // namespace

StreamPanel::StreamPanel(const SessionMonitor *monitor, const LogArchive *archive, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::StreamPanel>())
    , m_monitor(monitor)
    , m_model(new StreamModel(archive, this))
    , m_filter(new StreamFilter(m_model, this))
{
    m_ui->setupUi(this);
    StreamView *view = m_ui->streamView;
    view->setItemDelegate(new StreamDelegate(this));
    view->setModel(m_filter);
    setUpColumns();
    saveAs(m_ui->streamFilterLineEdit, "stream/filter"_L1);
    saveAs(m_ui->allSessionsCheckBox, "stream/allSessions"_L1);
    connect(m_ui->streamFilterLineEdit, &QLineEdit::textChanged, this, &StreamPanel::applyFilter);
    connect(m_ui->allSessionsCheckBox, &QCheckBox::toggled, this, &StreamPanel::chooseSessions);
    connect(m_ui->streamNewestPushButton, &QPushButton::clicked, this, &StreamPanel::goToNewest);
    connect(m_ui->streamLookBackPushButton, &QPushButton::clicked, this, &StreamPanel::lookFurtherBack);
    connect(m_model, &QAbstractItemModel::modelReset, this, &StreamPanel::startLooking);
    connect(m_ui->streamRetryPushButton, &QPushButton::clicked, m_model, &StreamModel::loadOlder);
    connect(view, &StreamView::topNeared, m_model, &StreamModel::loadOlder);
    connect(view, &StreamView::followingChanged, m_model, &StreamModel::setFollowing);
    connect(view, &StreamView::followingChanged, this, &StreamPanel::showState);
    connect(view, &StreamView::openRequested, this, [this](const QModelIndex &index) {
        emit messageRequested(index.data(StreamModel::SessionRole).toLongLong(), index.data(StreamModel::ChannelRole).toInt(),
                              index.data(StreamModel::SeqRole).toLongLong());
    });
    connect(view, &QWidget::customContextMenuRequested, this, &StreamPanel::showMenu);
    connect(m_model, &StreamModel::stateChanged, this, &StreamPanel::showState);
    connect(m_filter, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &, int first, int last) {
        if (first > 0 && last == m_filter->rowCount() - 1)
            noteRows(last - first + 1);
    });
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
    connect(m_ui->streamView->selectionModel(), &QItemSelectionModel::selectionChanged, this, &StreamPanel::tellSelection);
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
    startLooking();
    if (m_model->isSieved())
        m_model->reload(); // what did not fit before may fit now
    m_ui->streamView->follow();
    showState();
}

void StreamPanel::showState()
{
    if (m_ui->streamView->isFollowing())
        m_unread = 0;
    const int unread = m_unread + m_model->missed();
    m_ui->streamNewestPushButton->setText(unread > 0 ? tr("%Ln &new messages ↓", nullptr, unread) : tr("&Newest messages ↓"));
    m_ui->streamNewestPushButton->setVisible(!m_ui->streamView->isFollowing() || m_model->isDetached());
    m_ui->streamFailureLabel->setVisible(!m_model->failureText().isEmpty());
    m_ui->streamFailureLabel->setText(tr("Earlier messages cannot be read: %1").arg(m_model->failureText()));
    m_ui->streamRetryPushButton->setVisible(!m_model->failureText().isEmpty());
    m_ui->streamView->setPlaceholder(m_model->isLoading()      ? tr("Reading the messages…")
                                         : !m_watched          ? tr("No session is shown")
                                         : m_filter->isFiltering() ? tr("No message fits the filter")
                                                               : tr("No messages yet"));
    showHowFar();
    loadMore();
}

void StreamPanel::showHowFar()
{
    const bool isFarther = m_filter->isFiltering() && m_model->hasOlder();
    m_ui->streamLookedLabel->setText(tr("The newest %1 messages were looked through").arg(numberText(m_model->lookedThrough())));
    m_ui->streamLookedLabel->setVisible(isFarther && !m_model->isDetached());
    m_ui->streamLookBackPushButton->setVisible(isFarther);
    m_ui->streamLookBackPushButton->setEnabled(!m_model->isLoading());
}

void StreamPanel::lookFurtherBack()
{
    m_model->sieve(m_filter->query());
    m_lookLimit = m_model->lookedThrough() + messagesPerLook;
    m_wantedRows = m_filter->rowCount() + rowsInView();
    m_model->loadOlder();
}

void StreamPanel::startLooking()
{
    m_lookLimit = StreamModel::maxRows;
    m_wantedRows = 0;
}

int StreamPanel::rowsInView() const
{
    return m_ui->streamView->viewport()->height() / qMax(1, fontMetrics().height());
}

/// What a filter leaves may not fill the view: older messages are looked through until it does.
void StreamPanel::loadMore()
{
    const bool wanted = m_filter->isFiltering() && m_filter->rowCount() < qMax(rowsInView(), m_wantedRows) && m_model->lookedThrough() < m_lookLimit;
    if (wanted && m_model->hasOlder() && !m_model->isLoading() && m_model->failureText().isEmpty())
        QMetaObject::invokeMethod(m_model, &StreamModel::loadOlder, Qt::QueuedConnection);
}

void StreamPanel::noteRows(int count)
{
    if (m_ui->streamView->isFollowing())
        return;
    m_unread += count;
    showState();
}

void StreamPanel::goToNewest()
{
    if (m_model->isDetached())
        m_model->reload();
    else
        m_ui->streamView->follow();
    m_ui->streamView->setFocus();
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

void StreamPanel::tellSelection()
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
