// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/studyreader.h"

#include "core/study/arrivalchecks.h"
#include "core/study/jsonreader.h"
#include "core/study/names.h"
#include "core/study/ownfile.h"
#include "core/study/pagereader.h"
#include "core/study/pagerounds.h"
#include "core/study/participanttable.h"
#include "core/study/showto.h"
#include "core/study/studynumbers.h"
#include "core/study/studywords.h"
#include "core/study/treatments.h"
#include "core/study/wording.h"

#include <QtCore/QDir>
#include <QtCore/QJsonArray>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr int maxRounds = 1000;
constexpr qint64 maxImagesBytes = 16 * 1024 * 1024;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::StudyFile)
};

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
                problems.append({reader.place(u"matching"_s, matching.table.size()) + u'/' + QString::number(groups.size()),
                                 Texts::tr("A group of the table is a list of numbers: its players' id_in_session, from 1.")});
            groups.append(players);
        }
        if (!round.isArray() || groups.isEmpty())
            problems.append({reader.place(u"matching"_s, matching.table.size()),
                             Texts::tr("A round of the table is a list of groups, and a group a list of numbers.")});
        matching.table.append(groups);
    }
    return matching;
}

/// Of everything that is drawn at random. A number of 32 bits, which other programs can use, too.
std::optional<quint32> readSeed(JsonReader &reader)
{
    constexpr double highest = std::numeric_limits<quint32>::max();
    const double seed = reader.number(u"seed"_s, 0, 0, highest);
    if (seed != std::floor(seed))
        reader.problem(u"seed"_s, Texts::tr("“seed” must be a whole number."));
    return reader.has(u"seed"_s) ? std::optional(quint32(seed)) : std::nullopt;
}

/// What can only be checked once the whole study was read.
void checkPages(const JsonReader &reader, const Study &study, bool isNew, bool hasRounds, QList<StudyProblem> &problems)
{
    for (qsizetype i = 0; i < study.pages.size(); ++i) {
        const PageSpec &page = study.pages.at(i);
        const QString place = reader.place(u"pages"_s, i);
        checkShowTo(study, page.showTo, place + u"/show_to", problems);
        for (qsizetype chat = 0; chat < page.chats.size(); ++chat)
            checkShowTo(study, page.chats.at(chat).showTo, place + u"/chats/" + QString::number(chat) + u"/show_to", problems);
        if (isNew && hasRounds)
            checkRounds(study, page, place, problems);
    }
    if (isNew && hasRounds)
        checkArrivalGroups(study, reader.place(u"pages"_s), problems);
}

/// Whether these locations have no mistakes. Mistakes that only follow from another mistake are not reported.
bool areSound(const QList<StudyProblem> &problems, const QStringList &places)
{
    return std::none_of(problems.cbegin(), problems.cend(), [&](const StudyProblem &problem) {
        return std::any_of(places.cbegin(), places.cend(), [&](const QString &place) { return problem.place.startsWith(place); });
    });
}

/// The location at which numbers that do not fit together should be changed.
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
        reader.problem(u"name"_s, Texts::tr("A study's name may contain only letters, digits, “_” and “-”; here it is “%1”.").arg(excerpt(study.name)));
    study.title = reader.string(u"title"_s, study.name);
    if (folder && study.title.contains(u"{{"))
        reader.problem(u"title"_s, Texts::tr("The study's title is the same for everybody and has no “{{…}}”; the titles of its pages may have it."));
    study.numParticipants = reader.integer(u"num_participants"_s, 0, 1, maxParticipants);
    study.playersPerGroup = reader.integer(u"players_per_group"_s, study.numParticipants, 1, maxParticipants);
    study.numRounds = reader.integer(u"num_rounds"_s, 1, 1, maxRounds);
    study.matching = readMatching(reader, json.value(u"matching"_s), problems);
    study.seed = readSeed(reader);
    study.table = readParticipantTable(reader, folder);
    study.treatments = readTreatments(reader, study.table, problems);
    const bool isNew = folder != nullptr; // a study from the log was valid when it was stored
    if (const QString why = whyTooFewRows(study.table, study.numParticipants); isNew && !why.isEmpty() && areSound(problems, {u"/participants"_s}))
        reader.problem(u"participants"_s, why);
    if (study.numParticipants == 0 && !reader.has(u"num_participants"_s))
        reader.problem(u"num_participants"_s, Texts::tr("“num_participants” is missing."));
    study.roles = reader.strings(u"roles"_s);
    if (isNew && areSound(problems, {u"/num_participants"_s, u"/players_per_group"_s}) && !study.roles.isEmpty() && study.roles.size() != study.playersPerGroup)
        reader.problem(u"roles"_s, Texts::tr("There must be one role for each player of a group (%1); here there are %2.")
                                       .arg(study.playersPerGroup).arg(study.roles.size()));
    StudyFiles files;
    for (const auto &[page, at] : reader.objects(u"pages"_s))
        study.pages.append(readPage(page, at, problems, folder, study, files));
    study.images = files.images;
    study.warnings = files.warnings;
    if (const qint64 bytes = std::accumulate(study.images.cbegin(), study.images.cend(), qint64(0), [](qint64 sum, const QByteArray &image) { return sum + image.size(); });
        bytes > maxImagesBytes)
        reader.problem(u"pages"_s, Texts::tr("The images of all bodies have more than 16 MiB together. Make them smaller."));
    reader.refuseTwins(u"pages"_s);
    if (json.value(u"pages"_s).toArray().isEmpty() && (json.value(u"pages"_s).isArray() || !reader.has(u"pages"_s)))
        reader.problem(u"pages"_s, Texts::tr("A study needs at least one page."));
    checkPages(reader, study, isNew, areSound(problems, {u"/num_rounds"_s}), problems);
    if (folder && reader.has(u"style"_s))
        study.styleCss = readOwnFile(reader, u"style"_s, reader.string(u"style"_s), *folder);
    else if (!folder)
        study.styleCss = reader.string(u"style_css"_s);
    study.helpLine = reader.boolean(u"help_line"_s, false);
    study.translate = reader.boolean(u"translate"_s, false);
    if (reader.has(u"$schema"_s))
        (void)reader.string(u"$schema"_s);
    reader.refuseOtherKeys();
    const bool fitsRounds = std::all_of(study.pages.cbegin(), study.pages.cend(), [&](const PageSpec &page) {
        return whyTooFewForRounds(page, study.numRounds).isEmpty(); // otherwise reported at the page
    });
    if (fitsRounds && areSound(problems, {u"/num_participants"_s, u"/players_per_group"_s, u"/num_rounds"_s, u"/matching"_s, u"/roles"_s, u"/participants"_s})) {
        if (const auto checked = withNumbers(study, study.numParticipants, study.playersPerGroup); !checked)
            problems.append({numbersPlace(reader, study), checked.error().text});
    }
    if (!problems.isEmpty())
        return tl::unexpected(problems);
    return study;
}

} // namespace LabChat
