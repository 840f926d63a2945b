// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/sessionstate.h"

#include <QtCore/QJsonArray>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr int noticesKept = 100;
constexpr int helpLinesKept = 200;

qint64 number(const Event &event, QLatin1StringView key)
{
    return event.detail.value(key).toInteger();
}

QString text(const Event &event, QLatin1StringView key)
{
    return event.detail.value(key).toString();
}

/// Whether the participant did it, and not the browser, a timer, the group or the operator.
bool isOwnDoing(const Event &event)
{
    switch (event.kind) {
    case EventKind::Arrived:
    case EventKind::Message:
    case EventKind::MessageHeld:
    case EventKind::Ready:
    case EventKind::HelpRequested:
        return true;
    case EventKind::PageEntered:
        return text(event, "by"_L1) == "participant"_L1;
    default:
        return false;
    }
}

Restraint restraint(const Event &event)
{
    return {text(event, "text"_L1), number(event, "until"_L1)};
}

/// When a countdown ends that the operator set; nothing: the study's own counts again.
std::optional<qint64> countdown(const Event &event)
{
    return event.detail.contains("ends_at"_L1) ? std::optional(number(event, "ends_at"_L1)) : std::nullopt;
}

/// Whether it shows that the participant, or at least the browser, was there.
bool isSignOfLife(const Event &event)
{
    return event.kind < EventKind::PageEntered || isOwnDoing(event);
}

/// Notes a message in the rate limit's theoretical arrival time (GCRA). At most a whole burst is used up, however many
/// messages there were while the clock was set back.
void useRate(ParticipantState &author, int channel, const ChatLimits &limits, qint64 atMs)
{
    const double intervalMs = 1000.0 / limits.messagesPerSecond;
    double &until = author.rateUsedUntilMs[channel];
    until = qMin(qMax(until, double(atMs)) + intervalMs, double(atMs) + intervalMs * limits.burst);
}

} // namespace

bool ParticipantState::wantsHelp() const
{
    return std::any_of(help.begin(), help.end(), [this](const HelpLine &line) { return !line.byOperator && line.seq > helpReadUpTo; });
}

SessionState::SessionState(SessionPtr session)
    : m_session(std::move(session)), m_participants(m_session->participants.size()), m_channels(m_session->channels.size())
{
    for (int i = 1; i <= m_session->numParticipants(); ++i) {
        const Position start = m_session->nextPosition(i, 1, -1);
        m_participants[i - 1].person = ++m_persons;
        m_participants[i - 1].round = start.round;
        m_participants[i - 1].page = start.page;
    }
}

void SessionState::apply(const Event &event)
{
    Q_ASSERT(event.session == m_session->id && event.seq == m_lastSeq + 1);
    m_lastSeq = event.seq;
    m_lastAtMs = event.atMs;
    applyToSession(event);
    if (event.channel != 0)
        applyToChannel(event);
    if (event.participant != 0)
        applyToParticipant(event, m_participants[event.participant - 1]);
}

void SessionState::applyToSession(const Event &event)
{
    switch (event.kind) {
    case EventKind::SessionEnded:
        m_endedAtMs = event.atMs;
        break;
    case EventKind::Paused:
        m_pausedAtMs = event.atMs;
        m_pauseText = text(event, "text"_L1);
        break;
    case EventKind::Resumed:
        m_pausedMs += event.atMs - m_pausedAtMs;
        m_pausedAtMs = 0;
        break;
    case EventKind::Frozen:
        if (event.channel == 0)
            m_frozenPages.insert(text(event, "page"_L1), restraint(event));
        break;
    case EventKind::Unfrozen:
        if (event.channel == 0)
            m_frozenPages.remove(text(event, "page"_L1));
        break;
    case EventKind::MessageHeld:
        m_heldMessages.insert(event.seq, {event.atMs, event.participant, event.channel, event.member, event.nickname, event.body, event.nonce, false, {}});
        break;
    case EventKind::MessageReleased:
        m_heldMessages.remove(number(event, "message"_L1));
        break;
    case EventKind::MessageRefused:
        m_heldMessages[number(event, "message"_L1)].refused = true;
        m_heldMessages[number(event, "message"_L1)].refusal = text(event, "text"_L1);
        break;
    case EventKind::Announced:
        addNotice(event);
        break;
    case EventKind::SeatsSwapped:
        swapSeats(event);
        break;
    case EventKind::ChannelMoved:
        moveChannel(event);
        break;
    case EventKind::PersonReplaced:
        replacePerson(event.participant, event.seq);
        break;
    default:
        break;
    }
}

