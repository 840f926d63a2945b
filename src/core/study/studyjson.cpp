// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/studyjson.h"

#include "core/study/chatlimits.h"
#include "core/study/pagerounds.h"
#include "core/study/participanttable.h"
#include "core/study/showto.h"
#include "core/study/studyreader.h"
#include "core/study/studywords.h"
#include "core/study/treatments.h"
#include "core/study/waiting.h"

#include <QtCore/QJsonArray>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

QJsonArray listOf(const QList<int> &numbers)
{
    QJsonArray list;
    for (const int number : numbers)
        list.append(number);
    return list;
}

QJsonValue matchingToJson(const Matching &matching)
{
    if (matching.kind != Matching::Kind::Table)
        return wordFor(matching.kind, matchingWords);
    QJsonArray rounds;
    for (const auto &round : matching.table) {
        QJsonArray groups;
        for (const QList<int> &group : round)
            groups.append(listOf(group));
        rounds.append(groups);
    }
    return rounds;
}

QStringList showsWords(const ChatShows &shows)
{
    QStringList words;
    if (shows.time)
        words.append(u"time"_s);
    if (shows.typing)
        words.append(u"typing"_s);
    if (shows.presence)
        words.append(u"presence"_s);
    if (shows.links)
        words.append(u"links"_s);
    return words;
}

QJsonObject chatToJson(const ChatSpec &chat)
{
    QJsonObject json{{u"name"_s, chat.name}, {u"label"_s, chat.label}, {u"nickname"_s, chat.nickname}, {u"channel"_s, chat.channel},
                     {u"shows"_s, QJsonArray::fromStringList(showsWords(chat.shows))},
                     {u"limits"_s, limitsToJson(chat)}, {u"show_to"_s, showToJson(chat.showTo)}};
    if (chat.onEnd != OnEnd::Keep)
        json.insert(u"on_end"_s, wordFor(chat.onEnd, onEndWords));
    if (chat.logs.unsent)
        json.insert(u"logs"_s, QJsonArray{u"unsent"_s});
    if (chat.forEach != ForEach::Nobody)
        json.insert(u"for_each"_s, wordFor(chat.forEach, forEachWords));
    return json;
}

QJsonObject pageToJson(const PageSpec &page)
{
    QJsonArray chats;
    for (const ChatSpec &chat : page.chats)
        chats.append(chatToJson(chat));
    QJsonObject json{{u"name"_s, page.name}, {u"title"_s, page.title}, {u"ends"_s, pageEndName(page.ends)},
                     {u"body_html"_s, page.bodiesByRound.isEmpty() ? QJsonValue(page.bodyHtml) : QJsonArray::fromStringList(page.bodiesByRound)},
                     {u"show_to"_s, showToJson(page.showTo)}, {u"chats"_s, chats}};
    if (page.ends == PageEnd::Timer)
        json.insert(u"duration_s"_s, page.durationsByRound.isEmpty() ? QJsonValue(page.durationS) : listOf(page.durationsByRound));
    if (!page.rounds.isEmpty())
        json.insert(u"rounds"_s, roundsToJson(page.rounds));
    if (page.ends == PageEnd::Group)
        json.insert(u"waiting"_s, waitingToJson(page.waiting));
    if (page.groupByArrival)
        json.insert(u"group_by_arrival"_s, true);
    return json;
}

} // namespace

QJsonObject studyToJson(const Study &study)
{
    QJsonArray pages;
    for (const PageSpec &page : study.pages)
        pages.append(pageToJson(page));
    QJsonObject json{{u"name"_s, study.name}, {u"title"_s, study.title}, {u"num_participants"_s, study.numParticipants},
                     {u"players_per_group"_s, study.playersPerGroup}, {u"num_rounds"_s, study.numRounds},
                     {u"matching"_s, matchingToJson(study.matching)}, {u"roles"_s, QJsonArray::fromStringList(study.roles)},
                     {u"style_css"_s, study.styleCss}, {u"help_line"_s, study.helpLine}, {u"translate"_s, study.translate}, {u"pages"_s, pages}};
    if (study.seed)
        json.insert(u"seed"_s, qint64(*study.seed));
    if (!study.treatments.values.isEmpty())
        json.insert(u"treatments"_s, treatmentsToJson(study.treatments));
    if (!study.table.columns.isEmpty())
        json.insert(u"participants"_s, participantTableToJson(study.table));
    return json;
}

StudyResult studyFromJson(const QJsonObject &json)
{
    return readStudy(json, nullptr);
}

} // namespace LabChat
