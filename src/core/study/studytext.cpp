// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/studytext.h"

#include "core/base/exacttext.h"
#include "core/study/jsonlocation.h"
#include "core/study/notjson.h"
#include "core/study/studyreader.h"
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
constexpr qsizetype maxProblems = 200;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::StudyFile)
};

/// The first line that is not UTF-8; 0: all lines are.
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
    return isOpen ? what + u' ' + Texts::tr("A comma or a closing bracket may be missing before this position.") : what;
}

/// The JSON object in a text, or the one reason why there is none.
tl::expected<QJsonObject, StudyProblem> objectIn(const QByteArray &text)
{
    if (const int line = firstBadLine(text); line > 0)
        return tl::unexpected(StudyProblem{{}, Texts::tr("The file is not text in UTF-8. Save it in that encoding."), line, 1});
    if (text.trimmed().isEmpty())
        return tl::unexpected(StudyProblem{{}, Texts::tr("The file is empty."), 1, 1});
    QJsonParseError error;
    const QJsonDocument document = exactJson(text, &error);
    if (error.error != QJsonParseError::NoError) {
        if (const auto foreign = foreignSyntaxIn(text, error.offset + 1)) {
            const TextPosition at = positionOf(text, foreign->at);
            return tl::unexpected(StudyProblem{{}, Texts::tr("This is not JSON: %1").arg(foreign->text), at.line, at.column});
        }
        const TextPosition at = positionOf(text, qMax(0, error.offset - 1));
        return tl::unexpected(StudyProblem{{}, notJson(error), at.line, at.column});
    }
    if (!document.isObject())
        return tl::unexpected(StudyProblem{{}, Texts::tr("A study is a JSON object in braces."), 1, 1});
    return document.object();
}

/// Whether one location is the other, or inside it.
bool isAt(const QString &place, const QString &other)
{
    return place == other || place.startsWith(other + u'/') || other.startsWith(place + u'/');
}

/// The reader explains mistakes better than the schema; the schema adds those that the reader did not find.
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
        problems.append({repeated.place, Texts::tr("“%1” occurs twice; it is already in line %2.").arg(excerpt(repeated.key)).arg(repeated.first.line),
                         repeated.again.line, repeated.again.column});
}

/// Adds lines and columns; each mistake once, in the order of the file; only the first ones if there are too many.
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

} // namespace

Result<QByteArray> readStudyText(const QString &path)
{
    const QFileInfo info(path);
    if (info.exists() && !info.isFile()) // a folder, or a device without an end
        return failure(u"bad_study"_s, Texts::tr("“%1” is not a file.").arg(path));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(u"bad_study"_s, Texts::tr("The study “%1” cannot be read: %2.").arg(path, file.errorString()));
    const QByteArray text = file.size() > maxStudyBytes ? QByteArray() : file.read(maxStudyBytes + 1);
    if (file.size() > maxStudyBytes || text.size() > maxStudyBytes)
        return failure(u"bad_study"_s, Texts::tr("The file “%1” is larger than 1 MiB; it is probably not a study.").arg(path));
    return text;
}

StudyResult studyInText(const QByteArray &text, const QString &path, const StudyCheck &check)
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
    if (problems.isEmpty())
        problems = check(*study);
    addRepeatedKeys(locations, problems);
    if (!problems.isEmpty())
        return tl::unexpected(located(problems, locations));
    return study;
}

} // namespace LabChat
