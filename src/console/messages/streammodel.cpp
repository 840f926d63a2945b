// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/streammodel.h"

#include "console/highlights/highlighter.h"
#include "console/session/sessiontexts.h"
#include "console/widgets/displaytext.h"
#include "core/session/eventdetail.h"

#include <algorithm>
#include <utility>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr int charactersInLine = 500;

bool fitsOne(const QStringList &wanted, const std::function<bool(const QString &)> &fits)
{
    return wanted.isEmpty() || std::any_of(wanted.begin(), wanted.end(), fits);
}

bool isOlder(const Event &a, const Event &b)
{
    return std::tuple(a.atMs, a.session, a.seq) < std::tuple(b.atMs, b.session, b.seq);
}

} // namespace

StreamModel::StreamModel(const LogArchive *archive, QObject *parent) : QAbstractTableModel(parent), m_pager(archive, pageSize, this)
{
    connect(&m_pager, &StreamPager::read, this, &StreamModel::prepend);
    connect(&m_pager, &StreamPager::failed, this, [this](const Error &error) {
        m_failureText = error.text;
        emit stateChanged();
    });
}

void StreamModel::setSessions(const QList<const WatchedSession *> &sessions)
{
    beginResetModel();
    m_rows.clear();
    m_sources.clear();
    for (const WatchedSession *watched : sessions)
        m_sources.insert(watched->session().id, {watched, channelTitles(watched->session()), channelHomes(watched->session()), 0, 0});
    endResetModel();
    reload();
}

void StreamModel::reload()
{
    beginResetModel();
    m_rows.clear();
    m_batch.clear();
    m_missed = 0;
    m_sieve.reset();
    m_sievedOut = 0;
    m_following = true;
    m_detached = false;
    for (Source &source : m_sources)
        source.liveFrom = source.shownFrom = source.watched->state().lastSeq() + 1;
    endResetModel();
    restartPager();
    loadOlder();
}

void StreamModel::restartPager()
{
    QHash<qint64, qint64> before;
    for (auto it = m_sources.begin(); it != m_sources.end(); ++it)
        before.insert(it.key(), it->shownFrom);
    m_pager.start(before);
    m_allRead = m_sources.isEmpty();
}

void StreamModel::loadOlder()
{
    if (m_allRead || m_pager.isReading())
        return;
    m_failureText.clear();
    m_pager.next();
    emit stateChanged();
}

void StreamModel::sieve(const StreamQuery &query)
{
    m_sieve = query;
    for (int end = rowCount(); end > 0;) { // a run of rows that do not fit after the other, from the end
        const auto fitsAt = [&](int row) { return fits(row, query); };
        int last = end - 1;
        while (last >= 0 && fitsAt(last))
            --last;
        int first = last;
        while (first > 0 && !fitsAt(first - 1))
            --first;
        if (last < 0)
            break;
        beginRemoveRows({}, first, last);
        m_rows.remove(first, last - first + 1);
        m_sievedOut += last - first + 1;
        endRemoveRows();
        end = first;
    }
}

void StreamModel::update(const SessionChanges &changes)
{
    const auto source = m_sources.constFind(changes.session);
    if (source == m_sources.constEnd())
        return;
    std::copy_if(changes.messages.begin(), changes.messages.end(), std::back_inserter(m_batch),
                 [&](const Event &event) { return event.seq >= source->liveFrom; });
    for (const Event &event : changes.events) {
        if (event.kind == EventKind::MessageHidden || event.kind == EventKind::MessageRestored)
            repaint(event.session, messageOf(event));
    }
}

