// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/transcriptmodel.h"

#include "console/displaytext.h"
#include "console/highlighter.h"
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
    startOver();
    if (m_channel == 0) {
        setPhase(Phase::NoChannel);
        return;
    }
    setPhase(Phase::Loading);
    request(Wanted::End, fromTheEnd());
}

void TranscriptModel::loadOlder()
{
    if (m_phase == Phase::Ready && m_hasOlder && m_wanted == Wanted::Nothing)
        request(Wanted::Older, m_messages.first().seq);
}

void TranscriptModel::loadNewer()
{
    if (m_phase == Phase::Ready && m_detached && m_wanted == Wanted::Nothing)
        request(Wanted::Newer, m_messages.last().seq + 1);
}

void TranscriptModel::showAround(qint64 seq)
{
    if (m_channel == 0)
        return;
    m_target = seq;
    const bool isLoaded = m_phase == Phase::Ready && !m_messages.isEmpty() && m_messages.first().seq <= seq && m_messages.last().seq >= seq;
    if (isLoaded) {
        locate();
        return;
    }
    startOver();
    m_target = seq;
    setPhase(Phase::Loading);
    request(Wanted::Around, seq);
}

void TranscriptModel::update(const SessionChanges &changes)
{
    if (m_channel == 0 || changes.session != m_watched->session().id)
        return;
    QList<Event> messages;
    std::copy_if(changes.messages.begin(), changes.messages.end(), std::back_inserter(messages),
                 [this](const Event &event) { return event.channel == m_channel; });
    if (m_phase == Phase::Loading || m_wanted == Wanted::Newer)
        m_early.append(messages);
    else if (m_phase == Phase::Ready)
        append(messages);
}

void TranscriptModel::setFollowing(bool following)
{
    m_following = following;
    if (!following)
        return;
    trimFront();
    loadNewer();
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
    case HighlightRole: {
        const HighlightRule *rule = m_viewer == 0 ? ruleFor(message) : nullptr;
        return rule ? rule->color : QVariant();
    }
    default:
        return {};
    }
}

void TranscriptModel::startOver()
{
    beginResetModel();
    m_messages.clear();
    m_early.clear();
    m_missed = 0;
    m_target = 0;
    m_wanted = Wanted::Nothing;
    m_hasOlder = false;
    m_following = true;
    m_detached = false;
    endResetModel();
    emit missedChanged();
    m_watcher.setFuture({}); // an answer that is still on its way belongs to another selection
}

void TranscriptModel::request(Wanted wanted, qint64 seq)
{
    m_wanted = wanted;
    const qint64 session = m_watched->session().id;
    const bool fromThere = wanted == Wanted::Around || wanted == Wanted::Newer;
    m_watcher.setFuture(fromThere ? m_archive->messagesFrom(session, m_channel, seq, pageSize) : m_archive->messages(session, m_channel, seq, pageSize));
}

void TranscriptModel::takeAnswer()
{
    const QFuture<Result<QList<Event>>> future = m_watcher.future();
    if (m_channel == 0 || future.resultCount() == 0) // the archive is being closed
        return;
    const Wanted wanted = std::exchange(m_wanted, Wanted::Nothing);
    const Result<QList<Event>> answer = future.result();
    if (answer)
        take(wanted, *answer);
    else if (wanted == Wanted::End || wanted == Wanted::Around)
        setPhase(Phase::Failed, answer.error().text);
    else if (wanted == Wanted::Newer)
        noteMissed(int(std::exchange(m_early, {}).size())); // scrolling asks again
}

void TranscriptModel::take(Wanted wanted, const QList<Event> &messages)
{
    switch (wanted) {
    case Wanted::Nothing:
        return;
    case Wanted::End:
        m_hasOlder = messages.size() >= pageSize;
        takeEnd(messages);
        return;
    case Wanted::Around:
        takeAround(messages);
        return;
    case Wanted::Older:
        m_hasOlder = messages.size() >= pageSize;
        prepend(messages);
        locate();
        return;
    case Wanted::Newer:
        takeNewer(messages);
        return;
    }
}

void TranscriptModel::takeEnd(const QList<Event> &messages)
{
    m_phase = Phase::Ready; // told below, when the rows are there
    append(messages);
    append(std::exchange(m_early, {}));
    setPhase(Phase::Ready);
}

void TranscriptModel::takeAround(const QList<Event> &messages)
{
    if (messages.isEmpty()) { // nothing was said there, or after it
        reload();
        return;
    }
    m_phase = Phase::Ready;
    m_detached = messages.size() >= pageSize; // told below
    m_hasOlder = true;
    insertAtEnd(messages);
    append(std::exchange(m_early, {}));
    setPhase(Phase::Ready);
    loadOlder();
}

void TranscriptModel::takeNewer(const QList<Event> &messages)
{
    insertAtEnd(messages);
    m_detached = messages.size() >= pageSize;
    if (!m_detached)
        m_missed = 0;
    append(std::exchange(m_early, {}));
    if (rowCount() > maxRowsReadBack)
        dropFront(rowCount() - maxRowsReadBack + pageSize);
    emit missedChanged();
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
        noteMissed(count);
        return;
    }
    insertAtEnd(messages.last(count));
    trimFront();
}

void TranscriptModel::insertAtEnd(const QList<Event> &messages)
{
    if (messages.isEmpty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + int(messages.size()) - 1);
    for (const Event &event : messages)
        m_messages.append({event.seq, event.atMs, event.participant, event.member, authorText(event), event.body});
    endInsertRows();
}

void TranscriptModel::noteMissed(int count)
{
    m_detached = true;
    m_missed += count;
    emit missedChanged();
}

void TranscriptModel::locate()
{
    const qint64 target = std::exchange(m_target, 0);
    if (const int row = rowAtOrAfter(target); target > 0 && row >= 0)
        emit located(row);
}

int TranscriptModel::rowAtOrAfter(qint64 seq) const
{
    const auto found = std::lower_bound(m_messages.begin(), m_messages.end(), seq, [](const Message &message, qint64 wanted) { return message.seq < wanted; });
    return found == m_messages.end() ? -1 : int(std::distance(m_messages.begin(), found));
}

/// A page more than is kept goes at once, so that a busy channel is not trimmed with each message.
void TranscriptModel::trimFront()
{
    if (m_following && !m_detached && rowCount() > maxRows)
        dropFront(rowCount() - maxRows + pageSize);
}

void TranscriptModel::dropFront(int count)
{
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

const HighlightRule *TranscriptModel::ruleFor(const Message &message) const
{
    if (!m_highlighter || !m_watched)
        return nullptr;
    Event event;
    event.session = m_watched->session().id;
    event.seq = message.seq;
    event.participant = message.participant;
    event.channel = m_channel;
    event.nickname = message.nickname;
    event.body = message.body;
    return m_highlighter->ruleFor(event);
}

QString TranscriptModel::copyText(const Message &message) const
{
    return tr("%1\t%2 (%3)\t%4", "a copied message: time, nickname, place and code, body")
        .arg(dateAndTime(message.atMs), message.nickname, who(message), message.body);
}

QString TranscriptModel::toolTip(const Message &message) const
{
    const QString where = tr("%1 · %2 · number %3 in the session's log").arg(who(message), dateAndTime(message.atMs), numberText(message.seq));
    const HighlightRule *rule = ruleFor(message);
    return rule ? tr("%1 · marked by the rule “%2”", "about a message").arg(where, rule->name) : where;
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
