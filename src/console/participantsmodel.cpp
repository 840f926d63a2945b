// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/participantsmodel.h"

#include "console/countdowns.h"
#include "console/displaytext.h"
#include "console/sessiontexts.h"

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

int alignment(int column)
{
    const bool isNumber = column == ParticipantsModel::GroupColumn || column == ParticipantsModel::MessagesColumn
        || column == ParticipantsModel::RoundColumn || column == ParticipantsModel::TimeLeftColumn;
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
    emit dataChanged(index(changes.participants.first, LabelColumn), index(changes.participants.last, LinkColumn));
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
    case LinkRole:
        return participantLink(m_address, m_watched->state(), participant);
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
    case RoleColumn:
        return tr("Role");
    case OnlineColumn:
        return tr("Online");
    case LastSeenColumn:
        return tr("Last seen");
    case MessagesColumn:
        return tr("Messages");
    case RoundColumn:
        return tr("Round");
    case PageColumn:
        return tr("Page");
    case WaitsForColumn:
        return tr("Waits for");
    case TimeLeftColumn:
        return tr("Time left");
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
    case RoleColumn:
        return state.session().player(participant, state.participant(participant).round).role;
    case OnlineColumn:
        return m_watched->isOnline(participant) ? tr("online") : state.participant(participant).arrived ? tr("offline") : tr("not yet");
    case LastSeenColumn:
        return clockTime(m_watched->lastSeenAtMs(participant));
    case PageColumn:
        return pageText(state, participant);
    case WaitsForColumn:
        return waitsForText(state, participant);
    case TimeLeftColumn:
        return state.ended() ? QString() : timeLeftText(state, state.pageEndOf(participant), m_clock());
    case LinkColumn:
        return participantLink(m_address, state, participant);
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
        return m_watched->isOnline(participant) ? 2 : state.arrived ? 1 : 0;
    case LastSeenColumn:
        return m_watched->lastSeenAtMs(participant);
    case TimeLeftColumn: // the same order at any time
        return m_watched->state().pageEndOf(participant);
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
