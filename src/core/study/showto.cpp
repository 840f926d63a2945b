// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/showto.h"

#include "core/study/wording.h"

#include <QtCore/QJsonArray>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

const QString showToKey = u"show_to"_s;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::StudyFile)
};

QString listed(const QStringList &names)
{
    return names.isEmpty() ? Texts::tr("it has none") : excerpt(names.join(u", "_s));
}

} // namespace

ShowTo readShowTo(JsonReader &reader)
{
    const QJsonValue value = reader.any(showToKey);
    if (value.isUndefined())
        return {};
    if (!value.isObject())
        return {reader.strings(showToKey), {}};
    const QJsonObject object = value.toObject();
    JsonReader inside = reader.below(object, showToKey);
    ShowTo showTo{inside.oneOrMoreStrings(u"role"_s), inside.oneOrMoreStrings(u"treatment"_s)};
    inside.refuseOtherKeys();
    return showTo;
}

QJsonObject showToJson(const ShowTo &showTo)
{
    QJsonObject json;
    if (!showTo.roles.isEmpty())
        json.insert(u"role"_s, QJsonArray::fromStringList(showTo.roles));
    if (!showTo.treatments.isEmpty())
        json.insert(u"treatment"_s, QJsonArray::fromStringList(showTo.treatments));
    return json;
}

void checkShowTo(const Study &study, const ShowTo &showTo, const QString &place, QList<StudyProblem> &problems)
{
    for (const QString &role : showTo.roles) {
        if (!study.roles.contains(role))
            problems.append({place, Texts::tr("“%1” is not one of the study's roles (%2).").arg(excerpt(role), listed(study.roles))});
    }
    const QStringList treatments = study.treatments.names();
    for (const QString &treatment : showTo.treatments) {
        if (!treatments.contains(treatment))
            problems.append({place, Texts::tr("“%1” is not one of the study's treatments (%2).").arg(excerpt(treatment), listed(treatments))});
    }
}

} // namespace LabChat
