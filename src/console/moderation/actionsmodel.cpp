// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/moderation/actionsmodel.h"

#include "console/moderation/actiontexts.h"
#include "console/session/audiences.h"
#include "console/session/sessiontexts.h"
#include "console/widgets/displaytext.h"
#include "console/widgets/tablemodel.h"
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

bool isAbout(const QList<Event> &parts, qint64 message)
{
    return std::any_of(parts.begin(), parts.end(), [message](const Event &part) { return saidMessageOf(part) == message; });
}

} // namespace

ActionsModel::ActionsModel(const LogArchive *archive, QObject *parent)
    : QAbstractItemModel(parent), m_archive(archive), m_finder(new MessageFinder(archive, this))
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &ActionsModel::takeAnswer);
    connect(m_finder, &MessageFinder::found, this, &ActionsModel::showFound);
}

void ActionsModel::setSession(const WatchedSession *watched)
{
    beginResetModel();
    m_watched = watched;
    m_channelTitles = watched ? channelTitles(watched->session()) : QStringList();
    m_acts.clear();
    m_undoneBy.clear();
    m_early.clear();
    m_finder->setSession(watched ? watched->session().id : 0);
    m_loading = watched;
    m_failureText.clear();
    endResetModel();
    m_watcher.setFuture(watched ? m_archive->interventions(watched->session().id) : QFuture<Result<QList<Event>>>());
}

void ActionsModel::grow()
{
    m_channelTitles = channelTitles(m_watched->session());
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
    showSeen(changes.events);
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
    const qint64 lastSeq = m_acts.isEmpty() ? 0 : m_acts.constLast().constLast().seq;
    auto first = std::find_if(actions.begin(), actions.end(), [&](const Event &action) { return action.seq > lastSeq; });
    while (first != actions.end()) {
        const auto end = std::find_if(first, actions.end(), [act = actOf(*first)](const Event &action) { return actOf(action) != act; });
        appendAct(QList<Event>(first, end));
        first = end;
    }
    trim();
}

/// An act may come in two pieces, if the views were updated in between.
void ActionsModel::appendAct(const QList<Event> &parts)
{
    const bool continues = !m_acts.isEmpty() && actOf(m_acts.constLast().constFirst()) == actOf(parts.constFirst());
    const int row = continues ? int(m_acts.size()) - 1 : int(m_acts.size());
    if (continues) {
        const QModelIndex act = index(row, 0);
        const int known = rowCount(act);
        beginInsertRows(act, known, int(m_acts.at(row).size() + parts.size()) - 1);
        m_acts[row].append(parts);
        endInsertRows();
        repaint(row, AtColumn, UndoneColumn);
    } else {
        beginInsertRows({}, row, row);
        m_acts.append(parts);
        endInsertRows();
    }
    for (const Event &part : parts) {
        const qint64 undone = interventionOf(part).undoes;
        if (undone == 0)
            continue;
        m_undoneBy.insert(undone, part.seq);
        if (const int at = rowOf(undone); at >= 0)
            repaint(at, UndoneColumn, UndoneColumn);
    }
}

void ActionsModel::trim()
{
    if (rowCount() <= maxRows)
        return;
    const int count = rowCount() - maxRows + trimmedAtOnce;
    beginRemoveRows({}, 0, count - 1);
    m_acts.remove(0, count);
    endRemoveRows();
}

void ActionsModel::showFound(qint64 message)
{
    for (int row = 0; row < rowCount(); ++row) {
        if (isAbout(m_acts.at(row), message))
            repaint(row, ActionColumn, WordsColumn);
    }
}

void ActionsModel::showSeen(const QList<Event> &events)
{
    QSet<int> rows;
    for (const Event &event : events) {
        if (event.kind == EventKind::AnnouncementSeen)
            rows.insert(rowOf(messageOf(event)));
    }
    for (const int row : std::as_const(rows)) {
        if (row >= 0)
            repaint(row, ActionColumn, ActionColumn);
    }
}

/// With the parts of the act.
void ActionsModel::repaint(int row, Column first, Column last)
{
    emit dataChanged(index(row, first), index(row, last));
    const QModelIndex act = index(row, 0);
    if (const int parts = rowCount(act); parts > 0)
        emit dataChanged(index(0, first, act), index(parts - 1, last, act));
}

/// The row of the act with this event; -1: it is not known.
int ActionsModel::rowOf(qint64 seq) const
{
    const auto after = std::upper_bound(m_acts.begin(), m_acts.end(), seq, [](qint64 wanted, const QList<Event> &act) { return wanted < act.constFirst().seq; });
    if (after == m_acts.begin())
        return -1;
    const int row = int(std::distance(m_acts.begin(), after)) - 1;
    const QList<Event> &parts = m_acts.at(row);
    return std::any_of(parts.begin(), parts.end(), [seq](const Event &part) { return part.seq == seq; }) ? row : -1;
}

const Event *ActionsModel::action(qint64 seq) const
{
    const int row = rowOf(seq);
    if (row < 0)
        return nullptr;
    const QList<Event> &parts = m_acts.at(row);
    return &*std::find_if(parts.begin(), parts.end(), [seq](const Event &part) { return part.seq == seq; });
}

QList<Event> ActionsModel::partsAt(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    return index.parent().isValid() ? QList{m_acts.at(index.parent().row()).at(index.row())} : m_acts.at(index.row());
}

