// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/help/helpmodel.h"

#include "console/session/countdowns.h"
#include "console/session/sessiontexts.h"
#include "console/widgets/displaytext.h"

namespace LabChat {

using namespace Qt::StringLiterals;

const HelpLine *lastCall(const ParticipantState &participant)
{
    const HelpLine *call = nullptr;
    for (auto line = participant.help.crbegin(); line != participant.help.crend(); ++line) {
        if (line->byOperator && call)
            return call;
        if (!line->byOperator)
            call = &*line;
    }
    return call;
}

HelpProgress helpProgress(const ParticipantState &participant)
{
    if (participant.wantsHelp())
        return HelpProgress::New;
    return !participant.help.isEmpty() && participant.help.constLast().byOperator ? HelpProgress::Answered : HelpProgress::Read;
}

QList<int> newCalls(const SessionState &state)
{
    QList<int> callers;
    for (int participant = 1; !state.ended() && participant <= state.session().numParticipants(); ++participant) {
        if (state.participant(participant).wantsHelp())
            callers.append(participant);
    }
    return callers;
}

HelpModel::HelpModel(Clock clock, QObject *parent)
    : TableModel({{tr("Who")}, {tr("State")}, {tr("Waiting"), true}, {tr("Last message")}}, parent), m_clock(std::move(clock))
{
}

void HelpModel::setSession(const WatchedSession *watched)
{
    beginResetModel();
    m_watched = watched;
    m_startedTalk = 0;
    m_callers = callers();
    endResetModel();
}

void HelpModel::update(const SessionChanges &changes)
{
    if (!m_watched || changes.session != m_watched->session().id || changes.participants.isEmpty())
        return;
    takeRows(callers());
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void HelpModel::startTalk(int participant)
{
    m_startedTalk = participant;
    if (m_watched)
        takeRows(callers());
}

void HelpModel::tick()
{
    if (rowCount() > 0)
        emit dataChanged(index(0, WaitingColumn), index(rowCount() - 1, WaitingColumn));
}

QList<int> HelpModel::callers() const
{
    QList<int> callers;
    for (int participant = 1; m_watched && participant <= m_watched->session().numParticipants(); ++participant) {
        if (participant == m_startedTalk || !m_watched->state().participant(participant).help.isEmpty())
            callers.append(participant);
    }
    return callers;
}

/// When people swap places, the conversation moves with the person; a new person has none.
void HelpModel::takeRows(const QList<int> &wanted)
{
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (wanted.contains(m_callers.at(row)))
            continue;
        beginRemoveRows({}, row, row);
        m_callers.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < wanted.size(); ++row) {
        if (row < m_callers.size() && m_callers.at(row) == wanted.at(row))
            continue;
        beginInsertRows({}, row, row);
        m_callers.insert(row, wanted.at(row));
        endInsertRows();
    }
}

int HelpModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_callers.size());
}

QVariant HelpModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const int participant = m_callers.at(index.row());
    const HelpProgress progress = helpProgress(m_watched->state().participant(participant));
    switch (role) {
    case Qt::DisplayRole:
        return text(participant, Column(index.column()));
    case Qt::ToolTipRole:
        return text(participant, LineColumn);
    case Qt::TextAlignmentRole:
        return alignment(index.column());
    case SortRole:
        return sortKey(participant);
    case ParticipantRole:
        return participant;
    case ProgressRole:
        return int(progress);
    default:
        return {};
    }
}

QString HelpModel::text(int participant, Column column) const
{
    const ParticipantState &state = m_watched->state().participant(participant);
    if (state.help.isEmpty() && column != WhoColumn)
        return {}; // nothing was said yet, or the row is about to be removed
    switch (column) {
    case WhoColumn:
        return state.label.isEmpty() ? placeText(participant) : QString(placeText(participant) + u" · "_s + state.label);
    case ProgressColumn:
        switch (helpProgress(state)) {
        case HelpProgress::New:
            return tr("new", "a call for help");
        case HelpProgress::Read:
            return tr("read", "a call for help");
        case HelpProgress::Answered:
            return tr("answered", "a call for help");
        }
        break;
    case WaitingColumn:
        if (const HelpLine *call = lastCall(state); call && helpProgress(state) != HelpProgress::Answered && !m_watched->state().ended())
            return countdownText(m_clock() - call->atMs - (m_watched->state().jumpedMs() - call->jumpedMs));
        break;
    case LineColumn:
        return state.help.constLast().body.simplified();
    case ColumnCount:
        break;
    }
    return {};
}

/// New calls come first, the newest on top.
QVariant HelpModel::sortKey(int participant) const
{
    const ParticipantState &state = m_watched->state().participant(participant);
    if (state.help.isEmpty())
        return 0; // a talk that the operator starts: after the new calls
    constexpr qint64 longerThanAnySession = 100'000'000'000'000;
    return int(helpProgress(state)) * longerThanAnySession - state.help.constLast().atMs;
}

} // namespace LabChat
