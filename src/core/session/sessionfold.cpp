// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/eventdetail.h"
#include "core/session/sessionstate.h"

#include <utility>

namespace LabChat {

namespace {

constexpr int noticesKept = 100;
constexpr int helpLinesKept = 200;
constexpr int claimsChangesKept = 20;
constexpr qint64 noticeIsReadMs = 3000;     ///< as in the page's notices.js: who had it before their eyes for that long has read it
constexpr qint64 noticeIsLateMs = 60'000;   ///< between two pages nobody is away for longer

SignOfLife signOfLife(const Event &event)
{
    const bool isOwnStep = event.kind == EventKind::PageEntered && advancedByOf(event) == AdvancedBy::Participant;
    return isOwnStep ? SignOfLife::Person : traitsOf(event.kind).signOfLife;
}

bool mentionsLink(const QString &body)
{
    return body.contains(u"http://", Qt::CaseInsensitive) || body.contains(u"https://", Qt::CaseInsensitive);
}

void useRate(ParticipantState &author, int channel, const ChatLimits &limits, qint64 atMs)
{
    double &until = author.rateUsedUntilMs[channel];
    until = usedAfter(until, limits.rate(), atMs);
}

} // namespace

void SessionState::apply(const Event &event)
{
    Q_ASSERT(event.session == m_session->id && event.seq == m_lastSeq + 1);
    m_lastSeq = event.seq;
    m_lastAtMs = event.atMs;
    fold(event);
    if (event.participant == 0)
        return;
    const SignOfLife sign = signOfLife(event);
    if (sign != SignOfLife::None)
        participantOf(event).lastSeenAtMs = event.atMs;
    if (sign == SignOfLife::Person)
        participantOf(event).lastActedAtMs = event.atMs;
}

void SessionState::fold(const Event &event)
{
    switch (event.kind) {
    case EventKind::SessionCreated:
        break;
    case EventKind::ServerStarted:
        startAgain(event.atMs);
        break;
    case EventKind::ClockJumped:
        followClock(clockJumpOf(event));
        break;
    case EventKind::Arrived:
        arrive(event);
        break;
    case EventKind::Connected:
        participantOf(event).online = true;
        ++participantOf(event).connects;
        break;
    case EventKind::Disconnected:
        participantOf(event).online = false;
        break;
    case EventKind::Message:
        say(event);
        if (event.participant != 0)
            post(event);
        break;
    case EventKind::Seen:
        participantOf(event).seenUpTo.insert(event.channel, seenUpToOf(event));
        break;
    case EventKind::LinkClicked:
        useRate(participantOf(event), linkRate, ChatLimits(), event.atMs);
        break;
    case EventKind::TextUnsent:
        noteUnsent(event);
        break;
    case EventKind::Ready:
        participantOf(event).ready = true;
        participantOf(event).readyAtMs = clockAt(event.atMs);
        break;
    case EventKind::PageEntered:
        enterPage(event);
        break;
    case EventKind::PageReentered:
        returnToPage(event);
        break;
    case EventKind::AnnouncementSeen:
        participantOf(event).seenAnnouncements.insert(messageOf(event), clockAt(event.atMs));
        break;
    case EventKind::SessionEnded:
        m_endedAtMs = event.atMs;
        disconnectAll(); // the disconnects that follow are not logged
        break;
    case EventKind::MessageHeld:
        hold(event);
        post(event);
        break;
    case EventKind::MessageReleased:
        m_heldMessages.remove(messageOf(event));
        say(event);
        break;
    case EventKind::MessageRefused: {
        HeldMessage &held = m_heldMessages[messageOf(event)];
        held.refused = true;
        held.refusal = textForParticipants(event);
        break;
    }
    case EventKind::MessageHidden:
        channelOf(event).restored.remove(messageOf(event));
        channelOf(event).hidden.insert(messageOf(event), {event.seq, textForParticipants(event)});
        break;
    case EventKind::MessageRestored:
        channelOf(event).hidden.remove(messageOf(event));
        channelOf(event).restored.insert(messageOf(event), event.seq);
        break;
    case EventKind::HoldingStarted:
    case EventKind::HoldingEnded:
        (event.channel != 0 ? channelOf(event).held : participantOf(event).held) = event.kind == EventKind::HoldingStarted;
        break;
    case EventKind::Muted:
        participantOf(event).mutes.insert(event.channel, restraintOf(event));
        break;
    case EventKind::Unmuted:
        participantOf(event).mutes.remove(event.channel);
        break;
    case EventKind::Frozen:
        if (event.channel != 0)
            channelOf(event).frozen = restraintOf(event);
        else
            m_frozenPages.insert(pageOf(event), restraintOf(event));
        break;
    case EventKind::Unfrozen:
        if (event.channel != 0)
            channelOf(event).frozen.reset();
        else
            m_frozenPages.remove(pageOf(event));
        break;
    case EventKind::Paused:
        m_pausedAtMs = event.atMs;
        m_pauseText = textForParticipants(event);
        break;
    case EventKind::Resumed:
        m_pausedMs += event.atMs - m_pausedAtMs;
        m_pausedAtMs = 0;
        break;
    case EventKind::CountdownSet:
        (event.channel != 0 ? channelOf(event).closesAtMs : participantOf(event).pageEndsAtMs) = countdownOf(event);
        break;
    case EventKind::Announced:
        addNotice(event);
        break;
    case EventKind::Removed:
        participantOf(event).removed = restraintOf(event);
        break;
    case EventKind::Readmitted:
        participantOf(event).removed.reset();
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
    case EventKind::HelpRequested:
        askForHelp(event);
        break;
    case EventKind::HelpRead:
        participantOf(event).helpReadUpTo = qMax(participantOf(event).helpReadUpTo, messageOf(event));
        break;
    case EventKind::HelpAnswered:
        addHelpLine(event);
        participantOf(event).helpReadUpTo = event.seq;
        break;
    case EventKind::GroupFormed:
        formGroup(event);
        break;
    case EventKind::ChoiceMade:
        choose(event);
        break;
    case EventKind::BoxAdmitted:
        admitBox(event);
        break;
    }
}

/// After a restart, the session has the participants and channels already; the claims come with the events.
void SessionState::admitBox(const Event &event)
{
    const BoxAdmission admission = admissionOf(event);
    if (m_session.use_count() > 1) // others read it, perhaps in other threads
        m_session = std::make_shared<Session>(*m_session);
    ChannelClaims before; // the nickname may be another one in each channel
    if (event.participant <= m_participants.size()) {
        before = participantOf(event).claims;
        before.nickname = m_session->claimsOf(event.participant, event.channel).nickname;
    }
    const_cast<Session &>(*m_session).admit(admission, event.participant, event.channel, event.member);
    while (m_participants.size() < m_session->numParticipants())
        m_participants.append(atTheStart(int(m_participants.size()) + 1));
    m_channels.resize(m_session->channels.size());
    ParticipantState &participant = participantOf(event);
    if (const QList<ClaimDifference> differences = differencesOf(before, admission.claims); !differences.isEmpty()) {
        participant.claimsChanges.append({event.atMs, event.channel, differences});
        if (participant.claimsChanges.size() > claimsChangesKept)
            participant.claimsChanges.removeFirst();
    }
    if (isAnotherPage(before, admission.claims))
        beginPageElsewhere(event);
    participant.claims = newestOf(before, admission.claims);
    if (!admission.claims.label.isEmpty()) {
        participant.label = admission.claims.label;
        m_participantByLabel.insert(participant.label, event.participant);
    }
}

/// A page of another system begins with its first ticket. An announcement is for the page on which it came, but nobody misses one because they were going on
/// at that moment.
void SessionState::beginPageElsewhere(const Event &event)
{
    ParticipantState &participant = participantOf(event);
    const qint64 nowMs = clockAt(event.atMs);
    QSet<qint64> carried;
    for (const Notice &notice : participant.enteredAtMs != 0 ? noticesFor(event.participant) : QList<Notice>()) { // nothing to the first page
        const qint64 seenAtMs = participant.seenAnnouncements.value(notice.seq);
        if (seenAtMs == 0 ? nowMs - notice.clockMs < noticeIsLateMs : nowMs - seenAtMs < noticeIsReadMs)
            carried.insert(notice.seq);
    }
    participant.carriedAnnouncements = carried;
    participant.enteredAtMs = nowMs;
    participant.saidOnPage.clear();
    participant.unsentOnPage.clear();
}

void SessionState::disconnectAll()
{
    for (ParticipantState &participant : m_participants)
        participant.online = false;
}

void SessionState::arrive(const Event &event)
{
    ParticipantState &participant = participantOf(event);
    participant.arrived = true;
    if (participant.enteredAtMs == 0)
        participant.enteredAtMs = clockAt(event.atMs);
    beginToWait(participant, event.atMs);
    if (!m_session->isOfOtherSystem())
        participant.label = labelOf(event);
    if (!participant.label.isEmpty())
        m_participantByLabel.insert(participant.label, event.participant);
    participant.browser = browserOf(event);
    if (!participant.browser.isEmpty())
        m_participantByBrowser.insert(participant.browser, event.participant);
}

void SessionState::enterPage(const Event &event)
{
    ParticipantState &participant = participantOf(event);
    const auto by = advancedByOf(event);
    participant.left.reset();
    const bool couldType = by == AdvancedBy::Group && m_session->study.pages.value(participant.page).waiting.keepsChats;
    if (by == AdvancedBy::Timer || by == AdvancedBy::Operator || couldType) {
        participant.left = LeftPage{by == AdvancedBy::Operator ? event.seq : 0, participant.round, participant.page, participant.ready, participant.readyAtMs,
                                    participant.grouped, participant.enteredAtMs, clockAt(event.atMs), participant.pageEndsAtMs, participant.saidOnPage, participant.unsentOnPage};
    }
    participant.waitedInVainOn = waitedInVainOn(event);
    const bool leavesForAGroup = m_session->study.pages.value(participant.page).groupByArrival && participant.waitedInVainOn.isEmpty();
    participant.grouped = participant.grouped || leavesForAGroup; // also if the operator advances somebody who waits
    participant.round = roundOf(event);
    participant.page = pageIndexOf(event);
    participant.enteredAtMs = clockAt(event.atMs);
    participant.pageEndsAtMs.reset();
    participant.saidOnPage.clear();
    participant.unsentOnPage.clear();
    beginToWait(participant, event.atMs);
}

/// Everything is as it was when the operator ended the page, except that the time since then does not count.
void SessionState::returnToPage(const Event &event)
{
    ParticipantState &participant = participantOf(event);
    if (!participant.left)
        return;
    const LeftPage left = *std::exchange(participant.left, std::nullopt);
    const qint64 awayMs = clockAt(event.atMs) - left.leftAtMs;
    const auto later = [awayMs](qint64 clockMs) { return clockMs == 0 ? 0 : clockMs + awayMs; };
    participant.round = left.round;
    participant.page = left.page;
    participant.ready = left.ready;
    participant.readyAtMs = later(left.readyAtMs);
    participant.grouped = left.grouped;
    participant.enteredAtMs = later(left.enteredAtMs);
    participant.pageEndsAtMs = left.pageEndsAtMs ? std::optional(later(*left.pageEndsAtMs)) : std::nullopt;
    participant.saidOnPage = left.saidOnPage;
    participant.unsentOnPage = left.unsentOnPage;
}

/// On a page that makes groups by arrival, everybody waits who comes there.
void SessionState::beginToWait(ParticipantState &participant, qint64 atMs)
{
    participant.ready = !participant.grouped && m_session->study.pages.value(participant.page).groupByArrival;
    participant.readyAtMs = participant.ready ? clockAt(atMs) : 0;
}

void SessionState::choose(const Event &event)
{
    ParticipantState &participant = participantOf(event);
    const ChoiceState made{event.seq, pageOf(event), roundOf(event), LabChat::choiceOf(event), event.body};
    participant.nonces.insert(event.nonce, event.seq);
    participant.choices.removeIf([&](const ChoiceState &before) {
        return before.page == made.page && before.round == made.round && before.name == made.name;
    });
    participant.choices.append(made);
}

/// A message of a participant, shown at once or waiting for approval.
void SessionState::post(const Event &event)
{
    ParticipantState &author = participantOf(event);
    ++author.messages;
    author.nonces.insert(event.nonce, event.seq);
    if (!pageOf(event).isEmpty())
        author.lateTextAtMs.insert(event.channel, clockAt(event.atMs));
    const bool isLate = isOfLeftPage(event);
    ++(isLate ? author.left->saidOnPage : author.saidOnPage)[event.channel];
    const auto box = isLate ? boxOn(event.participant, event.channel, {author.left->round, author.left->page}) : boxOf(event.participant, event.channel);
    if (box)
        useRate(author, event.channel, m_session->limits(*box), event.atMs);
}

/// Whether an event belongs to the page before the current one.
bool SessionState::isOfLeftPage(const Event &event) const
{
    const auto &left = participant(event.participant).left;
    return left && left->round == roundOf(event) && m_session->study.pages.at(left->page).name == pageOf(event);
}

void SessionState::noteUnsent(const Event &event)
{
    ParticipantState &participant = participantOf(event);
    (isOfLeftPage(event) ? participant.left->unsentOnPage : participant.unsentOnPage).insert(event.channel);
}

void SessionState::say(const Event &event)
{
    ++m_messages;
    ChannelState &channel = channelOf(event);
    ++channel.messages;
    channel.lastSeq = event.seq;
    channel.lastActivityAtMs = event.atMs;
    if (m_session->study.showsLinks() && mentionsLink(event.body))
        channel.linking.insert(event.seq, event.body);
}

void SessionState::hold(const Event &event)
{
    m_heldMessages.insert(event.seq, {event.atMs, event.participant, event.channel, event.member, event.nickname, event.body, event.nonce, false, {}});
}

void SessionState::askForHelp(const Event &event)
{
    participantOf(event).nonces.insert(event.nonce, event.seq);
    useRate(participantOf(event), 0, ChatLimits(), event.atMs);
    addHelpLine(event);
}

void SessionState::addHelpLine(const Event &event)
{
    QList<HelpLine> &help = participantOf(event).help;
    help.append({event.seq, event.atMs, event.kind == EventKind::HelpAnswered, event.nickname, event.body, event.nonce, m_jumpedMs});
    if (help.size() > helpLinesKept)
        help.removeFirst();
}

void SessionState::addNotice(const Event &event)
{
    Notice notice{event.seq, event.atMs, clockAt(event.atMs), event.nickname, event.body, {}};
    for (const int participant : recipientsOf(event))
        notice.participants.insert(participant);
    m_notices.append(notice);
    if (m_notices.size() > noticesKept)
        m_notices.removeFirst();
}

} // namespace LabChat
