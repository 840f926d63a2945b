// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/transcriptmodel.h"

#include "console/highlights/highlighter.h"
#include "console/moderation/actionsmodel.h"
#include "console/session/sessiontexts.h"
#include "console/widgets/displaytext.h"
#include "core/session/eventdetail.h"

#include <QtCore/QDateTime>

#include <algorithm>
#include <utility>

namespace LabChat {

using namespace Qt::StringLiterals;

TranscriptModel::TranscriptModel(const LogArchive *archive, QObject *parent) : QAbstractListModel(parent), m_archive(archive)
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &TranscriptModel::takeAnswer);
    m_muteTimer.setSingleShot(true);
    m_muteTimer.setTimerType(Qt::PreciseTimer); // not before the mute is over
    connect(&m_muteTimer, &QTimer::timeout, this, [this] {
        repaint([](const Message &message) { return message.participant > 0; });
        watchMutes();
    });
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
    if (m_phase == Phase::Ready && m_hasOlder && m_wanted == Wanted::Nothing && !m_messages.isEmpty())
        request(Wanted::Older, m_messages.first().seq);
}

void TranscriptModel::loadNewer()
{
    if (m_phase != Phase::Ready || !m_detached || m_messages.isEmpty())
        return;
    m_newerNext = m_wanted == Wanted::Older;
    if (m_wanted == Wanted::Nothing)
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
    const auto isHere = [this](const Event &event) { return event.channel == m_channel; };
    std::copy_if(changes.messages.begin(), changes.messages.end(), std::back_inserter(messages), isHere);
    std::copy_if(changes.events.begin(), changes.events.end(), std::back_inserter(messages),
                 [&](const Event &event) { return event.kind == EventKind::MessageHeld && isHere(event); });
    std::sort(messages.begin(), messages.end(), [](const Event &a, const Event &b) { return a.seq < b.seq; });
    if (m_phase == Phase::Loading || m_wanted == Wanted::Newer)
        m_early.append(messages);
    else if (m_phase == Phase::Ready)
        append(rowsOf(messages));
    for (const Event &event : changes.events)
        takeIntervention(event);
}

/// Only the rows that it changes are drawn anew.
void TranscriptModel::takeIntervention(const Event &event)
{
    const bool isMute = event.kind == EventKind::Muted || event.kind == EventKind::Unmuted;
    if (isMute)
        repaint([&event](const Message &shown) { return shown.participant == event.participant; });
    if (isMute || event.kind == EventKind::Resumed)
        watchMutes();
    const bool isAboutHeld = event.kind == EventKind::MessageReleased || event.kind == EventKind::MessageRefused;
    const bool isAboutSaid = event.kind == EventKind::MessageHidden || event.kind == EventKind::MessageRestored;
    if (!isAboutHeld && !isAboutSaid)
        return;
    const qint64 message = messageOf(event);
    const int at = row(message);
    if (at < 0)
        return;
    if (isAboutHeld && !isShownHeld(message)) {
        beginRemoveRows({}, at, at);
        m_messages.removeAt(at);
        endRemoveRows();
    } else {
        emit dataChanged(index(at), index(at));
    }
}

void TranscriptModel::repaint(const std::function<bool(const Message &)> &isMeant)
{
    for (int at = 0; at < rowCount(); ++at) {
        if (isMeant(m_messages.at(at)))
            emit dataChanged(index(at), index(at));
    }
}

void TranscriptModel::watchMutes()
{
    m_muteTimer.stop();
    if (m_channel == 0)
        return;
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    const qint64 firstEndMs = firstMuteEndMs(m_watched->state(), m_channel, nowMs);
    if (firstEndMs != 0)
        m_muteTimer.start(std::chrono::milliseconds(firstEndMs - nowMs + 1));
}

void TranscriptModel::setActions(const ActionsModel *actions)
{
    m_actions = actions;
    if (!actions)
        return;
    connect(actions, &ActionsModel::loaded, this, [this] {
        repaint([this](const Message &message) { return messageState(message) == MessageState::Hidden || messageState(message) == MessageState::Refused; });
    });
}

MessageSubject TranscriptModel::subject(int row) const
{
    return subjectOf(m_messages.at(row));
}

void TranscriptModel::setFollowing(bool following)
{
    m_following = following;
    m_newerNext = false;
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
        return body(message);
    case Qt::ToolTipRole:
        return toolTip(message);
    case Qt::AccessibleTextRole:
        return QString(copyText(message) + u'\t' + mark(message)).trimmed();
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
    case StateRole:
        return QVariant::fromValue(messageState(message));
    case MarkRole:
        if (m_viewer != 0)
            return message.held ? tr("Waiting for the experimenter’s approval") : QString();
        return mark(message);
    case MutedRole:
        return m_viewer == 0 && isMuted(message);
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
    m_newerNext = false;
    m_hasOlder = false;
    m_following = true;
    m_detached = false;
    endResetModel();
    emit missedChanged();
    m_watcher.setFuture({}); // an answer that is still on its way belongs to another selection
    watchMutes();
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
    if (m_newerNext)
        loadNewer();
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
    append(rowsOf(messages) + heldBetween(m_hasOlder ? messages.constFirst().seq : 0, fromTheEnd()));
    append(rowsOf(std::exchange(m_early, {})));
    setPhase(Phase::Ready);
}