void SessionState::applyToChannel(const Event &event)
{
    ChannelState &channel = m_channels[event.channel - 1];
    const qint64 message = number(event, "message"_L1);
    switch (event.kind) {
    case EventKind::Message:
    case EventKind::MessageReleased:
        applySaid(event);
        break;
    case EventKind::MessageHidden:
        channel.restored.remove(message);
        channel.hidden.insert(message, {event.seq, text(event, "text"_L1)});
        break;
    case EventKind::MessageRestored:
        channel.hidden.remove(message);
        channel.restored.insert(message, event.seq);
        break;
    case EventKind::HoldingStarted:
    case EventKind::HoldingEnded:
        channel.held = event.kind == EventKind::HoldingStarted;
        break;
    case EventKind::Frozen:
        channel.frozen = restraint(event);
        break;
    case EventKind::Unfrozen:
        channel.frozen.reset();
        break;
    case EventKind::CountdownSet:
        channel.closesAtMs = countdown(event);
        break;
    default:
        break;
    }
}

void SessionState::applyToParticipant(const Event &event, ParticipantState &participant)
{
    switch (event.kind) {
    case EventKind::Arrived:
        participant.arrived = true;
        if (participant.enteredAtMs == 0)
            participant.enteredAtMs = clockAt(event.atMs);
        participant.label = text(event, "label"_L1);
        if (!participant.label.isEmpty())
            m_participantByLabel.insert(participant.label, event.participant);
        break;
    case EventKind::Connected:
        ++participant.connects;
        break;
    case EventKind::Message:
    case EventKind::MessageHeld:
        applyPost(event, participant);
        break;
    case EventKind::Seen:
        participant.seenUpTo.insert(event.channel, number(event, "up_to"_L1));
        break;
    case EventKind::Ready:
        participant.ready = true;
        break;
    case EventKind::PageEntered:
        enterPage(participant, event);
        break;
    case EventKind::HoldingStarted:
    case EventKind::HoldingEnded:
        if (event.channel == 0)
            participant.held = event.kind == EventKind::HoldingStarted;
        break;
    case EventKind::Muted:
        participant.mutes.insert(event.channel, restraint(event));
        break;
    case EventKind::Unmuted:
        participant.mutes.remove(event.channel);
        break;
    case EventKind::CountdownSet:
        participant.pageEndsAtMs = countdown(event);
        break;
    case EventKind::Removed:
        participant.removed = restraint(event);
        break;
    case EventKind::Readmitted:
        participant.removed.reset();
        break;
    case EventKind::HelpRequested:
        participant.nonces.insert(event.nonce, event.seq);
        useRate(participant, 0, ChatLimits(), event.atMs);
        [[fallthrough]];
    case EventKind::HelpAnswered:
        participant.help.append({event.seq, event.atMs, event.kind == EventKind::HelpAnswered, event.nickname, event.body, event.nonce});
        if (participant.help.size() > helpLinesKept)
            participant.help.removeFirst();
        if (event.kind == EventKind::HelpAnswered)
            participant.helpReadUpTo = event.seq;
        break;
    case EventKind::HelpRead:
        participant.helpReadUpTo = qMax(participant.helpReadUpTo, number(event, "message"_L1));
        break;
    default:
        break;
    }
    if (isSignOfLife(event))
        participant.lastSeenAtMs = event.atMs;
    if (isOwnDoing(event))
        participant.lastActedAtMs = event.atMs;
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

QList<Notice> SessionState::noticesFor(int idInSession) const
{
    const ParticipantState &state = participant(idInSession);
    QList<Notice> notices;
    for (const Notice &notice : m_notices) {
        const bool isForThem = notice.participants.isEmpty() || notice.participants.contains(idInSession);
        if (isForThem && notice.seq > state.sinceSeq && notice.clockMs >= state.enteredAtMs)
            notices.append(notice);
    }
    return notices;
}

qint64 SessionState::pageEndOf(int idInSession) const
{
    const ParticipantState &state = participant(idInSession);
    if (isFinished(idInSession))
        return 0;
    if (state.pageEndsAtMs)
        return *state.pageEndsAtMs;
    if (state.enteredAtMs == 0)
        return 0;
    const PageSpec &page = m_session->study.pages.at(state.page);
    return page.ends == PageEnd::Timer ? state.enteredAtMs + page.durationS * qint64(1000) : 0;
}

qint64 SessionState::openingOf(int idInSession, const ChatBox &box) const
{
    const int afterS = m_session->chat(box).limits.opensAfterS;
    return afterS == 0 ? 0 : participant(idInSession).enteredAtMs + afterS * qint64(1000);
}

qint64 SessionState::closingOf(int idInSession, const ChatBox &box) const
{
    if (const auto &set = channel(box.channel).closesAtMs)
        return *set;
    const int afterS = m_session->chat(box).limits.closesAfterS;
    return afterS == 0 ? 0 : participant(idInSession).enteredAtMs + afterS * qint64(1000);
}

std::optional<Closure> SessionState::closure(int idInSession, const ChatBox &box, qint64 nowMs) const
{
    const auto frozen = [this](const QString &page) { return m_frozenPages.constFind(page); };
    if (ended())
        return Closure{u"ended"_s, {}, 0};
    if (isPaused())
        return Closure{u"paused"_s, m_pauseText, 0};
    for (const auto &found : {frozen({}), frozen(m_session->study.pages.at(box.page).name)}) {
        if (found != m_frozenPages.cend())
            return Closure{u"frozen"_s, found->text, 0};
    }
    if (const auto &restraint = channel(box.channel).frozen)
        return Closure{u"frozen"_s, restraint->text, 0};
    if (const auto mute = muteOf(idInSession, box.channel, nowMs))
        return Closure{u"muted"_s, mute->text, timeOfDay(mute->untilMs)};
    const qint64 clock = clockAt(nowMs);
    if (const qint64 opens = openingOf(idInSession, box); clock < opens)
        return Closure{u"time"_s, {}, timeOfDay(opens)};
    if (const qint64 closes = closingOf(idInSession, box); closes != 0 && clock >= closes)
        return Closure{u"time"_s, {}, 0};
    return std::nullopt;
}

std::optional<Restraint> SessionState::muteOf(int idInSession, int channel, qint64 nowMs) const
{
    const QHash<int, Restraint> &mutes = participant(idInSession).mutes;
    std::optional<Restraint> longest;
    for (const int place : {0, channel}) {
        const auto found = mutes.constFind(place);
        if (found == mutes.cend() || (found->untilMs != 0 && found->untilMs <= clockAt(nowMs)))
            continue;
        if (!longest || found->untilMs == 0 || (longest->untilMs != 0 && found->untilMs > longest->untilMs))
            longest = *found;
    }
    return longest;
}

bool SessionState::hasClock(int idInSession) const
{
    if (isFinished(idInSession))
        return false;
    const QList<ChatBox> boxes = boxesOf(idInSession);
    return m_session->study.pages.at(participant(idInSession).page).ends == PageEnd::Timer
        || std::any_of(boxes.begin(), boxes.end(), [this](const ChatBox &box) {
               const ChatLimits &limits = m_session->chat(box).limits;
               return limits.opensAfterS != 0 || limits.closesAfterS != 0;
           });
}

QList<int> SessionState::missingFor(int idInSession) const
{
    const ParticipantState &waiting = participant(idInSession);
    QList<int> missing;
    for (const int member : m_session->groupOf(idInSession, waiting.round)) {
        const ParticipantState &state = participant(member);
        const bool isPast = state.round > waiting.round || (state.round == waiting.round && state.page > waiting.page);
        const bool isThere = state.round == waiting.round && state.page == waiting.page && state.ready;
        if (!state.removed && m_session->isShown(waiting.page, member, waiting.round) && !isPast && !isThere)
            missing.append(member);
    }
    return missing;
}

QList<ChatBox> SessionState::boxesOf(int idInSession) const
{
    const ParticipantState &state = participant(idInSession);
    if (state.ready)
        return {};
    QList<ChatBox> boxes = m_session->boxesOn(idInSession, state.round, state.page);
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

void SessionState::enterPage(ParticipantState &participant, const Event &event)
{
    participant.round = int(number(event, "round"_L1));
    participant.page = int(number(event, "page_index"_L1));
    participant.ready = false;
    participant.enteredAtMs = clockAt(event.atMs);
    participant.pageEndsAtMs.reset();
    participant.saidOnPage.clear();
}

/// What a participant sent, whether it is shown at once or waits for approval.
void SessionState::applyPost(const Event &event, ParticipantState &author)
{
    ++author.messages;
    author.nonces.insert(event.nonce, event.seq);
    ++author.saidOnPage[event.channel];
    for (const ChatBox &box : boxesOf(event.participant)) {
        if (box.channel != event.channel)
            continue;
        useRate(author, event.channel, m_session->chat(box).limits, event.atMs);
        break;
    }
}

void SessionState::applySaid(const Event &event)
{
    ++m_messages;
    ChannelState &channel = m_channels[event.channel - 1];
    ++channel.messages;
    channel.lastSeq = event.seq;
    channel.lastActivityAtMs = event.atMs;
}

/// Two people change places and take along what they have done so far: where they are in the study, their labels, their tickets.
void SessionState::swapSeats(const Event &event)
{
    const int first = event.participant;
    const int second = int(number(event, "other"_L1));
    for (const int place : {first, second})
        m_participants[place - 1].ticket = ticketOf(place);
    std::swap(m_participants[first - 1], m_participants[second - 1]);
    // A nonce is unique to a place in the log, and to a person in a browser: both keep both.
    m_participants[first - 1].nonces.insert(m_participants[second - 1].nonces);
    m_participants[second - 1].nonces = m_participants[first - 1].nonces;
    for (const int place : {first, second}) {
        ParticipantState &person = m_participants[place - 1];
        m_participantByTicket.insert(person.ticket, place);
        if (!person.label.isEmpty())
            m_participantByLabel.insert(person.label, place);
        person.sinceSeq = event.seq;
        person.ready = false;
        if (!isFinished(place) && !m_session->isShown(person.page, place, person.round)) {
            const Position next = m_session->nextPosition(place, person.round, person.page);
            person.round = next.round;
            person.page = next.page;
            person.enteredAtMs = clockAt(event.atMs);
            person.pageEndsAtMs.reset();
            person.saidOnPage.clear();
        }
    }
}

/// The place goes on where it is; everything that belonged to the person goes.
void SessionState::replacePerson(int place, qint64 seq)
{
    ParticipantState &state = m_participants[place - 1];
    m_participantByTicket.insert(ticketOf(place), 0);
    if (!state.label.isEmpty())
        m_participantByLabel.remove(state.label);
    ParticipantState fresh;
    fresh.round = state.round;
    fresh.page = state.page;
    fresh.enteredAtMs = state.enteredAtMs;
    fresh.pageEndsAtMs = state.pageEndsAtMs;
    fresh.nonces = state.nonces;
    fresh.ticket = newPersonsTicket(m_session->secret, place, seq);
    fresh.sinceSeq = seq;
    fresh.person = ++m_persons;
    state = fresh;
    m_participantByTicket.insert(state.ticket, place);
}

void SessionState::moveChannel(const Event &event)
{
    const int to = int(number(event, "to"_L1));
    const int member = int(number(event, "to_member"_L1));
    if (member > membersOf(to).size())
        m_channels[to - 1].newMembers.append(event.participant);
    int given = event.channel; // what the study gives may have been moved before
    for (auto it = m_movedBoxes.cbegin(); it != m_movedBoxes.cend(); ++it) {
        if (it.key().first == event.participant && it->channel == event.channel)
            given = it.key().second;
    }
    if (given == to)
        m_movedBoxes.remove({event.participant, given});
    else
        m_movedBoxes.insert({event.participant, given}, {to, member});
}

void SessionState::addNotice(const Event &event)
{
    Notice notice{event.seq, event.atMs, clockAt(event.atMs), event.nickname, event.body, {}};
    for (const QJsonValue &participant : event.detail.value("participants"_L1).toArray())
        notice.participants.insert(participant.toInt());
    m_notices.append(notice);
    if (m_notices.size() > noticesKept)
        m_notices.removeFirst();
}

} // namespace LabChat
