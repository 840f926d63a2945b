// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/moderation.h"

#include "core/base/range.h"
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

tl::unexpected<Refusal> nothingToDo()
{
    return refuse(u"nothing_to_do"_s, Texts::tr("This is already the case."));
}

tl::unexpected<Refusal> notThere()
{
    return refuse(u"not_there"_s, Texts::tr("This no longer exists."));
}

/// Decides one action, and makes its event. Lives on the stack.
class Decider final {
public:
    Decider(const SessionState &state, const Intervention &intervention, qint64 nowMs) : m_state(state), m_intervention(intervention), m_nowMs(nowMs) {}

    Decision operator()(const Say &action) const
    {
        return isChannel(action.channel) ? withWords(begin(EventKind::Message, 0, action.channel), action.words) : notThere();
    }

    Decision operator()(const ReleaseMessage &action) const
    {
        const auto held = m_state.heldMessages().constFind(action.held);
        if (held == m_state.heldMessages().cend())
            return notThere();
        Event event = beginAboutHeld(EventKind::MessageReleased, held);
        event.nickname = held->nickname;
        event.body = held->body;
        return event;
    }

    Decision operator()(const RefuseMessage &action) const
    {
        const auto held = m_state.heldMessages().constFind(action.held);
        if (held == m_state.heldMessages().cend())
            return notThere();
        return held->refused ? nothingToDo() : Decision(beginAboutHeld(EventKind::MessageRefused, held));
    }

    Decision operator()(const SetHidden &action) const
    {
        if (!isChannel(action.channel) || !isWithin(action.message, m_state.channel(action.channel).lastSeq))
            return notThere();
        if (m_state.channel(action.channel).hidden.contains(action.message) == action.hidden)
            return nothingToDo();
        Event event = begin(action.hidden ? EventKind::MessageHidden : EventKind::MessageRestored, 0, action.channel); // the message names the author
        setMessage(event, action.message);
        return event;
    }

    Decision operator()(const SetHolding &action) const
    {
        if (!isOneOf(action.participant, action.channel))
            return notThere();
        const bool held = action.channel != 0 ? m_state.channel(action.channel).held : m_state.participant(action.participant).held;
        if (held == action.holding)
            return nothingToDo();
        return begin(action.holding ? EventKind::HoldingStarted : EventKind::HoldingEnded, action.participant, action.channel);
    }

    Decision operator()(const Mute &action) const
    {
        if (!isMutable(action.participant, action.channel))
            return notThere();
        Event event = begin(EventKind::Muted, action.participant, action.channel);
        const QHash<int, Restraint> &mutes = m_state.participant(action.participant).mutes;
        if (const auto before = mutes.constFind(action.channel); before != mutes.cend())
            setRestraintBefore(event, *before);
        setUntil(event, action.untilMs);
        return event;
    }

    Decision operator()(const Unmute &action) const
    {
        if (!isMutable(action.participant, action.channel))
            return notThere();
        const QHash<int, Restraint> &mutes = m_state.participant(action.participant).mutes;
        const auto found = mutes.constFind(action.channel);
        if (found == mutes.cend())
            return nothingToDo();
        Event event = begin(EventKind::Unmuted, action.participant, action.channel);
        setRestraintBefore(event, *found);
        return event;
    }

    Decision operator()(const SetFrozen &action) const
    {
        const QList<PageSpec> &pages = m_state.session().study.pages;
        const bool isPage = std::any_of(pages.begin(), pages.end(), [&](const PageSpec &page) { return page.name == action.page; });
        if (action.channel != 0 ? !isChannel(action.channel) : !action.page.isEmpty() && !isPage)
            return notThere();
        const std::optional<Restraint> frozen = frozenNow(action);
        if (frozen.has_value() == action.frozen)
            return nothingToDo();
        Event event = begin(action.frozen ? EventKind::Frozen : EventKind::Unfrozen, 0, action.channel);
        if (action.channel == 0)
            setPage(event, action.page);
        if (frozen)
            setRestraintBefore(event, *frozen);
        return event;
    }

