// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/session/audiences.h"

#include "console/session/sessiontexts.h"
#include "console/session/studychanges.h"
#include "console/widgets/displaytext.h"
#include "core/session/eventdetail.h"
#include "core/session/moderation.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>

#include <map>
#include <numeric>
#include <set>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::Whom)
};

/// As people look for them: "Group 2" before "Group 10".
QList<NamedNumber> byName(const QList<NamedNumber> &unsorted)
{
    QStringList names;
    for (const NamedNumber &one : unsorted)
        names.append(one.name);
    const QList<int> places = alphabeticalPlaces(names);
    QList<NamedNumber> sorted(unsorted.size());
    for (qsizetype i = 0; i < unsorted.size(); ++i)
        sorted[places.at(i)] = unsorted.at(i);
    return sorted;
}

} // namespace

QList<NamedNumber> presentGroups(const SessionState &state)
{
    const Session &session = state.session();
    std::map<int, QString> names;
    for (int participant = 1; participant <= session.numParticipants(); ++participant) {
        const int round = state.participant(participant).round;
        const Player &player = session.player(participant, round);
        if (session.isOfOtherSystem()) { // as that system calls it, if it has groups
            if (const QString &claimed = state.participant(participant).claims.group; !claimed.isEmpty())
                names[player.groupId] = Texts::tr("Group %1").arg(claimed);
            continue;
        }
        const QString group = Texts::tr("Group %1").arg(player.groupIdInSubsession);
        names[player.groupId] = session.study.numRounds == 1 ? group : Texts::tr("%1 in round %2", "a group").arg(group).arg(round);
    }
    QList<NamedNumber> groups;
    for (const auto &[id, name] : names)
        groups.append({id, name});
    return byName(groups);
}

QList<NamedNumber> presentPages(const SessionState &state)
{
    std::set<int> pages;
    for (int participant = 1; participant <= state.session().numParticipants(); ++participant) {
        if (!state.isFinished(participant))
            pages.insert(state.participant(participant).page);
    }
    QList<NamedNumber> named;
    for (const int page : pages)
        named.append({page, pageTitle(state.session().study.pages.at(page))});
    return named;
}

QList<NamedNumber> channelChoices(const Session &session)
{
    const QStringList titles = channelTitles(session);
    QList<NamedNumber> channels;
    for (int i = 0; i < titles.size(); ++i)
        channels.append({i + 1, titles.at(i)});
    return byName(channels);
}

QStringList roleChoices(const SessionState &state)
{
    const Session &session = state.session();
    QStringList roles = session.study.roles;
    for (int participant = 1; session.isOfOtherSystem() && participant <= session.numParticipants(); ++participant)
        roles.append(roleOf(state, participant));
    roles.removeAll(QString());
    roles.removeDuplicates();
    if (!session.isOfOtherSystem())
        return roles;
    QList<NamedNumber> named;
    for (const QString &role : std::as_const(roles))
        named.append({0, role});
    roles.clear();
    for (const NamedNumber &role : byName(named))
        roles.append(role.name);
    return roles;
}

QList<int> reachedBy(const SessionState &state, const Audience &audience)
{
    const Decision decision = decideModeration(state, {Announce{audience, {{}, u"?"_s}}}, state.lastAtMs());
    if (!decision)
        return {};
    QList<int> reached;
    if (audience.kind == Audience::Kind::All) {
        reached.resize(state.session().numParticipants());
        std::iota(reached.begin(), reached.end(), 1);
    }
    return reached + recipientsOf(*decision);
}

QList<int> announcedTo(const SessionState &state, const Event &announced)
{
    QList<int> recipients = recipientsOf(announced);
    if (recipients.isEmpty()) {
        recipients.resize(state.session().numParticipants());
        std::iota(recipients.begin(), recipients.end(), 1);
    }
    return recipients;
}

QList<int> notSeenBy(const SessionState &state, const Event &announced)
{
    QList<int> missing = announcedTo(state, announced);
    missing.removeIf([&](int participant) { return state.participant(participant).seenAnnouncements.contains(announced.seq); });
    return missing;
}

QString seenText(const SessionState &state, const Event &announced)
{
    const qsizetype all = announcedTo(state, announced).size();
    return Texts::tr("seen by %1 of %2", "how many participants have seen an announcement")
        .arg(numberText(all - notSeenBy(state, announced).size()), numberText(all));
}

} // namespace LabChat
