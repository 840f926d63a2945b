// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/studytext.h"

#include "core/session/session.h"
#include "core/study/jsonlocation.h"
#include "core/study/matching.h"
#include "core/study/studyjson.h"
#include "core/study/studyschema.h"
#include "core/study/wording.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 maxStudyBytes = 1024 * 1024;
constexpr int maxParticipants = 10000;
constexpr qint64 maxBoxes = 1'000'000;
constexpr qsizetype maxProblems = 200;

const QString shippedFolder = u":/studies/"_s;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::StudyFile)
};

/// The first line that is not UTF-8; 0: all are.
int firstBadLine(const QByteArray &text)
{
    const QList<QByteArray> lines = QByteArrayView(text).isValidUtf8() ? QList<QByteArray>() : text.split('\n');
    const auto bad = std::find_if(lines.cbegin(), lines.cend(), [](const QByteArray &line) { return !QByteArrayView(line).isValidUtf8(); });
    return bad == lines.cend() ? 0 : int(bad - lines.cbegin()) + 1;
}

QString notJson(const QJsonParseError &error)
{
    const QString what = Texts::tr("This is not JSON: %1.").arg(error.errorString());
    const bool isOpen = error.error == QJsonParseError::UnterminatedObject || error.error == QJsonParseError::UnterminatedArray;
    return isOpen ? what + u' ' + Texts::tr("A comma or a closing bracket may be missing before this place.") : what;
}

/// The object in a text, or the one reason why there is none.
tl::expected<QJsonObject, StudyProblem> objectIn(const QByteArray &text)
{
    if (const int line = firstBadLine(text); line > 0)
        return tl::unexpected(StudyProblem{{}, Texts::tr("The file is not text in UTF-8. Save it in that encoding."), line, 1});
    if (text.trimmed().isEmpty())
        return tl::unexpected(StudyProblem{{}, Texts::tr("The file is empty."), 1, 1});
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError) {
        const TextPosition at = positionOf(text, qMax(0, error.offset - 1));
        return tl::unexpected(StudyProblem{{}, notJson(error), at.line, at.column});
    }
    if (!document.isObject())
        return tl::unexpected(StudyProblem{{}, Texts::tr("A study is a JSON object in braces."), 1, 1});
    return document.object();
}

/// Whether one place is the other, or inside it.
bool isAt(const QString &place, const QString &other)
{
    return place == other || place.startsWith(other + u'/') || other.startsWith(place + u'/');
}

/// Our reader explains better than a schema; the schema speaks where the reader found nothing.
void addSchemaProblems(const QJsonObject &json, QList<StudyProblem> &problems)
{
    const QList<StudyProblem> own = problems;
    for (const StudyProblem &problem : schemaProblems(json)) {
        if (std::none_of(own.cbegin(), own.cend(), [&](const StudyProblem &known) { return isAt(known.place, problem.place); }))
            problems.append(problem);
    }
}

void addRepeatedKeys(const JsonLocations &locations, QList<StudyProblem> &problems)
{
    for (const JsonLocations::RepeatedKey &repeated : locations.repeatedKeys())
        problems.append({repeated.place, Texts::tr("“%1” is here a second time; it is in line %2 already.").arg(excerpt(repeated.key)).arg(repeated.first.line),
                         repeated.again.line, repeated.again.column});
}

/// Lines and columns, each mistake once, in the order of the file; of too many the first ones.
QList<StudyProblem> located(QList<StudyProblem> problems, const JsonLocations &locations)
{
    for (StudyProblem &problem : problems) {
        if (problem.line == 0) {
            const TextPosition at = locations.of(problem.place);
            problem.line = at.line;
            problem.column = at.column;
        }
    }
    std::stable_sort(problems.begin(), problems.end(), [](const StudyProblem &a, const StudyProblem &b) {
        return std::pair(a.line, a.column) < std::pair(b.line, b.column);
    });
    const auto isSame = [](const StudyProblem &a, const StudyProblem &b) { return a.place == b.place && a.text == b.text; };
    problems.erase(std::unique(problems.begin(), problems.end(), isSame), problems.end());
    if (const qsizetype more = problems.size() - maxProblems; more > 0) {
        problems.resize(maxProblems);
        problems.append({{}, Texts::tr("And %Ln more mistakes.", nullptr, int(more))});
    }
    return problems;
}

/// How many boxes a session makes, at most: places of participants in rounds that show no chat count, too.
qint64 boxesOf(const Study &study)
{
    qint64 perPlayer = 1;
    for (const PageSpec &page : study.pages) {
        for (const ChatSpec &chat : page.chats)
            perPlayer += chat.forEach == ForEach::Nobody ? 1 : chat.forEach == ForEach::OthersInGroup ? study.playersPerGroup : study.numParticipants;
    }
    return perPlayer * study.numParticipants * study.numRounds;
}

} // namespace

Error asError(const QList<StudyProblem> &problems)
{
    QStringList lines;
    for (const StudyProblem &problem : problems)
        lines.append(problem.place.isEmpty() ? problem.text : problem.place + u": " + problem.text);
    return {u"bad_study"_s, lines.join(u'\n')};
}

QString inOneLine(const QString &file, const StudyProblem &problem)
{
    QString text = file;
    if (problem.line > 0)
        text += u':' + QString::number(problem.line) + u':' + QString::number(problem.column);
    if (!problem.place.isEmpty())
        text += u": " + problem.place;
    return text + u": " + problem.text;
}

Result<QByteArray> readStudyText(const QString &path)
{
    const QFileInfo info(path);
    if (info.exists() && !info.isFile()) // a folder; a device that never ends
        return failure(u"bad_study"_s, Texts::tr("“%1” is not a file.").arg(path));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(u"bad_study"_s, Texts::tr("The study “%1” cannot be read: %2.").arg(path, file.errorString()));
    const QByteArray text = file.size() > maxStudyBytes ? QByteArray() : file.read(maxStudyBytes + 1);
    if (file.size() > maxStudyBytes || text.size() > maxStudyBytes)
        return failure(u"bad_study"_s, Texts::tr("The study “%1” is larger than 1 MiB; it is hardly a study.").arg(path));
    return text;
}

StudyResult parseStudy(const QByteArray &text, const QString &path)
{
    const auto json = objectIn(text);
    if (!json)
        return tl::unexpected(QList<StudyProblem>{json.error()});
    const QDir folder = QFileInfo(path).dir();
    const JsonLocations locations(text);
    const StudyResult study = readStudy(*json, &folder);
    QList<StudyProblem> problems = study ? QList<StudyProblem>() : study.error();
    if (problems.size() < maxProblems)
        addSchemaProblems(*json, problems);
    if (problems.isEmpty()) // what only shows when the templates are filled in
        problems = sessionProblems(*study);
    addRepeatedKeys(locations, problems);
    if (!problems.isEmpty())
        return tl::unexpected(located(problems, locations));
    return study;
}

StudyResult readStudyFile(const QString &path)
{
    const auto text = readStudyText(path);
    return text ? parseStudy(*text, path) : tl::unexpected(QList<StudyProblem>{{{}, text.error().text}});
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
    if (boxesOf(study) > maxBoxes)
        return failure(u"bad_numbers"_s, Texts::tr("These numbers make more than %Ln chat boxes: too many for one session. Take fewer participants, rounds or boxes.",
                                                   nullptr, int(maxBoxes)));
    if (const auto possible = checkMatching(study); !possible)
        return tl::unexpected(possible.error());
    return study;
}

} // namespace LabChat