    Decision operator()(const SetPaused &action) const
    {
        if (m_state.isPaused() == action.paused)
            return nothingToDo();
        return begin(action.paused ? EventKind::Paused : EventKind::Resumed);
    }

    Decision operator()(const SetCountdown &action) const
    {
        if (!isOneOf(action.participant, action.channel))
            return notThere();
        Event event = begin(EventKind::CountdownSet, action.participant, action.channel);
        if (action.participant != 0 && !notePage(event, action))
            return notThere();
        const std::optional<qint64> before = action.channel != 0 ? m_state.channel(action.channel).closesAtMs
                                                                 : std::optional(m_state.pageEndOf(action.participant));
        if (before == action.endsAtMs)
            return nothingToDo();
        setCountdown(event, action.endsAtMs, before);
        return event;
    }

    Decision operator()(const Announce &action) const
    {
        const QList<int> found = recipients(action.audience);
        if (action.audience.kind != Audience::Kind::All && found.isEmpty())
            return refuse(u"not_there"_s, Texts::tr("This would affect nobody."));
        Event event = begin(EventKind::Announced);
        setAudience(event, action.audience, found);
        return withWords(event, action.words);
    }

    Decision operator()(const Remove &action) const
    {
        if (!isPlace(action.participant))
            return notThere();
        return m_state.participant(action.participant).removed ? nothingToDo() : Decision(begin(EventKind::Removed, action.participant));
    }

    Decision operator()(const Readmit &action) const
    {
        if (!isPlace(action.participant))
            return notThere();
        const auto &removed = m_state.participant(action.participant).removed;
        if (!removed)
            return nothingToDo();
        Event event = begin(EventKind::Readmitted, action.participant);
        setRestraintBefore(event, *removed);
        return event;
    }

    Decision operator()(const SwapSeats &action) const
    {
        if (!isPlace(action.participant) || !isPlace(action.other) || action.other == action.participant)
            return notThere();
        Event event = begin(EventKind::SeatsSwapped, action.participant);
        setOtherSeat(event, action.other);
        return event;
    }

    Decision operator()(const MoveChannel &action) const
    {
        if (!isPlace(action.participant) || !isChannel(action.channel) || !isChannel(action.to) || action.to == action.channel)
            return notThere();
        if (!m_state.leadsTo(action.participant, action.channel))
            return notThere();
        if (m_state.leadsTo(action.participant, action.channel, action.to))
            return refuse(u"nothing_to_do"_s, Texts::tr("Another chat on this page already uses that channel."));
        const QList<int> members = m_state.membersOf(action.to);
        const qsizetype known = members.indexOf(action.participant);
        Event event = begin(EventKind::ChannelMoved, action.participant, action.channel);
        setNewChannel(event, {action.to, int(known < 0 ? members.size() : known) + 1});
        return event;
    }

    Decision operator()(const ReplacePerson &action) const
    {
        return isPlace(action.participant) ? Decision(begin(EventKind::PersonReplaced, action.participant)) : notThere();
    }

    Decision operator()(const ReturnToPage &action) const
    {
        if (!isPlace(action.participant))
            return notThere();
        const ParticipantState &participant = m_state.participant(action.participant);
        const std::optional<LeftPage> &left = participant.left;
        if (!left || left->advance == 0 || left->advance != action.advance)
            return refuse(u"not_there"_s, Texts::tr("The participant has moved on since."));
        Event event = begin(EventKind::PageReentered, action.participant);
        setPageEntry(event, m_state.session().study.pages.at(left->page).name, {left->round, left->page}, AdvancedBy::Operator);
        setSpentBefore(event, left->enteredAtMs == 0 ? 0 : left->leftAtMs - left->enteredAtMs);
        return event;
    }

    Decision operator()(const ReadHelp &action) const
    {
        if (!isPlace(action.participant) || m_state.participant(action.participant).help.isEmpty())
            return notThere();
        const qint64 newest = m_state.participant(action.participant).help.constLast().seq;
        if (newest <= m_state.participant(action.participant).helpReadUpTo)
            return nothingToDo();
        Event event = begin(EventKind::HelpRead, action.participant);
        setMessage(event, newest);
        return event;
    }

