// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studyfile.h"

#include "core/matching.h"
#include "core/studyjson.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 maxStudyBytes = 1024 * 1024;
constexpr int maxParticipants = 10000;

const QString shippedFolder = u":/studies/"_s;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::StudyFile)
};

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
    if (const auto possible = checkMatching(study); !possible)
        return tl::unexpected(possible.error());
    return study;
}

} // namespace LabChat
