// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/sessionstate.h"

#include <algorithm>

namespace LabChat {

bool ParticipantState::wantsHelp() const
{
    return std::any_of(help.begin(), help.end(), [this](const HelpLine &line) { return !line.byOperator && line.seq > helpReadUpTo; });
}

SessionState::SessionState(SessionPtr session)
    : m_session(std::move(session)), m_participants(m_session->participants.size()), m_channels(m_session->channels.size())
{
    for (int i = 1; i <= m_session->numParticipants(); ++i)
        m_participants[i - 1] = atTheStart(i);
}

ParticipantState SessionState::atTheStart(int idInSession)
{
    const Position start = m_session->nextPosition(idInSession, 1, -1);
    ParticipantState participant;
    participant.person = ++m_persons;
    participant.round = start.round;
    participant.page = start.page;
    return participant;
}

int SessionState::participantByTicket(const QString &ticket) const
{
    const auto changed = m_participantByTicket.constFind(ticket);
    return changed == m_participantByTicket.cend() ? m_session->participantByTicket(ticket) : *changed;
}

QString SessionState::ticketOf(int idInSession) const
{
    const QString &own = participant(idInSession).ticket;
    return own.isEmpty() ? m_session->participant(idInSession).ticket : own;
}

bool SessionState::isFinished(int idInSession) const
{
    return participant(idInSession).page >= m_session->study.pages.size();
}

bool SessionState::isOnLastPage(int idInSession) const
{
    const ParticipantState &who = participant(idInSession);
    return m_session->nextPosition(idInSession, who.round, who.page).page >= m_session->study.pages.size();
}

QList<Notice> SessionState::noticesFor(int idInSession) const
{
    const ParticipantState &state = participant(idInSession);
    QList<Notice> notices;
    for (const Notice &notice : m_notices) {
        const bool isForThem = notice.participants.isEmpty() || notice.participants.contains(idInSession);
        const bool isOfThisPage = notice.clockMs >= state.enteredAtMs || state.carriedAnnouncements.contains(notice.seq);
        if (isForThem && notice.seq > state.sinceSeq && isOfThisPage)
            notices.append(notice);
    }
    return notices;
}

bool SessionState::isAnnouncedTo(int idInSession, qint64 seq) const
{
    const auto found = std::find_if(m_notices.begin(), m_notices.end(), [seq](const Notice &notice) { return notice.seq == seq; });
    return found != m_notices.end() && found->seq > participant(idInSession).sinceSeq
        && (found->participants.isEmpty() || found->participants.contains(idInSession));
}

bool SessionState::waitsForAGroup(int idInSession) const
{
    const ParticipantState &state = participant(idInSession);
    return state.ready && !state.grouped && !isFinished(idInSession) && m_session->study.pages.at(state.page).groupByArrival;
}

bool SessionState::isGroupComplete(int idInSession) const
{
    return !waitsForAGroup(idInSession) && missingFor(idInSession).isEmpty();
}

const ChoiceState *SessionState::choiceOf(int idInSession, const QString &name) const
{
    const ParticipantState &state = participant(idInSession);
    const QString page = m_session->study.pages.value(state.page).name;
    const auto found = std::find_if(state.choices.begin(), state.choices.end(), [&](const ChoiceState &choice) {
        return choice.name == name && choice.page == page && choice.round == state.round;
    });
    return found == state.choices.end() ? nullptr : &*found;
}

QList<int> SessionState::missingFor(int idInSession) const
{
    const ParticipantState &waiting = participant(idInSession);
    QList<int> missing;
    if (m_session->study.pages.at(waiting.page).groupByArrival)
        return missing; // others of any group
    for (const int member : m_session->groupOf(idInSession, waiting.round)) {
        const ParticipantState &state = participant(member);
        const bool isPast = state.round > waiting.round || (state.round == waiting.round && state.page > waiting.page);
        const bool isThere = state.round == waiting.round && state.page == waiting.page && state.ready;
        const bool isOfTheGroup = state.grouped || !waiting.grouped; // a place that was still free when a smaller group began
        if (isOfTheGroup && !state.removed && m_session->isShown(waiting.page, member, waiting.round) && !isPast && !isThere)
            missing.append(member);
    }
    return missing;
}

QString SessionState::textOnPage(int idInSession) const
{
    const ParticipantState &where = participant(idInSession);
    const PageSpec &page = m_session->study.pages.at(where.page);
    const bool isOwnText = where.ready && (!page.groupByArrival || !page.waiting.bodyHtml.isEmpty());
    return isOwnText ? m_session->textFor(idInSession, where.round, page.waiting.bodyHtml) : m_session->bodyFor(idInSession, where.round, where.page);
}

/// While the participant waits for the group.
bool SessionState::showsNoChats(const ParticipantState &state) const
{
    return state.ready && !m_session->study.pages.at(state.page).waiting.keepsChats;
}

QList<ChatBox> SessionState::boxesOf(int idInSession) const
{
    const ParticipantState &state = participant(idInSession);
    return showsNoChats(state) ? QList<ChatBox>() : boxesOn(idInSession, {state.round, state.page});
}

std::optional<ChatBox> SessionState::boxOf(int idInSession, int channel) const
{
    const ParticipantState &state = participant(idInSession);
    return showsNoChats(state) ? std::nullopt : boxOn(idInSession, channel, {state.round, state.page});
}

/// Each message asks this several times: no list is made for it.
std::optional<ChatBox> SessionState::boxOn(int idInSession, int channel, const Position &position) const
{
    for (const ChatBox &given : m_session->boxes.at(position.round - 1).at(idInSession - 1)) {
        if (given.page != position.page)
            continue;
        if (!m_movedBoxes.isEmpty()) {
            if (const ChatBox box = moved(idInSession, given); box.channel == channel)
                return box;
        } else if (given.channel == channel) {
            return given;
        }
    }
    return std::nullopt;
}

QList<ChatBox> SessionState::boxesOn(int idInSession, const Position &position) const
{
    QList<ChatBox> boxes = m_session->boxesOn(idInSession, position.round, position.page);
    if (m_movedBoxes.isEmpty())
        return boxes;
    for (ChatBox &box : boxes)
        box = moved(idInSession, box);
    return boxes;
}

ChatBox SessionState::moved(int idInSession, ChatBox box) const
{
    const auto found = m_movedBoxes.constFind({idInSession, box.channel});
    if (found != m_movedBoxes.cend()) {
        box.channel = found->channel;
        box.member = found->member;
    }
    return box;
}

bool SessionState::leadsTo(int idInSession, int channel, int otherToo) const
{
    for (int round = 1; round <= m_session->study.numRounds; ++round) {
        const QList<ChatBox> &boxes = m_session->boxes.at(round - 1).at(idInSession - 1);
        QSet<int> pages, otherPages;
        for (const ChatBox &given : boxes) {
            const ChatBox box = moved(idInSession, given);
            if (box.channel == channel)
                pages.insert(box.page);
            if (otherToo == 0 || box.channel == otherToo)
                otherPages.insert(box.page);
        }
        if (pages.intersects(otherPages))
            return true;
    }
    return false;
}

} // namespace LabChat
