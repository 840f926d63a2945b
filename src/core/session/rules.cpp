// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/rules.h"

#include "core/base/visibletext.h"
#include "core/session/arrivalgroups.h"
#include "core/session/choicerules.h"
#include "core/session/eventdetail.h"
#include "core/session/latetext.h"
#include "core/session/moderation.h"
#include "core/session/othersystem.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QUrl>

#include <algorithm>
#include <optional>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::Rules)
};

Decision decideOn(const SessionState &state, const Arrive &command, qint64 nowMs)
{
    const Session &session = state.session();
    int place = command.participant;
    if (place == 0 && !command.label.isEmpty())
        place = state.participantByLabel(command.label) != 0 ? state.participantByLabel(command.label) : session.placeOfLabel(command.label);
    else if (place == 0)
        place = state.participantByBrowser(command.browser);
    bool isKeptForALabel = false;
    for (int i = 1; place == 0 && i <= session.numParticipants(); ++i) {
        const bool isFree = !state.participant(i).arrived && !state.participant(i).removed;
        isKeptForALabel = isKeptForALabel || (isFree && !session.labelOfPlace(i).isEmpty());
        if (isFree && session.labelOfPlace(i).isEmpty())
            place = i;
    }
    if (place == 0 && isKeptForALabel)
        return refuse(u"places_kept"_s, Texts::tr("The free places of this session are kept for certain participants. Please open the link that you were given."));
    if (place == 0)
        return refuse(u"session_full"_s, Texts::tr("Session is full."));
    if (state.participant(place).arrived)
        return refuse(u"already_arrived"_s, Texts::tr("This place is already taken."));
    Event event = nextEvent(state, EventKind::Arrived, place, nowMs);
    setLabel(event, command.label.isEmpty() ? session.labelOfPlace(place) : command.label);
    setBrowser(event, command.browser);
    return event;
}

Decision decideOn(const SessionState &state, const AdmitBox &command, qint64 nowMs)
{
    return decideAdmission(state, command, nowMs);
}

Decision decideOn(const SessionState &state, const Connect &command, qint64 nowMs)
{
    return nextEvent(state, EventKind::Connected, command.participant, nowMs);
}

Decision decideOn(const SessionState &state, const Disconnect &command, qint64 nowMs)
{
    return nextEvent(state, EventKind::Disconnected, command.participant, nowMs);
}

/// The time until another message is allowed, in ms; 0 or less: now.
qint64 rateWaitMs(const SessionState &state, int participant, int channel, const ChatLimits &limits, qint64 nowMs)
{
    return waitMs(state.participant(participant).rateUsedUntilMs.value(channel, 0), limits.rate(), nowMs);
}

/// Why a closed chat accepts nothing, in words for the participant.
Refusal refusalOf(const Closure &closure, qint64 nowMs)
{
    const auto words = [&](const QString &own) { return closure.text.isEmpty() ? own : closure.text; };
    const qint64 leftMs = qMax<qint64>(0, closure.untilMs - nowMs);
    if (closure.code == u"paused")
        return {closure.code, words(Texts::tr("The experimenter has paused the session.")), 0};
    if (closure.code == u"frozen")
        return {closure.code, words(Texts::tr("The experimenter has stopped this chat for now.")), 0};
    if (closure.code == u"muted")
        return {closure.code, words(Texts::tr("You cannot write here for now.")), leftMs};
    return {u"closed"_s, leftMs > 0 ? Texts::tr("This chat is not open yet.") : Texts::tr("This chat is closed."), leftMs};
}

/// The chat of a channel that has just ended, if the study wants a text that was being typed there.
std::optional<EndedChat> lateChat(const SessionState &state, int participant, int channel, qint64 nowMs)
{
    const auto ended = chatJustEnded(state, participant, channel, nowMs);
    return ended && state.session().chat(ended->box).onEnd == OnEnd::Send ? ended : std::nullopt;
}

