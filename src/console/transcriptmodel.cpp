// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/transcriptmodel.h"

#include "console/actionsmodel.h"
#include "console/displaytext.h"
#include "console/sessiontexts.h"
#include "core/moderation.h"

#include <QtCore/QDateTime>

#include <algorithm>
#include <utility>

namespace LabChat {

using namespace Qt::StringLiterals;

TranscriptModel::TranscriptModel(const LogArchive *archive, QObject *parent) : QAbstractListModel(parent), m_archive(archive)
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &TranscriptModel::takeAnswer);
    m_muteTimer.setSingleShot(true);
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
    watchMutes();
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
    const auto isHere = [this](const Event &event) { return event.channel == m_channel; };
    std::copy_if(changes.messages.begin(), changes.messages.end(), std::back_inserter(messages), isHere);
    std::copy_if(changes.events.begin(), changes.events.end(), std::back_inserter(messages),
                 [&](const Event &event) { return event.kind == EventKind::MessageHeld && isHere(event); });
    std::sort(messages.begin(), messages.end(), [](const Event &a, const Event &b) { return a.seq < b.seq; });
    if (m_phase == Phase::Loading)
        m_early.append(messages);
    else if (m_phase == Phase::Ready)
        append(rowsOf(messages));
    for (const Event &event : changes.events)
        takeIntervention(event);
}

/// Only the rows that it changes are drawn anew.
void TranscriptModel::takeIntervention(const Event &event)
{
    const qint64 message = event.detail.value("message"_L1).toInteger();
    switch (event.kind) {
    case EventKind::MessageHidden:
    case EventKind::MessageRestored:
        if (const int at = row(message); at >= 0)
            emit dataChanged(index(at), index(at));
        break;
    case EventKind::MessageReleased:
    case EventKind::MessageRefused: {
        const int at = row(message);
        if (at >= 0 && !isShownHeld(message)) {
            beginRemoveRows({}, at, at);
            m_messages.removeAt(at);
            endRemoveRows();
        } else if (at >= 0) {
            emit dataChanged(index(at), index(at));
        }
        break;
    }
    case EventKind::Muted:
    case EventKind::Unmuted:
        repaint([&event](const Message &shown) { return shown.participant == event.participant; });
        [[fallthrough]];
    case EventKind::Resumed:
        watchMutes();
        break;
    default:
        break;
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
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    qint64 firstEndMs = 0;
    const QList<int> members = m_watched->state().membersOf(m_channel);
    for (const int member : members) {
        const std::optional<Restraint> mute = m_watched->state().muteOf(member, m_channel, nowMs);
        const qint64 endMs = mute ? m_watched->state().timeOfDay(mute->untilMs) : 0;
        if (endMs != 0 && (firstEndMs == 0 || endMs < firstEndMs))
            firstEndMs = endMs;
    }
    m_muteTimer.stop();
    if (firstEndMs != 0)
        m_muteTimer.start(std::chrono::milliseconds(firstEndMs - nowMs + 1));
}

void TranscriptModel::setActions(const ActionsModel *actions)
{
    m_actions = actions;
    if (!actions)
        return;
    connect(actions, &ActionsModel::loaded, this, [this] {
        repaint([this](const Message &message) { return standing(message) == Standing::Hidden || standing(message) == Standing::Refused; });
    });
}

MessageSubject TranscriptModel::subject(int row) const
{
    const Message &message = m_messages.at(row);
    return {message.seq, m_channel, message.participant, message.held};
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
    case StandingRole:
        return QVariant::fromValue(standing(message));
    case MarkRole:
        return m_viewer == 0 ? mark(message) : QString();
    case MutedRole:
        return m_viewer == 0 && isMuted(message);
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
    append(rowsOf(messages) + heldBetween(m_hasOlder ? messages.constFirst().seq : 0, fromTheEnd()));
    append(rowsOf(std::exchange(m_early, {})));
    setPhase(Phase::Ready);
}

void TranscriptModel::prepend(const QList<Event> &messages)
{
    QList<Message> rows = rowsOf(messages) + heldBetween(m_hasOlder ? messages.constFirst().seq : 0, m_messages.constFirst().seq);
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
    const qint64 lastSeq = m_messages.isEmpty() ? 0 : m_messages.last().seq;
    const auto first = std::find_if(messages.begin(), messages.end(), [&](const Message &message) { return message.seq > lastSeq; });
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
    m_messages.append(QList<Message>(first, messages.end()));
    endInsertRows();
    trimFront();
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
    const auto found = std::lower_bound(m_messages.begin(), m_messages.end(), seq, [](const Message &message, qint64 wanted) { return message.seq < wanted; });
    return found == m_messages.end() || found->seq != seq ? -1 : int(std::distance(m_messages.begin(), found));
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
        .arg(dateAndTime(message.atMs), message.nickname, who(message), body(message));
}

QString TranscriptModel::toolTip(const Message &message) const
{
    QStringList lines{tr("%1 · %2 · number %3 in the session's log").arg(who(message), dateAndTime(message.atMs), numberText(message.seq))};
    if (const QString marked = mark(message); !marked.isEmpty())
        lines.append(marked);
    if (const QString words = m_watched->state().channel(m_channel).hidden.value(message.seq).text; !words.isEmpty())
        lines.append(tr("Participants read: %1").arg(words));
    if (isMuted(message))
        lines.append(tr("The author is muted"));
    return lines.join(u'\n');
}

TranscriptModel::Standing TranscriptModel::standing(const Message &message) const
{
    if (message.held)
        return m_watched->state().heldMessages().value(message.seq).refused ? Standing::Refused : Standing::Held;
    if (m_watched->state().channel(m_channel).hidden.contains(message.seq))
        return Standing::Hidden;
    return message.participant == 0 ? Standing::ByExperimenter : Standing::Said;
}

QString TranscriptModel::mark(const Message &message) const
{
    const auto byWhom = [](const QString &plain, const QString &by, const QString &byAndWhy, const Event *action) {
        if (!action)
            return plain;
        const Intervention intervention = interventionOf(*action);
        return intervention.reason.isEmpty() ? by.arg(intervention.operatorName) : byAndWhy.arg(intervention.operatorName, intervention.reason);
    };
    switch (standing(message)) {
    case Standing::Hidden: {
        const qint64 since = m_watched->state().channel(m_channel).hidden.value(message.seq).sinceSeq;
        return byWhom(tr("hidden"), tr("hidden by %1"), tr("hidden by %1: %2"), m_actions ? m_actions->action(since) : nullptr);
    }
    case Standing::Held:
        return tr("waits for approval · Enter releases it, Del refuses it");
    case Standing::Refused:
        return byWhom(tr("refused"), tr("refused by %1"), tr("refused by %1: %2"),
                      m_actions ? m_actions->newest(EventKind::MessageRefused, message.seq) : nullptr);
    case Standing::ByExperimenter:
    case Standing::Said:
        break;
    }
    return {};
}

bool TranscriptModel::isMuted(const Message &message) const
{
    return message.participant > 0 && m_watched->state().muteOf(message.participant, m_channel, QDateTime::currentMSecsSinceEpoch());
}

QString TranscriptModel::body(const Message &message) const
{
    if (m_viewer == 0 || standing(message) != Standing::Hidden)
        return message.body;
    const QString words = m_watched->state().channel(m_channel).hidden.value(message.seq).text;
    return words.isEmpty() ? tr("The experimenter has hidden this message.") : words;
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
