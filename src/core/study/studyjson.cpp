// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/studyjson.h"

#include "core/study/studyreader.h"
#include "core/study/studywords.h"

#include <QtCore/QJsonArray>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

QJsonValue matchingToJson(const Matching &matching)
{
    if (matching.kind != Matching::Kind::Table)
        return wordFor(matching.kind, matchingWords);
    QJsonArray rounds;
    for (const auto &round : matching.table) {
        QJsonArray groups;
        for (const QList<int> &group : round) {
            QJsonArray players;
            for (const int player : group)
                players.append(player);
            groups.append(players);
        }
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
    const ChatLimits &limits = chat.limits;
    QJsonObject json{{u"name"_s, chat.name}, {u"label"_s, chat.label}, {u"nickname"_s, chat.nickname}, {u"channel"_s, chat.channel},
                     {u"shows"_s, QJsonArray::fromStringList(showsWords(chat.shows))},
                     {u"limits"_s, QJsonObject{{u"max_characters"_s, limits.maxCharacters}, {u"messages_per_second"_s, limits.messagesPerSecond},
                                               {u"burst"_s, limits.burst}, {u"max_messages"_s, limits.maxMessages},
                                               {u"opens_after_s"_s, limits.opensAfterS}, {u"closes_after_s"_s, limits.closesAfterS}}}};
    if (chat.forEach != ForEach::Nobody)
        json.insert(u"for_each"_s, wordFor(chat.forEach, forEachWords));
    return json;
}

QJsonObject pageToJson(const PageSpec &page)
{
    QJsonArray chats;
    for (const ChatSpec &chat : page.chats)
        chats.append(chatToJson(chat));
    QJsonObject json{{u"name"_s, page.name}, {u"title"_s, page.title}, {u"body_html"_s, page.bodyHtml},
                     {u"ends"_s, pageEndName(page.ends)}, {u"show_to"_s, QJsonArray::fromStringList(page.showTo)}, {u"chats"_s, chats}};
    if (page.ends == PageEnd::Timer)
        json.insert(u"duration_s"_s, page.durationS);
    return json;
}

} // namespace

QJsonObject studyToJson(const Study &study)
{
    QJsonArray pages;
    for (const PageSpec &page : study.pages)
        pages.append(pageToJson(page));
    return {{u"name"_s, study.name}, {u"title"_s, study.title}, {u"num_participants"_s, study.numParticipants},
            {u"players_per_group"_s, study.playersPerGroup}, {u"num_rounds"_s, study.numRounds},
            {u"matching"_s, matchingToJson(study.matching)}, {u"roles"_s, QJsonArray::fromStringList(study.roles)},
            {u"style_css"_s, study.styleCss}, {u"help_line"_s, study.helpLine}, {u"translate"_s, study.translate}, {u"pages"_s, pages}};
}

StudyResult studyFromJson(const QJsonObject &json)
{
    return readStudy(json, nullptr);
}

} // namespace LabChat
