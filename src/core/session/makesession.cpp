// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/makesession.h"

#include "core/base/codes.h"
#include "core/session/boxbuilder.h"
#include "core/study/matching.h"

#include <QtCore/QSet>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

QString uniqueCode(QSet<QString> &taken)
{
    QString code;
    do {
        code = randomCode();
    } while (taken.contains(code));
    taken.insert(code);
    return code;
}

QList<Participant> makeParticipants(int count)
{
    QList<Participant> participants;
    participants.reserve(count);
    QSet<QString> codes;
    for (int i = 0; i < count; ++i)
        participants.append({uniqueCode(codes), randomTicket()});
    return participants;
}

QList<Player> makePlayers(const Study &study, int round, const QList<QList<int>> &groups)
{
    QList<Player> players(study.numParticipants);
    for (int group = 0; group < groups.size(); ++group) {
        const QList<int> &members = groups.at(group);
        for (int place = 0; place < members.size(); ++place)
            players[members.at(place) - 1] = {(round - 1) * study.numGroups() + group + 1, group + 1, place + 1, study.roles.value(place)};
    }
    return players;
}

/// Makes a session, as complete as the mistakes in its study allow.
std::shared_ptr<Session> build(const SessionRequest &request, qint64 id, qint64 nowMs, StudyMistakes &mistakes)
{
    auto session = std::make_shared<Session>();
    session->id = id;
    session->code = randomCode();
    session->secret = randomSecret();
    session->room = request.room;
    session->createdAtMs = nowMs;
    session->study = request.study;
    session->participants = makeParticipants(request.study.numParticipants);
    const auto groups = matchGroups(request.study, *QRandomGenerator::system());
    if (!groups) {
        mistakes.add(u"/matching"_s, groups.error());
        return session;
    }
    for (int round = 1; round <= request.study.numRounds; ++round)
        session->players.append(makePlayers(request.study, round, groups->at(round - 1)));
    for (qsizetype page = 0; page < request.study.pages.size(); ++page) { // the names that it may use are the same for everybody
        if (const auto filled = fillIn(request.study.pages.at(page).bodyHtml, valuesFor(session->templatePlayer(1, 1))); !filled)
            mistakes.add(StudyMistakes::pagePlace(page) + u"/body", filled.error());
    }
    BoxBuilder builder(*session, mistakes);
    for (int round = 1; round <= request.study.numRounds; ++round) {
        QList<QList<ChatBox>> ofRound;
        ofRound.reserve(session->numParticipants());
        for (int participant = 1; participant <= session->numParticipants(); ++participant)
            ofRound.append(builder.boxesFor(participant, round));
        session->boxes.append(ofRound);
    }
    session->index();
    return session;
}

} // namespace

Result<SessionPtr> makeSession(const SessionRequest &request, qint64 id, qint64 nowMs)
{
    StudyMistakes mistakes;
    const auto session = build(request, id, nowMs, mistakes);
    if (mistakes.areThere())
        return tl::unexpected(mistakes.first());
    return SessionPtr(session);
}

QList<StudyProblem> sessionProblems(const Study &study)
{
    StudyMistakes mistakes;
    (void)build({study, {}}, 1, 0, mistakes);
    return mistakes.problems();
}

} // namespace LabChat
