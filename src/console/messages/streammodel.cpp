// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/streammodel.h"

#include "console/highlights/highlightrules.h"
#include "console/session/sessiontexts.h"
#include "console/widgets/displaytext.h"
#include "core/session/eventdetail.h"

#include <algorithm>
#include <utility>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr int charactersInLine = 500;

bool isOlder(const Event &a, const Event &b)
{
    return std::tuple(a.atMs, a.session, a.seq) < std::tuple(b.atMs, b.session, b.seq);
}

} // namespace

StreamModel::StreamModel(const LogArchive *archive, QObject *parent)
    : MessageWindow(parent)
    , m_headings{{tr("Time")}, {tr("Session")}, {tr("Channel")}, {tr("Group")}, {tr("Author")}, {tr("Text")}}
    , m_pager(archive, pageSize, this)
{
    connect(&m_pager, &StreamPager::read, this, &StreamModel::takeOlder);
    connect(&m_pager, &StreamPager::failed, this, [this](const Error &error) {
        m_failureText = error.text;
        emit stateChanged();
    });
}

void StreamModel::setSessions(const QList<const WatchedSession *> &sessions)
{
    clear(); // the rows belong to the previous sessions
    m_sessions.set(sessions);
    reload();
}

void StreamModel::reload()
{
    m_batch.clear();
    m_onlyMatching.reset();
    m_filteredOut = 0;
    m_borders.clear();
    const QList<qint64> sessions = m_sessions.ids();
    for (const qint64 session : sessions) {
        const qint64 next = m_sessions.watched(session).state().lastSeq() + 1;
        m_borders.insert(session, {next, next});
    }
    clear();
    restartPager();
    loadOlder();
}

void StreamModel::restartPager()
{
    QHash<qint64, qint64> before;
    for (auto it = m_borders.begin(); it != m_borders.end(); ++it)
        before.insert(it.key(), it->shownFrom);
    m_pager.start(before);
    m_allRead = m_borders.isEmpty();
}

void StreamModel::loadOlder()
{
    if (m_allRead || m_pager.isReading())
        return;
    m_failureText.clear();
    m_pager.next();
    emit stateChanged();
}

void StreamModel::keepOnly(const StreamQuery &query)
{
    m_onlyMatching = query;
    for (int end = rowCount(); end > 0;) { // removes one block of non-matching rows after the other, from the end
        const auto fitsAt = [&](int row) { return fits(row, query); };
        int last = end - 1;
        while (last >= 0 && fitsAt(last))
            --last;
        int first = last;
        while (first > 0 && !fitsAt(first - 1))
            --first;
        if (last < 0)
            break;
        m_filteredOut += last - first + 1;
        removeAt(first, last - first + 1);
        end = first;
    }
}

void StreamModel::update(const SessionChanges &changes)
{
    const auto borders = m_borders.constFind(changes.session);
    if (borders == m_borders.constEnd())
        return;
    std::copy_if(changes.messages.begin(), changes.messages.end(), std::back_inserter(m_batch),
                 [&](const Event &event) { return event.seq >= borders->liveFrom; });
    for (const Event &event : changes.events) {
        if (event.kind == EventKind::MessageHidden || event.kind == EventKind::MessageRestored)
            repaint(event.session, messageOf(event));
    }
}

void StreamModel::repaint(qint64 session, qint64 seq)
{
    const auto found = std::find_if(rows().crbegin(), rows().crend(), [=](const MessageRow &row) { return row.session == session && row.seq == seq; });
    if (found != rows().crend())
        repaintRow(int(std::distance(found, rows().crend())) - 1);
}

void StreamModel::flush()
{
    if (m_batch.isEmpty())
        return;
    QList<Event> batch = std::exchange(m_batch, {});
    std::sort(batch.begin(), batch.end(), isOlder);
    if (!hasRoomFor(int(batch.size()))) { // before filtering: missed messages are not searched
        miss(int(batch.size()));
        emit stateChanged();
        return;
    }
    append(rowsOf(batch));
    emit stateChanged(); // more messages were searched
}

/// Leaves out messages that do not match.
QList<MessageRow> StreamModel::rowsOf(const QList<Event> &messages)
{
    QList<MessageRow> rows;
    rows.reserve(messages.size());
    for (const Event &event : messages) {
        rows.append(messageRow(event));
        if (!m_onlyMatching || m_sessions.fits(rows.constLast(), *m_onlyMatching))
            continue;
        rows.removeLast();
        ++m_filteredOut;
    }
    return rows;
}

void StreamModel::takeOlder(const QList<Event> &messages)
{
    m_allRead = m_pager.isAtEnd();
    for (const Event &event : messages) {
        qint64 &shownFrom = m_borders[event.session].shownFrom;
        shownFrom = qMin(shownFrom, event.seq);
    }
    prepend(rowsOf(messages));
    emit stateChanged();
}

/// Dropped messages are read again when somebody scrolls back to them.
void StreamModel::prepareToDrop(int count)
{
    for (int row = 0; row < count; ++row)
        m_borders[rows().at(row).session].shownFrom = rows().at(row).seq + 1;
    restartPager();
}

int StreamModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant StreamModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const MessageRow &message = rows().at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(message, Column(index.column()));
    case Qt::ToolTipRole:
        return index.column() == TextColumn ? toolTip(message) : text(message, Column(index.column()));
    case SessionRole:
        return message.session;
    case ChannelRole:
        return message.channel;
    case SeqRole:
        return message.seq;
    case PlaceRole:
        return message.participant > 0 ? placeText(message.participant) : message.nickname;
    case CopyRole:
        return QString(dateAndTime(message.atMs) + u'\t' + text(message, ChannelColumn) + u'\t' + m_sessions.author(message) + u'\t' + message.body);
    case HighlightRole: {
        const HighlightRule *rule = ruleFor(message, m_highlighter);
        return rule ? rule->color : QVariant();
    }
    case HiddenRole:
        return m_sessions.isHidden(message);
    default:
        return {};
    }
}

QVariant StreamModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return headingData(m_headings, section, orientation, role);
}

QString StreamModel::text(const MessageRow &message, Column column) const
{
    switch (column) {
    case TimeColumn:
        return clockTime(message.atMs);
    case SessionColumn:
        return m_sessions.code(message);
    case ChannelColumn:
        return m_sessions.channelTitle(message);
    case GroupColumn:
        return m_sessions.group(message);
    case AuthorColumn:
        return m_sessions.author(message);
    case TextColumn:
        return message.body.left(charactersInLine).simplified();
    case ColumnCount:
        break;
    }
    return {};
}

QString StreamModel::toolTip(const MessageRow &message) const
{
    QStringList lines{message.body};
    if (m_sessions.isHidden(message))
        lines.append(tr("Hidden: participants see a line in its place"));
    if (const HighlightRule *rule = ruleFor(message, m_highlighter))
        lines.append(tr("Marked by the rule “%1”").arg(rule->name));
    return lines.join(u'\n');
}

} // namespace LabChat
