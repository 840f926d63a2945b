// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/moderation.h"

#include "core/session/eventdetail.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr int maxCharactersSaid = 10000;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::Moderation)
};

tl::unexpected<Refusal> refuse(const QString &code, const QString &text)
{
    return tl::unexpected(Refusal{code, text, 0});
}

tl::unexpected<Refusal> nothingToDo()
{
    return refuse(u"nothing_to_do"_s, Texts::tr("This is so already."));
}

tl::unexpected<Refusal> notThere()
{
    return refuse(u"not_there"_s, Texts::tr("This is not there any more."));
}

/// One wish, with the event that it is to become.
class Decider final {
public:
    Decider(const SessionState &state, const Moderate &wish, qint64 nowMs)
        : m_state(state), m_wish(wish), m_event(nextEvent(state, wish.kind, wish.participant, nowMs))
    {
        m_event.channel = wish.channel;
        setIntervention(m_event, wish.intervention);
    }

    Decision decide()
    {
        const bool unknownParticipant = m_wish.participant < 0 || m_wish.participant > m_state.session().numParticipants();
        const bool unknownChannel = m_wish.channel < 0 || m_wish.channel > m_state.session().channels.size();
        if (unknownParticipant || unknownChannel)
            return notThere();
        switch (m_wish.kind) {
        case EventKind::Message:
            return say();
        case EventKind::MessageReleased:
            return release();
        case EventKind::MessageRefused:
            return refuseHeld();
        case EventKind::MessageHidden:
            return setHidden(true);
        case EventKind::MessageRestored:
            return setHidden(false);
        case EventKind::HoldingStarted:
            return setHolding(true);
        case EventKind::HoldingEnded:
            return setHolding(false);
        case EventKind::Muted:
            return mute();
        case EventKind::Unmuted:
            return unmute();
        case EventKind::Frozen:
            return setFrozen(true);
        case EventKind::Unfrozen:
            return setFrozen(false);
        case EventKind::Paused:
            return when(!m_state.isPaused());
        case EventKind::Resumed:
            return when(m_state.isPaused());
        case EventKind::CountdownSet:
            return setCountdown();
        case EventKind::Announced:
            return announce();
        case EventKind::Removed:
            return forSomebody(!m_wish.participant || !m_state.participant(m_wish.participant).removed);
        case EventKind::Readmitted:
            return readmit();
        case EventKind::SeatsSwapped:
            return swapSeats();
        case EventKind::ChannelMoved:
            return moveChannel();
        case EventKind::PersonReplaced:
            return forSomebody(true);
        case EventKind::HelpRead:
            return readHelp();
        case EventKind::HelpAnswered:
            return answerHelp();
        default:
            return notThere();
        }
    }

private:
    Decision when(bool changes) const
    {
        if (!changes)
            return nothingToDo();
        return m_event;
    }

    Decision forSomebody(bool changes) const { return m_wish.participant == 0 ? Decision(notThere()) : when(changes); }

    Decision withWords()
    {
        if (const auto refusal = whyNotSay(m_wish.body, maxCharactersSaid))
            return tl::unexpected(*refusal);
        m_event.nickname = m_wish.nickname;
        m_event.body = m_wish.body;
        return m_event;
    }

    Decision say()
    {
        if (m_wish.channel == 0 || m_wish.participant != 0)
            return notThere();
        return withWords();
    }

    Decision release()
    {
        const auto held = m_state.heldMessages().constFind(m_wish.message);
        if (held == m_state.heldMessages().cend())
            return notThere();
        takeHeld(*held);
        m_event.nickname = held->nickname;
        m_event.body = held->body;
        return m_event;
    }

    Decision refuseHeld()
    {
        const auto held = m_state.heldMessages().constFind(m_wish.message);
        if (held == m_state.heldMessages().cend())
            return notThere();
        takeHeld(*held);
        return when(!held->refused);
    }

    void takeHeld(const HeldMessage &held)
    {
        m_event.participant = held.participant;
        m_event.channel = held.channel;
        m_event.member = held.member;
        setMessage(m_event, m_wish.message);
        setHeldNonce(m_event, held.nonce);
    }

    Decision setHidden(bool hide)
    {
        if (m_wish.channel == 0 || m_wish.message < 1 || m_wish.message > m_state.channel(m_wish.channel).lastSeq)
            return notThere();
        if (m_state.channel(m_wish.channel).hidden.contains(m_wish.message) == hide)
            return nothingToDo();
        m_event.participant = 0; // the message says whose it is
        setMessage(m_event, m_wish.message);
        return m_event;
    }

