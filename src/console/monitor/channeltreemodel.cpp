// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/monitor/channeltreemodel.h"

#include "console/monitor/channeltreegrowth.h"
#include "console/session/membersonline.h"
#include "console/session/readmarks.h"
#include "console/session/sessiontexts.h"
#include "console/widgets/displaytext.h"

#include <QtCore/QSet>

#include <algorithm>
#include <chrono>

namespace LabChat {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto updateAfter = 200ms;

} // namespace

ChannelTreeModel::ChannelTreeModel(ReadMarks *marks, QObject *parent)
    : QAbstractItemModel(parent), m_headings{{tr("Group")}, {tr("Messages"), true}, {tr("Unread"), true}, {tr("Online"), true}}, m_marks(marks)
{
    m_updateTimer.setSingleShot(true);
    m_updateTimer.setInterval(updateAfter);
    connect(&m_updateTimer, &QTimer::timeout, this, &ChannelTreeModel::emitChanges);
    connect(marks, &ReadMarks::changed, this, [this](qint64 session, int channel) {
        if (const int row = rowOf(session); row >= 0)
            markChanged(session, channel > 0 ? channel - 1 : 0, channel > 0 ? channel - 1 : int(m_roots[row]->changed.size()) - 1);
    });
}

void ChannelTreeModel::addSession(const WatchedSession *watched)
{
    if (const int row = rowOf(watched->session().id); row >= 0) {
        beginRemoveRows({}, row, row);
        m_roots.erase(m_roots.begin() + row);
        for (size_t i = 0; i < m_roots.size(); ++i)
            m_roots[i]->top.row = int(i);
        endRemoveRows();
    }
    beginInsertRows({}, 0, 0);
    m_roots.insert(m_roots.begin(), std::make_unique<ChannelTree>(watched));
    for (size_t i = 0; i < m_roots.size(); ++i)
        m_roots[i]->top.row = int(i);
    endInsertRows();
}

void ChannelTreeModel::grow(const WatchedSession &watched)
{
    const int row = rowOf(watched.session().id);
    if (row < 0)
        return;
    std::unique_ptr<ChannelTree> &tree = m_roots[size_t(row)];
    auto wanted = std::make_unique<ChannelTree>(&watched);
    if (!isPartOf(tree->top, wanted->top)) {
        arrangeAnew(tree, std::move(wanted));
        return;
    }
    complete(*tree, *wanted, [this](ChannelNode &above, int place, const std::function<void()> &insert) {
        beginInsertRows(indexOf(&above, NameColumn), place, place);
        insert();
        endInsertRows();
    });
    markChanged(watched.session().id, 0, int(tree->changed.size()) - 1);
}

/// Rows have another place now, for example because there is a second app: what is selected and expanded stays so.
void ChannelTreeModel::arrangeAnew(std::unique_ptr<ChannelTree> &tree, std::unique_ptr<ChannelTree> wanted)
{
    emit layoutAboutToBeChanged();
    wanted->top.row = tree->top.row;
    const QHash<QString, ChannelNode *> rows = rowsByKey(*wanted);
    const QModelIndexList kept = persistentIndexList();
    for (const QModelIndex &index : kept) {
        if (const ChannelNode *node = nodeOf(index); node->tree == tree.get())
            changePersistentIndex(index, indexOf(node->channel > 0 ? wanted->nodeOfChannel.at(node->channel - 1) : rows.value(node->key), index.column()));
    }
    tree = std::move(wanted);
    emit layoutChanged();
}

void ChannelTreeModel::update(const SessionChanges &changes)
{
    if (rowOf(changes.session) < 0)
        return;
    if (!changes.channels.isEmpty())
        markChanged(changes.session, changes.channels.first, changes.channels.last);
    if (changes.ended || changes.retitled) {
        const QModelIndex top = indexOf(changes.session);
        emit dataChanged(top, top);
    }
}

void ChannelTreeModel::markChanged(qint64 session, int first, int last)
{
    if (last < first)
        return;
    QBitArray &changed = m_roots[size_t(rowOf(session))]->changed;
    changed.fill(true, first, qMin(last + 1, int(changed.size())));
    if (!m_updateTimer.isActive())
        m_updateTimer.start();
}