void StreamModel::repaint(qint64 session, qint64 seq)
{
    const auto found = std::find_if(m_rows.crbegin(), m_rows.crend(), [=](const Row &row) { return row.session == session && row.seq == seq; });
    if (found == m_rows.crend())
        return;
    const int row = int(std::distance(found, m_rows.crend())) - 1;
    emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

void StreamModel::flush()
{
    if (m_batch.isEmpty())
        return;
    QList<Event> batch = std::exchange(m_batch, {});
    std::sort(batch.begin(), batch.end(), isOlder);
    const int count = int(batch.size());
    if (m_detached || (!m_following && rowCount() + count > maxRowsReadBack)) {
        m_detached = true;
        m_missed += count;
        emit stateChanged();
        return;
    }
    const QList<Row> rows = rowsOf(batch);
    if (rows.isEmpty()) {
        emit stateChanged();
        return;
    }
    beginInsertRows({}, rowCount(), rowCount() + int(rows.size()) - 1);
    m_rows.append(rows);
    endInsertRows();
    trimFront();
}

void StreamModel::setFollowing(bool following)
{
    m_following = following;
    if (following)
        trimFront();
}

StreamModel::Row StreamModel::rowOf(const Event &event)
{
    return {event.session, event.seq, event.atMs, event.channel, event.participant, authorText(event), event.body};
}

/// Without what is sieved out.
QList<StreamModel::Row> StreamModel::rowsOf(const QList<Event> &messages)
{
    QList<Row> rows;
    rows.reserve(messages.size());
    for (const Event &event : messages) {
        rows.append(rowOf(event));
        if (!m_sieve || fits(rows.constLast(), *m_sieve))
            continue;
        rows.removeLast();
        ++m_sievedOut;
    }
    return rows;
}

void StreamModel::prepend(const QList<Event> &messages)
{
    m_allRead = m_pager.isAtEnd();
    for (const Event &event : messages) {
        qint64 &shownFrom = m_sources[event.session].shownFrom;
        shownFrom = qMin(shownFrom, event.seq);
    }
    if (QList<Row> rows = rowsOf(messages); !rows.isEmpty()) {
        beginInsertRows({}, 0, int(rows.size()) - 1);
        rows.append(m_rows);
        m_rows = rows;
        endInsertRows();
        dropEnd();
    }
    emit stateChanged();
}

/// A page more than is kept goes at once, so that a busy session is not trimmed with each message.
void StreamModel::trimFront()
{
    if (!m_following || m_detached || rowCount() <= maxRows)
        return;
    const int count = rowCount() - maxRows + pageSize;
    beginRemoveRows({}, 0, count - 1);
    for (int row = 0; row < count; ++row)
        m_sources[m_rows.at(row).session].shownFrom = m_rows.at(row).seq + 1;
    m_rows.remove(0, count);
    endRemoveRows();
    restartPager();
}

void StreamModel::dropEnd()
{
    if (rowCount() <= maxRowsReadBack)
        return;
    beginRemoveRows({}, maxRowsReadBack, rowCount() - 1);
    m_rows.resize(maxRowsReadBack);
    m_detached = true;
    endRemoveRows();
}

bool StreamModel::fits(const Row &message, const StreamQuery &query) const
{
    const auto contains = [](const QString &text) {
        return [&text](const QString &wanted) { return text.contains(wanted, Qt::CaseInsensitive); };
    };
    const Source &source = *m_sources.constFind(message.session);
    return std::all_of(query.words.begin(), query.words.end(), contains(message.body))
        && fitsOne(query.channels, contains(source.titles.at(message.channel - 1)))
        && fitsOne(query.sessions, contains(source.watched->session().code))
        && fitsOne(query.groups, [&](const QString &wanted) { return wanted == QString::number(group(message)); })
        && fitsOne(query.authors, [&](const QString &wanted) { return isBy(message, wanted); });
}

bool StreamModel::isBy(const Row &row, const QString &author) const
{
    if (row.nickname.contains(author, Qt::CaseInsensitive))
        return true;
    if (row.participant == 0)
        return false;
    const WatchedSession &watched = *m_sources.constFind(row.session)->watched;
    const auto is = [&](const QString &name) { return name.compare(author, Qt::CaseInsensitive) == 0; };
    return is(placeText(row.participant)) || is(watched.session().participant(row.participant).code)
        || is(watched.state().participant(row.participant).label);
}

int StreamModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int StreamModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant StreamModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, Column(index.column()));
    case Qt::ToolTipRole:
        return index.column() == TextColumn ? toolTip(row) : text(row, Column(index.column())).toHtmlEscaped();
    case SessionRole:
        return row.session;
    case ChannelRole:
        return row.channel;
    case SeqRole:
        return row.seq;
    case PlaceRole:
        return row.participant > 0 ? placeText(row.participant) : row.nickname;
    case CopyRole:
        return QString(dateAndTime(row.atMs) + u'\t' + text(row, ChannelColumn) + u'\t' + author(row) + u'\t' + row.body);
    case HighlightRole: {
        const HighlightRule *rule = ruleFor(row);
        return rule ? rule->color : QVariant();
    }
    case HiddenRole:
        return isHidden(row);
    default:
        return {};
    }
}

