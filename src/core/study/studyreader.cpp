// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/studyjson.h"

#include "core/study/templatevalues.h"
#include "core/study/jsonreader.h"
#include "core/study/markdown.h"
#include "core/study/names.h"
#include "core/study/ownfile.h"
#include "core/study/safehtml.h"
#include "core/study/wording.h"

#include <QtCore/QDir>
#include <QtCore/QJsonArray>
#include <QtCore/QSet>

#include <algorithm>
#include <initializer_list>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr int maxParticipants = 10000;
constexpr int maxRounds = 1000;
constexpr int maxDurationS = 7 * 24 * 3600;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::StudyFile)
};

/// The words that a study file uses, by value.
template <typename Enum>
using Words = std::initializer_list<std::pair<Enum, QString>>;

const Words<PageEnd> endsWords{{PageEnd::Participant, u"participant"_s}, {PageEnd::Operator, u"operator"_s},
                               {PageEnd::Timer, u"timer"_s}, {PageEnd::Group, u"group"_s}};
const Words<ForEach> forEachWords{{ForEach::OthersInGroup, u"others_in_group"_s}, {ForEach::OthersInRole, u"others_in_role"_s}};
const Words<Matching::Kind> matchingWords{{Matching::Kind::Fixed, u"fixed"_s}, {Matching::Kind::Random, u"random"_s},
                                          {Matching::Kind::PerfectStrangers, u"perfect_strangers"_s}};

template <typename Enum>
QString wordFor(Enum value, const Words<Enum> &words)
{
    const auto found = std::find_if(words.begin(), words.end(), [&](const auto &entry) { return entry.first == value; });
    return found == words.end() ? QString() : found->second;
}

template <typename Enum>
Enum readWord(JsonReader &reader, const QString &key, Enum fallback, const Words<Enum> &words)
{
    const QString word = reader.string(key, wordFor(fallback, words));
    QStringList known;
    for (const auto &[value, name] : words) {
        if (name == word)
            return value;
        known.append(u'“' + name + u'”');
    }
    if (!word.isEmpty())
        reader.problem(key, Texts::tr("“%1” can be %2; here it is “%3”.").arg(key, known.join(u", "_s), excerpt(word)));
    return fallback;
}

/// Which names a template may use does not depend on who is shown it.
void tryTemplate(JsonReader &reader, const QString &key, const QString &text, ForEach forEach)
{
    if (const auto filled = fillIn(text, exampleValues(forEach)); !filled)
        reader.problem(key, filled.error().text);
}

QString readBody(JsonReader &reader, const QString &fileName, const QDir &folder)
{
    const QString text = readOwnFile(reader, u"body"_s, fileName, folder);
    const QString html = fileName.endsWith(u".html") || fileName.endsWith(u".htm") ? safeHtml(text) : markdownToHtml(text);
    if (!fillIn(html, exampleValues(ForEach::Nobody))) // explained in the author's own words, where they are to blame
        tryTemplate(reader, u"body"_s, fillIn(text, exampleValues(ForEach::Nobody)) ? html : text, ForEach::Nobody);
    return html;
}

ChatLimits readLimits(const QJsonObject &json, const QString &place, QList<StudyProblem> &problems)
{
    JsonReader reader(json, place, problems);
    ChatLimits limits;
    limits.maxCharacters = reader.integer(u"max_characters"_s, limits.maxCharacters, 1, 10000);
    limits.messagesPerSecond = reader.number(u"messages_per_second"_s, limits.messagesPerSecond, 0.01, 1000);
    limits.burst = reader.integer(u"burst"_s, limits.burst, 1, 1000);
    limits.maxMessages = reader.integer(u"max_messages"_s, 0, 0, 1'000'000);
    limits.opensAfterS = reader.integer(u"opens_after_s"_s, 0, 0, maxDurationS);
    limits.closesAfterS = reader.integer(u"closes_after_s"_s, 0, 0, maxDurationS);
    if (limits.closesAfterS != 0 && limits.closesAfterS <= limits.opensAfterS)
        reader.problem(u"closes_after_s"_s, Texts::tr("The chat would close before it opens."));
    reader.refuseOtherKeys();
    return limits;
}

