// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/moderation/actionsmodel.h"

#include "console/moderation/actiontexts.h"
#include "console/session/sessiontexts.h"
#include "console/widgets/displaytext.h"
#include "core/session/eventdetail.h"
#include "core/study/wording.h"

#include <algorithm>
#include <utility>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr int trimmedAtOnce = 1000;

/// The message that was hidden or restored; 0: the action is not about a message, or contains all its data.
qint64 saidMessageOf(const Event &action)
{
    const bool isAboutSaid = action.kind == EventKind::MessageHidden || action.kind == EventKind::MessageRestored;
    return isAboutSaid ? messageOf(action) : 0;
}

} // namespace

ActionsModel::ActionsModel(const LogArchive *archive, QObject *parent)
    : TableModel({{tr("Time")},
                  {tr("Operator")},
                  {tr("Action")},
                  {tr("Target")},
                  {tr("Message")},
                  {tr("Reason")},
                  {tr("Participants read")},
                  {tr("Undone")}},
                 parent)
    , m_archive(archive)
    , m_finder(new MessageFinder(archive, this))
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &ActionsModel::takeAnswer);
    connect(m_finder, &MessageFinder::found, this, &ActionsModel::showFound);
}

void ActionsModel::setSession(const WatchedSession *watched)
{
    beginResetModel();
    m_watched = watched;
    m_channelTitles = watched ? channelTitles(watched->session()) : QStringList();
    m_actions.clear();
    m_undoneBy.clear();
    m_early.clear();
    m_finder->setSession(watched ? watched->session().id : 0);
    m_loading = watched;
    m_failureText.clear();
    endResetModel();
    m_watcher.setFuture(watched ? m_archive->interventions(watched->session().id) : QFuture<Result<QList<Event>>>());
}

void ActionsModel::update(const SessionChanges &changes)
{
    if (!m_watched || changes.session != m_watched->session().id)
        return;
    QList<Event> actions;
    std::copy_if(changes.events.begin(), changes.events.end(), std::back_inserter(actions), [](const Event &event) { return isIntervention(event); });
    if (m_loading)
        m_early.append(actions);
    else
        append(actions);
}

void ActionsModel::takeAnswer()
{
    const QFuture<Result<QList<Event>>> future = m_watcher.future();
    if (!m_watched || future.resultCount() == 0) // the archive is closing
        return;
    m_loading = false;
    if (const Result<QList<Event>> answer = future.result())
        append(*answer);
    else
        m_failureText = answer.error().text;
    append(std::exchange(m_early, {}));
    emit loaded();
}

/// Adds only new actions: the answer of the log may contain actions that were also received live.
void ActionsModel::append(const QList<Event> &actions)
{
    const qint64 lastSeq = m_actions.isEmpty() ? 0 : m_actions.constLast().seq;
    const auto first = std::find_if(actions.begin(), actions.end(), [&](const Event &action) { return action.seq > lastSeq; });
    const int count = int(std::distance(first, actions.end()));
    if (count == 0)
        return;
    beginInsertRows({}, rowCount(), rowCount() + count - 1);
    m_actions.append(QList<Event>(first, actions.end()));
    endInsertRows();
    for (auto action = first; action != actions.end(); ++action) {
        const qint64 undone = interventionOf(*action).undoes;
        if (undone == 0)
            continue;
        m_undoneBy.insert(undone, action->seq);
        if (const int at = row(undone); at >= 0)
            emit dataChanged(index(at, UndoneColumn), index(at, UndoneColumn));
    }
    trim();
}

void ActionsModel::trim()
{
    if (rowCount() <= maxRows)
        return;
    const int count = rowCount() - maxRows + trimmedAtOnce;
    beginRemoveRows({}, 0, count - 1);
    m_actions.remove(0, count);
    endRemoveRows();
}

void ActionsModel::showFound(qint64 message)
{
    for (int at = 0; at < rowCount(); ++at) {
        if (saidMessageOf(m_actions.at(at)) == message)
            emit dataChanged(index(at, ActionColumn), index(at, WordsColumn));
    }
}

int ActionsModel::row(qint64 seq) const
{
    const auto found = std::lower_bound(m_actions.begin(), m_actions.end(), seq, [](const Event &action, qint64 wanted) { return action.seq < wanted; });
    return found == m_actions.end() || found->seq != seq ? -1 : int(std::distance(m_actions.begin(), found));
}

const Event *ActionsModel::action(qint64 seq) const
{
    const int at = row(seq);
    return at < 0 ? nullptr : &m_actions.at(at);
}

const Event *ActionsModel::newest(EventKind kind, qint64 message) const
{
    const auto found = std::find_if(m_actions.rbegin(), m_actions.rend(), [=](const Event &action) {
        return action.kind == kind && (message == 0 || messageOf(action) == message);
    });
    return found == m_actions.rend() ? nullptr : &*found;
}

QString ActionsModel::sentence(const Event &action) const
{
    const QString words = excerpt(text(action, WordsColumn));
    const QString what = tr("%1 · %2 · by %3", "what was done, the time, the operator")
                             .arg(text(action, ActionColumn), clockTime(action.atMs), interventionOf(action).operatorName);
    return words.isEmpty() ? what : tr("%1\n“%2”", "what was done, the words of the message").arg(what, words);
}

int ActionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_actions.size());
}

QVariant ActionsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Event &action = m_actions.at(index.row());
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return column == WordsColumn ? text(action, column).simplified() : text(action, column);
    case Qt::ToolTipRole:
        return column == AtColumn ? dateAndTime(action.atMs) : text(action, column);
    case SortRole:
        return column == AtColumn ? QVariant(action.seq) : QVariant(text(action, column));
    case FilterRole: {
        QStringList texts;
        for (int of = OperatorColumn; of < ColumnCount; ++of)
            texts.append(text(action, Column(of)));
        return texts.join(u'\n');
    }
    case KindRole:
        return kindText(action.kind);
    case KindIdRole:
        return kindId(action.kind);
    default:
        return {};
    }
}

QString ActionsModel::text(const Event &action, Column column) const
{
    const qint64 message = saidMessageOf(action);
    const ActionContext context{&m_watched->session(), &m_channelTitles, message == 0 ? nullptr : m_finder->find(action.channel, message)};
    switch (column) {
    case AtColumn:
        return clockTime(action.atMs);
    case OperatorColumn:
        return interventionOf(action).operatorName;
    case ActionColumn:
        return actionText(action, context);
    case TargetColumn:
        return targetText(action, context);
    case WordsColumn:
        return action.kind == EventKind::MessageRefused ? m_watched->state().heldMessages().value(messageOf(action)).body
                                                        : wordsText(action, context);
    case ReasonColumn:
        return interventionOf(action).reason;
    case TextColumn:
        return interventionOf(action).text;
    case UndoneColumn:
        return undoneText(action);
    case ColumnCount:
        break;
    }
    return {};
}

QString ActionsModel::undoneText(const Event &action) const
{
    const Event *undo = undoneBy(action.seq);
    return undo ? tr("by %1, %2", "an operator, the time").arg(interventionOf(*undo).operatorName, clockTime(undo->atMs)) : QString();
}

} // namespace LabChat
