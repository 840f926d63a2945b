// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/monitor/participantsmodel.h"

#include "console/monitor/claimedcells.h"
#include "console/session/claimtexts.h"
#include "console/session/countdowns.h"
#include "console/session/sessiontexts.h"
#include "console/widgets/displaytext.h"

#include <algorithm>
#include <utility>

namespace LabChat {

using namespace Qt::StringLiterals;

ParticipantsModel::ParticipantsModel(QObject *parent)
    : TableModel({{tr("P", "the column of places in the session")},
                  {tr("ID in session", "another system's number of a participant"), true},
                  {tr("Label")},
                  {tr("Nickname")},
                  {tr("Group"), true},
                  {tr("Role")},
                  {tr("Treatment")},
                  {tr("Online")},
                  {tr("Muted until")},
                  {tr("App", "a part of another system's experiment")},
                  {tr("Round"), true},
                  {tr("Page")},
                  {tr("Waits for")},
                  {tr("Time left"), true},
                  {tr("Typing")},
                  {tr("Idle"), true},
                  {tr("Messages"), true},
                  {tr("Choices")},
                  {tr("Last seen")},
                  {tr("Round trip"), true},
                  {tr("Clock"), true},
                  {tr("Reconnects"), true},
                  {tr("Changes", "what tickets have said otherwise of a participant")},
                  {tr("Code")},
                  {tr("Link")}},
                 parent)
{
}

void ParticipantsModel::setSession(const WatchedSession *watched, const QList<ExpectedParticipant> &expected)
{
    beginResetModel();
    m_watched = watched;
    m_count = watched ? watched->session().numParticipants() : 0;
    m_expected = expected;
    m_missing = watched ? missingOf(expected, watched->state()) : QList<ExpectedParticipant>();
    m_hasApps = watched && hasSeveralApps(watched->session());
    m_titles = watched ? channelTitles(watched->session()) : QStringList();
    endResetModel();
}

void ParticipantsModel::setExpected(const QList<ExpectedParticipant> &expected)
{
    m_expected = expected;
    takeMissing();
}

void ParticipantsModel::grow(const WatchedSession &watched)
{
    if (m_watched != &watched)
        return;
    m_titles = channelTitles(watched.session());
    m_hasApps = hasSeveralApps(watched.session());
    if (const int count = watched.session().numParticipants(); count > m_count) {
        beginInsertRows({}, m_count, count - 1);
        m_count = count;
        endInsertRows();
    }
    if (!m_expected.isEmpty())
        takeMissing();
}

/// Somebody may also become missing again: a ticket may say another label.
void ParticipantsModel::takeMissing()
{
    const QList<ExpectedParticipant> wanted = m_watched ? missingOf(m_expected, m_watched->state()) : QList<ExpectedParticipant>();
    if (m_missing.isEmpty() && !wanted.isEmpty()) { // a table was loaded
        beginInsertRows({}, m_count, m_count + int(wanted.size()) - 1);
        m_missing = wanted;
        endInsertRows();
    }
    for (int i = int(m_missing.size()) - 1; i >= 0; --i) {
        if (wanted.contains(m_missing.at(i)))
            continue;
        beginRemoveRows({}, m_count + i, m_count + i);
        m_missing.removeAt(i);
        endRemoveRows();
    }
    for (int i = 0; i < wanted.size(); ++i) {
        if (i < m_missing.size() && m_missing.at(i) == wanted.at(i))
            continue;
        beginInsertRows({}, m_count + i, m_count + i);
        m_missing.insert(i, wanted.at(i));
        endInsertRows();
    }
    emit expectedChanged();
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
    // Emits one signal for all rows; see ChannelsModel::update().
    emit dataChanged(index(changes.participants.first, IdColumn), index(changes.participants.last, LinkColumn));
}

void ParticipantsModel::setNow(qint64 nowMs)
{
    const qint64 beforeMs = std::exchange(m_nowMs, nowMs);
    if (m_count == 0 || m_watched->state().ended() || beforeMs / 1000 == nowMs / 1000)
        return;
    emit dataChanged(index(0, TimeLeftColumn), index(m_count - 1, IdleColumn));
    RowSpan changed;
    for (int participant = 1; participant <= m_count; ++participant) {
        const qint64 idleSinceMs = m_watched->lastActedAtMs(participant) + idleAfterMs;
        const bool becameIdle = m_watched->isOnline(participant) && beforeMs < idleSinceMs && nowMs >= idleSinceMs;
        if (becameIdle || !m_watched->state().participant(participant).mutes.isEmpty()) // a mute may have ended
            changed.add(participant - 1);
    }
    if (!changed.isEmpty())
        emit dataChanged(index(changed.first, OnlineColumn), index(changed.last, MutedColumn));
}

int ParticipantsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_count + missingCount();
}

QVariant ParticipantsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (index.row() >= m_count)
        return role == Qt::TextAlignmentRole ? QVariant(alignment(index.column())) : missingCell(m_missing.at(index.row() - m_count), index, role);
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
                       + m_watched->state().participant(participant).label + u'\n' + m_watched->state().participant(participant).claims.nickname);
    case ParticipantRole:
        return participant;
    case OnlineRole:
        return m_watched->isOnline(participant);
    case StatusRole:
        return QVariant::fromValue(status(participant));
    case LinkRole:
        return participantLink(m_address, m_watched->state(), participant);
    default:
        return {};
    }
}

Qt::ItemFlags ParticipantsModel::flags(const QModelIndex &index) const
{
    return index.row() < m_count ? TableModel::flags(index) : Qt::ItemNeverHasChildren;
}