/// A list of texts; anything else in it is a mistake.
QStringList readTexts(JsonReader &reader, const QString &key, QList<StudyProblem> &problems)
{
    QStringList texts;
    const QJsonArray array = reader.array(key);
    for (qsizetype i = 0; i < array.size(); ++i) {
        if (!array[i].isString())
            problems.append({reader.place(key) + u'/' + QString::number(i), Texts::tr("Here a text in quotation marks is expected.")});
        texts.append(array[i].toString());
    }
    return texts;
}

ChatShows readShows(JsonReader &reader, QList<StudyProblem> &problems)
{
    ChatShows shows;
    if (!reader.has(u"shows"_s))
        return shows;
    shows.time = false;
    const QStringList words = readTexts(reader, u"shows"_s, problems);
    for (const QString &word : words) {
        if (word == u"time")
            shows.time = true;
        else if (word == u"typing")
            shows.typing = true;
        else if (word == u"presence")
            shows.presence = true;
        else
            reader.problem(u"shows"_s, Texts::tr("A chat can show “time”, “typing” and “presence”; here it is “%1”.").arg(excerpt(word)));
    }
    return shows;
}

ChatSpec readChat(const QJsonObject &json, const QString &place, QList<StudyProblem> &problems)
{
    JsonReader reader(json, place, problems);
    ChatSpec chat;
    chat.name = reader.requiredString(u"name"_s);
    if (!chat.name.isEmpty() && !isChannelName(chat.name))
        reader.problem(u"name"_s, Texts::tr("A chat's name may hold letters, digits, “_” and “-” only; here it is “%1”.").arg(excerpt(chat.name)));
    chat.label = reader.string(u"label"_s);
    chat.nickname = reader.string(u"nickname"_s, u"Player {{player.id_in_group}}"_s);
    chat.forEach = readWord(reader, u"for_each"_s, ForEach::Nobody, forEachWords);
    const bool isPair = chat.forEach != ForEach::Nobody;
    chat.channel = reader.string(u"channel"_s, isPair ? u"{{group.id}}-{{pair.low}}-{{pair.high}}"_s : u"{{group.id}}"_s);
    if (chat.forEach == ForEach::OthersInRole && !reader.has(u"channel"_s))
        chat.channel = u"{{player.role}}-{{pair.low}}-{{pair.high}}"_s;
    if (isPair && !reader.has(u"label"_s))
        chat.label = Texts::tr("Chat with %1").arg(u"{{other.nickname}}"_s);
    tryTemplate(reader, u"label"_s, chat.label, chat.forEach);
    tryTemplate(reader, u"nickname"_s, chat.nickname, ForEach::Nobody);
    tryTemplate(reader, u"channel"_s, chat.channel, chat.forEach);
    chat.shows = readShows(reader, problems);
    chat.limits = readLimits(reader.object(u"limits"_s), reader.place(u"limits"_s), problems);
    reader.refuseOtherKeys();
    return chat;
}

template <typename Item, typename Read>
QList<Item> readList(const QJsonArray &array, const QString &place, QList<StudyProblem> &problems, Read read)
{
    QList<Item> items;
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QString itemPlace = place + u'/' + QString::number(i);
        if (array[i].isObject())
            items.append(read(array[i].toObject(), itemPlace));
        else
            problems.append({itemPlace, Texts::tr("Here an object in braces is expected.")});
    }
    return items;
}

/// Pages and chats are asked for by name, so a name may be there once.
template <typename Item>
void refuseTwins(const QList<Item> &items, const QString &place, QList<StudyProblem> &problems)
{
    QSet<QString> taken;
    for (qsizetype i = 0; i < items.size(); ++i) {
        const QString &name = items.at(i).name;
        if (!name.isEmpty() && taken.contains(name))
            problems.append({place + u'/' + QString::number(i) + u"/name"_s, Texts::tr("The name “%1” is taken already.").arg(excerpt(name))});
        taken.insert(name);
    }
}