Decision decideOn(const SessionState &state, const Post &command, qint64 nowMs)
{
    const int channel = state.session().channelByHandle(command.channel);
    const ParticipantState &author = state.participant(command.participant);
    auto box = state.boxOf(command.participant, channel);
    auto closure = box ? state.closure(command.participant, *box, nowMs) : std::nullopt;
    const bool isTimeOver = !box || (closure && closure->code == u"time");
    const auto late = isTimeOver ? lateChat(state, command.participant, channel, nowMs) : std::nullopt;
    if (late) {
        box = late->box;
        closure = state.restriction(command.participant, *box, nowMs);
    }
    if (author.nonces.contains(command.nonce))
        return refuse(u"duplicate"_s, Texts::tr("This message is already in the log."));
    if (!box)
        return refuse(u"not_a_member"_s, Texts::tr("This chat is not open to you."));
    if (closure)
        return tl::unexpected(refusalOf(*closure, nowMs));
    const ChatLimits &limits = state.session().limits(*box);
    if (const auto refusal = whyNotSay(command.body, limits.maxCharacters))
        return tl::unexpected(*refusal);
    const int said = (late ? late->saidOnPage : author.saidOnPage).value(channel);
    if (limits.maxMessages > 0 && said >= limits.maxMessages)
        return refuse(u"too_many"_s, Texts::tr("You have sent all %n messages that you may send here.", nullptr, limits.maxMessages));
    // Somebody types one text at a time. More would be messages that were written after the end.
    if (late && author.lateTextAtMs.value(channel) >= late->endMs)
        return refuse(u"closed"_s, Texts::tr("This chat is closed."));
    if (const qint64 tooSoonMs = rateWaitMs(state, command.participant, channel, limits, nowMs); tooSoonMs > 0)
        return refuse(u"too_fast"_s, Texts::tr("You are sending messages too fast. Please wait a moment."), tooSoonMs);

    const bool held = author.held || state.channel(channel).held;
    Event event = nextEvent(state, held ? EventKind::MessageHeld : EventKind::Message, command.participant, nowMs);
    event.channel = channel;
    event.member = box->member;
    event.nickname = box->nickname;
    event.body = command.body;
    event.nonce = command.nonce;
    if (late)
        setPage(event, state.session().study.pages.at(late->position.page).name, late->position.round);
    return event;
}

Decision decideOn(const SessionState &state, const LeaveText &command, qint64 nowMs)
{
    const int channel = state.session().channelByHandle(command.channel);
    const auto ended = chatJustEnded(state, command.participant, channel, nowMs);
    if (!ended || !state.session().chat(ended->box).logs.unsent)
        return refuse(u"not_a_member"_s, Texts::tr("This chat is not open to you."));
    if (ended->unsentOnPage.contains(channel))
        return refuse(u"stale"_s, Texts::tr("This is already in the log."));
    Event event = nextEvent(state, EventKind::TextUnsent, command.participant, nowMs);
    event.channel = channel;
    event.member = ended->box.member;
    setCharacters(event, command.characters);
    setPage(event, state.session().study.pages.at(ended->position.page).name, ended->position.round);
    return event;
}

Decision decideOn(const SessionState &state, const See &command, qint64 nowMs)
{
    const int channel = state.session().channelByHandle(command.channel);
    if (!state.boxOf(command.participant, channel))
        return refuse(u"not_a_member"_s, Texts::tr("This chat is not open to you."));
    const qint64 upTo = qMin(command.upTo, state.channel(channel).lastSeq);
    if (upTo <= state.participant(command.participant).seenUpTo.value(channel))
        return refuse(u"stale"_s, Texts::tr("This was already displayed."));
    Event event = nextEvent(state, EventKind::Seen, command.participant, nowMs);
    event.channel = channel;
    setSeenUpTo(event, upTo);
    return event;
}

/// Whether a browser could have opened this address from a message.
bool isWebAddress(const QString &url)
{
    constexpr int longest = 2048;
    const QUrl address(url);
    return url.size() <= longest && std::none_of(url.begin(), url.end(), [](QChar c) { return c.isSpace(); }) && (address.scheme() == u"http" || address.scheme() == u"https") && !address.host().isEmpty();
}

Decision decideOn(const SessionState &state, const FollowLink &command, qint64 nowMs)
{
    const int channel = state.session().channelByHandle(command.channel);
    if (const auto box = state.boxOf(command.participant, channel); !box || !state.session().chat(*box).shows.links)
        return refuse(u"not_a_member"_s, Texts::tr("This chat is not open to you."));
    if (!isWebAddress(command.url) || !state.channel(channel).linking.value(command.message).contains(command.url))
        return refuse(u"no_such_link"_s, Texts::tr("No message here contains this link."));
    if (const qint64 waitMs = rateWaitMs(state, command.participant, linkRate, ChatLimits(), nowMs); waitMs > 0)
        return refuse(u"too_fast"_s, Texts::tr("You are opening links too fast. Please wait a moment."), waitMs);
    Event event = nextEvent(state, EventKind::LinkClicked, command.participant, nowMs);
    event.channel = channel;
    setMessage(event, command.message);
    setLink(event, command.url);
    return event;
}

