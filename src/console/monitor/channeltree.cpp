// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/monitor/channeltree.h"

#include "console/session/channelhomes.h"
#include "console/session/sessiontexts.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSet>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::ChannelTree)
};

} // namespace

ChannelNode *ChannelNode::add(const QString &called, const QString &keyOfIt)
{
    auto node = std::make_unique<ChannelNode>();
    node->key = keyOfIt;
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
    const auto order = [&places](const std::unique_ptr<ChannelNode> &node) { return std::pair(node->participants.isEmpty(), places.at(node->row)); };
    std::sort(below.begin(), below.end(), [&order](const auto &a, const auto &b) { return order(a) < order(b); });
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
    if (session->session().isOfOtherSystem())
        addClaimedChannels();
    else
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
        put(node, channel);
    }
}

void ChannelTree::put(ChannelNode *node, int channel)
{
    node->channel = channel;
    nodeOfChannel[channel - 1] = node;
    for (; node; node = node->above)
        node->channels.append(channel);
}

/// A level that no ticket names is left out, and the level of apps if there is only one. A group with only one channel is shown as this channel's row.
void ChannelTree::addClaimedChannels()
{
    const Session &session = watched->session();
    QSet<QString> apps;
    for (int channel = 1; channel <= session.channels.size(); ++channel)
        apps.insert(session.homeOf(channel).app);
    QHash<ChannelNode *, QSet<int>> members;
    QHash<const ChannelNode *, int> channelsOf;
    for (int channel = 1; channel <= session.channels.size(); ++channel)
        ++channelsOf[claimedPlace(session.homeOf(channel), apps.size() > 1)];
    for (int channel = 1; channel <= session.channels.size(); ++channel) {
        const ClaimedHome home = session.homeOf(channel);
        ChannelNode *place = claimedPlace(home, apps.size() > 1);
        for (ChannelNode *each = place; each != &top; each = each->above) {
            for (const int member : session.channel(channel).members)
                members[each].insert(member);
        }
        const bool isWholeGroup = !home.group.isEmpty() && channelsOf.value(place) == 1;
        if (isWholeGroup && home.channel != home.group)
            place->name = Texts::tr("%1: %2", "a group, its only channel").arg(place->name, home.channel);
        put(isWholeGroup ? place : place->add(home.channel, u"channel %1"_s.arg(channel)), channel);
    }
    for (auto it = members.cbegin(); it != members.cend(); ++it)
        it.key()->participants = it.value().values();
}

ChannelNode *ChannelTree::claimedPlace(const ClaimedHome &home, bool hasApps)
{
    ChannelNode *place = &top;
    QString key = u"app "_s + home.app; // also if it is not shown, so that rows are found again when it is
    if (hasApps)
        place = claimedBelow(place, key, home.app);
    if (home.round > 0) {
        key += u"\nround %1"_s.arg(home.round);
        place = claimedBelow(place, key, Texts::tr("Round %1").arg(home.round));
    }
    return home.group.isEmpty() ? place : claimedBelow(place, key + u"\ngroup "_s + home.group, Texts::tr("Group %1").arg(home.group));
}

ChannelNode *ChannelTree::claimedBelow(ChannelNode *above, const QString &key, const QString &name)
{
    ChannelNode *&node = m_claimed[key];
    if (!node)
        node = above->add(name, key);
    return node;
}

} // namespace LabChat
