// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/makesession.h"

#include "core/base/codes.h"
#include "core/session/boxbuilder.h"
#include "core/session/eventdetail.h"
#include "core/study/choicecheck.h"
#include "core/study/matching.h"
#include "core/study/treatments.h"

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

/// @p treatments: by participant, or by group.
QList<Player> makePlayers(const Study &study, int round, const QList<QList<int>> &groups, const QStringList &treatments)
{
    const bool isByGroup = study.treatments.assignTo == Treatments::AssignTo::Groups;
    QList<Player> players(study.numParticipants);
    for (int group = 0; group < groups.size(); ++group) {
        const QList<int> &members = groups.at(group);
        for (int place = 0; place < members.size(); ++place) {
            const int participant = members.at(place);
            players[participant - 1] = {(round - 1) * study.numGroups() + group + 1, group + 1, place + 1, study.roles.value(place),
                                        treatments.value(isByGroup ? group : participant - 1)};
        }
    }
    return players;
}

/// The names that a text may use are the same for everybody; the reader has tried what is inside of sections.
void checkBodies(const Session &session, StudyMistakes &mistakes)
{
    const TemplateValues values = valuesFor(session.study, session.templatePlayer(1, 1));
    for (qsizetype page = 0; page < session.study.pages.size(); ++page) {
        const PageSpec &spec = session.study.pages.at(page);
        for (const QString &body : spec.bodiesByRound + QStringList{spec.bodyHtml}) {
            if (const auto filled = fillIn(body, values); !filled)
                mistakes.add(StudyMistakes::pagePlace(page) + u"/body", filled.error());
        }
    }
}

/// Choices with templates in their attributes have to be right for everybody; what is only read once is checked when it is read.
void checkChoices(const Session &session, StudyMistakes &mistakes)
{
    for (int page = 0; page < session.study.pages.size(); ++page) {
        for (int round = 1; round <= session.study.numRounds; ++round) {
            const QString &body = session.study.pages.at(page).bodyIn(round, session.study.numRounds);
            if (!body.contains(u"<lab-choice"_s) || !body.contains(u"{{"_s))
                continue;
            for (int participant = 1; participant <= session.numParticipants(); ++participant) {
                const QStringList wrong = choiceMistakes(session.bodyFor(participant, round, page));
                if (!wrong.isEmpty())
                    mistakes.add(StudyMistakes::pagePlace(page) + u"/body", {u"bad_choice"_s, wrong.constFirst()});
            }
        }
    }
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
    session->seed = request.study.seed.value_or(QRandomGenerator::system()->generate());
    QRandomGenerator treatmentsDraw(session->seed), groupsDraw(session->seed + 1); // of its own, so that more rounds do not change the treatments
    const QStringList treatments = drawTreatments(request.study, treatmentsDraw);
    const auto groups = matchGroups(request.study, groupsDraw);
    if (!groups) {
        mistakes.add(u"/matching"_s, groups.error());
        return session;
    }
    for (int round = 1; round <= request.study.numRounds; ++round)
        session->players.append(makePlayers(request.study, round, groups->at(round - 1), treatments));
    checkBodies(*session, mistakes);
    if (!mistakes.areThere())
        checkChoices(*session, mistakes);
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

Event sessionCreated(const Session &session)
{
    Event event;
    event.session = session.id;
    event.seq = 1;
    event.atMs = session.createdAtMs;
    event.kind = EventKind::SessionCreated;
    const Treatments &treatments = session.study.treatments;
    if (!session.study.drawsAtRandom() && treatments.values.isEmpty() && session.study.matching.kind != Matching::Kind::Table)
        return event;
    const bool byGroup = treatments.assignTo == Treatments::AssignTo::Groups;
    // Groups that the operator shuffled are a table, too.
    const bool hasOneDraw = session.study.matching.kind == Matching::Kind::RandomOnce || session.study.matching.kind == Matching::Kind::Table;
    QStringList drawn(treatments.values.isEmpty() ? 0 : byGroup ? session.study.numGroups() : session.numParticipants());
    QList<QList<int>> groups(session.study.numGroups(), QList<int>(session.study.playersPerGroup));
    for (int i = 1; i <= session.numParticipants(); ++i) {
        const Player &player = session.player(i, 1);
        groups[player.groupIdInSubsession - 1][player.idInGroup - 1] = i;
        if (!drawn.isEmpty())
            drawn[byGroup ? player.groupIdInSubsession - 1 : i - 1] = player.treatment;
    }
    setDraw(event, session.seed, drawn, byGroup, hasOneDraw ? groups : QList<QList<int>>());
    return event;
}

QList<StudyProblem> sessionProblems(const Study &study)
{
    StudyMistakes mistakes;
    (void)build({study, {}}, 1, 0, mistakes);
    return mistakes.problems();
}

} // namespace LabChat
