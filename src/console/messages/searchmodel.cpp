// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/searchmodel.h"

#include "console/session/sessiontexts.h"
#include "console/widgets/displaytext.h"

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

void SearchModel::setHits(const QList<SearchHit> &hits, const QStringList &terms, bool namesSessions)
{
    beginResetModel();
    m_hits = hits;
    m_terms = terms;
    m_namesSessions = namesSessions;
    endResetModel();
}

QModelIndex SearchModel::find(qint64 session, qint64 seq) const
{
    const auto found = std::find_if(m_hits.begin(), m_hits.end(), [&](const SearchHit &hit) { return hit.session == session && hit.seq == seq; });
    return found == m_hits.end() ? QModelIndex() : index(int(std::distance(m_hits.begin(), found)));
}

int SearchModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_hits.size());
}

QVariant SearchModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const SearchHit &hit = m_hits.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return hit.body;
    case Qt::ToolTipRole:
        return tr("%1 · %2 · session %3 (%4)").arg(dateAndTime(hit.atMs), hit.channelName, hit.sessionTitle, hit.sessionCode);
    case Qt::AccessibleTextRole:
        return tr("%1, %2, %3: %4", "who, where, when: what").arg(who(hit), where(hit), clockTime(hit.atMs), hit.body);
    case SessionRole:
        return hit.session;
    case ChannelRole:
        return hit.channel;
    case SeqRole:
        return hit.seq;
    case ParticipantRole:
        return hit.participant;
    case WhoRole:
        return who(hit);
    case WhereRole:
        return where(hit);
    case WhenRole:
        return clockTime(hit.atMs);
    case TermsRole:
        return m_terms;
    default:
        return {};
    }
}

QString SearchModel::who(const SearchHit &hit) const
{
    return hit.participant == 0 ? hit.nickname : QString(hit.nickname + u"  "_s + placeText(hit.participant));
}

QString SearchModel::where(const SearchHit &hit) const
{
    return m_namesSessions ? tr("%1 · %2 (%3)", "channel, session's title, session's code").arg(hit.channelName, hit.sessionTitle, hit.sessionCode)
                           : hit.channelName;
}

} // namespace LabChat
