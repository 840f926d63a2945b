// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sessions.h"

#include "core/session/undo.h"

#include <algorithm>

namespace LabChat::Testing {

using namespace Qt::StringLiterals;

Study groupChat(int numParticipants, int playersPerGroup)
{
    ChatSpec chat;
    chat.name = u"group"_s;
    chat.label = u"Chat with your group"_s;
    chat.nickname = u"Player {{player.id_in_group}}"_s;
    chat.channel = u"{{group.id}}"_s;
    PageSpec page;
    page.name = u"your_choice"_s;
    page.title = u"Your Choice"_s;
    page.ends = PageEnd::Operator;
    page.chats = {chat};
    Study study;
    study.name = u"group_chat"_s;
    study.title = u"Group chat"_s;
    study.numParticipants = numParticipants;
    study.playersPerGroup = playersPerGroup;
    study.pages = {page};
    return study;
}

Study twoPages(int rounds)
{
    Study study = groupChat(4, 2);
    study.name = u"two_pages"_s;
    study.numRounds = rounds;
    study.pages.first().ends = PageEnd::Participant;
    PageSpec last = study.pages.first();
    last.name = u"results"_s;
    last.chats.clear();
    study.pages.append(last);
    return study;
}

Study timedPages()
{
    Study study = twoPages(1);
    study.pages.first().ends = PageEnd::Timer;
    study.pages.first().durationS = 25;
    study.pages.first().chats.first().limits.closesAfterS = 20;
    return study;
}

SessionPtr makeSession(const Study &study, qint64 id)
{
    const auto session = LabChat::makeSession({study, {}}, id, startMs);
    if (!session)
        qFatal("%s", qUtf8Printable(session.error().text));
    return *session;
}

SessionState started(const SessionPtr &session)
{
    SessionState state(session);
    state.apply(sessionCreated(*session));
    return state;
}

Post post(const SessionState &state, int participant, const QString &body, const QByteArray &nonce)
{
    const QList<ChatBox> boxes = state.boxesOf(participant);
    const QString handle = boxes.isEmpty() ? u"none"_s : state.session().channel(boxes.constFirst().channel).handle;
    return {participant, handle, nonce, body};
}

Decision perform(SessionState &state, const Command &command, qint64 nowMs)
{
    const Decision decision = decide(state, command, nowMs);
    if (decision)
        state.apply(*decision);
    return decision;
}

Moderate randomModeration(const SessionState &state, QRandomGenerator &random)
{
    constexpr int kinds = 23; // drawn first, so that a history does not change when an action gets another parameter
    const auto upTo = [&random](qint64 most) { return int(random.bounded(qint64(0), most + 1)); };
    const int kind = random.bounded(kinds);
    const Intervention intervention{u"Ada"_s, u"because"_s, upTo(1) ? u"Words"_s : QString(), 0};
    const int participant = upTo(1) ? upTo(state.session().numParticipants()) : 0;
    const int channel = upTo(1) ? upTo(state.session().channels.size()) : 0;
    const int other = upTo(state.session().numParticipants());
    const qint64 message = state.heldMessages().isEmpty() || upTo(1) ? upTo(state.lastSeq()) : state.heldMessages().firstKey();
    const qint64 untilMs = upTo(2) ? state.clockAt(state.lastAtMs()) + upTo(60'000) : 0;
    const Words words{u"Experimenter"_s, u"Nr. %1"_s.arg(state.lastSeq())};
    const QList<OperatorAction> actions{
        Say{channel, words}, ReleaseMessage{message}, RefuseMessage{message}, SetHidden{channel, message, true}, SetHidden{channel, message, false},
        SetHolding{participant, channel, true}, SetHolding{participant, channel, false}, Mute{participant, channel, untilMs}, Unmute{participant, channel},
        SetFrozen{channel, {}, true}, SetFrozen{channel, {}, false}, SetPaused{true}, SetPaused{false}, SetPaused{false},
        SetCountdown{participant, channel, untilMs, {}, 0}, Announce{{}, words}, Remove{participant}, Readmit{participant}, SwapSeats{participant, other},
        MoveChannel{participant, channel, other}, ReplacePerson{participant}, ReadHelp{participant}, AnswerHelp{participant, words},
    };
    Q_ASSERT(actions.size() == kinds);
    return {actions.at(kind), intervention};
}

QList<Event> randomHistory(const SessionPtr &session, int count, quint32 seed)
{
    QRandomGenerator random(seed);
    SessionState state = started(session);
    QList<Event> events{sessionCreated(*session)};
    qint64 nowMs = startMs;
    while (events.size() < count) {
        nowMs += random.bounded(-200, 2000);
        if (random.bounded(20) == 0) { // somebody sets the computer's clock
            const qint64 byMs = random.bounded(-3'600'000, 3'600'000);
            if (const Decision jumped = perform(state, JumpClock{byMs}, nowMs))
                events.append(*jumped);
            nowMs = state.lastAtMs();
        }
        const int participant = random.bounded(session->numParticipants()) + 1;
        const QByteArray nonce = QByteArray::number(random.generate());
        const Post said = post(state, participant, u"Nr. %1, “%2” 😀"_s.arg(events.size()).arg(random.generate()), nonce);
        const QString page = session->study.pages.value(state.participant(participant).page).name;
        const QList<Command> commands{
            Arrive{participant, random.bounded(2) ? u"seat_%1"_s.arg(participant) : QString()},
            Connect{participant},
            Disconnect{participant},
            said,
            said,
            said,
            said,
            See{participant, said.channel, random.bounded(count)},
            Advance{participant, page, state.participant(participant).round},
            Advance{participant, page, state.participant(participant).round, AdvancedBy::Operator, {u"Ada"_s, {}, {}, 0}},
            SeeAnnouncement{participant, state.noticesFor(participant).value(0).seq},
            StartServer{},
            AskForHelp{participant, nonce, u"Help, please"_s},
            randomModeration(state, random),
            randomModeration(state, random),
        };
        const Decision decision = perform(state, commands.at(random.bounded(int(commands.size()))), nowMs);
        if (decision)
            events.append(*decision);
        // Most actions are undone at once; otherwise soon nobody could write any more.
        const auto undo = decision && random.bounded(4) > 0 ? undoOf(*decision) : std::nullopt;
        if (const Decision undone = undo ? perform(state, *undo, nowMs) : decision; undo && undone)
            events.append(*undone);
    }
    return events;
}

namespace {

template <typename Key, typename Value>
QString textOf(const FlatMap<Key, Value> &map)
{
    QStringList entries;
    for (auto it = map.cbegin(); it != map.cend(); ++it)
        entries.append(QDebug::toString(it.key()) + u'=' + QDebug::toString(it.value()));
    return entries.join(u' ');
}

QString textOf(const NonceMemory &nonces)
{
    QStringList entries;
    for (const KnownNonce &known : nonces.all())
        entries.append(QDebug::toString(known.nonce) + u'=' + QString::number(known.seq));
    return entries.join(u' ');
}

} // namespace

QString describe(const SessionState &state)
{
    QStringList lines{u"seq %1 at %2 messages %3 ended %4"_s.arg(state.lastSeq()).arg(state.lastAtMs()).arg(state.messages()).arg(state.endedAtMs())};
    for (int i = 1; i <= state.session().numParticipants(); ++i) {
        const ParticipantState &participant = state.participant(i);
        lines.append(u"P%1 %2 “%3” round %4 page %5 messages %6 seen %7 acted %8"_s.arg(i).arg(participant.arrived).arg(participant.label)
                         .arg(participant.round).arg(participant.page).arg(participant.messages).arg(participant.lastSeenAtMs).arg(participant.lastActedAtMs));
        lines.append(u"entered %1 ends %2 ready %3 connects %4 held %5 removed %6 mutes %7 help %8 read %9"_s.arg(participant.enteredAtMs)
                         .arg(state.pageEndOf(i)).arg(participant.ready).arg(participant.connects).arg(participant.held)
                         .arg(participant.removed.has_value()).arg(participant.mutes.size()).arg(participant.help.size()).arg(participant.helpReadUpTo)
                     + u" ticket %1 since %2 person %3 online %4"_s.arg(state.ticketOf(i)).arg(participant.sinceSeq).arg(participant.person).arg(participant.online));
        for (const ChatBox &box : state.boxesOf(i))
            lines.append(u"box %1 as %2"_s.arg(box.channel).arg(box.member));
        lines.append(textOf(participant.rateUsedUntilMs) + u" | "_s + textOf(participant.seenUpTo) + u" | "_s + textOf(participant.nonces));
        lines.append(u"late "_s + textOf(participant.lateTextAtMs));
        lines.append(u"left %1 announcements seen %2"_s.arg(participant.left ? participant.left->advance : 0).arg(participant.seenAnnouncements.size()));
        if (!participant.label.isEmpty())
            lines.append(u"label of %1"_s.arg(state.participantByLabel(participant.label)));
    }
    for (int i = 1; i <= state.session().channels.size(); ++i) {
        const ChannelState &channel = state.channel(i);
        lines.append(u"#%1 %2 %3 %4"_s.arg(i).arg(channel.lastSeq).arg(channel.messages).arg(channel.lastActivityAtMs));
        lines.append(u"held %1 frozen %2 closes %3 hidden %4 restored %5 members %6"_s.arg(channel.held).arg(channel.frozen.has_value())
                         .arg(channel.closesAtMs.value_or(-1)).arg(QDebug::toString(channel.hidden.keys()), QDebug::toString(channel.restored),
                                                                   QDebug::toString(state.membersOf(i))));
    }
    lines.append(u"paused %1 clock %2 frozen %3 held %4"_s.arg(state.isPaused()).arg(state.clockAt(state.lastAtMs()))
                     .arg(QDebug::toString(state.frozenPages().size()), QDebug::toString(state.heldMessages().keys())));
    return lines.join(u'\n');
}

} // namespace LabChat::Testing