    Decision setHolding(bool hold)
    {
        if ((m_wish.channel == 0) == (m_wish.participant == 0))
            return notThere();
        const bool held = m_wish.channel != 0 ? m_state.channel(m_wish.channel).held : m_state.participant(m_wish.participant).held;
        return when(held != hold);
    }

    Decision readmit()
    {
        if (m_wish.participant == 0)
            return notThere();
        const auto &removed = m_state.participant(m_wish.participant).removed;
        if (removed)
            setRestraintBefore(m_event, *removed);
        return when(removed.has_value());
    }

    Decision mute()
    {
        if (m_wish.participant == 0)
            return notThere();
        const QHash<int, Restraint> &mutes = m_state.participant(m_wish.participant).mutes;
        const auto before = mutes.constFind(m_wish.channel);
        if (before != mutes.cend())
            setRestraintBefore(m_event, *before);
        setUntil(m_event, m_wish.untilMs);
        return m_event;
    }

    Decision unmute()
    {
        if (m_wish.participant == 0)
            return notThere();
        const QHash<int, Restraint> &mutes = m_state.participant(m_wish.participant).mutes;
        const auto found = mutes.constFind(m_wish.channel);
        if (found == mutes.cend())
            return nothingToDo();
        setRestraintBefore(m_event, *found);
        return m_event;
    }

    Decision setFrozen(bool freeze)
    {
        m_event.participant = 0;
        const auto noteBefore = [&](const Restraint &restraint) {
            if (!freeze)
                setRestraintBefore(m_event, restraint);
        };
        if (m_wish.channel != 0) {
            const auto &frozen = m_state.channel(m_wish.channel).frozen;
            noteBefore(frozen.value_or(Restraint()));
            return when(frozen.has_value() != freeze);
        }
        const QList<PageSpec> &pages = m_state.session().study.pages;
        const bool known = std::any_of(pages.begin(), pages.end(), [this](const PageSpec &page) { return page.name == m_wish.page; });
        if (!m_wish.page.isEmpty() && !known)
            return notThere();
        setPage(m_event, m_wish.page);
        noteBefore(m_state.frozenPages().value(m_wish.page));
        return when(m_state.frozenPages().contains(m_wish.page) != freeze);
    }

    Decision setCountdown()
    {
        if ((m_wish.channel == 0) == (m_wish.participant == 0))
            return notThere();
        if (m_wish.participant != 0 && !notePage())
            return notThere();
        const std::optional<qint64> before = m_wish.channel != 0 ? m_state.channel(m_wish.channel).closesAtMs
                                                                 : std::optional(m_state.pageEndOf(m_wish.participant));
        if (before.value_or(Moderate::asTheStudySays) == m_wish.untilMs)
            return nothingToDo();
        LabChat::setCountdown(m_event, m_wish.untilMs == Moderate::asTheStudySays ? std::nullopt : std::optional(m_wish.untilMs), before);
        return m_event;
    }

    /// Where the participant is; false: not where the wish was meant for.
    bool notePage()
    {
        if (m_state.isFinished(m_wish.participant))
            return false;
        const ParticipantState &where = m_state.participant(m_wish.participant);
        const QString page = m_state.session().study.pages.at(where.page).name;
        setPage(m_event, page, where.round);
        return (m_wish.page.isEmpty() || m_wish.page == page) && (m_wish.round == 0 || m_wish.round == where.round);
    }

    Decision announce()
    {
        m_event.participant = 0;
        m_event.channel = 0;
        const QList<int> found = recipients();
        if (m_wish.audience.kind != Audience::Kind::All && found.isEmpty())
            return refuse(u"not_there"_s, Texts::tr("Nobody is meant by this."));
        setAudience(m_event, m_wish.audience, found);
        return withWords();
    }

    /// None of them: everybody.
    [[nodiscard]] QList<int> recipients() const
    {
        const Audience &audience = m_wish.audience;
        const QList<int> members = audience.kind == Audience::Kind::Channel && audience.channel >= 1
                && audience.channel <= m_state.session().channels.size() ? m_state.membersOf(audience.channel) : QList<int>();
        QList<int> found;
        for (int i = 1; i <= m_state.session().numParticipants(); ++i) {
            const Player &player = m_state.session().player(i, m_state.participant(i).round);
            if ((audience.kind == Audience::Kind::Role && player.role == audience.role)
                || (audience.kind == Audience::Kind::Group && player.groupId == audience.group)
                || (audience.kind == Audience::Kind::Participants && audience.participants.contains(i)) || members.contains(i))
                found.append(i);
        }
        return found;
    }

