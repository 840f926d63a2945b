// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/studyreader.h"

#include "core/study/jsonreader.h"
#include "core/study/names.h"
#include "core/study/ownfile.h"
#include "core/study/pagereader.h"
#include "core/study/studynumbers.h"
#include "core/study/studywords.h"
#include "core/study/wording.h"

#include <QtCore/QDir>
#include <QtCore/QJsonArray>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr int maxRounds = 1000;

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

void refuseUnknownRoles(const QStringList &showTo, const QStringList &roles, const QString &place, QList<StudyProblem> &problems)
{
    for (const QString &role : showTo) {
        if (!roles.contains(role))
            problems.append({place, Texts::tr("“%1” is not one of the study's roles (%2).")
                                        .arg(excerpt(role), roles.isEmpty() ? Texts::tr("it has none") : excerpt(roles.join(u", "_s)))});
    }
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
    study.numParticipants = reader.integer(u"num_participants"_s, 0, 1, maxParticipants);
    study.playersPerGroup = reader.integer(u"players_per_group"_s, study.numParticipants, 1, maxParticipants);
    study.numRounds = reader.integer(u"num_rounds"_s, 1, 1, maxRounds);
    study.matching = readMatching(reader, json.value(u"matching"_s), problems);
    if (study.numParticipants == 0 && !reader.has(u"num_participants"_s))
        reader.problem(u"num_participants"_s, Texts::tr("“num_participants” is missing."));
    study.roles = reader.strings(u"roles"_s);
    const bool isNew = folder != nullptr; // a study from the log was valid when it was stored
    if (isNew && areSound(problems, {u"/num_participants"_s, u"/players_per_group"_s}) && !study.roles.isEmpty() && study.roles.size() != study.playersPerGroup)
        reader.problem(u"roles"_s, Texts::tr("There must be one role for each player of a group (%1); here there are %2.")
                                       .arg(study.playersPerGroup).arg(study.roles.size()));
    for (const auto &[page, at] : reader.objects(u"pages"_s))
        study.pages.append(readPage(page, at, problems, folder));
    reader.refuseTwins(u"pages"_s);
    if (json.value(u"pages"_s).toArray().isEmpty() && (json.value(u"pages"_s).isArray() || !reader.has(u"pages"_s)))
        reader.problem(u"pages"_s, Texts::tr("A study needs at least one page."));
    for (qsizetype i = 0; i < study.pages.size(); ++i)
        refuseUnknownRoles(study.pages.at(i).showTo, study.roles, reader.place(u"pages"_s, i) + u"/show_to"_s, problems);
    if (folder && reader.has(u"style"_s))
        study.styleCss = readOwnFile(reader, u"style"_s, reader.string(u"style"_s), *folder);
    else if (!folder)
        study.styleCss = reader.string(u"style_css"_s);
    study.helpLine = reader.boolean(u"help_line"_s, false);
    study.translate = reader.boolean(u"translate"_s, false);
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

} // namespace LabChat
