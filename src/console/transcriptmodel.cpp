// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/transcriptmodel.h"

#include "console/displaytext.h"
#include "console/sessiontexts.h"

#include <algorithm>
#include <utility>

namespace LabChat {

using namespace Qt::StringLiterals;

TranscriptModel::TranscriptModel(const LogArchive *archive, QObject *parent) : QAbstractListModel(parent), m_archive(archive)
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &TranscriptModel::takeAnswer);
}

void TranscriptModel::setChannel(const WatchedSession *watched, int channel)
{
    m_watched = watched;
    m_channel = watched ? channel : 0;
    reload();
}

void TranscriptModel::reload()
{
    beginResetModel();
    m_messages.clear();
    m_early.clear();
    m_wantedSeq = 0;
    m_missed = 0;
    m_hasOlder = false;
    m_loadingOlder = false;
    m_following = true;
    m_detached = false;
    endResetModel();
    emit missedChanged();
    m_watcher.setFuture({}); // an answer that is still on its way belongs to another selection
    if (m_channel == 0) {
        setPhase(Phase::NoChannel);
        return;
    }
    setPhase(Phase::Loading);
    request(fromTheEnd());
}

void TranscriptModel::loadOlder()
{
    if (m_phase != Phase::Ready || !m_hasOlder || m_loadingOlder)
        return;
    m_loadingOlder = true;
    request(m_messages.first().seq);
}

void TranscriptModel::find(qint64 seq)
{
    m_wantedSeq = seq;
    if (m_phase == Phase::Ready)
        lookForWanted();
}

void TranscriptModel::lookForWanted()
{
    if (m_wantedSeq == 0)
        return;
    const auto at = std::lower_bound(m_messages.begin(), m_messages.end(), m_wantedSeq,
                                     [](const Message &message, qint64 seq) { return message.seq < seq; });
    if (at != m_messages.begin() || !m_hasOlder || m_wantedSeq == m_messages.first().seq) {
        m_wantedSeq = 0;
        if (at != m_messages.end())
            emit found(int(std::distance(m_messages.begin(), at)));
    } else {
        loadOlder();
    }
}

void TranscriptModel::update(const SessionChanges &changes)
{
    if (m_channel == 0 || changes.session != m_watched->session().id)
        return;
    QList<Event> messages;
    std::copy_if(changes.messages.begin(), changes.messages.end(), std::back_inserter(messages),
                 [this](const Event &event) { return event.channel == m_channel; });
    if (m_phase == Phase::Loading)
        m_early.append(messages);
    else if (m_phase == Phase::Ready)
        append(messages);
}

void TranscriptModel::setFollowing(bool following)
{
    m_following = following;
    if (following)
        trimFront();
}

int TranscriptModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_messages.size());
}

QVariant TranscriptModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Message &message = m_messages.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return message.body;
    case Qt::ToolTipRole:
        return toolTip(message);
    case Qt::AccessibleTextRole:
    case CopyRole:
        return copyText(message);
    case AtRole:
        return message.atMs;
    case NicknameRole:
        return nickname(message);
    case MemberRole:
        return message.member;
    case PlaceRole:
        return m_viewer == 0 ? placeText(message.participant) : QString();
    default:
        return {};
    }
}

void TranscriptModel::request(qint64 beforeSeq)
{
    m_watcher.setFuture(m_archive->messages(m_watched->session().id, m_channel, beforeSeq, pageSize));
}

void TranscriptModel::takeAnswer()
{
    const QFuture<Result<QList<Event>>> future = m_watcher.future();
    if (m_channel == 0 || future.resultCount() == 0) // the archive is being closed
        return;
    const bool older = std::exchange(m_loadingOlder, false);
    const Result<QList<Event>> answer = future.result();
    if (!answer) {
        if (!older)
            setPhase(Phase::Failed, answer.error().text);
        return; // older messages: scrolling up asks again
    }
    m_hasOlder = answer->size() >= pageSize;
    if (older)
        prepend(*answer);
    else
        takeEnd(*answer);
    lookForWanted();
}

void TranscriptModel::takeEnd(const QList<Event> &messages)
{
    m_phase = Phase::Ready; // told below, when the rows are there
    append(messages);
    append(std::exchange(m_early, {}));
    setPhase(Phase::Ready);
}

void TranscriptModel::prepend(const QList<Event> &messages)
{
    if (messages.isEmpty())
        return;
    beginInsertRows({}, 0, int(messages.size()) - 1);
    QList<Message> rows;
    rows.reserve(messages.size() + m_messages.size());
    for (const Event &event : messages)
        rows.append({event.seq, event.atMs, event.participant, event.member, authorText(event), event.body});
    rows.append(m_messages);
    m_messages = rows;
    endInsertRows();
    dropEnd();
}

void TranscriptModel::append(const QList<Event> &messages)
{
    // The page from the log may hold messages that are told live as well.
    const qint64 lastSeq = m_messages.isEmpty() ? 0 : m_messages.last().seq;
    const auto first = std::find_if(messages.begin(), messages.end(), [&](const Event &event) { return event.seq > lastSeq; });
    const int count = int(std::distance(first, messages.end()));
    if (count == 0)
        return;
    if (m_detached || (!m_following && rowCount() + count > maxRowsReadBack)) {
        m_detached = true;
        m_missed += count;
        emit missedChanged();
        return;
    }
    beginInsertRows({}, rowCount(), rowCount() + count - 1);
    for (auto it = first; it != messages.end(); ++it)
        m_messages.append({it->seq, it->atMs, it->participant, it->member, authorText(*it), it->body});
    endInsertRows();
    trimFront();
}

/// A page more than is kept goes at once, so that a busy channel is not trimmed with each message.
void TranscriptModel::trimFront()
{
    if (!m_following || m_detached || rowCount() <= maxRows)
        return;
    const int count = rowCount() - maxRows + pageSize;
    beginRemoveRows({}, 0, count - 1);
    m_messages.remove(0, count);
    m_hasOlder = true;
    endRemoveRows();
}

void TranscriptModel::dropEnd()
{
    if (rowCount() <= maxRowsReadBack)
        return;
    beginRemoveRows({}, maxRowsReadBack, rowCount() - 1);
    m_messages.resize(maxRowsReadBack);
    m_detached = true;
    endRemoveRows();
    emit missedChanged();
}

void TranscriptModel::setPhase(Phase phase, const QString &failureText)
{
    m_phase = phase;
    m_failureText = failureText;
    emit phaseChanged();
}

QString TranscriptModel::copyText(const Message &message) const
{
    return tr("%1\t%2 (%3)\t%4", "a copied message: time, nickname, place and code, body")
        .arg(dateAndTime(message.atMs), message.nickname, who(message), message.body);
}

QString TranscriptModel::toolTip(const Message &message) const
{
    return tr("%1 · %2 · number %3 in the session's log").arg(who(message), dateAndTime(message.atMs), numberText(message.seq));
}

QString TranscriptModel::nickname(const Message &message) const
{
    const bool own = m_viewer != 0 && message.participant == m_viewer;
    return own ? tr("%1 (Me)", "a nickname, as its owner sees it").arg(message.nickname) : message.nickname;
}

QString TranscriptModel::who(const Message &message) const
{
    return message.participant == 0 ? tr("experimenter")
                                    : QString(placeText(message.participant) + u' ' + m_watched->session().participant(message.participant).code);
}

} // namespace LabChat