PageSpec readPage(const QJsonObject &json, const QString &place, QList<StudyProblem> &problems, const QDir *folder)
{
    JsonReader reader(json, place, problems);
    PageSpec page;
    page.name = reader.requiredString(u"name"_s);
    if (!page.name.isEmpty() && (!isChannelName(page.name) || page.name == u"finished"))
        reader.problem(u"name"_s, Texts::tr("A page's name may hold letters, digits, “_” and “-” only, and “finished” is taken; here it is “%1”.").arg(excerpt(page.name)));
    page.title = reader.string(u"title"_s, page.name);
    if (folder) {
        const QString fileName = reader.string(u"body"_s);
        if (!fileName.isEmpty())
            page.bodyHtml = readBody(reader, fileName, *folder);
    } else {
        page.bodyHtml = reader.string(u"body_html"_s);
    }
    page.ends = readWord(reader, u"ends"_s, PageEnd::Participant, endsWords);
    page.durationS = reader.integer(u"duration_s"_s, 0, 1, maxDurationS);
    if (page.ends == PageEnd::Timer && page.durationS == 0)
        reader.problem(u"duration_s"_s, Texts::tr("A page that a timer ends needs “duration_s”, in seconds."));
    if (page.ends != PageEnd::Timer && reader.has(u"duration_s"_s))
        reader.problem(u"duration_s"_s, Texts::tr("“duration_s” goes with “ends”: “timer”."));
    page.showTo = readTexts(reader, u"show_to"_s, problems);
    page.chats = readList<ChatSpec>(reader.array(u"chats"_s), reader.place(u"chats"_s), problems,
                                    [&](const QJsonObject &chat, const QString &at) { return readChat(chat, at, problems); });
    refuseTwins(page.chats, reader.place(u"chats"_s), problems);
    reader.refuseOtherKeys();
    return page;
}

/// One of the words, or a table: rounds of groups of id_in_session.
Matching readMatching(JsonReader &reader, const QJsonValue &value, QList<StudyProblem> &problems)
{
    Matching matching;
    if (!value.isArray()) {
        matching.kind = readWord(reader, u"matching"_s, Matching::Kind::Fixed, matchingWords);
        return matching;
    }
    matching.kind = Matching::Kind::Table;
    for (const QJsonValue &round : reader.array(u"matching"_s)) {
        QList<QList<int>> groups;
        for (const QJsonValue &group : round.toArray()) {
            QList<int> players;
            for (const QJsonValue &player : group.toArray())
                players.append(player.toInt());
            if (!group.isArray() || players.contains(0))
                problems.append({reader.place(u"matching"_s) + u'/' + QString::number(matching.table.size()) + u'/' + QString::number(groups.size()),
                                 Texts::tr("A group of the table is a list of numbers: its players' id_in_session, from 1.")});
            groups.append(players);
        }
        if (!round.isArray() || groups.isEmpty())
            problems.append({reader.place(u"matching"_s) + u'/' + QString::number(matching.table.size()),
                             Texts::tr("A round of the table is a list of groups, and a group a list of numbers.")});
        matching.table.append(groups);
    }
    return matching;
}

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

void refuseUnknownRoles(const QStringList &showTo, const QStringList &roles, const QString &place, QList<StudyProblem> &problems)
{
    for (const QString &role : showTo) {
        if (!roles.contains(role))
            problems.append({place, Texts::tr("“%1” is not one of the study's roles (%2).")
                                        .arg(excerpt(role), roles.isEmpty() ? Texts::tr("it has none") : excerpt(roles.join(u", "_s)))});
    }
}

/// Whether nothing is wrong at these places: what follows from a mistake is not told, too.
bool areSound(const QList<StudyProblem> &problems, const QStringList &places)
{
    return std::none_of(problems.cbegin(), problems.cend(), [&](const StudyProblem &problem) {
        return std::any_of(places.cbegin(), places.cend(), [&](const QString &place) { return problem.place.startsWith(place); });
    });
}

/// Where numbers that do not go together are to be changed.
QString numbersPlace(const JsonReader &reader, const Study &study)
{
    if (study.matching.kind == Matching::Kind::Table)
        return reader.place(u"matching"_s);
    return reader.place(reader.has(u"players_per_group"_s) ? u"players_per_group"_s : u"num_participants"_s);
}

} // namespace