    Decision swapSeats()
    {
        if (m_wish.participant == 0 || m_wish.other < 1 || m_wish.other > m_state.session().numParticipants() || m_wish.other == m_wish.participant)
            return notThere();
        m_event.channel = 0;
        setOtherSeat(m_event, m_wish.other);
        return m_event;
    }

    Decision moveChannel()
    {
        if (m_wish.participant == 0 || m_wish.channel == 0 || m_wish.other < 1 || m_wish.other > m_state.session().channels.size()
            || m_wish.other == m_wish.channel)
            return notThere();
        if (!m_state.leadsTo(m_wish.participant, m_wish.channel))
            return notThere();
        if (m_state.leadsTo(m_wish.participant, m_wish.channel, m_wish.other))
            return refuse(u"nothing_to_do"_s, Texts::tr("Another chat of this page leads to that channel already."));
        const QList<int> members = m_state.membersOf(m_wish.other);
        const qsizetype known = members.indexOf(m_wish.participant);
        setNewChannel(m_event, {m_wish.other, int(known < 0 ? members.size() : known) + 1});
        return m_event;
    }

    Decision readHelp()
    {
        if (m_wish.participant == 0 || m_state.participant(m_wish.participant).help.isEmpty())
            return notThere();
        const qint64 newest = m_state.participant(m_wish.participant).help.constLast().seq;
        setMessage(m_event, newest);
        return when(newest > m_state.participant(m_wish.participant).helpReadUpTo);
    }

    Decision answerHelp() { return m_wish.participant == 0 ? Decision(notThere()) : withWords(); }

    const SessionState &m_state;
    const Moderate &m_wish;
    Event m_event;
};

/// The same targets under another kind.
Moderate opposite(const Event &event, EventKind kind)
{
    Moderate wish;
    wish.kind = kind;
    wish.intervention.undoes = event.seq;
    wish.participant = event.participant;
    wish.channel = event.channel;
    wish.message = messageOf(event);
    wish.page = pageOf(event);
    wish.round = roundOf(event);
    return wish;
}

/// A restraint as it was before, with its words.
Moderate again(const Event &event, EventKind kind)
{
    const Restraint before = restraintBefore(event).value_or(Restraint());
    Moderate wish = opposite(event, kind);
    wish.untilMs = before.untilMs;
    wish.intervention.text = before.text;
    return wish;
}

} // namespace

Decision decideModeration(const SessionState &state, const Moderate &wish, qint64 nowMs)
{
    return Decider(state, wish, nowMs).decide();
}

std::optional<Moderate> undoOf(const Event &event)
{
    switch (event.kind) {
    case EventKind::MessageHidden:
        return opposite(event, EventKind::MessageRestored);
    case EventKind::MessageRestored:
        return opposite(event, EventKind::MessageHidden);
    case EventKind::Message: // the experimenter's own
    case EventKind::MessageReleased: {
        Moderate wish = opposite(event, EventKind::MessageHidden);
        wish.message = event.seq;
        return wish;
    }
    case EventKind::MessageRefused:
        return opposite(event, EventKind::MessageReleased);
    case EventKind::HoldingStarted:
        return opposite(event, EventKind::HoldingEnded);
    case EventKind::HoldingEnded:
        return opposite(event, EventKind::HoldingStarted);
    case EventKind::Muted:
        return restraintBefore(event) ? again(event, EventKind::Muted) : opposite(event, EventKind::Unmuted);
    case EventKind::Unmuted:
        return again(event, EventKind::Muted);
    case EventKind::Frozen:
        return opposite(event, EventKind::Unfrozen);
    case EventKind::Unfrozen:
        return again(event, EventKind::Frozen);
    case EventKind::Paused:
        return opposite(event, EventKind::Resumed);
    case EventKind::Resumed:
        return opposite(event, EventKind::Paused);
    case EventKind::CountdownSet: {
        Moderate wish = opposite(event, EventKind::CountdownSet);
        wish.untilMs = countdownBefore(event).value_or(Moderate::asTheStudySays);
        return wish;
    }
    case EventKind::Removed:
        return opposite(event, EventKind::Readmitted);
    case EventKind::Readmitted:
        return again(event, EventKind::Removed);
    case EventKind::SeatsSwapped: {
        Moderate wish = opposite(event, EventKind::SeatsSwapped);
        wish.other = otherSeatOf(event);
        return wish;
    }
    case EventKind::ChannelMoved: {
        Moderate wish = opposite(event, EventKind::ChannelMoved);
        wish.channel = newChannelOf(event).channel;
        wish.other = event.channel;
        return wish;
    }
    default:
        return std::nullopt;
    }
}

} // namespace LabChat
