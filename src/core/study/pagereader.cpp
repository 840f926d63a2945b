// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/pagereader.h"

#include "core/study/jsonreader.h"
#include "core/study/markdown.h"
#include "core/study/names.h"
#include "core/study/ownfile.h"
#include "core/study/safehtml.h"
#include "core/study/studywords.h"
#include "core/study/templatevalues.h"
#include "core/study/wording.h"

#include <QtCore/QDir>
#include <QtCore/QJsonArray>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr int maxDurationS = 7 * 24 * 3600;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::StudyFile)
};

/// The names that a template may use do not depend on the participant.
void tryTemplate(JsonReader &reader, const QString &key, const QString &text, ForEach forEach)
{
    if (const auto filled = fillIn(text, exampleValues(forEach)); !filled)
        reader.problem(key, filled.error().text);
}

QString readBody(JsonReader &reader, const QString &fileName, const QDir &folder)
{
    const QString text = readOwnFile(reader, u"body"_s, fileName, folder);
    const QString html = fileName.endsWith(u".html") || fileName.endsWith(u".htm") ? safeHtml(text) : markdownToHtml(text);
    if (!fillIn(html, exampleValues(ForEach::Nobody))) // if the author's own text is the cause, the message quotes it
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

ChatShows readShows(JsonReader &reader)
{
    ChatShows shows;
    if (!reader.has(u"shows"_s))
        return shows;
    shows.time = false;
    const QStringList words = reader.strings(u"shows"_s);
    for (const QString &word : words) {
        if (word == u"time")
            shows.time = true;
        else if (word == u"typing")
            shows.typing = true;
        else if (word == u"presence")
            shows.presence = true;
        else if (word == u"links")
            shows.links = true;
        else
            reader.problem(u"shows"_s, Texts::tr("A chat can show “time”, “typing”, “presence” and “links”; here it is “%1”.").arg(excerpt(word)));
    }
    return shows;
}

ChatSpec readChat(const QJsonObject &json, const QString &place, QList<StudyProblem> &problems)
{
    JsonReader reader(json, place, problems);
    ChatSpec chat;
    chat.name = reader.requiredString(u"name"_s);
    if (!chat.name.isEmpty() && !isChannelName(chat.name))
        reader.problem(u"name"_s, Texts::tr("A chat's name may contain only letters, digits, “_” and “-”; here it is “%1”.").arg(excerpt(chat.name)));
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
    chat.shows = readShows(reader);
    chat.limits = readLimits(reader.object(u"limits"_s), reader.place(u"limits"_s), problems);
    reader.refuseOtherKeys();
    return chat;
}

} // namespace

PageSpec readPage(const QJsonObject &json, const QString &place, QList<StudyProblem> &problems, const QDir *folder)
{
    JsonReader reader(json, place, problems);
    PageSpec page;
    page.name = reader.requiredString(u"name"_s);
    if (!page.name.isEmpty() && (!isChannelName(page.name) || page.name == u"finished"))
        reader.problem(u"name"_s,
            Texts::tr("A page's name may contain only letters, digits, “_” and “-”, and must not be “finished”; here it is “%1”.").arg(excerpt(page.name)));
    page.title = reader.string(u"title"_s, page.name);
    if (folder) {
        const QString fileName = reader.string(u"body"_s);
        if (!fileName.isEmpty())
            page.bodyHtml = readBody(reader, fileName, *folder);
    } else {
        page.bodyHtml = reader.string(u"body_html"_s);
    }
    page.ends = readWord(reader, u"ends"_s, PageEnd::Participant, pageEndWords);
    page.durationS = reader.integer(u"duration_s"_s, 0, 1, maxDurationS);
    if (page.ends == PageEnd::Timer && page.durationS == 0)
        reader.problem(u"duration_s"_s, Texts::tr("A page with a timer needs “duration_s”, in seconds."));
    if (page.ends != PageEnd::Timer && reader.has(u"duration_s"_s))
        reader.problem(u"duration_s"_s, Texts::tr("“duration_s” needs “ends”: “timer”."));
    page.showTo = reader.strings(u"show_to"_s);
    for (const auto &[chat, at] : reader.objects(u"chats"_s))
        page.chats.append(readChat(chat, at, problems));
    reader.refuseTwins(u"chats"_s);
    reader.refuseOtherKeys();
    return page;
}

} // namespace LabChat