StudyResult readStudy(const QJsonObject &json, const QDir *folder)
{
    QList<StudyProblem> problems;
    JsonReader reader(json, {}, problems);
    Study study;
    study.name = reader.requiredString(u"name"_s);
    if (!study.name.isEmpty() && !isChannelName(study.name))
        reader.problem(u"name"_s, Texts::tr("A study's name may hold letters, digits, “_” and “-” only; here it is “%1”.").arg(excerpt(study.name)));
    study.title = reader.string(u"title"_s, study.name);
    study.numParticipants = reader.integer(u"num_participants"_s, 0, 1, maxParticipants);
    study.playersPerGroup = reader.integer(u"players_per_group"_s, study.numParticipants, 1, maxParticipants);
    study.numRounds = reader.integer(u"num_rounds"_s, 1, 1, maxRounds);
    study.matching = readMatching(reader, json.value(u"matching"_s), problems);
    if (study.numParticipants == 0 && !reader.has(u"num_participants"_s))
        reader.problem(u"num_participants"_s, Texts::tr("“num_participants” is missing."));
    study.roles = readTexts(reader, u"roles"_s, problems);
    const bool isNew = folder != nullptr; // what is in the log was possible when it was made
    if (isNew && areSound(problems, {u"/num_participants"_s, u"/players_per_group"_s}) && !study.roles.isEmpty() && study.roles.size() != study.playersPerGroup)
        reader.problem(u"roles"_s, Texts::tr("There must be one role for each player of a group (%1); here there are %2.")
                                       .arg(study.playersPerGroup).arg(study.roles.size()));
    study.pages = readList<PageSpec>(reader.array(u"pages"_s), reader.place(u"pages"_s), problems,
                                     [&](const QJsonObject &page, const QString &at) { return readPage(page, at, problems, folder); });
    refuseTwins(study.pages, reader.place(u"pages"_s), problems);
    if (json.value(u"pages"_s).toArray().isEmpty() && (json.value(u"pages"_s).isArray() || !reader.has(u"pages"_s)))
        reader.problem(u"pages"_s, Texts::tr("A study needs at least one page."));
    for (qsizetype i = 0; i < study.pages.size(); ++i)
        refuseUnknownRoles(study.pages.at(i).showTo, study.roles, reader.place(u"pages"_s) + u'/' + QString::number(i) + u"/show_to"_s, problems);
    if (folder && reader.has(u"style"_s))
        study.styleCss = readOwnFile(reader, u"style"_s, reader.string(u"style"_s), *folder);
    else if (!folder)
        study.styleCss = reader.string(u"style_css"_s);
    study.helpLine = reader.boolean(u"help_line"_s, false);
    if (reader.has(u"$schema"_s))
        (void)reader.string(u"$schema"_s);
    reader.refuseOtherKeys();
    if (areSound(problems, {u"/num_participants"_s, u"/players_per_group"_s, u"/num_rounds"_s, u"/matching"_s, u"/roles"_s})) {
        if (const auto checked = withNumbers(study, study.numParticipants, study.playersPerGroup); !checked)
            problems.append({numbersPlace(reader, study), checked.error().text});
    }
    if (!problems.isEmpty())
        return tl::unexpected(problems);
    return study;
}

QString pageEndName(PageEnd ends)
{
    return wordFor(ends, endsWords);
}

QJsonObject studyToJson(const Study &study)
{
    QJsonArray pages;
    for (const PageSpec &page : study.pages)
        pages.append(pageToJson(page));
    return {{u"name"_s, study.name}, {u"title"_s, study.title}, {u"num_participants"_s, study.numParticipants},
            {u"players_per_group"_s, study.playersPerGroup}, {u"num_rounds"_s, study.numRounds},
            {u"matching"_s, matchingToJson(study.matching)}, {u"roles"_s, QJsonArray::fromStringList(study.roles)},
            {u"style_css"_s, study.styleCss}, {u"help_line"_s, study.helpLine}, {u"pages"_s, pages}};
}

} // namespace LabChat
