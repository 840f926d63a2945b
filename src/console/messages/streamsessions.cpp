// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/streamsessions.h"

#include "console/session/sessiontexts.h"

#include <algorithm>
#include <functional>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

bool fitsOne(const QStringList &wanted, const std::function<bool(const QString &)> &fits)
{
    return wanted.isEmpty() || std::any_of(wanted.begin(), wanted.end(), fits);
}

} // namespace

void StreamSessions::set(const QList<const WatchedSession *> &sessions)
{
    m_sessions.clear();
    for (const WatchedSession *watched : sessions)
        m_sessions.insert(watched->session().id, {watched, channelTitles(watched->session()), channelHomes(watched->session())});
}

void StreamSessions::grow(const WatchedSession &watched)
{
    if (const auto found = m_sessions.find(watched.session().id); found != m_sessions.end())
        *found = {&watched, channelTitles(watched.session()), channelHomes(watched.session())};
}

QString StreamSessions::channelTitle(const MessageRow &message) const
{
    return m_sessions.constFind(message.session)->titles.value(message.channel - 1);
}

QString StreamSessions::group(const MessageRow &message) const
{
    const Names &names = *m_sessions.constFind(message.session);
    const Session &session = names.watched->session();
    if (session.isOfOtherSystem()) {
        const QString &group = session.homeOf(message.channel).group;
        return group.isEmpty() ? session.claimsOf(message.participant, message.channel).group : group;
    }
    const ChannelHome &home = names.homes.at(message.channel - 1);
    if (home.group > 0 || message.participant == 0)
        return home.group > 0 ? QString::number(home.group) : QString();
    const int round = home.round > 0 ? home.round : names.watched->state().participant(message.participant).round;
    return QString::number(session.player(message.participant, round).groupIdInSubsession);
}

QString StreamSessions::author(const MessageRow &message) const
{
    return message.participant > 0 ? QString(placeText(message.participant) + u"  "_s + message.nickname) : message.nickname;
}

bool StreamSessions::isHidden(const MessageRow &message) const
{
    return watched(message.session).state().channel(message.channel).hidden.contains(message.seq);
}

bool StreamSessions::fits(const MessageRow &message, const StreamQuery &query) const
{
    const auto contains = [](const QString &text) {
        return [&text](const QString &wanted) { return text.contains(wanted, Qt::CaseInsensitive); };
    };
    const Names &names = *m_sessions.constFind(message.session);
    return std::all_of(query.words.begin(), query.words.end(), contains(message.body))
        && fitsOne(query.channels, contains(names.titles.value(message.channel - 1)))
        && fitsOne(query.sessions, contains(names.watched->session().code))
        && fitsOne(query.groups, [&](const QString &wanted) { return wanted.compare(group(message), Qt::CaseInsensitive) == 0; })
        && fitsOne(query.authors, [&](const QString &wanted) { return isBy(message, wanted); });
}

bool StreamSessions::isBy(const MessageRow &message, const QString &author) const
{
    if (message.nickname.contains(author, Qt::CaseInsensitive))
        return true;
    if (message.participant == 0)
        return false;
    const WatchedSession &session = watched(message.session);
    const auto is = [&](const QString &name) { return name.compare(author, Qt::CaseInsensitive) == 0; };
    return is(placeText(message.participant)) || is(session.session().participant(message.participant).code)
        || is(session.state().participant(message.participant).label);
}

} // namespace LabChat
