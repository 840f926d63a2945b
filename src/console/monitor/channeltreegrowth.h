// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/monitor/channeltree.h"

#include <functional>

namespace LabChat {

/// Inserts rows into a model: before @p row below @p above, with what @p insert does.
using RowInsertion = std::function<void(ChannelNode &above, int row, const std::function<void()> &insert)>;

/// Whether everything in a tree is in the wanted one, at the same place and in the same order: then it only has to be completed.
[[nodiscard]] bool isPartOf(const ChannelNode &node, const ChannelNode &wanted);

/// Takes over what a tree has more than the present one, which is part of it. @p wanted is of no use afterwards.
void complete(ChannelTree &tree, ChannelTree &wanted, const RowInsertion &insertion);

/// All rows of a tree by their keys; the session itself has an empty one.
[[nodiscard]] QHash<QString, ChannelNode *> rowsByKey(ChannelTree &tree);

} // namespace LabChat