QList<Event> ActionsModel::inEffect(const QList<Event> &parts) const
{
    QList<Event> found;
    std::copy_if(parts.begin(), parts.end(), std::back_inserter(found), [this](const Event &part) { return !m_undoneBy.contains(part.seq); });
    return found;
}

const Event *ActionsModel::newest(EventKind kind, qint64 message) const
{
    for (auto act = m_acts.crbegin(); act != m_acts.crend(); ++act) {
        const auto found = std::find_if(act->crbegin(), act->crend(), [=](const Event &action) {
            return action.kind == kind && (message == 0 || messageOf(action) == message);
        });
        if (found != act->crend())
            return &*found;
    }
    return nullptr;
}

QString ActionsModel::what(const QList<Event> &parts) const
{
    return text(parts, ActionColumn);
}

QString ActionsModel::sentence(const QList<Event> &parts) const
{
    const Event &first = parts.constFirst();
    const QString words = excerpt(text(parts, WordsColumn));
    const QString what = tr("%1 · %2 · by %3", "what was done, the time, the operator")
                             .arg(text(parts, ActionColumn), clockTime(first.atMs), interventionOf(first).operatorName);
    return words.isEmpty() ? what : tr("%1\n“%2”", "what was done, the words of the message").arg(what, words);
}

QModelIndex ActionsModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    // A part knows its act by the act's number: rows change when old acts are dropped.
    return createIndex(row, column, parent.isValid() ? quintptr(m_acts.at(parent.row()).constFirst().seq) : quintptr(0));
}

QModelIndex ActionsModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return {};
    const int row = rowOf(qint64(index.internalId()));
    return row < 0 ? QModelIndex() : createIndex(row, 0, quintptr(0));
}

int ActionsModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_acts.size());
    if (parent.internalId() != 0 || parent.column() != 0 || m_acts.at(parent.row()).size() == 1)
        return 0;
    return int(m_acts.at(parent.row()).size());
}

int ActionsModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant ActionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    static const QList<ColumnHeading> headings{{tr("Time")},    {tr("Operator")}, {tr("Action")},            {tr("Target")},
                                               {tr("Message")}, {tr("Reason")},   {tr("Participants read")}, {tr("Undone")}};
    return headingData(headings, section, orientation, role);
}

QVariant ActionsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QList<Event> parts = partsAt(index);
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return column == WordsColumn ? text(parts, column).simplified() : text(parts, column);
    case Qt::ToolTipRole:
        return toolTip(parts, column);
    case SortRole:
        return column == AtColumn ? QVariant(parts.constFirst().seq) : QVariant(text(parts, column));
    case FilterRole: {
        QStringList texts;
        for (const Event &part : parts) { // each of them, because the act's own text names only some
            for (int of = OperatorColumn; of < ColumnCount; ++of)
                texts.append(text({part}, Column(of)));
        }
        return texts.join(u'\n');
    }
    case KindRole:
        return kindText(parts.constFirst().kind);
    case KindIdRole:
        return kindId(parts.constFirst().kind);
    default:
        return {};
    }
}

QString ActionsModel::text(const QList<Event> &parts, Column column) const
{
    const Event &first = parts.constFirst();
    const qint64 message = saidMessageOf(first);
    const ActionContext context{&m_watched->session(), &m_channelTitles, message == 0 ? nullptr : m_finder->find(first.channel, message), {}, {}};
    switch (column) {
    case AtColumn:
        return clockTime(first.atMs);
    case OperatorColumn:
        return interventionOf(first).operatorName;
    case ActionColumn: {
        const QString seen = first.kind == EventKind::Announced ? seenText(m_watched->state(), first) : QString();
        return seen.isEmpty() ? actText(parts, context) : QString(actText(parts, context) + u" · "_s + seen);
    }
    case TargetColumn:
        return actTargetText(parts, context);
    case WordsColumn:
        if (parts.size() > 1)
            return {};
        return first.kind == EventKind::MessageRefused ? m_watched->state().heldMessages().value(messageOf(first)).body : wordsText(first, context);
    case ReasonColumn:
        return interventionOf(first).reason;
    case TextColumn:
        return interventionOf(first).text;
    case UndoneColumn:
        return undoneText(parts);
    case ColumnCount:
        break;
    }
    return {};
}

QString ActionsModel::toolTip(const QList<Event> &parts, Column column) const
{
    const Event &first = parts.constFirst();
    if (column == AtColumn)
        return dateAndTime(first.atMs);
    const QList<int> missing = column == ActionColumn && first.kind == EventKind::Announced ? notSeenBy(m_watched->state(), first) : QList<int>();
    if (missing.isEmpty())
        return text(parts, column);
    QStringList places;
    for (const int participant : missing)
        places.append(placeText(participant));
    return tr("%1\nNot seen yet by %2", "what was done, places").arg(text(parts, column), places.join(u", "_s));
}

QString ActionsModel::undoneText(const QList<Event> &parts) const
{
    const qsizetype left = inEffect(parts).size();
    if (left == parts.size())
        return {};
    const auto undone = std::find_if(parts.begin(), parts.end(), [this](const Event &part) { return m_undoneBy.contains(part.seq); });
    const Event *undo = action(m_undoneBy.value(undone->seq));
    const QString by = undo ? tr("by %1, %2", "an operator, the time").arg(interventionOf(*undo).operatorName, clockTime(undo->atMs)) : QString();
    return left == 0 ? by : tr("%1 of %2 %3", "how many parts were undone, of how many, by whom").arg(numberText(parts.size() - left), numberText(parts.size()), by);
}

} // namespace LabChat
