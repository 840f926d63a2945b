// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/channelclaims.h"

namespace LabChat {

namespace {

QString text(int number)
{
    return number == 0 ? QString() : QString::number(number);
}

} // namespace

void ClaimedHome::add(const ChannelClaims &claims)
{
    app = claims.app;
    channel = claims.channel;
    hasRounds = hasRounds || (round != 0 && claims.round != 0 && claims.round != round);
    hasGroups = hasGroups || (!group.isEmpty() && !claims.group.isEmpty() && claims.group != group);
    round = hasRounds ? 0 : claims.round != 0 ? claims.round : round;
    group = hasGroups ? QString() : !claims.group.isEmpty() ? claims.group : group;
}

QList<ClaimDifference> differencesOf(const ChannelClaims &before, const ChannelClaims &after)
{
    QList<ClaimDifference> differences;
    const auto compare = [&differences](ClaimKind kind, const QString &was, const QString &is) {
        if (!was.isEmpty() && !is.isEmpty() && was != is)
            differences.append({kind, was, is});
    };
    compare(ClaimKind::Label, before.label, after.label);
    compare(ClaimKind::IdInSession, text(before.idInSession), text(after.idInSession));
    if (before.round == after.round || before.round == 0 || after.round == 0) {
        compare(ClaimKind::Group, before.group, after.group);
        compare(ClaimKind::IdInGroup, text(before.idInGroup), text(after.idInGroup));
        compare(ClaimKind::Role, before.role, after.role);
    }
    compare(ClaimKind::Nickname, before.nickname, after.nickname);
    return differences;
}

bool isAnotherPage(const ChannelClaims &before, const ChannelClaims &after)
{
    return before.app != after.app || (after.round != 0 && after.round != before.round) || (!after.page.isEmpty() && after.page != before.page);
}

ChannelClaims newestOf(const ChannelClaims &before, const ChannelClaims &after)
{
    const auto newest = [](const QString &was, const QString &is) { return is.isEmpty() ? was : is; };
    const auto newestNumber = [](int was, int is) { return is == 0 ? was : is; };
    return {after.app, after.channel, after.nickname, newest(before.label, after.label), newest(before.group, after.group),
            newestNumber(before.idInGroup, after.idInGroup), newest(before.role, after.role), newestNumber(before.round, after.round),
            newest(before.page, after.page), newestNumber(before.idInSession, after.idInSession)};
}

} // namespace LabChat