    Decision operator()(const AnswerHelp &action) const
    {
        return isPlace(action.participant) ? withWords(begin(EventKind::HelpAnswered, action.participant), action.words) : notThere();
    }

private:
    [[nodiscard]] bool isPlace(int participant) const { return isWithin(participant, m_state.session().numParticipants()); }
    [[nodiscard]] bool isChannel(int channel) const { return isWithin(channel, m_state.session().channels.size()); }
    /// Whether the target is either a place or a channel.
    [[nodiscard]] bool isOneOf(int participant, int channel) const { return channel == 0 ? isPlace(participant) : participant == 0 && isChannel(channel); }
    [[nodiscard]] bool isMutable(int participant, int channel) const { return isPlace(participant) && (channel == 0 || isChannel(channel)); }

    [[nodiscard]] Event begin(EventKind kind, int participant = 0, int channel = 0) const
    {
        Event event = nextEvent(m_state, kind, participant, m_nowMs);
        event.channel = channel;
        setIntervention(event, m_intervention);
        return event;
    }

    [[nodiscard]] Event beginAboutHeld(EventKind kind, QMap<qint64, HeldMessage>::const_iterator held) const
    {
        Event event = begin(kind, held->participant, held->channel);
        event.member = held->member;
        setMessage(event, held.key());
        setHeldNonce(event, held->nonce);
        return event;
    }

    [[nodiscard]] static Decision withWords(Event event, const Words &words)
    {
        if (const auto refusal = whyNotSay(words.body, maxCharactersSaid))
            return tl::unexpected(*refusal);
        event.nickname = words.nickname;
        event.body = words.body;
        return event;
    }

    [[nodiscard]] std::optional<Restraint> frozenNow(const SetFrozen &action) const
    {
        if (action.channel != 0)
            return m_state.channel(action.channel).frozen;
        const auto found = m_state.frozenPages().constFind(action.page);
        return found == m_state.frozenPages().cend() ? std::nullopt : std::optional(*found);
    }

    /// Notes where the participant is; false: the participant has left the page that the action was for.
    [[nodiscard]] bool notePage(Event &event, const SetCountdown &action) const
    {
        if (m_state.isFinished(action.participant))
            return false;
        const ParticipantState &where = m_state.participant(action.participant);
        const QString page = m_state.session().study.pages.at(where.page).name;
        setPage(event, page, where.round);
        return (action.page.isEmpty() || action.page == page) && (action.round == 0 || action.round == where.round);
    }

    /// Empty: everybody, or nobody.
    [[nodiscard]] QList<int> recipients(const Audience &audience) const
    {
        const QList<int> members = audience.kind == Audience::Kind::Channel && isChannel(audience.channel) ? m_state.membersOf(audience.channel) : QList<int>();
        QList<int> found;
        for (int i = 1; i <= m_state.session().numParticipants(); ++i) {
            const Player &player = m_state.session().player(i, m_state.participant(i).round);
            if ((audience.kind == Audience::Kind::Role && roleOf(m_state, i) == audience.role)
                || (audience.kind == Audience::Kind::Group && player.groupId == audience.group)
                || (audience.kind == Audience::Kind::Participants && audience.participants.contains(i)) || members.contains(i))
                found.append(i);
        }
        return found;
    }

    const SessionState &m_state;
    const Intervention &m_intervention;
    qint64 m_nowMs;
};

} // namespace

QString roleOf(const SessionState &state, int participant)
{
    const ParticipantState &where = state.participant(participant);
    return state.session().isOfOtherSystem() ? where.claims.role : state.session().player(participant, where.round).role;
}

Decision decideModeration(const SessionState &state, const Moderate &wish, qint64 nowMs)
{
    return std::visit(Decider(state, wish.intervention, nowMs), wish.action);
}

} // namespace LabChat
