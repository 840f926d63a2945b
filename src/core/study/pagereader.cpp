// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/pagereader.h"

#include "core/study/bodycheck.h"
#include "core/study/chatlimits.h"
#include "core/study/jsonreader.h"
#include "core/study/markdown.h"
#include "core/study/names.h"
#include "core/study/ownfile.h"
#include "core/study/pagerounds.h"
#include "core/study/participanttable.h"
#include "core/study/safehtml.h"
#include "core/study/showto.h"
#include "core/study/studywords.h"
#include "core/study/templatevalues.h"
#include "core/study/waiting.h"
#include "core/study/wording.h"

#include <QtCore/QDir>
#include <QtCore/QJsonArray>
#include <QtCore/QRegularExpression>

#include <optional>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr int maxDurationS = 7 * 24 * 3600;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::StudyFile)
};

/// The names that a template may use do not depend on the participant; what is inside a section may be left out for some.
std::optional<Error> mistakeIn(const QString &text, const Study &study, ForEach forEach)
{
    for (const bool flags : {true, false}) {
        if (const auto filled = fillIn(text, exampleValues(study, forEach, flags)); !filled)
            return filled.error();
    }
    return std::nullopt;
}

void tryTemplate(JsonReader &reader, const QString &key, const QString &text, const Study &study, ForEach forEach)
{
    if (const auto mistake = mistakeIn(text, study, forEach))
        reader.problem(key, mistake->text);
}

/// For texts of a study file that are no bodies.
void refuseForeignTags(QList<StudyProblem> &problems, const QString &place, const QString &text)
{
    for (const ForeignTag &tag : foreignTags(text))
        problems.append({place, tag.mistake});
}

bool isHtmlFile(const QString &fileName)
{
    return fileName.endsWith(u".html", Qt::CaseInsensitive) || fileName.endsWith(u".htm", Qt::CaseInsensitive);
}

QString readBody(JsonReader &reader, const QString &key, const QString &fileName, const BodyContext &context)
{
    const QString text = readOwnFile(reader, key, fileName, context.folder);
    const QString raw = isHtmlFile(fileName) ? text : markdownToRawHtml(text);
    const BodyFindings findings = checkBody({fileName, text, raw, context.chats});
    for (const QString &mistake : findings.mistakes)
        reader.problem(key, mistake);
    context.files.warnings.append(findings.warnings);
    for (const QString &image : findings.images) {
        if (!context.files.images.contains(image))
            context.files.images.insert(image, readOwnImage(reader, key, image, context.folder));
    }
    static const QRegularExpression unescaped(u"\\{\\{\\s*&amp;"_s); // `{{&x}}`: a value in a body is always text
    const QString html = safeHtml(raw).replace(unescaped, u"{{"_s);
    if (mistakeIn(html, context.study, ForEach::Nobody)) // if the author's own text is the cause, the message quotes it
        tryTemplate(reader, key, mistakeIn(text, context.study, ForEach::Nobody) ? text : html, context.study, ForEach::Nobody);
    return html;
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

ChatLogs readLogs(JsonReader &reader)
{
    ChatLogs logs;
    const QStringList words = reader.strings(u"logs"_s);
    for (const QString &word : words) {
        if (word == u"unsent")
            logs.unsent = true;
        else
            reader.problem(u"logs"_s, Texts::tr("A chat can log “unsent”; here it is “%1”.").arg(excerpt(word)));
    }
    return logs;
}

ChatSpec readChat(const QJsonObject &json, const QString &place, QList<StudyProblem> &problems, const Study &study)
{
    JsonReader reader(json, place, problems);
    ChatSpec chat;
    chat.name = reader.requiredString(u"name"_s);
    if (!chat.name.isEmpty() && !isChannelName(chat.name))
        reader.problem(u"name"_s, Texts::tr("A chat's name may contain only letters, digits, “_” and “-”; here it is “%1”.").arg(excerpt(chat.name)));
    chat.label = reader.string(u"label"_s);
    const bool hasNicknames = study.table.has(ParticipantColumns::nickname);
    chat.nickname = reader.string(u"nickname"_s, hasNicknames ? u"{{participant.nickname}}"_s : u"Player {{player.id_in_group}}"_s);
    chat.forEach = readWord(reader, u"for_each"_s, ForEach::Nobody, forEachWords);
    const bool isPair = chat.forEach != ForEach::Nobody;
    chat.channel = reader.string(u"channel"_s, isPair ? u"{{group.id}}-{{pair.low}}-{{pair.high}}"_s : u"{{group.id}}"_s);
    if (chat.forEach == ForEach::OthersInRole && !reader.has(u"channel"_s))
        chat.channel = u"{{player.role_slug}}-{{pair.low}}-{{pair.high}}"_s;
    if (isPair && !reader.has(u"label"_s))
        chat.label = Texts::tr("Chat with %1").arg(u"{{other.nickname}}"_s);
    tryTemplate(reader, u"label"_s, chat.label, study, chat.forEach);
    tryTemplate(reader, u"nickname"_s, chat.nickname, study, ForEach::Nobody);
    tryTemplate(reader, u"channel"_s, chat.channel, study, chat.forEach);
    chat.shows = readShows(reader);
    chat.onEnd = readWord(reader, u"on_end"_s, OnEnd::Keep, onEndWords);
    chat.logs = readLogs(reader);
    readLimits(reader.object(u"limits"_s), reader.place(u"limits"_s), problems, chat);
    for (auto it = chat.limitTemplates.cbegin(); it != chat.limitTemplates.cend(); ++it) {
        if (const auto mistake = mistakeIn(it.value(), study, ForEach::Nobody))
            problems.append({reader.place(u"limits"_s) + u'/' + it.key(), mistake->text});
    }
    chat.showTo = readShowTo(reader);
    reader.refuseOtherKeys();
    return chat;
}

void readPageBody(JsonReader &reader, const QJsonObject &json, PageSpec &page, const BodyContext *context)
{
    const QString key = context ? u"body"_s : u"body_html"_s;
    const QStringList bodies = context ? readBodies(reader, key, *context) : reader.oneOrMoreStrings(key);
    if (json.value(key).isArray())
        page.bodiesByRound = bodies;
    else
        page.bodyHtml = bodies.value(0);
}

void readDuration(JsonReader &reader, const QJsonObject &json, PageSpec &page)
{
    const QString key = u"duration_s"_s;
    const QList<int> durations = reader.oneOrMoreIntegers(key, 1, maxDurationS);
    if (json.value(key).isArray())
        page.durationsByRound = durations;
    else
        page.durationS = durations.value(0);
    if (page.ends == PageEnd::Timer && (json.value(key).isArray() ? json.value(key).toArray().isEmpty() : !reader.has(key)))
        reader.problem(key, Texts::tr("A page with a timer needs “duration_s”, in seconds."));
    if (page.ends != PageEnd::Timer && reader.has(key))
        reader.problem(key, Texts::tr("“duration_s” needs “ends”: “timer”."));
}

} // namespace

