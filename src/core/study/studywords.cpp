// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/studywords.h"

#include "core/study/wording.h"

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::StudyFile)
};

} // namespace

const EnumWords<PageEnd> pageEndWords{{PageEnd::Participant, u"participant"_s}, {PageEnd::Operator, u"operator"_s},
                                  {PageEnd::Timer, u"timer"_s}, {PageEnd::Group, u"group"_s}};
const EnumWords<ForEach> forEachWords{{ForEach::OthersInGroup, u"others_in_group"_s}, {ForEach::OthersInRole, u"others_in_role"_s}};
const EnumWords<Matching::Kind> matchingWords{{Matching::Kind::Fixed, u"fixed"_s}, {Matching::Kind::Random, u"random"_s}, {Matching::Kind::RandomOnce, u"random_once"_s},
                                          {Matching::Kind::PerfectStrangers, u"perfect_strangers"_s}};
const EnumWords<OnEnd> onEndWords{{OnEnd::Keep, u"keep"_s}, {OnEnd::Send, u"send"_s}, {OnEnd::Drop, u"drop"_s}};

QString pageEndName(PageEnd ends)
{
    return wordFor(ends, pageEndWords);
}

void refuseWord(JsonReader &reader, const QString &key, const QString &word, const QStringList &known)
{
    const QString quoted = u'“' + known.join(u"”, “"_s) + u'”';
    reader.problem(key, Texts::tr("“%1” can be %2; here it is “%3”.").arg(key, quoted, excerpt(word)));
}

} // namespace LabChat
