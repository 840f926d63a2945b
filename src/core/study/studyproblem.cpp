// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/studyproblem.h"

namespace LabChat {

using namespace Qt::StringLiterals;

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

} // namespace LabChat
