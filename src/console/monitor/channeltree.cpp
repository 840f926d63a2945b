// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/monitor/channeltree.h"

#include "console/session/channelhomes.h"
#include "console/session/sessiontexts.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace LabChat {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::ChannelTree)
};

} // namespace

ChannelNode *ChannelNode::add(const QString &called)
{
    auto node = std::make_unique<ChannelNode>();
    node->tree = tree;
    node->above = this;
    node->row = int(below.size());
    node->name = called;
    node->round = round;
    below.push_back(std::move(node));
    return below.back().get();
}

void ChannelNode::sort()
{
    for (const std::unique_ptr<ChannelNode> &node : below)
        node->sort();
    if (below.size() < 2)
        return;
    QStringList names;
    for (const std::unique_ptr<ChannelNode> &node : below)
        names.append(node->name);
    const QList<int> places = alphabeticalPlaces(names);
    const auto key = [&places](const std::unique_ptr<ChannelNode> &node) { return std::pair(node->participants.isEmpty(), places.at(node->row)); };
    std::sort(below.begin(), below.end(), [&key](const auto &a, const auto &b) { return key(a) < key(b); });
    for (size_t i = 0; i < below.size(); ++i)
        below[i]->row = int(i);
}

ChannelTree::ChannelTree(const WatchedSession *session) : watched(session)
{
    top.tree = this;
    nodeOfChannel.resize(session->session().channels.size());
    changed.resize(session->session().channels.size());
    for (int participant = 1; participant <= session->session().numParticipants(); ++participant)
        top.participants.append(participant);
    addChannels(addGroups());
    top.sort();
}

/// There is a level for rounds only if there are several.
ChannelTree::Groups ChannelTree::addGroups()
{
    const Session &session = watched->session();
    Groups groups;
    for (int round = 1; round <= session.study.numRounds; ++round) {
        ChannelNode *ofRound = session.study.numRounds == 1 ? &top : top.add(Texts::tr("Round %1").arg(round));
        groups.insert({round, 0}, ofRound);
        if (ofRound != &top)
            ofRound->round = round;
        for (int participant = 1; participant <= session.numParticipants(); ++participant) {
            const int group = session.player(participant, round).groupIdInSubsession;
            ChannelNode *&ofGroup = groups[{round, group}];
            if (!ofGroup)
                ofGroup = ofRound->add(Texts::tr("Group %1").arg(group));
            ofGroup->participants.append(participant);
            if (ofRound != &top)
                ofRound->participants.append(participant);
        }
    }
    return groups;
}

/// A group with only one channel is shown as this channel's row.
void ChannelTree::addChannels(const Groups &groups)
{
    const Session &session = watched->session();
    const QList<ChannelHome> homes = channelHomes(session);
    const QStringList titles = channelTitles(session);
    const auto home = [&](int channel) { return groups.value({homes.at(channel - 1).round, homes.at(channel - 1).group}, &top); };
    QHash<const ChannelNode *, int> channelsOf;
    for (int channel = 1; channel <= session.channels.size(); ++channel)
        ++channelsOf[home(channel)];
    for (int channel = 1; channel <= session.channels.size(); ++channel) {
        ChannelNode *node = home(channel);
        const bool isGroup = homes.at(channel - 1).group > 0;
        if (!isGroup || channelsOf.value(node) > 1)
            node = node->add(titles.at(channel - 1));
        node->channel = channel;
        nodeOfChannel[channel - 1] = node;
        for (; node; node = node->above)
            node->channels.append(channel);
    }
}

} // namespace LabChat
