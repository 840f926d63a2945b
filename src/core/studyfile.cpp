// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studyfile.h"

#include "core/jsonreader.h"
#include "core/markdown.h"
#include "core/names.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QSet>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 maxStudyBytes = 1024 * 1024;
constexpr int maxParticipants = 10000;
constexpr int maxRounds = 1000;

const QString shippedFolder = u":/studies/"_s;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::StudyFile)
};

QString endsName(PageEnd ends)
{
    return ends == PageEnd::Operator ? u"operator"_s : u"participant"_s;
}

/// Reads a body's file. Only files in the study's own folder: a study that is passed on must be complete.
QString readBody(JsonReader &reader, const QString &fileName, const QDir &folder)
{
    const QFileInfo info(folder.filePath(fileName));
    const QString inside = QFileInfo(folder.path()).canonicalFilePath() + u'/';
    if (!info.exists()) {
        reader.problem(u"body"_s, Texts::tr("The file “%1” is missing; it belongs beside the study's file.").arg(fileName));
        return {};
    }
    if (!info.canonicalFilePath().startsWith(inside)) {
        reader.problem(u"body"_s, Texts::tr("“%1” is outside the study's folder.").arg(fileName));
        return {};
    }
    QFile file(info.filePath());
    if (info.size() > maxStudyBytes || !file.open(QIODevice::ReadOnly)) {
        reader.problem(u"body"_s, Texts::tr("“%1” cannot be read (it must be a text file of at most 1 MiB).").arg(fileName));
        return {};
    }
    return markdownToHtml(QString::fromUtf8(file.readAll()));
}

ChatLimits readLimits(const QJsonObject &json, const QString &place, QList<StudyProblem> &problems)
{
    JsonReader reader(json, place, problems);
    ChatLimits limits;
    limits.maxCharacters = reader.integer(u"max_characters"_s, limits.maxCharacters, 1, 10000);
    limits.messagesPerSecond = reader.number(u"messages_per_second"_s, limits.messagesPerSecond, 0.01, 1000);
    limits.burst = reader.integer(u"burst"_s, limits.burst, 1, 1000);
    reader.refuseOtherKeys();
    return limits;
}

ChatSpec readChat(const QJsonObject &json, const QString &place, QList<StudyProblem> &problems)
{
    JsonReader reader(json, place, problems);
    ChatSpec chat;
    chat.name = reader.requiredString(u"name"_s);
    if (!chat.name.isEmpty() && !isChannelName(chat.name))
        reader.problem(u"name"_s, Texts::tr("A chat's name may hold letters, digits, “_” and “-” only; here it is “%1”.").arg(chat.name));
    chat.label = reader.string(u"label"_s);
    chat.nickname = reader.string(u"nickname"_s, u"Player {{player.id_in_group}}"_s);
    chat.channel = reader.string(u"channel"_s, u"{{group.id}}"_s);
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
            problems.append({place + u'/' + QString::number(i) + u"/name"_s, Texts::tr("The name “%1” is taken already.").arg(name)});
        taken.insert(name);
    }
}

PageSpec readPage(const QJsonObject &json, const QString &place, QList<StudyProblem> &problems, const QDir *folder)
{
    JsonReader reader(json, place, problems);
    PageSpec page;
    page.name = reader.requiredString(u"name"_s);
    if (!page.name.isEmpty() && (!isChannelName(page.name) || page.name == u"finished"))
        reader.problem(u"name"_s, Texts::tr("A page's name may hold letters, digits, “_” and “-” only, and “finished” is taken; here it is “%1”.").arg(page.name));
    page.title = reader.string(u"title"_s, page.name);
    if (folder) {
        const QString fileName = reader.string(u"body"_s);
        if (!fileName.isEmpty())
            page.bodyHtml = readBody(reader, fileName, *folder);
    } else {
        page.bodyHtml = reader.string(u"body_html"_s);
    }
    const QString ends = reader.string(u"ends"_s, u"participant"_s);
    if (ends == u"operator")
        page.ends = PageEnd::Operator;
    else if (ends != u"participant")
        reader.problem(u"ends"_s, Texts::tr("A page ends by “participant” or “operator”; here it is “%1”.").arg(ends));
    page.chats = readList<ChatSpec>(reader.array(u"chats"_s), reader.place(u"chats"_s), problems,
                                    [&](const QJsonObject &chat, const QString &at) { return readChat(chat, at, problems); });
    refuseTwins(page.chats, reader.place(u"chats"_s), problems);
    reader.refuseOtherKeys();
    return page;
}

