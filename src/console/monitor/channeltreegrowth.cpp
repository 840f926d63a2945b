// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/monitor/channeltreegrowth.h"

namespace LabChat {

namespace {

void adopt(ChannelNode &node, ChannelTree &tree)
{
    node.tree = &tree;
    if (node.channel > 0)
        tree.nodeOfChannel[node.channel - 1] = &node;
    for (const std::unique_ptr<ChannelNode> &below : node.below)
        adopt(*below, tree);
}

void completeNode(ChannelNode &node, ChannelNode &wanted, ChannelTree &tree, const RowInsertion &insertion)
{
    node.name = wanted.name;
    node.channel = wanted.channel;
    node.channels = wanted.channels;
    node.participants = wanted.participants;
    if (node.channel > 0)
        tree.nodeOfChannel[node.channel - 1] = &node;
    for (size_t row = 0; row < wanted.below.size(); ++row) {
        if (row < node.below.size() && node.below[row]->key == wanted.below[row]->key) {
            completeNode(*node.below[row], *wanted.below[row], tree, insertion);
            continue;
        }
        insertion(node, int(row), [&] {
            const auto place = node.below.insert(node.below.begin() + qsizetype(row), std::move(wanted.below[row]));
            (*place)->above = &node;
            for (size_t i = row; i < node.below.size(); ++i)
                node.below[i]->row = int(i);
            adopt(**place, tree);
        });
    }
}

void collect(ChannelNode &node, QHash<QString, ChannelNode *> &rows)
{
    rows.insert(node.key, &node);
    for (const std::unique_ptr<ChannelNode> &below : node.below)
        collect(*below, rows);
}

} // namespace

bool isPartOf(const ChannelNode &node, const ChannelNode &wanted)
{
    auto next = wanted.below.begin();
    for (const std::unique_ptr<ChannelNode> &below : node.below) {
        while (next != wanted.below.end() && (*next)->key != below->key)
            ++next;
        if (next == wanted.below.end() || !isPartOf(*below, **next))
            return false;
        ++next;
    }
    return true;
}

void complete(ChannelTree &tree, ChannelTree &wanted, const RowInsertion &insertion)
{
    tree.nodeOfChannel.resize(wanted.nodeOfChannel.size());
    tree.changed.resize(wanted.changed.size());
    completeNode(tree.top, wanted.top, tree, insertion);
}

QHash<QString, ChannelNode *> rowsByKey(ChannelTree &tree)
{
    QHash<QString, ChannelNode *> rows;
    collect(tree.top, rows);
    return rows;
}

} // namespace LabChat
