// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/lab/sessionpreview.h"

#include "console/session/sessiontexts.h"
#include "console/session/studychanges.h"
#include "console/widgets/displaytext.h"
#include "core/session/makesession.h"

#include <QtCore/QCoreApplication>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::SessionPreview)
};

QString joined(const QStringList &members, qsizetype total)
{
    const QString named = members.join(u", "_s);
    const qsizetype more = total - members.size();
    return more > 0 ? Texts::tr("%1, and %2 more").arg(named, numberText(more)) : named;
}

/// "P3 AB12 Seller, high": place, label, role and treatment.
QString memberText(const Session &session, int participant, int round)
{
    const Player &player = session.player(participant, round);
    QStringList words{placeText(participant)};
    for (const QString &word : {session.labelOfPlace(participant), player.role})
        if (!word.isEmpty())
            words.append(word);
    const QString who = words.join(u' ');
    return player.treatment.isEmpty() ? who : Texts::tr("%1 (%2)", "a member of a group, the treatment").arg(who, player.treatment);
}

/// The groups of all rounds in order: by group.id, each with its players by id_in_group.
QList<QStringList> groupRows(const Session &session)
{
    QList<QStringList> rows;
    const int groupsPerRound = session.study.numGroups();
    for (int round = 1; round <= session.study.numRounds && rows.size() < SessionPreview::maxRows; ++round) {
        QList<QList<int>> groups(groupsPerRound, QList<int>(session.study.playersPerGroup));
        for (int participant = 1; participant <= session.numParticipants(); ++participant) {
            const Player &player = session.player(participant, round);
            groups[player.groupIdInSubsession - 1][player.idInGroup - 1] = participant;
        }
        for (int group = 1; group <= groupsPerRound && rows.size() < SessionPreview::maxRows; ++group) {
            QStringList members;
            for (const int participant : groups.at(group - 1).mid(0, SessionPreview::maxMembers)) {
                members.append(memberText(session, participant, round));
            }
            rows.append({numberText(round), numberText(group), joined(members, session.study.playersPerGroup)});
        }
    }
    return rows;
}

/// By channel: the first page and chat that use it.
QStringList chatTexts(const Session &session)
{
    QStringList texts(session.channels.size());
    for (const QList<QList<ChatBox>> &ofRound : session.boxes) {
        for (const QList<ChatBox> &boxes : ofRound) {
            for (const ChatBox &box : boxes) {
                if (QString &text = texts[box.channel - 1]; text.isEmpty())
                    text = pageTitle(session.study.pages.at(box.page)) + u": "_s + session.chat(box).name;
            }
        }
    }
    return texts;
}

QList<QStringList> channelRows(const Session &session)
{
    const QStringList titles = channelTitles(session);
    const QStringList chats = chatTexts(session);
    QList<QStringList> rows;
    for (int channel = 1; channel <= session.channels.size() && rows.size() < SessionPreview::maxRows; ++channel) {
        const QList<int> &who = session.channel(channel).members;
        const QStringList nicknames = nicknamesIn(session, channel);
        QStringList members;
        for (int member = 0; member < qMin<qsizetype>(who.size(), SessionPreview::maxMembers); ++member)
            members.append(Texts::tr("%1 as “%2”", "a participant's place, a nickname").arg(placeText(who.at(member)), nicknames.at(member)));
        rows.append({titles.at(channel - 1), chats.at(channel - 1), joined(members, who.size())});
    }
    return rows;
}

} // namespace

Result<SessionPreview> previewSession(const Study &study)
{
    const Result<SessionPtr> session = makeSession({study, {}}, 1, 0);
    if (!session)
        return tl::unexpected(session.error());
    return SessionPreview{groupRows(**session), qint64(study.numGroups()) * study.numRounds, channelRows(**session),
                          (*session)->channels.size()};
}

} // namespace LabChat