Decision decideOn(const SessionState &state, const SeeAnnouncement &command, qint64 nowMs)
{
    if (!state.isAnnouncedTo(command.participant, command.announcement))
        return refuse(u"not_announced"_s, Texts::tr("This was not announced to you."));
    if (state.participant(command.participant).seenAnnouncements.contains(command.announcement))
        return refuse(u"stale"_s, Texts::tr("This was already displayed."));
    Event event = nextEvent(state, EventKind::AnnouncementSeen, command.participant, nowMs);
    setMessage(event, command.announcement);
    return event;
}

/// Why a participant may not leave the page in this way now; nothing: it is allowed.
std::optional<Refusal> whyNotLeave(const SessionState &state, const Advance &command, qint64 nowMs)
{
    const PageSpec &page = state.session().study.pages.at(state.participant(command.participant).page);
    switch (command.by) {
    case AdvancedBy::Operator:
        return std::nullopt;
    case AdvancedBy::Participant:
        if (page.ends == PageEnd::Participant)
            return std::nullopt;
        return Refusal{u"not_yours"_s,
            page.ends == PageEnd::Timer ? Texts::tr("This page ends when its time is up.") : Texts::tr("Only the experimenter can end this page."), 0};
    case AdvancedBy::Timer:
        if (const qint64 endsAtMs = state.pageEndsAtMs(command.participant); endsAtMs != 0 && nowMs >= endsAtMs)
            return std::nullopt;
        return Refusal{u"too_early"_s, Texts::tr("The time of this page is not up yet."), 0};
    case AdvancedBy::Group:
        if (page.ends == PageEnd::Group && state.isGroupComplete(command.participant))
            return std::nullopt;
        return Refusal{u"too_early"_s, Texts::tr("Some members of the group are not ready."), 0};
    }
    Q_UNREACHABLE();
}

Decision decideOn(const SessionState &state, const Choose &command, qint64 nowMs)
{
    return decideChoice(state, command, nowMs);
}

Decision decideOn(const SessionState &state, const Advance &command, qint64 nowMs)
{
    const ParticipantState &participant = state.participant(command.participant);
    const Study &study = state.session().study;
    if (state.isFinished(command.participant) || study.pages.at(participant.page).name != command.page
        || (command.round != 0 && command.round != participant.round))
        return refuse(u"stale"_s, Texts::tr("You have already left this page."));
    if (state.isPaused() && command.by != AdvancedBy::Operator)
        return refuse(u"paused"_s, Texts::tr("The experimenter has paused the session."));
    if (const QString missing = command.by == AdvancedBy::Participant ? missingChoice(state, command.participant) : QString(); !missing.isEmpty())
        return refuse(u"choice_missing"_s, Texts::tr("Please answer first: %1").arg(missing));
    if (study.pages.at(participant.page).ends == PageEnd::Group && command.by == AdvancedBy::Participant) {
        if (participant.ready)
            return refuse(u"stale"_s, Texts::tr("You are already waiting for your group."));
        Event event = nextEvent(state, EventKind::Ready, command.participant, nowMs);
        setPage(event, command.page, participant.round);
        return event;
    }
    const bool waitsForAGroup = state.waitsForAGroup(command.participant);
    if (const auto whole = waitsForAGroup && command.by == AdvancedBy::Group ? wholeGroup(state) : std::nullopt)
        return groupFormed(state, command.participant, *whole, nowMs);
    if (const auto refusal = whyNotLeave(state, command, nowMs))
        return tl::unexpected(*refusal);
    const bool goesOn = study.pages.at(participant.page).waiting.onTimeout == WaitingSpec::Then::GoOn;
    if (const auto smaller = waitsForAGroup && command.by == AdvancedBy::Timer && goesOn ? smallerGroup(state, command.participant) : std::nullopt)
        return groupFormed(state, command.participant, *smaller, nowMs);

    const bool isInVain = command.by == AdvancedBy::Timer && goesToTheEnd(state, command.participant);
    const Position next = isInVain ? Position{study.numRounds, int(study.pages.size())}
                                   : state.session().nextPosition(command.participant, participant.round, participant.page);
    Event event = nextEvent(state, EventKind::PageEntered, command.participant, nowMs);
    setPageEntry(event, next.page < study.pages.size() ? study.pages.at(next.page).name : u"finished"_s, next, command.by);
    if (isInVain)
        setWaitedInVain(event, command.page);
    if (command.by == AdvancedBy::Operator)
        setIntervention(event, command.intervention);
    return event;
}