QStringList readBodies(JsonReader &reader, const QString &key, const BodyContext &context)
{
    QStringList bodies;
    const QStringList fileNames = reader.oneOrMoreStrings(key);
    for (const QString &fileName : fileNames)
        bodies.append(fileName.isEmpty() ? QString() : readBody(reader, key, fileName, context));
    return bodies;
}

PageSpec readPage(const QJsonObject &json, const QString &place, QList<StudyProblem> &problems, const QDir *folder, const Study &study, StudyFiles &files)
{
    JsonReader reader(json, place, problems);
    PageSpec page;
    page.name = reader.requiredString(u"name"_s);
    if (!page.name.isEmpty() && (!isChannelName(page.name) || page.name == u"finished"))
        reader.problem(u"name"_s,
            Texts::tr("A page's name may contain only letters, digits, “_” and “-”, and must not be “finished”; here it is “%1”.").arg(excerpt(page.name)));
    page.title = reader.string(u"title"_s, page.name);
    if (folder) { // in older logs it was none
        tryTemplate(reader, u"title"_s, page.title, study, ForEach::Nobody);
        refuseForeignTags(problems, reader.place(u"title"_s), page.title);
    }
    QStringList chats;
    for (const auto &[chat, at] : reader.objects(u"chats"_s)) {
        page.chats.append(readChat(chat, at, problems, study));
        chats.append(page.chats.constLast().name);
        if (folder) {
            refuseForeignTags(problems, at + u"/label", page.chats.constLast().label);
            refuseForeignTags(problems, at + u"/nickname", page.chats.constLast().nickname);
        }
    }
    std::optional<BodyContext> context;
    if (folder)
        context.emplace(BodyContext{*folder, study, chats, files});
    page.rounds = readRounds(reader);
    readPageBody(reader, json, page, context ? &*context : nullptr);
    page.ends = readWord(reader, u"ends"_s, PageEnd::Participant, pageEndWords);
    readDuration(reader, json, page);
    page.showTo = readShowTo(reader);
    readWaiting(reader, page, problems, context ? &*context : nullptr);
    reader.refuseTwins(u"chats"_s);
    reader.refuseOtherKeys();
    return page;
}

} // namespace LabChat