QString ParticipantsModel::text(int participant, Column column) const
{
    const SessionState &state = m_watched->state();
    if (isOfOtherSystem()) {
        if (const QString claimed = claimedText(*m_watched, participant, column, m_hasApps); !claimed.isNull())
            return claimed;
    }
    switch (column) {
    case PlaceColumn:
        return placeText(participant);
    case CodeColumn:
        return state.session().participant(participant).code;
    case LabelColumn:
        return state.participant(participant).label;
    case RoleColumn:
        return state.session().player(participant, state.participant(participant).round).role;
    case TreatmentColumn:
        return state.session().player(participant, state.participant(participant).round).treatment;
    case ChoicesColumn:
        return choicesText(state, participant);
    case OnlineColumn:
        return state.participant(participant).held ? tr("%1, held", "how a participant stands; what they write waits for approval").arg(statusText(status(participant)))
                                                   : statusText(status(participant));
    case LastSeenColumn:
        return clockTime(m_watched->lastSeenAtMs(participant));
    case IdleColumn:
        return idleText(participant);
    case TypingColumn:
        return m_titles.value(m_watched->typingIn(participant, m_nowMs) - 1);
    case MutedColumn:
        return mutedUntilText(*m_watched, participant, m_nowMs);
    case RoundTripColumn:
    case ClockColumn:
    case ReconnectsColumn:
        return connectionText(participant, column);
    case PageColumn:
        return pageText(state, participant);
    case WaitsForColumn:
        return waitsForText(state, participant);
    case TimeLeftColumn:
        return state.ended() ? QString() : timeLeftText(state, state.pageEndOf(participant), qMax(m_nowMs, state.lastAtMs()));
    case LinkColumn:
        return participantLink(m_address, state, participant);
    case IdColumn: // of another system
    case NicknameColumn:
    case AppColumn:
    case ChangesColumn:
        return {};
    case RoundColumn: // nobody needs the number of the only one
        return state.session().study.numRounds > 1 ? numberText(state.participant(participant).round) : QString();
    default:
        return numberText(sortKey(participant, column).toLongLong());
    }
}

QVariant ParticipantsModel::sortKey(int participant, Column column) const
{
    const ParticipantState &state = m_watched->state().participant(participant);
    switch (column) {
    case IdColumn:
        return state.claims.idInSession;
    case PlaceColumn:
    case LinkColumn:
        return participant;
    case GroupColumn:
        return group(participant);
    case OnlineColumn:
        return int(status(participant));
    case LastSeenColumn:
        return m_watched->lastSeenAtMs(participant);
    case TimeLeftColumn: // sorts the same at any time
        return m_watched->state().pageEndOf(participant);
    case IdleColumn:
        return idleMs(*m_watched, participant, m_nowMs);
    case TypingColumn:
        return m_watched->typingIn(participant, m_nowMs);
    case RoundTripColumn:
        return m_watched->presence(participant).rttMs;
    case ClockColumn:
        return m_watched->presence(participant).clockOffsetMs;
    case ReconnectsColumn:
        return isOfOtherSystem() ? 0 : state.connects;
    case MessagesColumn:
        return state.messages;
    case RoundColumn:
        return isOfOtherSystem() ? state.claims.round : state.round;
    case PageColumn:
        return isOfOtherSystem() ? QVariant(state.claims.page) : QVariant(state.round * 10000 + state.page);
    default:
        return text(participant, column);
    }
}

QString ParticipantsModel::idleText(int participant) const
{
    const qint64 forMs = idleMs(*m_watched, participant, m_nowMs);
    return forMs < 0 || m_watched->state().ended() ? QString() : durationText(forMs);
}

QString ParticipantsModel::connectionText(int participant, Column column) const
{
    const Presence &presence = m_watched->presence(participant);
    if (column == ReconnectsColumn) {
        const int reconnects = m_watched->state().participant(participant).connects - 1;
        return reconnects > 0 ? numberText(reconnects) : QString();
    }
    if (presence.rttMs < 0) // not measured yet
        return {};
    if (column == RoundTripColumn)
        return tr("%1 ms", "milliseconds").arg(numberText(presence.rttMs));
    return presence.clockOffsetMs > 0 ? tr("+%1 ms", "milliseconds ahead").arg(numberText(presence.clockOffsetMs))
                                      : tr("%1 ms", "milliseconds").arg(numberText(presence.clockOffsetMs));
}

QVariant ParticipantsModel::group(int participant) const
{
    if (isOfOtherSystem())
        return naturalKey(m_watched->state().participant(participant).claims.group);
    return m_watched->session().player(participant, m_watched->state().participant(participant).round).groupIdInSubsession;
}

QString ParticipantsModel::toolTip(int participant, Column column) const
{
    if (column == LinkColumn || column == WaitsForColumn || column == PageColumn || column == ChoicesColumn) // longer than the columns
        return text(participant, column);
    if (column == ChangesColumn)
        return changesText(m_watched->state().participant(participant), m_titles);
    if (column == MutedColumn && !mutesAt(*m_watched, participant, m_nowMs).isEmpty())
        return mutesText(*m_watched, participant, m_titles, m_nowMs);
    if (column == ClockColumn)
        return tr("How far the browser's clock is ahead of the server's");
    if (column == RoundTripColumn)
        return tr("How long a frame takes to the browser and back");
    const qint64 lastSeenAtMs = m_watched->lastSeenAtMs(participant);
    const QString who = placeText(participant) + u" · "_s + m_watched->session().participant(participant).code;
    return lastSeenAtMs == 0 ? tr("%1: the link has not been opened yet").arg(who)
                             : tr("%1: last seen %2").arg(who, dateAndTime(lastSeenAtMs));
}

} // namespace LabChat