MessageSubject StreamModel::subject(int row) const
{
    const Row &message = m_rows.at(row);
    return {message.seq, message.channel, message.participant, false};
}

QVariant StreamModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | Qt::AlignLeading);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case TimeColumn:
        return tr("Time");
    case SessionColumn:
        return tr("Session");
    case ChannelColumn:
        return tr("Channel");
    case GroupColumn:
        return tr("Group");
    case AuthorColumn:
        return tr("Author");
    case TextColumn:
        return tr("Text");
    case ColumnCount:
        break;
    }
    return {};
}

QString StreamModel::text(const Row &row, Column column) const
{
    const Source &source = *m_sources.constFind(row.session);
    switch (column) {
    case TimeColumn:
        return clockTime(row.atMs);
    case SessionColumn:
        return source.watched->session().code;
    case ChannelColumn:
        return source.titles.at(row.channel - 1);
    case GroupColumn:
        return group(row) > 0 ? numberText(group(row)) : QString();
    case AuthorColumn:
        return author(row);
    case TextColumn:
        return row.body.left(charactersInLine).simplified();
    case ColumnCount:
        break;
    }
    return {};
}

/// The channel's, or, where a channel is of several groups, the author's in that round.
int StreamModel::group(const Row &row) const
{
    const Source &source = *m_sources.constFind(row.session);
    const ChannelHome &home = source.homes.at(row.channel - 1);
    if (home.group > 0 || row.participant == 0)
        return home.group;
    const int round = home.round > 0 ? home.round : source.watched->state().participant(row.participant).round;
    return source.watched->session().player(row.participant, round).groupIdInSubsession;
}

bool StreamModel::isHidden(const Row &row) const
{
    return m_sources.constFind(row.session)->watched->state().channel(row.channel).hidden.contains(row.seq);
}

const HighlightRule *StreamModel::ruleFor(const Row &row) const
{
    if (!m_highlighter)
        return nullptr;
    Event event;
    event.session = row.session;
    event.seq = row.seq;
    event.participant = row.participant;
    event.channel = row.channel;
    event.nickname = row.nickname;
    event.body = row.body;
    return m_highlighter->ruleFor(event);
}

QString StreamModel::toolTip(const Row &row) const
{
    QStringList lines{row.body};
    if (isHidden(row))
        lines.append(tr("Hidden: participants see a line in its place"));
    if (const HighlightRule *rule = ruleFor(row))
        lines.append(tr("Marked by the rule “%1”").arg(rule->name));
    return u"<p style='white-space:pre-wrap'>"_s + lines.join(u'\n').toHtmlEscaped() + u"</p>"_s;
}

QString StreamModel::author(const Row &row) const
{
    return row.participant > 0 ? QString(placeText(row.participant) + u"  "_s + row.nickname) : row.nickname;
}

} // namespace LabChat
