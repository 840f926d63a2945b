// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/lab/pastsessionsmodel.h"

#include "console/widgets/displaytext.h"

#include <limits>

namespace LabChat {

using namespace Qt::StringLiterals;

PastSessionsModel::PastSessionsModel(QObject *parent)
    : TableModel({{tr("Study")}, {tr("Code")}, {tr("Created")}, {tr("State")}, {tr("Ended")}, {tr("Messages"), true}, {tr("Archived")}}, parent)
{
}

void PastSessionsModel::setSessions(const QList<SessionSummary> &sessions)
{
    beginResetModel();
    m_sessions = sessions;
    endResetModel();
}

void PastSessionsModel::addSessions(const QList<SessionSummary> &sessions)
{
    QSet<qint64> known;
    for (const SessionSummary &session : std::as_const(m_sessions))
        known.insert(session.id);
    for (const SessionSummary &session : sessions) {
        if (known.contains(session.id))
            continue;
        beginInsertRows({}, int(m_sessions.size()), int(m_sessions.size()));
        m_sessions.append(session);
        endInsertRows();
    }
}

void PastSessionsModel::setArchived(const QList<qint64> &ids, qint64 atMs)
{
    for (int row = 0; row < m_sessions.size(); ++row) {
        if (!ids.contains(m_sessions.at(row).id))
            continue;
        m_sessions[row].archivedAtMs = atMs;
        emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

int PastSessionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_sessions.size());
}

QVariant PastSessionsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const SessionSummary &session = m_sessions.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(session, Column(index.column()));
    case Qt::TextAlignmentRole:
        return alignment(index.column());
    case SortRole:
        return sortKey(session, Column(index.column()));
    case FilterRole:
        return QString(session.title + u'\n' + session.code);
    case IdRole:
        return session.id;
    case EndedRole:
        return session.endedAtMs != 0;
    case ArchivedRole:
        return session.archivedAtMs != 0;
    default:
        return {};
    }
}

QString PastSessionsModel::text(const SessionSummary &session, Column column)
{
    switch (column) {
    case TitleColumn:
        return session.title;
    case CodeColumn:
        return session.code;
    case CreatedColumn:
        return dateAndTime(session.createdAtMs);
    case StateColumn:
        return session.endedAtMs == 0 ? tr("running") : tr("ended", "a session's state");
    case EndedColumn:
        return session.endedAtMs == 0 ? QString() : dateAndTime(session.endedAtMs);
    case MessagesColumn:
        return numberText(session.messages);
    case ArchivedColumn:
        return session.archivedAtMs == 0 ? QString() : dateAndTime(session.archivedAtMs);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant PastSessionsModel::sortKey(const SessionSummary &session, Column column)
{
    switch (column) {
    case CreatedColumn:
        return session.createdAtMs;
    case EndedColumn: // running sessions sort after all others
        return session.endedAtMs == 0 ? std::numeric_limits<qint64>::max() : session.endedAtMs;
    case MessagesColumn:
        return session.messages;
    case ArchivedColumn:
        return session.archivedAtMs;
    default:
        return text(session, column);
    }
}

} // namespace LabChat