/// Emits each row once: those of channels, and those above them.
void ChannelTreeModel::emitChanges()
{
    for (const std::unique_ptr<ChannelTree> &root : m_roots) {
        QSet<const ChannelNode *> emitted;
        for (int i = 0; i < root->changed.size(); ++i) {
            if (!root->changed.testBit(i))
                continue;
            for (const ChannelNode *node = root->nodeOfChannel.at(i); node && !emitted.contains(node); node = node->above) {
                emitted.insert(node);
                emit dataChanged(indexOf(node, MessagesColumn), indexOf(node, OnlineColumn));
            }
        }
        root->changed.fill(false);
    }
}

QModelIndex ChannelTreeModel::indexOf(qint64 session, int channel) const
{
    const int row = rowOf(session);
    if (row < 0)
        return {};
    const ChannelTree &root = *m_roots[size_t(row)];
    return indexOf(channel > 0 ? root.nodeOfChannel.value(channel - 1) : &root.top, NameColumn);
}

QModelIndex ChannelTreeModel::indexOf(const ChannelNode *node, int column) const
{
    return node ? createIndex(node->row, column, node) : QModelIndex();
}

int ChannelTreeModel::rowOf(qint64 session) const
{
    const auto found = std::find_if(m_roots.begin(), m_roots.end(),
                                    [session](const auto &root) { return root->watched->session().id == session; });
    return found == m_roots.end() ? -1 : int(std::distance(m_roots.begin(), found));
}

const ChannelNode *ChannelTreeModel::nodeOf(const QModelIndex &index)
{
    return static_cast<const ChannelNode *>(index.constInternalPointer());
}

QModelIndex ChannelTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? nodeOf(parent)->below[size_t(row)].get() : &m_roots[size_t(row)]->top);
}

QModelIndex ChannelTreeModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexOf(nodeOf(child)->above, 0) : QModelIndex();
}

int ChannelTreeModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return 0;
    return int(parent.isValid() ? nodeOf(parent)->below.size() : m_roots.size());
}

int ChannelTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant ChannelTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ChannelNode &node = *nodeOf(index);
    switch (role) {
    case Qt::DisplayRole:
        return text(node, Column(index.column()));
    case Qt::ToolTipRole:
        if (!node.above)
            return sessionTitle(*node.tree->watched);
        return node.channel > 0 ? tr("Channel %1 in the log and in the export").arg(node.tree->watched->session().channelName(node.channel))
                                : QString();
    case Qt::TextAlignmentRole:
        return columnAlignment(m_headings.at(index.column()).isNumber);
    case SessionRole:
        return node.tree->watched->session().id;
    case ChannelRole:
        return node.channel;
    default:
        return {};
    }
}

QVariant ChannelTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return headingData(m_headings, section, orientation, role);
}

QString ChannelTreeModel::text(const ChannelNode &node, Column column) const
{
    if (column == NameColumn)
        return node.above ? node.name : sessionTitle(*node.tree->watched);
    const qint64 number = count(node, column);
    if (column == OnlineColumn) {
        const WatchedSession &watched = *node.tree->watched;
        if (!isAnybodyThere(watched, node.channel > 0 ? watched.state().membersOf(node.channel) : node.participants, node.channels, node.round))
            return {};
        const qsizetype of = node.channel > 0 ? node.tree->watched->state().membersOf(node.channel).size() : node.participants.size();
        return tr("%1/%2", "online of all").arg(numberText(number), numberText(of));
    }
    return column == UnreadColumn && number == 0 ? QString() : numberText(number);
}

qint64 ChannelTreeModel::count(const ChannelNode &node, Column column) const
{
    const WatchedSession &watched = *node.tree->watched;
    if (column == OnlineColumn && node.above && watched.session().isOfOtherSystem())
        return onlineAt(watched, node.channels);
    if (column == OnlineColumn && node.channel == 0)
        return std::count_if(node.participants.begin(), node.participants.end(), [&](int participant) { return watched.isOnline(participant); });
    qint64 sum = 0;
    for (const int channel : node.channels) {
        sum += column == OnlineColumn ? watched.onlineIn(channel)
            : column == UnreadColumn  ? m_marks->unread(watched, channel)
                                      : watched.state().channel(channel).messages;
    }
    return sum;
}

} // namespace LabChat