/// @p folder is where the bodies lie; null for a study from the log, whose bodies are read in already.
StudyResult readStudy(const QJsonObject &json, const QDir *folder)
{
    QList<StudyProblem> problems;
    JsonReader reader(json, {}, problems);
    Study study;
    study.name = reader.requiredString(u"name"_s);
    if (!study.name.isEmpty() && !isChannelName(study.name))
        reader.problem(u"name"_s, Texts::tr("A study's name may hold letters, digits, “_” and “-” only; here it is “%1”.").arg(study.name));
    study.title = reader.string(u"title"_s, study.name);
    study.numParticipants = reader.integer(u"num_participants"_s, 0, 1, maxParticipants);
    study.playersPerGroup = reader.integer(u"players_per_group"_s, study.numParticipants, 1, maxParticipants);
    study.numRounds = reader.integer(u"num_rounds"_s, 1, 1, maxRounds);
    if (const QString matching = reader.string(u"matching"_s, u"fixed"_s); matching != u"fixed")
        reader.problem(u"matching"_s, Texts::tr("Groups are matched “fixed” (the same in every round); here it is “%1”.").arg(matching));
    if (study.numParticipants == 0 && !reader.has(u"num_participants"_s))
        reader.problem(u"num_participants"_s, Texts::tr("“num_participants” is missing."));
    for (const QJsonValue &role : reader.array(u"roles"_s)) {
        if (!role.isString())
            problems.append({reader.place(u"roles"_s) + u'/' + QString::number(study.roles.size()), Texts::tr("A role must be a text in quotation marks.")});
        study.roles.append(role.toString());
    }
    if (!study.roles.isEmpty() && study.roles.size() != study.playersPerGroup)
        reader.problem(u"roles"_s, Texts::tr("There must be one role for each player of a group (%1); here there are %2.")
                                       .arg(study.playersPerGroup).arg(study.roles.size()));
    study.pages = readList<PageSpec>(reader.array(u"pages"_s), reader.place(u"pages"_s), problems,
                                     [&](const QJsonObject &page, const QString &at) { return readPage(page, at, problems, folder); });
    refuseTwins(study.pages, reader.place(u"pages"_s), problems);
    if (study.pages.isEmpty())
        reader.problem(u"pages"_s, Texts::tr("A study needs at least one page."));
    if (reader.has(u"$schema"_s))
        (void)reader.string(u"$schema"_s);
    reader.refuseOtherKeys();
    if (problems.isEmpty()) {
        if (const auto checked = withNumbers(study, study.numParticipants, study.playersPerGroup); !checked)
            problems.append({u"/players_per_group"_s, checked.error().text});
    }
    if (!problems.isEmpty())
        return tl::unexpected(problems);
    return study;
}

} // namespace

Error asError(const QList<StudyProblem> &problems)
{
    QStringList lines;
    for (const StudyProblem &problem : problems)
        lines.append(problem.place.isEmpty() ? problem.text : problem.place + u": " + problem.text);
    return {u"bad_study"_s, lines.join(u'\n')};
}

StudyResult readStudyFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(QList<StudyProblem>{{{}, Texts::tr("The study “%1” cannot be read: %2.").arg(path, file.errorString())}});
    if (file.size() > maxStudyBytes)
        return tl::unexpected(QList<StudyProblem>{{{}, Texts::tr("The study “%1” is larger than 1 MiB; it is hardly a study.").arg(path)}});
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        return tl::unexpected(QList<StudyProblem>{{{}, Texts::tr("“%1” is not a JSON object: %2 at byte %3.").arg(path, error.errorString()).arg(error.offset)}});
    const QDir folder = QFileInfo(path).dir();
    return readStudy(document.object(), &folder);
}

StudyResult findStudy(const QString &nameOrPath)
{
    if (shippedStudies().contains(nameOrPath))
        return readStudyFile(shippedFolder + nameOrPath + u'/' + nameOrPath + u".study.json"_s);
    if (QFileInfo::exists(nameOrPath))
        return readStudyFile(nameOrPath);
    return tl::unexpected(QList<StudyProblem>{{{}, Texts::tr("There is no study “%1”: neither a file nor one of the shipped studies (%2).")
                                                       .arg(nameOrPath, shippedStudies().join(u", "_s))}});
}

QStringList shippedStudies()
{
    return QDir(shippedFolder).entryList(QDir::Dirs, QDir::Name);
}

QJsonObject studyToJson(const Study &study)
{
    QJsonArray pages;
    for (const PageSpec &page : study.pages) {
        QJsonArray chats;
        for (const ChatSpec &chat : page.chats) {
            const QJsonObject limits{{u"max_characters"_s, chat.limits.maxCharacters},
                                     {u"messages_per_second"_s, chat.limits.messagesPerSecond},
                                     {u"burst"_s, chat.limits.burst}};
            chats.append(QJsonObject{{u"name"_s, chat.name}, {u"label"_s, chat.label}, {u"nickname"_s, chat.nickname},
                                     {u"channel"_s, chat.channel}, {u"limits"_s, limits}});
        }
        pages.append(QJsonObject{{u"name"_s, page.name}, {u"title"_s, page.title}, {u"body_html"_s, page.bodyHtml},
                                 {u"ends"_s, endsName(page.ends)}, {u"chats"_s, chats}});
    }
    return {{u"name"_s, study.name}, {u"title"_s, study.title}, {u"num_participants"_s, study.numParticipants},
            {u"players_per_group"_s, study.playersPerGroup}, {u"num_rounds"_s, study.numRounds},
            {u"roles"_s, QJsonArray::fromStringList(study.roles)}, {u"pages"_s, pages}};
}

StudyResult studyFromJson(const QJsonObject &json)
{
    return readStudy(json, nullptr);
}

Result<Study> withNumbers(Study study, int numParticipants, int playersPerGroup)
{
    if (playersPerGroup < 1 || numParticipants < 1 || numParticipants > maxParticipants)
        return failure(u"bad_numbers"_s, Texts::tr("A session has between 1 and %1 participants.").arg(maxParticipants));
    if (const int fitting = numParticipants / playersPerGroup * playersPerGroup; fitting == 0)
        return failure(u"bad_numbers"_s, Texts::tr("%1 participants do not fit into groups of %2; %2 would.").arg(numParticipants).arg(playersPerGroup));
    else if (fitting != numParticipants)
        return failure(u"bad_numbers"_s, Texts::tr("%1 participants do not fit into groups of %2; %3 or %4 would.")
                                             .arg(numParticipants).arg(playersPerGroup).arg(fitting).arg(fitting + playersPerGroup));
    if (!study.roles.isEmpty() && study.roles.size() != playersPerGroup)
        return failure(u"bad_numbers"_s, Texts::tr("This study has %1 roles, so its groups have %1 players, not %2.")
                                             .arg(study.roles.size()).arg(playersPerGroup));
    study.numParticipants = numParticipants;
    study.playersPerGroup = playersPerGroup;
    return study;
}

} // namespace LabChat
