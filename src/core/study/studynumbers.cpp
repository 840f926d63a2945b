// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/studynumbers.h"

#include "core/study/matching.h"
#include "core/study/pagerounds.h"
#include "core/study/participanttable.h"

#include <QtCore/QCoreApplication>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 maxBoxes = 1'000'000;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::StudyFile)
};

/// The maximum number of boxes of a session. Places in rounds without a chat count, too.
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
        return failure(u"bad_numbers"_s,
            Texts::tr("These numbers result in more than %Ln chat boxes: too many for one session. Use fewer participants, rounds or boxes.", nullptr,
                int(maxBoxes)));
    if (const QString why = whyTooFewRows(study.table, numParticipants); !why.isEmpty())
        return failure(u"bad_numbers"_s, why);
    for (const PageSpec &page : study.pages) {
        if (const QString why = whyTooFewForRounds(page, study.numRounds); !why.isEmpty())
            return failure(u"bad_numbers"_s, why);
    }
    if (const auto possible = checkMatching(study); !possible)
        return tl::unexpected(possible.error());
    return study;
}

} // namespace LabChat
