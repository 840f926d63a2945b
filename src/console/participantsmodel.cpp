// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/participantsmodel.h"

#include "console/displaytext.h"
#include "console/sessiontexts.h"

#include <utility>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

/// Who is connected but has not been heard of for so long may need somebody to look.
constexpr qint64 idleAfterMs = 2 * 60'000;

int alignment(int column)
{
    const bool isNumber = column == ParticipantsModel::GroupColumn || column == ParticipantsModel::MessagesColumn
        || column == ParticipantsModel::RoundColumn || column == ParticipantsModel::IdleColumn;
    return int(isNumber ? Qt::AlignVCenter | Qt::AlignTrailing : Qt::AlignVCenter | Qt::AlignLeading);
}

} // namespace

void ParticipantsModel::setSession(const WatchedSession *watched)
{
    beginResetModel();
    m_watched = watched;
    endResetModel();
}

void ParticipantsModel::setAddress(const ServerAddress &address)
{
    m_address = address;
    if (rowCount() > 0)
        emit dataChanged(index(0, LinkColumn), index(rowCount() - 1, LinkColumn));
}

void ParticipantsModel::update(const SessionChanges &changes)
{
    if (!m_watched || changes.session != m_watched->session().id || changes.participants.isEmpty())
        return;
    // One signal for all, for the reason given in ChannelsModel::update().
    emit dataChanged(index(changes.participants.first, LabelColumn), index(changes.participants.last, MessagesColumn));
}

void ParticipantsModel::setNow(qint64 nowMs)
{
    const qint64 beforeMs = std::exchange(m_nowMs, nowMs);
    if (rowCount() == 0 || m_watched->state().ended() || beforeMs / 1000 == nowMs / 1000)
        return;
    emit dataChanged(index(0, IdleColumn), index(rowCount() - 1, IdleColumn));
    RowSpan changed;
    for (int participant = 1; participant <= rowCount(); ++participant) {
        const qint64 idleSinceMs = m_watched->lastSeenAtMs(participant) + idleAfterMs;
        if (m_watched->isOnline(participant) && beforeMs < idleSinceMs && nowMs >= idleSinceMs)
            changed.add(participant - 1);
    }
    if (!changed.isEmpty())
        emit dataChanged(index(changed.first, OnlineColumn), index(changed.last, OnlineColumn));
}

int ParticipantsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_watched ? 0 : m_watched->session().numParticipants();
}

int ParticipantsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ParticipantsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const int participant = index.row() + 1;
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(participant, column);
    case Qt::ToolTipRole:
        return toolTip(participant, column);
    case Qt::TextAlignmentRole:
        return alignment(column);
    case SortRole:
        return sortKey(participant, column);
    case FilterRole:
        return QString(placeText(participant) + u'\n' + m_watched->session().participant(participant).code + u'\n'
                       + m_watched->state().participant(participant).label);
    case ParticipantRole:
        return participant;
    case OnlineRole:
        return m_watched->isOnline(participant);
    case StateRole:
        return QVariant::fromValue(state(participant));
    case LinkRole:
        return participantLink(m_address, m_watched->session(), participant);
    default:
        return {};
    }
}

QVariant ParticipantsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case PlaceColumn:
        return tr("P", "the column of places in the session");
    case CodeColumn:
        return tr("Code");
    case LabelColumn:
        return tr("Label");
    case GroupColumn:
        return tr("Group");
    case OnlineColumn:
        return tr("Online");
    case LastSeenColumn:
        return tr("Last seen");
    case IdleColumn:
        return tr("Idle");
    case MessagesColumn:
        return tr("Messages");
    case RoundColumn:
        return tr("Round");
    case PageColumn:
        return tr("Page");
    case WaitsForColumn:
        return tr("Waits for");
    case LinkColumn:
        return tr("Link");
    case ColumnCount:
        break;
    }
    return {};
}

QString ParticipantsModel::text(int participant, Column column) const
{
    const SessionState &state = m_watched->state();
    switch (column) {
    case PlaceColumn:
        return placeText(participant);
    case CodeColumn:
        return state.session().participant(participant).code;
    case LabelColumn:
        return state.participant(participant).label;
    case OnlineColumn:
        return stateText(participant);
    case LastSeenColumn:
        return clockTime(m_watched->lastSeenAtMs(participant));
    case IdleColumn:
        return idleText(participant);
    case PageColumn:
        return pageText(state, participant);
    case WaitsForColumn:
        return waitsForText(state, participant);
    case LinkColumn:
        return participantLink(m_address, state.session(), participant);
    default:
        return numberText(sortKey(participant, column).toLongLong());
    }
}

QVariant ParticipantsModel::sortKey(int participant, Column column) const
{
    const ParticipantState &state = m_watched->state().participant(participant);
    switch (column) {
    case PlaceColumn:
    case LinkColumn:
        return participant;
    case GroupColumn:
        return group(participant);
    case OnlineColumn:
        return int(this->state(participant));
    case LastSeenColumn:
        return m_watched->lastSeenAtMs(participant);
    case IdleColumn:
        return idleMs(participant);
    case MessagesColumn:
        return state.messages;
    case RoundColumn:
        return state.round;
    case PageColumn:
        return state.round * 10000 + state.page;
    default:
        return text(participant, column);
    }
}

ParticipantsModel::State ParticipantsModel::state(int participant) const
{
    const SessionState &state = m_watched->state();
    if (!m_watched->isOnline(participant)) {
        if (state.isFinished(participant))
            return State::Finished;
        return state.participant(participant).arrived ? State::Offline : State::NotYet;
    }
    return idleMs(participant) >= idleAfterMs ? State::Idle : State::Online;
}

QString ParticipantsModel::stateText(int participant) const
{
    switch (state(participant)) {
    case State::NotYet:
        return tr("not yet");
    case State::Offline:
        return tr("offline");
    case State::Finished:
        return tr("finished");
    case State::Idle:
        return tr("idle");
    case State::Online:
        return tr("online");
    }
    Q_UNREACHABLE();
}

/// Since the last sign of life; -1: there was none.
qint64 ParticipantsModel::idleMs(int participant) const
{
    const qint64 lastSeenAtMs = m_watched->lastSeenAtMs(participant);
    return lastSeenAtMs == 0 ? -1 : qMax<qint64>(0, m_nowMs - lastSeenAtMs);
}

QString ParticipantsModel::idleText(int participant) const
{
    return idleMs(participant) < 0 || m_watched->state().ended() ? QString() : durationText(idleMs(participant));
}

int ParticipantsModel::group(int participant) const
{
    return m_watched->session().player(participant, m_watched->state().participant(participant).round).groupIdInSubsession;
}

QString ParticipantsModel::toolTip(int participant, Column column) const
{
    if (column == LinkColumn || column == WaitsForColumn || column == PageColumn) // longer than their columns
        return text(participant, column);
    const qint64 lastSeenAtMs = m_watched->lastSeenAtMs(participant);
    const QString who = placeText(participant) + u" · "_s + m_watched->session().participant(participant).code;
    return lastSeenAtMs == 0 ? tr("%1: the link has not been opened yet").arg(who)
                             : tr("%1: last seen %2").arg(who, dateAndTime(lastSeenAtMs));
}

} // namespace LabChat
