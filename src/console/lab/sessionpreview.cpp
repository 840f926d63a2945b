// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/lab/sessionpreview.h"

#include "console/session/sessiontexts.h"
#include "console/widgets/displaytext.h"
#include "core/session/makesession.h"
#include "core/study/choices.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <numeric>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::SessionPreview)
};

QString joined(const QStringList &members, qsizetype total)
{
    const QString named = members.join(u", "_s);
    const qsizetype more = total - members.size();
    return more > 0 ? Texts::tr("%1, and %2 more").arg(named, numberText(more)) : named;
}

/// "P3 AB12 Seller, high": place, label, role and treatment.
QString memberText(const Session &session, int participant, int round)
{
    const Player &player = session.player(participant, round);
    QStringList words{placeText(participant)};
    for (const QString &word : {session.labelOfPlace(participant), player.role})
        if (!word.isEmpty())
            words.append(word);
    const QString who = words.join(u' ');
    return player.treatment.isEmpty() ? who : Texts::tr("%1 (%2)", "a member of a group, the treatment").arg(who, player.treatment);
}

/// The groups of all rounds in order: by group.id, each with its players by id_in_group.
QList<QStringList> groupRows(const Session &session)
{
    QList<QStringList> rows;
    const int groupsPerRound = session.study.numGroups();
    for (int round = 1; round <= session.study.numRounds && rows.size() < SessionPreview::maxRows; ++round) {
        QList<QList<int>> groups(groupsPerRound, QList<int>(session.study.playersPerGroup));
        for (int participant = 1; participant <= session.numParticipants(); ++participant) {
            const Player &player = session.player(participant, round);
            groups[player.groupIdInSubsession - 1][player.idInGroup - 1] = participant;
        }
        for (int group = 1; group <= groupsPerRound && rows.size() < SessionPreview::maxRows; ++group) {
            QStringList members;
            for (const int participant : groups.at(group - 1).mid(0, SessionPreview::maxMembers)) {
                members.append(memberText(session, participant, round));
            }
            rows.append({numberText(round), numberText(group), joined(members, session.study.playersPerGroup)});
        }
    }
    return rows;
}

/// The channels that are shown, in the order of their titles.
QList<int> shownChannels(const QStringList &titles)
{
    const QList<int> places = alphabeticalPlaces(titles);
    QList<int> channels(titles.size());
    std::iota(channels.begin(), channels.end(), 1);
    std::stable_sort(channels.begin(), channels.end(), [&places](int a, int b) { return places.at(a - 1) < places.at(b - 1); });
    return channels.mid(0, SessionPreview::maxRows);
}

/// By channel: the first page and chat that use it.
QHash<int, QString> chatTexts(const Session &session, const QList<int> &channels)
{
    QHash<int, QString> texts;
    for (const int channel : channels)
        texts.insert(channel, {});
    for (int round = 1; round <= session.study.numRounds; ++round) {
        for (int participant = 1; participant <= session.numParticipants(); ++participant) {
            for (const ChatBox &box : session.boxes.at(round - 1).at(participant - 1)) {
                if (const auto text = texts.find(box.channel); text != texts.end() && text->isEmpty())
                    *text = pageTitle(session, participant, round, box.page) + u": "_s + session.chat(box).name;
            }
        }
    }
    return texts;
}

QString titleForTheFirst(const Session &session, int page)
{
    for (int round = 1; round <= session.study.numRounds; ++round) {
        for (int participant = 1; participant <= session.numParticipants(); ++participant) {
            if (session.isShown(page, participant, round))
                return pageTitle(session, participant, round, page);
        }
    }
    return {};
}

QStringList pageTitles(const Session &session)
{
    QStringList titles;
    for (int page = 0; page < session.study.pages.size(); ++page)
        titles.append(titleForTheFirst(session, page));
    return titles;
}

/// "all", or "1–3, 5"
QString roundsText(const PageSpec &page, int numRounds)
{
    QStringList ranges;
    for (int first = 1; first <= numRounds; ++first) {
        if (!page.isIn(first, numRounds))
            continue;
        int last = first;
        while (last < numRounds && page.isIn(last + 1, numRounds))
            ++last;
        if (last - first + 1 == numRounds)
            return Texts::tr("all", "rounds");
        ranges.append(first == last ? numberText(first) : QString(numberText(first) + u'–' + numberText(last)));
        first = last;
    }
    return ranges.isEmpty() ? Texts::tr("none", "rounds") : ranges.join(u", "_s);
}

QString endText(const PageSpec &page)
{
    if (page.groupByArrival)
        return Texts::tr("when a group has arrived", "how a page ends");
    switch (page.ends) {
    case PageEnd::Participant:
        return Texts::tr("by the participant", "how a page ends");
    case PageEnd::Operator:
        return Texts::tr("by the experimenter", "how a page ends");
    case PageEnd::Timer:
        return Texts::tr("by time", "how a page ends");
    case PageEnd::Group:
        return Texts::tr("when the group is ready", "how a page ends");
    }
    Q_UNREACHABLE();
}

/// The names of its chats and choices, in all rounds.
QString contentsText(const PageSpec &page, int numRounds)
{
    QStringList parts;
    for (const ChatSpec &chat : page.chats)
        parts.append((chat.showTo.roles + chat.showTo.treatments).isEmpty() ? Texts::tr("chat %1").arg(chat.name)
                                                                            : Texts::tr("chat %1 for some", "not for everybody").arg(chat.name));
    for (int round = 1; round <= numRounds; ++round) {
        if (!page.isIn(round, numRounds))
            continue;
        for (const ChoiceSpec &choice : choicesIn(page.bodyIn(round, numRounds)))
            parts.append(Texts::tr("choice %1").arg(choice.name));
        if (page.bodiesByRound.isEmpty())
            break; // all rounds have the same text
    }
    parts.removeDuplicates();
    return parts.join(u", "_s);
}

QList<QStringList> pageRows(const Session &session, const QStringList &titles)
{
    QList<QStringList> rows;
    for (int i = 0; i < session.study.pages.size(); ++i) {
        const PageSpec &page = session.study.pages.at(i);
        rows.append({titles.at(i).isEmpty() ? page.name : titles.at(i), roundsText(page, session.study.numRounds), endText(page),
                     contentsText(page, session.study.numRounds)});
    }
    return rows;
}

QList<QStringList> channelRows(const Session &session)
{
    const QStringList titles = channelTitles(session);
    const QList<int> channels = shownChannels(titles);
    const QHash<int, QString> chats = chatTexts(session, channels);
    QList<QStringList> rows;
    for (const int channel : channels) {
        const QList<int> &who = session.channel(channel).members;
        const QStringList nicknames = nicknamesIn(session, channel);
        QStringList members;
        for (int member = 0; member < qMin<qsizetype>(who.size(), SessionPreview::maxMembers); ++member)
            members.append(Texts::tr("%1 as “%2”", "a participant's place, a nickname").arg(placeText(who.at(member)), nicknames.at(member)));
        rows.append({titles.at(channel - 1), chats.value(channel), joined(members, who.size())});
    }
    return rows;
}

} // namespace

Result<SessionPreview> previewSession(const Study &study)
{
    const Result<SessionPtr> session = makeSession({study, {}}, 1, 0);
    if (!session)
        return tl::unexpected(session.error());
    const QStringList titles = pageTitles(**session);
    return SessionPreview{groupRows(**session), qint64(study.numGroups()) * study.numRounds, channelRows(**session),
                          (*session)->channels.size(), pageRows(**session, titles), titles};
}

} // namespace LabChat