Decision decideOn(const SessionState &state, const AskForHelp &command, qint64 nowMs)
{
    const ChatLimits limits; // the default limits of a chat
    if (!state.session().study.helpLine && state.participant(command.participant).help.isEmpty())
        return refuse(u"closed"_s, Texts::tr("This study has no help line."));
    if (state.participant(command.participant).nonces.contains(command.nonce))
        return refuse(u"duplicate"_s, Texts::tr("This message is already in the log."));
    if (const auto refusal = whyNotSay(command.body, limits.maxCharacters))
        return tl::unexpected(*refusal);
    if (const qint64 tooSoonMs = rateWaitMs(state, command.participant, 0, limits, nowMs); tooSoonMs > 0)
        return refuse(u"too_fast"_s, Texts::tr("You are sending messages too fast. Please wait a moment."), tooSoonMs);
    Event event = nextEvent(state, EventKind::HelpRequested, command.participant, nowMs);
    event.nickname = u'P' + QString::number(command.participant);
    event.nonce = command.nonce;
    event.body = command.body;
    return event;
}

Decision decideOn(const SessionState &state, const Moderate &command, qint64 nowMs)
{
    return decideModeration(state, command, nowMs);
}

/// The participant who sends a command, if any. One who was removed is refused everything.
struct Wisher {
    int operator()(const Post &command) const { return command.participant; }
    int operator()(const See &command) const { return command.participant; }
    int operator()(const FollowLink &command) const { return command.participant; }
    int operator()(const LeaveText &command) const { return command.participant; }
    int operator()(const SeeAnnouncement &command) const { return command.participant; }
    int operator()(const Choose &command) const { return command.participant; }
    int operator()(const AskForHelp &command) const { return command.participant; }
    int operator()(const Advance &command) const { return command.by == AdvancedBy::Participant ? command.participant : 0; }
    int operator()(const auto &) const { return 0; }
};

Decision decideOn(const SessionState &state, const EndSession &command, qint64 nowMs)
{
    Event event = nextEvent(state, EventKind::SessionEnded, 0, nowMs);
    setEndedBy(event, command.operatorName, command.reason, command.reasonId);
    return event;
}

Decision decideOn(const SessionState &state, const StartServer &, qint64 nowMs)
{
    return nextEvent(state, EventKind::ServerStarted, 0, nowMs);
}

/// @p nowMs is still the time before the jump.
Decision decideOn(const SessionState &state, const JumpClock &command, qint64 nowMs)
{
    Event event = nextEvent(state, EventKind::ClockJumped, 0, nowMs);
    event.atMs += command.byMs;
    setClockJump(event, command.byMs);
    return event;
}

} // namespace

Decision decide(const SessionState &state, const Command &command, qint64 nowMs)
{
    if (state.ended())
        return refuse(u"session_ended"_s, Texts::tr("This session has ended."));
    if (const int wisher = std::visit(Wisher{}, command); wisher != 0 && state.participant(wisher).removed)
        return refuse(u"removed"_s, Texts::tr("You are no longer taking part in this session."));
    if (const auto refusal = state.session().isOfOtherSystem() ? whyNotThere(command) : std::nullopt)
        return tl::unexpected(*refusal);
    return std::visit([&](const auto &wish) { return decideOn(state, wish, nowMs); }, command);
}

Event nextEvent(const SessionState &state, EventKind kind, int participant, qint64 nowMs)
{
    Event event;
    event.session = state.session().id;
    event.seq = state.lastSeq() + 1;
    event.atMs = qMax(nowMs, state.lastAtMs()); // only a jump of the clock that is in the log goes back
    event.kind = kind;
    event.participant = participant;
    return event;
}

std::optional<Refusal> whyNotSay(const QString &body, int maxCharacters)
{
    if (!isStorable(body))
        return Refusal{u"bad_characters"_s, Texts::tr("The message contains a character that cannot be sent. Please type it again."), 0};
    if (isBlank(body))
        return Refusal{u"empty"_s, Texts::tr("An empty message is not sent."), 0};
    if (body.size() > maxCharacters && countCharacters(body) > maxCharacters)
        return Refusal{u"too_long"_s, Texts::tr("The message is too long: at most %n characters.", nullptr, maxCharacters), 0};
    return std::nullopt;
}

bool isStorable(const QString &text)
{
    constexpr QChar nul(0), swappedByteOrderMark(0xfffe), noncharacter(0xffff); // SQLite replaces the last two by U+FFFD
    constexpr char16_t firstSurrogate = 0xd800;
    if (std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() > 0 && c.unicode() < firstSurrogate; })) // mostly
        return true;
    return text.isValidUtf16() && std::none_of(text.begin(), text.end(), [=](QChar c) {
        return c == nul || c == swappedByteOrderMark || c == noncharacter;
    });
}

qsizetype countCharacters(const QString &text)
{
    return std::count_if(text.begin(), text.end(), [](QChar c) { return !c.isLowSurrogate(); });
}

} // namespace LabChat
