// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/treatments.h"

#include "core/study/names.h"
#include "core/study/participanttable.h"
#include "core/study/studywords.h"
#include "core/study/wording.h"

#include <QtCore/QJsonArray>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

const QString treatmentsKey = u"treatments"_s;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::Treatments)
};

const EnumWords<Treatments::AssignTo> assignToWords{{Treatments::AssignTo::Participants, u"participants"_s}, {Treatments::AssignTo::Groups, u"groups"_s}};
const EnumWords<Treatments::How> howWords{{Treatments::How::Balanced, u"balanced"_s}, {Treatments::How::Random, u"random"_s},
                                          {Treatments::How::InOrder, u"in_order"_s}, {Treatments::How::Table, u"table"_s}};

/// A value as a template shows it; `false` is empty, so that a section for it is left out.
QString asText(const QJsonValue &value)
{
    return value.isBool() ? (value.toBool() ? u"true"_s : QString()) : value.toVariant().toString();
}

Treatment readTreatment(const QJsonObject &json, const QString &place, QList<StudyProblem> &problems)
{
    JsonReader reader(json, place, problems);
    Treatment treatment{reader.requiredString(u"name"_s), {}};
    if (!treatment.name.isEmpty() && !isChannelName(treatment.name))
        reader.problem(u"name"_s,
                       Texts::tr("A treatment's name may contain only letters, digits, “_” and “-”; here it is “%1”.").arg(excerpt(treatment.name)));
    for (auto it = json.begin(); it != json.end(); ++it) {
        if (it.key() == u"name")
            continue;
        if (!isLabel(it.key()))
            reader.problem(it.key(), Texts::tr("The name of a value may contain only letters, digits and “_”; here it is “%1”.").arg(excerpt(it.key())));
        else if (!it.value().isDouble() && !it.value().isString() && !it.value().isBool())
            reader.problem(it.key(), Texts::tr("A value of a treatment is a text, a number, true or false."));
        treatment.values.insert(it.key(), asText(it.value()));
    }
    return treatment;
}

/// A template that uses a value needs it in every treatment.
void refuseMissingValues(JsonReader &reader, const QList<Treatment> &treatments)
{
    const Treatment &first = treatments.constFirst();
    for (qsizetype i = 1; i < treatments.size(); ++i) {
        const Treatment &other = treatments.at(i);
        for (const auto &[has, lacks] : {std::pair(&first, &other), std::pair(&other, &first)}) {
            for (const QString &value : has->values.keys()) {
                if (!lacks->values.contains(value))
                    reader.problem(u"values"_s, i, Texts::tr("Treatment “%1” has “%2”, and “%3” has not. All treatments need the same values.")
                                                       .arg(has->name, value, lacks->name));
            }
        }
    }
}

/// The treatments that the table names, without further values.
QList<Treatment> treatmentsIn(const ParticipantTable &table)
{
    QList<Treatment> treatments;
    for (int i = 1; i <= table.rows.size(); ++i) {
        const QString name = table.value(i, ParticipantColumns::treatment);
        if (std::none_of(treatments.cbegin(), treatments.cend(), [&](const Treatment &known) { return known.name == name; }))
            treatments.append({name, {}});
    }
    return treatments;
}

/// The treatments of the table have to be among those of the study.
void checkTable(JsonReader &reader, const Treatments &treatments, const ParticipantTable &table)
{
    for (int i = 1; i <= table.rows.size(); ++i) {
        const QString name = table.value(i, ParticipantColumns::treatment);
        if (!isChannelName(name) || !treatments.find(name)) {
            reader.problem(u"participants"_s, Texts::tr("Row %1 of the table has the treatment “%2”; the treatments are %3.")
                                                  .arg(i).arg(excerpt(name), excerpt(treatments.names().join(u", "_s))));
            return;
        }
    }
}

} // namespace

Treatments readTreatments(JsonReader &reader, const ParticipantTable &table, QList<StudyProblem> &problems)
{
    const bool isInTable = table.has(ParticipantColumns::treatment);
    const QJsonObject object = reader.object(treatmentsKey);
    Treatments treatments;
    if (isInTable)
        treatments.how = Treatments::How::Table;
    if (!reader.has(treatmentsKey)) {
        treatments.values = isInTable ? treatmentsIn(table) : QList<Treatment>();
    } else {
        JsonReader inside = reader.below(object, treatmentsKey);
        treatments.assignTo = readWord(inside, u"assign_to"_s, treatments.assignTo, assignToWords);
        treatments.how = readWord(inside, u"how"_s, treatments.how, howWords);
        for (const auto &[json, place] : inside.objects(u"values"_s))
            treatments.values.append(readTreatment(json, place, problems));
        inside.refuseTwins(u"values"_s);
        if (object.value("values"_L1).isArray() ? treatments.values.isEmpty() : !inside.has(u"values"_s))
            inside.problem(u"values"_s, Texts::tr("“values” has to list the treatments."));
        else if (!treatments.values.isEmpty())
            refuseMissingValues(inside, treatments.values);
        if ((treatments.how == Treatments::How::Table) != isInTable)
            inside.problem(u"how"_s, isInTable ? Texts::tr("The table of the participants has a column “treatment”, so “how” can only be “table”.")
                                               : Texts::tr("“table” needs a table of “participants” with a column “treatment”."));
        if (isInTable && treatments.assignTo == Treatments::AssignTo::Groups)
            inside.problem(u"assign_to"_s, Texts::tr("The table of the participants assigns the treatments to “participants”."));
        inside.refuseOtherKeys();
    }
    if (treatments.how == Treatments::How::Table && isInTable)
        checkTable(reader, treatments, table);
    return treatments;
}

QJsonObject treatmentsToJson(const Treatments &treatments)
{
    QJsonArray list;
    for (const Treatment &treatment : treatments.values) {
        QJsonObject json{{u"name"_s, treatment.name}};
        for (auto it = treatment.values.begin(); it != treatment.values.end(); ++it)
            json.insert(it.key(), it.value());
        list.append(json);
    }
    return {{u"assign_to"_s, wordFor(treatments.assignTo, assignToWords)}, {u"how"_s, wordFor(treatments.how, howWords)}, {u"values"_s, list}};
}

QStringList drawTreatments(const Study &study, QRandomGenerator &random)
{
    const QStringList names = study.treatments.names();
    QStringList drawn;
    if (names.isEmpty())
        return drawn;
    const int count = study.treatments.assignTo == Treatments::AssignTo::Groups ? study.numGroups() : study.numParticipants;
    QStringList block; // of each treatment once, so that those who come first are balanced, too
    for (int i = 0; i < count; ++i) {
        switch (study.treatments.how) {
        case Treatments::How::Balanced:
            if (block.isEmpty()) {
                block = names;
                std::shuffle(block.begin(), block.end(), random);
            }
            drawn.append(block.takeLast());
            break;
        case Treatments::How::Random:
            drawn.append(names.at(random.bounded(int(names.size()))));
            break;
        case Treatments::How::InOrder:
            drawn.append(names.at(i % names.size()));
            break;
        case Treatments::How::Table:
            drawn.append(study.table.value(i + 1, ParticipantColumns::treatment));
            break;
        }
    }
    return drawn;
}

} // namespace LabChat
