// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/runnablestudy.h"

#include "core/session/makesession.h"
#include "core/study/studytext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

const QString shippedFolder = u":/studies/"_s;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::StudyFile)
};

} // namespace

StudyResult parseStudy(const QByteArray &text, const QString &path)
{
    return studyInText(text, path, sessionProblems); // mistakes that only appear when the templates are filled in
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
    return tl::unexpected(QList<StudyProblem>{{{}, Texts::tr("There is no study “%1”: neither a file nor one of the included studies (%2).")
                                                       .arg(nameOrPath, shippedStudies().join(u", "_s))}});
}

QStringList shippedStudies()
{
    return QDir(shippedFolder).entryList(QDir::Dirs, QDir::Name);
}

} // namespace LabChat
