// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/othersystem.h"

#include "core/base/codes.h"
#include "core/session/eventdetail.h"

#include <QtCore/QCoreApplication>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::OtherSystem)
};

/// One page without an end, whose one chat stands for all boxes: their channels, names and nicknames come with the tickets.
Study studyOf(const Origin &origin)
{
    Study study;
    study.name = u"other_system"_s;
    study.title = origin.session;
    study.numParticipants = 1; // a study has one at least; the session counts those who have come
    study.playersPerGroup = 1;
    PageSpec page;
    page.name = u"page"_s;
    page.title = Texts::tr("Page of another system");
    page.ends = PageEnd::Operator;
    ChatSpec chat;
    chat.name = u"chat"_s;
    page.chats.append(chat);
    study.pages.append(page);
    return study;
}

bool isOfPlaces(const OperatorAction &action)
{
    return std::holds_alternative<SwapSeats>(action) || std::holds_alternative<MoveChannel>(action) || std::holds_alternative<ReplacePerson>(action)
        || std::holds_alternative<ReturnToPage>(action);
}

} // namespace

SessionPtr makeSessionOf(const Origin &origin, qint64 id, qint64 nowMs)
{
    auto session = std::make_shared<Session>();
    session->id = id;
    session->code = randomCode();
    session->secret = randomSecret();
    session->createdAtMs = nowMs;
    session->origin = origin;
    session->study = studyOf(origin);
    session->index();
    return session;
}

Decision decideAdmission(const SessionState &state, const AdmitBox &command, qint64 nowMs)
{
    const Session &session = state.session();
    BoxAdmission admission{command.participant, command.handle, command.claims, 0};
    int participant = session.participantByCode(command.participant);
    int channel = session.channelByName(admission.claims.channelName());
    const bool isKnown = participant != 0 && channel != 0 && session.claimsOf(participant, channel) == command.claims;
    if (isKnown && !isAnotherPage(state.participant(participant).claims, command.claims)) // otherwise, somebody has come back to an earlier page
        return refuse(u"known"_s, Texts::tr("This is already in the log."));
    if (participant == 0 && session.numParticipants() >= command.limits.participants)
        return refuse(u"session_full"_s, Texts::tr("This session has as many participants as its key allows (%n). Please tell the experimenter.", nullptr, command.limits.participants));
    if (channel == 0 && session.channels.size() >= command.limits.channels)
        return refuse(u"too_many_channels"_s, Texts::tr("This session has as many channels as its key allows (%n). Please tell the experimenter.", nullptr, command.limits.channels));
    if (participant == 0)
        participant = session.numParticipants() + 1;
    const QList<int> members = channel == 0 ? QList<int>() : session.channel(channel).members;
    const qsizetype member = members.indexOf(participant) + 1;
    if (channel == 0)
        channel = int(session.channels.size()) + 1;
    else
        admission.handle = session.channel(channel).handle;
    admission.group = session.groupNumber(command.claims.round, command.claims.group);
    Event event = nextEvent(state, EventKind::BoxAdmitted, participant, nowMs);
    event.channel = channel;
    event.member = int(member == 0 ? members.size() + 1 : member);
    setAdmission(event, admission);
    return event;
}

QString otherSystemDecides()
{
    return Texts::tr("This session belongs to another system, which decides about its pages, places and channels.");
}

std::optional<Refusal> whyNotThere(const Command &command)
{
    const auto *const moderate = std::get_if<Moderate>(&command);
    const bool isCountdownOfPage = moderate && std::holds_alternative<SetCountdown>(moderate->action) && std::get<SetCountdown>(moderate->action).channel == 0;
    if (std::holds_alternative<Advance>(command) || (moderate && (isOfPlaces(moderate->action) || isCountdownOfPage)))
        return Refusal{u"other_system"_s, otherSystemDecides(), 0};
    return std::nullopt;
}

} // namespace LabChat
