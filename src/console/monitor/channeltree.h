// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session/watchedsession.h"

#include <QtCore/QBitArray>

#include <memory>
#include <vector>

namespace LabChat {

struct ChannelTree;

/// A row of the tree: a session, a part of another system's experiment (app), a round, a group or a channel. All but the last list the channels
/// below them in `channels`.
struct ChannelNode {
    const ChannelTree *tree = nullptr;
    ChannelNode *above = nullptr;
    int row = 0;
    QString key;              ///< identifies the row in its session, also when the tree is made again; empty for a session
    QString name;
    int channel = 0;          ///< 0: not a channel's row
    int round = 0;            ///< 0: of several rounds
    QList<int> channels;
    QList<int> participants;  ///< of a session, a round or a group
    std::vector<std::unique_ptr<ChannelNode>> below;

    ChannelNode *add(const QString &called, const QString &key = {});
    /// Everything below it: groups before other channels, and each by its name.
    void sort();
};

/// One session with its apps (if there are several), its rounds, the groups of each round, and the channels of each group. A channel of several groups
/// is below the round, or below the session if it belongs to several rounds. Owned by the tree's model; main thread.
struct ChannelTree {
    explicit ChannelTree(const WatchedSession *session);
    Q_DISABLE_COPY_MOVE(ChannelTree)

    const WatchedSession *watched;
    ChannelNode top;
    QList<ChannelNode *> nodeOfChannel;
    QBitArray changed;  ///< channels whose changes were not emitted yet

private:
    /// By round and group; a round's own node has group 0.
    using Groups = QHash<std::pair<int, int>, ChannelNode *>;

    [[nodiscard]] Groups addGroups();
    void addChannels(const Groups &groups);
    void addClaimedChannels();
    /// The row under which a channel of another system belongs: as far down as its tickets say.
    [[nodiscard]] ChannelNode *claimedPlace(const ClaimedHome &home, bool hasApps);
    [[nodiscard]] ChannelNode *claimedBelow(ChannelNode *above, const QString &key, const QString &name);
    void put(ChannelNode *node, int channel);

    QHash<QString, ChannelNode *> m_claimed;  ///< by key
};

} // namespace LabChat
