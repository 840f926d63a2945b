// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/searchpanel.h"

#include "console/messages/searchdelegate.h"
#include "console/messages/searchmodel.h"
#include "console/moderation/messagemenu.h"
#include "console/session/sessiontexts.h"
#include "console/widgets/displaytext.h"
#include "console/widgets/textsize.h"
#include "console/widgets/widgetstates.h"
#include "ui_searchpanel.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QMenu>

#include <chrono>

namespace LabChat {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto typingPause = 120ms;
constexpr int searchWidth = 52;
constexpr int searchHeight = 14;

} // namespace

SearchPanel::SearchPanel(const LogArchive *archive, const SessionMonitor *monitor, QWidget *parent)
    : QWidget(parent)
    , m_monitor(monitor)
    , m_ui(std::make_unique<Ui::SearchPanel>())
    , m_model(new SearchModel(this))
    , m_search(archive)
{
    m_ui->setupUi(this);
    m_ui->searchListView->setModel(m_model);
    m_ui->searchListView->setItemDelegate(new SearchDelegate(this));
    m_ui->searchLineEdit->installEventFilter(this);
    saveAs(m_ui->searchScopeComboBox, "search/scope"_L1);
    m_typed.setInterval(typingPause);
    m_typed.setSingleShot(true);
    connect(m_ui->searchLineEdit, &QLineEdit::textChanged, &m_typed, qOverload<>(&QTimer::start));
    connect(m_ui->searchLineEdit, &QLineEdit::returnPressed, this, &SearchPanel::activateFirst);
    connect(m_ui->searchScopeComboBox, &QComboBox::currentIndexChanged, this, &SearchPanel::search);
    connect(m_ui->searchListView, &QAbstractItemView::activated, this, &SearchPanel::activate);
    connect(&m_typed, &QTimer::timeout, this, &SearchPanel::search);
    connect(&m_search, &MessageSearch::outdated, this, &SearchPanel::search);
    connect(&m_search, &MessageSearch::slow, this, [this] { m_ui->searchStateLabel->setText(tr("Searching…")); });
    connect(&m_search, &MessageSearch::found, this, &SearchPanel::takeResults);
    connect(&m_search, &MessageSearch::failed, this, &SearchPanel::takeFailure);
    search();
}

SearchPanel::~SearchPanel() = default;

void SearchPanel::setSession(const WatchedSession *watched)
{
    m_watched = watched;
    if (m_ui->searchScopeComboBox->currentIndex() == 0)
        search();
}

void SearchPanel::update(const SessionChanges &changes)
{
    m_search.noteMessages(changes.session, changes.messages);
}

void SearchPanel::setModeration(ModerationActions *moderation)
{
    m_moderation = moderation;
    connect(m_ui->searchListView, &QWidget::customContextMenuRequested, this, &SearchPanel::showMenu);
}

void SearchPanel::showMenu(const QPoint &at)
{
    const QModelIndex index = m_ui->searchListView->indexAt(at);
    if (!index.isValid())
        return;
    const MessageSubject message{index.data(SearchModel::SeqRole).toLongLong(), index.data(SearchModel::ChannelRole).toInt(),
                                 index.data(SearchModel::ParticipantRole).toInt(), false, index.data().toString()};
    auto *menu = new QMenu(this);
    menu->setObjectName(u"searchMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Show in the transcript"), this, [this, found = QPersistentModelIndex(index)] { activate(found); });
    addMessageActions(menu, m_moderation, {message}, m_watched && index.data(SearchModel::SessionRole).toLongLong() == m_watched->session().id);
    menu->popup(m_ui->searchListView->viewport()->mapToGlobal(at));
}

void SearchPanel::focusSearch()
{
    m_ui->searchLineEdit->setFocus(Qt::ShortcutFocusReason);
    m_ui->searchLineEdit->selectAll();
}

QSize SearchPanel::sizeHint() const
{
    return textSize(this, searchWidth, searchHeight);
}

/// The down arrow key moves from the search field to the results.
bool SearchPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_ui->searchLineEdit || event->type() != QEvent::KeyPress || static_cast<QKeyEvent *>(event)->key() != Qt::Key_Down)
        return QWidget::eventFilter(watched, event);
    m_ui->searchListView->setFocus(Qt::OtherFocusReason);
    if (!m_ui->searchListView->currentIndex().isValid())
        m_ui->searchListView->setCurrentIndex(m_model->index(0));
    return true;
}

void SearchPanel::search()
{
    m_typed.stop();
    m_search.start(m_watched ? m_ui->searchLineEdit->text() : QString(), scope());
    if (!m_search.terms().isEmpty())
        return;
    m_model->setHits({}, {}, false);
    m_ui->searchStateLabel->setText(tr("The search finds all messages in the chats, including hidden ones."));
}

void SearchPanel::takeResults(const SearchResults &results)
{
    const QModelIndex current = m_ui->searchListView->currentIndex();
    const qint64 session = current.data(SearchModel::SessionRole).toLongLong();
    const qint64 seq = current.data(SearchModel::SeqRole).toLongLong();
    m_model->setHits(withChannelTitles(results.hits), m_search.terms(), scope() == 0);
    if (const QModelIndex again = m_model->find(session, seq); again.isValid())
        m_ui->searchListView->setCurrentIndex(again);
    reportResults(results);
}

void SearchPanel::takeFailure(const Error &error)
{
    m_model->setHits({}, {}, false);
    m_ui->searchStateLabel->setText(tr("The messages cannot be searched: %1").arg(error.text), Accent::Bad);
}

void SearchPanel::reportResults(const SearchResults &results)
{
    if (results.total == 0)
        m_ui->searchStateLabel->setText(tr("No message contains this."));
    else if (results.total > results.hits.size())
        m_ui->searchStateLabel->setText(tr("The newest %1 of %2 messages").arg(numberText(results.hits.size()), numberText(results.total)));
    else
        m_ui->searchStateLabel->setText(tr("%Ln messages", nullptr, int(results.total)));
}

void SearchPanel::activate(const QModelIndex &index)
{
    if (index.isValid())
        emit messageActivated(index.data(SearchModel::SessionRole).toLongLong(), index.data(SearchModel::ChannelRole).toInt(),
                              index.data(SearchModel::SeqRole).toLongLong());
}

/// Enter in the search field: activates the first result, as soon as the results match the typed text.
void SearchPanel::activateFirst()
{
    if (m_typed.isActive()) {
        search();
        return;
    }
    const QModelIndex current = m_ui->searchListView->currentIndex();
    activate(current.isValid() ? current : m_model->index(0));
}

qint64 SearchPanel::scope() const
{
    return m_ui->searchScopeComboBox->currentIndex() == 0 && m_watched ? m_watched->session().id : 0;
}

/// Replaces channel names by titles, if the console knows the session.
QList<SearchHit> SearchPanel::withChannelTitles(QList<SearchHit> hits) const
{
    QHash<qint64, QStringList> titles;
    for (SearchHit &hit : hits) {
        const WatchedSession *watched = m_monitor->session(hit.session);
        if (!watched)
            continue;
        if (!titles.contains(hit.session))
            titles.insert(hit.session, channelTitles(watched->session()));
        hit.channelName = titles.value(hit.session).value(hit.channel - 1, hit.channelName);
    }
    return hits;
}

} // namespace LabChat