void TranscriptModel::takeAround(const QList<Event> &messages)
{
    const bool isDetached = messages.size() >= pageSize;
    const QList<Message> rows = rowsOf(messages) + heldBetween(m_target - 1, isDetached ? messages.constLast().seq : fromTheEnd());
    if (rows.isEmpty()) { // nothing was said there, or after it
        reload();
        return;
    }
    m_phase = Phase::Ready;
    m_detached = isDetached; // told below
    m_hasOlder = true;
    insertAtEnd(rows);
    append(rowsOf(std::exchange(m_early, {})));
    setPhase(Phase::Ready);
    loadOlder();
}

void TranscriptModel::takeNewer(const QList<Event> &messages)
{
    const bool isStillDetached = messages.size() >= pageSize;
    insertAtEnd(rowsOf(messages) + heldBetween(lastSeq(), isStillDetached ? messages.constLast().seq : fromTheEnd()));
    m_detached = isStillDetached;
    if (!m_detached)
        m_missed = 0;
    append(rowsOf(std::exchange(m_early, {})));
    if (rowCount() > maxRowsReadBack)
        dropFront(rowCount() - maxRowsReadBack + pageSize);
    emit missedChanged();
}

void TranscriptModel::prepend(const QList<Event> &messages)
{
    const qint64 firstSeq = m_messages.isEmpty() ? fromTheEnd() : m_messages.constFirst().seq;
    QList<Message> rows = rowsOf(messages) + heldBetween(m_hasOlder ? messages.constFirst().seq : 0, firstSeq);
    if (rows.isEmpty())
        return;
    std::sort(rows.begin(), rows.end(), [](const Message &a, const Message &b) { return a.seq < b.seq; });
    beginInsertRows({}, 0, int(rows.size()) - 1);
    rows.append(m_messages);
    m_messages = rows;
    endInsertRows();
    dropEnd();
}

void TranscriptModel::append(QList<Message> messages)
{
    std::sort(messages.begin(), messages.end(), [](const Message &a, const Message &b) { return a.seq < b.seq; });
    // The page from the log may hold messages that are told live as well.
    const auto first = std::find_if(messages.begin(), messages.end(), [&](const Message &message) { return message.seq > lastSeq(); });
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

void TranscriptModel::insertAtEnd(QList<Message> messages)
{
    if (messages.isEmpty())
        return;
    std::sort(messages.begin(), messages.end(), [](const Message &a, const Message &b) { return a.seq < b.seq; });
    beginInsertRows({}, rowCount(), rowCount() + int(messages.size()) - 1);
    m_messages.append(messages);
    endInsertRows();
}

TranscriptModel::Message TranscriptModel::rowOf(const Event &event) const
{
    return {event.seq, event.atMs, event.participant, event.member, authorText(event), event.body, event.kind == EventKind::MessageHeld};
}

/// Without those that were held and have been answered in the meantime.
QList<TranscriptModel::Message> TranscriptModel::rowsOf(const QList<Event> &events) const
{
    QList<Message> rows;
    rows.reserve(events.size());
    for (const Event &event : events) {
        if (event.kind != EventKind::MessageHeld || isShownHeld(event.seq))
            rows.append(rowOf(event));
    }
    return rows;
}

QList<TranscriptModel::Message> TranscriptModel::heldBetween(qint64 afterSeq, qint64 beforeSeq) const
{
    QList<Message> rows;
    const QMap<qint64, HeldMessage> &held = m_watched->state().heldMessages();
    for (auto it = held.upperBound(afterSeq); it != held.end() && it.key() < beforeSeq; ++it) {
        if (it->channel == m_channel && isShownHeld(it.key()))
            rows.append({it.key(), it->atMs, it->participant, it->member, it->nickname, it->body, true});
    }
    return rows;
}

/// A participant sees of these only their own, until it is refused.
bool TranscriptModel::isShownHeld(qint64 seq) const
{
    const auto held = m_watched->state().heldMessages().constFind(seq);
    if (held == m_watched->state().heldMessages().cend())
        return false;
    return m_viewer == 0 || (held->participant == m_viewer && !held->refused);
}

int TranscriptModel::row(qint64 seq) const
{
    const int at = rowAtOrAfter(seq);
    return at >= 0 && m_messages.at(at).seq == seq ? at : -1;
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
        .arg(dateAndTime(message.atMs), message.nickname, who(message), body(message));
}

QString TranscriptModel::toolTip(const Message &message) const
{
    QStringList lines{tr("%1 · %2 · number %3 in the session's log").arg(who(message), dateAndTime(message.atMs), numberText(message.seq))};
    if (const QString marked = mark(message); !marked.isEmpty())
        lines.append(marked);
    if (messageState(message) == MessageState::Hidden)
        lines.append(tr("Participants read: %1").arg(hiddenText(m_watched->state(), subjectOf(message))));
    if (const HighlightRule *rule = ruleFor(message))
        lines.append(tr("Marked by the rule “%1”").arg(rule->name));
    if (isMuted(message))
        lines.append(tr("The author is muted"));
    return lines.join(u'\n');
}

MessageSubject TranscriptModel::subjectOf(const Message &message) const
{
    return {message.seq, m_channel, message.participant, message.held};
}

MessageState TranscriptModel::messageState(const Message &message) const
{
    return messageStateOf(m_watched->state(), subjectOf(message));
}

QString TranscriptModel::mark(const Message &message) const
{
    return messageStateText(m_watched->state(), subjectOf(message), m_actions);
}

bool TranscriptModel::isMuted(const Message &message) const
{
    return isAuthorMuted(m_watched->state(), subjectOf(message), QDateTime::currentMSecsSinceEpoch());
}

QString TranscriptModel::body(const Message &message) const
{
    return m_viewer > 0 && messageState(message) == MessageState::Hidden ? hiddenText(m_watched->state(), subjectOf(message)) : message.body;
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
