// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/helptalkmodel.h"

#include "console/messages/transcriptmodel.h"
#include "console/session/sessiontexts.h"
#include "console/widgets/displaytext.h"

namespace LabChat {

using namespace Qt::StringLiterals;

void HelpTalkModel::setParticipant(const WatchedSession *watched, int participant)
{
    beginResetModel();
    m_watched = watched;
    m_participant = watched ? participant : 0;
    m_lines = talk();
    endResetModel();
}

void HelpTalkModel::update(const SessionChanges &changes)
{
    if (m_participant == 0 || changes.session != m_watched->session().id)
        return;
    const QList<HelpLine> now = talk();
    const bool continues = m_lines.isEmpty() || (!now.isEmpty() && now.size() >= m_lines.size() && now.at(m_lines.size() - 1).seq == m_lines.constLast().seq);
    if (!continues) { // another person has this place now, or the oldest messages are no longer kept
        setParticipant(m_watched, m_participant);
        return;
    }
    if (now.size() == m_lines.size())
        return;
    beginInsertRows({}, rowCount(), int(now.size()) - 1);
    m_lines = now;
    endInsertRows();
}

int HelpTalkModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

QVariant HelpTalkModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const HelpLine &line = m_lines.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return line.body;
    case Qt::ToolTipRole:
        return tr("%1 · number %2 in the session's log").arg(dateAndTime(line.atMs), numberText(line.seq));
    case Qt::AccessibleTextRole:
    case TranscriptModel::CopyRole:
        return tr("%1\t%2\t%3", "a copied line of a private talk: time, who, what").arg(dateAndTime(line.atMs), nickname(line), line.body);
    case TranscriptModel::AtRole:
        return line.atMs;
    case TranscriptModel::NicknameRole:
        return nickname(line);
    case TranscriptModel::MemberRole:
        return line.byOperator ? 0 : 1;
    default:
        return {};
    }
}

QList<HelpLine> HelpTalkModel::talk() const
{
    return m_participant == 0 ? QList<HelpLine>() : m_watched->state().participant(m_participant).help;
}

QString HelpTalkModel::nickname(const HelpLine &line) const
{
    if (line.byOperator)
        return line.nickname;
    return m_asOnPage ? tr("You", "the participant, on their own page") : placeText(m_participant);
}

} // namespace LabChat
