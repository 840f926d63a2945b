// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/monitor/wallmodel.h"

#include "console/session/membersonline.h"
#include "console/session/readmarks.h"
#include "console/session/sessiontexts.h"
#include "console/widgets/displaytext.h"

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 msPerMinute = 60'000;

} // namespace

WallModel::WallModel(const LogArchive *archive, ReadMarks *marks, QObject *parent)
    : QAbstractListModel(parent), m_marks(marks), m_lines(archive)
{
    connect(&m_lines, &TileLines::loaded, this, [this] { emit dataChanged(index(0), index(rowCount() - 1)); });
    connect(&m_lines, &TileLines::failureChanged, this, &WallModel::failureChanged);
    connect(marks, &ReadMarks::changed, this, &WallModel::noteUnread);
}

void WallModel::setSession(const WatchedSession *watched)
{
    beginResetModel();
    m_watched = watched;
    m_rows.clear();
    m_homes = watched ? channelHomes(watched->session()) : QList<ChannelHome>();
    refreshFlags();
    const QStringList titles = watched ? channelTitles(watched->session()) : QStringList();
    m_lines.startOver(int(titles.size()));
    addRows(titles);
    endResetModel();
    m_lines.read(watched && watched->state().messages() > 0 ? watched->session().id : 0);
}

void WallModel::grow(const WatchedSession &watched)
{
    const QStringList titles = channelTitles(watched.session());
    if (m_watched != &watched || titles.size() <= m_rows.size())
        return;
    beginInsertRows({}, int(m_rows.size()), int(titles.size()) - 1);
    m_homes = channelHomes(watched.session());
    m_lines.grow(int(titles.size()));
    refreshFlags();
    addRows(titles);
    endInsertRows();
}

/// For the channels that have none yet.
void WallModel::addRows(const QStringList &titles)
{
    for (int row = int(m_rows.size()); row < titles.size(); ++row) {
        m_rows.append({titles.at(row), {}, {}, 0, {}, 0});
        rememberShown(row);
    }
    m_placesByName = alphabeticalPlaces(titles);
}

void WallModel::update(const SessionChanges &changes)
{
    if (!m_watched || changes.session != m_watched->session().id)
        return;
    QList<bool> stale(m_rows.size(), changes.ended);
    for (const Event &event : changes.messages) {
        m_lines.append(event);
        stale[event.channel - 1] = true;
    }
    refreshFlags();
    for (int row = 0; row < stale.size(); ++row) { // separately: only visible tiles are painted
        if (stale.at(row) || isStale(row))
            emitChanged(row);
    }
}

void WallModel::setNow(qint64 nowMs)
{
    m_nowMs = nowMs;
    refreshFlags(); // a mute may have ended
    for (int row = 0; row < m_rows.size(); ++row) {
        if (isStale(row))
            emitChanged(row);
    }
}

void WallModel::setFlag(int channel, ChannelFlag flag, bool on)
{
    if (channel < 1 || channel > m_rows.size())
        return;
    m_rows[channel - 1].ownFlags.setFlag(flag, on);
    if (isStale(channel - 1))
        emitChanged(channel - 1);
}

void WallModel::noteUnread(qint64 session, int channel)
{
    if (!m_watched || session != m_watched->session().id || m_rows.isEmpty())
        return;
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_marks->unread(*m_watched, row + 1) == 0)
            m_rows[row].ownFlags.setFlag(ChannelFlag::Highlighted, false);
    }
    if (channel > 0 && channel <= m_rows.size())
        emitChanged(channel - 1);
    else
        emit dataChanged(index(0), index(rowCount() - 1));
}

void WallModel::emitChanged(int row)
{
    rememberShown(row);
    emit dataChanged(index(row), index(row));
}

void WallModel::rememberShown(int row)
{
    Row &last = m_rows[row];
    last.flags = flags(row);
    last.hidden = int(m_watched->state().channel(row + 1).hidden.size());
    last.members = members(row);
    last.silentMinutes = silentMs(row) / msPerMinute;
}

bool WallModel::isStale(int row) const
{
    const Row &last = m_rows.at(row);
    return last.members != members(row) || last.flags != flags(row) || last.hidden != m_watched->state().channel(row + 1).hidden.size()
        || last.silentMinutes != silentMs(row) / msPerMinute;
}

void WallModel::refreshFlags()
{
    m_flags = m_watched ? channelFlags(*m_watched, m_nowMs) : QList<ChannelFlags>();
}

qint64 WallModel::silentMs(int row) const
{
    const SessionState &state = m_watched->state();
    const qint64 lastMs = state.channel(row + 1).lastActivityAtMs;
    const qint64 sinceMs = lastMs > 0 ? lastMs : state.session().createdAtMs;
    return qMax<qint64>(0, (state.ended() ? state.endedAtMs() : m_nowMs) - sinceMs);
}

qint64 WallModel::sortKey(int row, SortBy by) const
{
    const ChannelState &state = m_watched->state().channel(row + 1);
    switch (by) {
    case SortBy::Name:
        return m_placesByName.at(row);
    case SortBy::LastActivity:
        return state.lastActivityAtMs;
    case SortBy::Unread:
        return m_marks->unread(*m_watched, row + 1);
    case SortBy::SilentFor:
        return silentMs(row);
    case SortBy::Online:
        return m_watched->onlineIn(row + 1);
    case SortBy::Messages:
        return state.messages;
    case SortBy::Flags:
        return flags(row).toInt();
    }
    Q_UNREACHABLE();
}

int WallModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant WallModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const int row = index.row();
    switch (role) {
    case Qt::DisplayRole:
        return m_rows.at(row).title;
    case Qt::AccessibleTextRole:
        return accessibleText(row);
    case Qt::ToolTipRole:
        return tr("%1. Enter opens its transcript; right-click for more").arg(m_rows.at(row).title);
    case TileRole:
        return QVariant::fromValue(tile(row));
    case ChannelRole:
        return row + 1;
    case FilterRole:
        return QString(m_rows.at(row).title + u'\n' + m_watched->session().channelName(row + 1));
    default:
        return {};
    }
}

QString WallModel::members(int row) const
{
    return membersText(*m_watched, row + 1, m_homes.at(row).round);
}

QString WallModel::silence(int row) const
{
    const SessionState &state = m_watched->state();
    if (state.channel(row + 1).messages == 0)
        return tr("no messages yet");
    return state.ended() || silentMs(row) < msPerMinute ? QString() : tr("silent for %1").arg(durationText(silentMs(row)));
}

Tile WallModel::tile(int row) const
{
    Tile tile{m_rows.at(row).title, members(row), silence(row), flagTexts(flags(row)), m_marks->unread(*m_watched, row + 1), m_lines.of(row + 1)};
    if (const auto &hidden = m_watched->state().channel(row + 1).hidden; !hidden.isEmpty()) {
        for (TileLine &line : tile.lines)
            line.hidden = hidden.contains(line.seq);
    }
    return tile;
}

QString WallModel::accessibleText(int row) const
{
    const Tile shown = tile(row);
    QStringList parts{shown.title, shown.members};
    if (shown.unread > 0)
        parts.append(tr("%Ln unread", nullptr, int(shown.unread)));
    if (!shown.silence.isEmpty())
        parts.append(shown.silence);
    for (const FlagText &flag : shown.flags)
        parts.append(flag.text);
    if (!shown.lines.isEmpty())
        parts.append(shown.lines.last().nickname + u": "_s + shown.lines.last().text);
    return parts.join(u", "_s);
}

} // namespace LabChat
