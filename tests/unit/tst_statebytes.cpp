// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/statebytes.h"

#include "core/session/othersystem.h"
#include "core/session/statefields.h"
#include "core/session/undo.h"
#include "support/sessions.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

namespace {

constexpr int eventsPerHistory = 300;

template <std::size_t... I>
bool areFieldsSame(const SessionState &a, const SessionState &b, std::index_sequence<I...>)
{
    const auto fieldsOfA = StateFields::of(a), fieldsOfB = StateFields::of(b);
    const auto isSame = []<typename T>(const T &one, const T &other) {
        if constexpr (std::same_as<T, SessionPtr>) // another copy, which says the same
            return StateFields::of(*one) == StateFields::of(*other);
        else
            return one == other;
    };
    return (isSame(std::get<I>(fieldsOfA), std::get<I>(fieldsOfB)) && ...);
}

/// Whether everything is the same, which later events could make visible.
bool areSame(const SessionState &a, const SessionState &b)
{
    return areFieldsSame(a, b, std::make_index_sequence<std::tuple_size_v<decltype(StateFields::of(a))>>());
}

/// Whether two sessions answer the same about everything that events bring.
bool sayTheSame(const Session &a, const Session &b)
{
    for (int participant = 1; participant <= a.numParticipants(); ++participant) {
        bool isSame = a.exportedNumber(participant) == b.exportedNumber(participant) && a.groupOf(participant, 1) == b.groupOf(participant, 1);
        for (int channel = 1; channel <= a.channels.size(); ++channel)
            isSame = isSame && a.claimsOf(participant, channel) == b.claimsOf(participant, channel) && a.homeOf(channel) == b.homeOf(channel);
        for (int round = 0; round < 4; ++round)
            isSame = isSame && a.groupNumber(round, QString::number(participant)) == b.groupNumber(round, QString::number(participant));
        if (!isSame)
            return false;
    }
    return true;
}

/// A study in which everything can happen that a study can have: a group by arrival, texts that come late or are left, links, choices, three rounds.
Study everything()
{
    Study study = groupChat(9, 3);
    study.numRounds = 3;
    ChatSpec &chat = study.pages.first().chats.first();
    chat.onEnd = OnEnd::Send;
    chat.logs.unsent = true;
    chat.shows.links = true;
    study.pages.first().ends = PageEnd::Timer;
    study.pages.first().durationS = 60;
    PageSpec lobby;
    lobby.name = u"lobby"_s;
    lobby.ends = PageEnd::Group;
    lobby.groupByArrival = true;
    lobby.rounds = {{1, 1}};
    PageSpec offer;
    offer.name = u"offer"_s;
    offer.ends = PageEnd::Group;
    offer.waiting.keepsChats = true;
    offer.bodyHtml = u"<lab-choice name=\"offer\" change=\"yes\"></lab-choice>"_s;
    offer.chats = {chat};
    study.pages = QList<PageSpec>{lobby, offer} + study.pages;
    return study;
}

/// The session as the log has it after its last event: the tables have everything that came, and the claims are in the events alone.
Session asStored(const Session &session)
{
    Session stored;
    stored.id = session.id;
    stored.code = session.code;
    stored.origin = session.origin;
    stored.secret = session.secret;
    stored.createdAtMs = session.createdAtMs;
    stored.study = session.study;
    stored.participants = session.participants;
    stored.players = session.players;
    stored.boxes = session.boxes;
    stored.channels = session.channels;
    stored.index();
    return stored;
}

} // namespace

/// A state that was written as bytes and read again is the same for everything that may follow.
class tst_StateBytes final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void comeOfEveryKindOfEvent();
    void isTheSameAfterEachEvent_data();
    void isTheSameAfterEachEvent();
    void isNothingWithoutAllBytes();
    void isOfOneSession();

private:
    struct History {
        QString name;
        QList<Event> events;
        QList<QByteArray> snapshots; ///< after each of them
        SessionState state;          ///< after the last one
    };

    static History happened(const QString &name, const SessionPtr &session, quint32 seed);
    static Command randomCommand(const SessionState &state, QRandomGenerator &random, int before);
    static Command randomTicket(QRandomGenerator &random);

    QList<History> m_histories;
};

Command tst_StateBytes::randomTicket(QRandomGenerator &random)
{
    ChannelClaims claims;
    claims.app = u"app_%1"_s.arg(random.bounded(2));
    claims.channel = u"g%1"_s.arg(random.bounded(6));
    claims.nickname = u"Nick %1"_s.arg(random.bounded(20));
    claims.label = random.bounded(3) ? QString() : u"label_%1"_s.arg(random.bounded(9));
    claims.group = QString::number(random.bounded(4));
    claims.idInGroup = random.bounded(4);
    claims.role = random.bounded(2) ? u"Buyer"_s : u"Seller"_s;
    claims.round = random.bounded(4);
    claims.page = u"Page%1"_s.arg(random.bounded(3));
    claims.idInSession = random.bounded(10);
    return AdmitBox{u"person_%1"_s.arg(random.bounded(12)), claims, QString::number(random.generate())};
}

/// @p before: the participant of the event before, who does more often something than others.
Command tst_StateBytes::randomCommand(const SessionState &state, QRandomGenerator &random, int before)
{
    const Session &session = state.session();
    if (session.isOfOtherSystem() && (session.participants.isEmpty() || random.bounded(4) == 0))
        return randomTicket(random);
    const int participant = before != 0 && random.bounded(3) == 0 ? before : random.bounded(session.numParticipants()) + 1;
    const ParticipantState &who = state.participant(participant);
    const QByteArray nonce = QByteArray::number(random.generate());
    const QString page = session.study.pages.value(who.page).name;
    const Intervention intervention{u"Ada"_s, {}, {}, 0};
    Post said = post(state, participant, u"Nr. %1: https://example.org/%1"_s.arg(state.lastSeq()), nonce);
    if (who.left && random.bounded(2)) { // to the page before
        for (const ChatBox &box : state.boxesOn(participant, {who.left->round, who.left->page}))
            said.channel = session.channel(box.channel).handle;
    }
    const int channel = session.channelByHandle(said.channel);
    const auto linking = channel != 0 ? state.channel(channel).linking : QMap<qint64, QString>();
    const qint64 link = linking.isEmpty() ? 0 : linking.lastKey();
    const qint64 newest = channel != 0 ? state.channel(channel).lastSeq : 0;
    const qint64 held = state.heldMessages().isEmpty() ? 0 : state.heldMessages().lastKey();
    const QList<Command> commands{
        Arrive{participant, random.bounded(2) ? u"seat_%1"_s.arg(participant) : QString(), random.bounded(2) ? u"browser_%1"_s.arg(participant) : QString()},
        Connect{participant}, Disconnect{participant}, said, said, said, said,
        See{participant, said.channel, state.lastSeq()},
        FollowLink{participant, said.channel, link, linking.value(link).section(u' ', -1)},
        LeaveText{participant, said.channel, 7}, LeaveText{participant, said.channel, 7},
        SeeAnnouncement{participant, state.noticesFor(participant).value(0).seq},
        Advance{participant, page, who.round}, Advance{participant, page, who.round},
        Advance{participant, page, who.round, AdvancedBy::Operator, intervention},
        Advance{participant, page, who.round, AdvancedBy::Timer}, Advance{participant, page, who.round, AdvancedBy::Group},
        Choose{participant, page, who.round, u"offer"_s, nonce, QString::number(random.generate())},
        AskForHelp{participant, nonce, u"Help, please"_s},
        StartServer{}, JumpClock{random.bounded(-3'600'000, 3'600'000)},
        randomModeration(state, random), randomModeration(state, random), randomModeration(state, random),
        Moderate{ReleaseMessage{held}, intervention}, Moderate{RefuseMessage{held}, intervention},
        Moderate{ReadHelp{participant}, intervention}, Moderate{SetHidden{channel, newest, true}, intervention}, Moderate{SetHidden{channel, newest, false}, intervention},
        Moderate{MoveChannel{participant, channel, random.bounded(int(session.channels.size())) + 1}, intervention},
    };
    return commands.at(random.bounded(int(commands.size())));
}

tst_StateBytes::History tst_StateBytes::happened(const QString &name, const SessionPtr &session, quint32 seed)
{
    QRandomGenerator random(seed);
    SessionState state = started(session); // as in the server: it grows with the events
    QList<Event> events{sessionCreated(*session)};
    QList<QByteArray> snapshots{toBytes(state)};
    qint64 nowMs = startMs;
    const auto wish = [&](const Command &command) {
        const Decision decision = perform(state, command, nowMs);
        if (decision) {
            events.append(*decision);
            snapshots.append(toBytes(state));
        }
        return decision;
    };
    while (events.size() < eventsPerHistory) {
        nowMs = qMax(nowMs, state.lastAtMs()) + random.bounded(1500);
        const Decision decision = wish(randomCommand(state, random, events.constLast().participant));
        // Most actions are undone at once; otherwise soon nobody could write any more.
        if (const auto undo = decision && random.bounded(5) > 1 ? undoOf(*decision) : std::nullopt)
            (void)wish(*undo);
    }
    (void)wish(EndSession{u"Ada"_s, u"over"_s});
    return {name, events, snapshots, state};
}

void tst_StateBytes::initTestCase()
{
    for (quint32 seed = 1; seed <= 12; ++seed) {
        m_histories.append(happened(u"a study, %1"_s.arg(seed), Testing::makeSession(everything()), seed));
        m_histories.append(happened(u"timed, %1"_s.arg(seed), Testing::makeSession(timedPages()), seed));
        m_histories.append(happened(u"of another system, %1"_s.arg(seed), makeSessionOf({u"key"_s, u"theirs"_s}, 1, startMs), seed));
    }
}

/// The histories have everything that can happen.
void tst_StateBytes::comeOfEveryKindOfEvent()
{
    QSet<EventKind> happened;
    for (const History &history : std::as_const(m_histories)) {
        for (const Event &event : history.events)
            happened.insert(event.kind);
    }
    QStringList missing;
    for (const EventTraits &traits : eventKinds) {
        if (!happened.contains(traits.kind))
            missing.append(traits.name);
    }
    QCOMPARE(missing.join(u' '), QString());
}

void tst_StateBytes::isTheSameAfterEachEvent_data()
{
    QTest::addColumn<int>("history");
    for (int i = 0; i < m_histories.size(); ++i)
        QTest::newRow(qPrintable(m_histories.at(i).name)) << i;
}

void tst_StateBytes::isTheSameAfterEachEvent()
{
    QFETCH(int, history);
    const auto &[name, events, snapshots, state] = m_histories.at(history);
    const Session stored = asStored(state.session());
    SessionState all(std::make_shared<Session>(stored)); // as at a start
    for (qsizetype i = 0; i < events.size(); ++i) {
        all.apply(events.at(i));
        const auto restored = stateFromBytes(stored, snapshots.at(i));
        QVERIFY2(restored, qPrintable(QString::number(i)));
        if (!stored.isOfOtherSystem()) // there, those who come later are in the fold from the start
            QVERIFY2(areSame(*restored, all), qPrintable(QString::number(i)));
    }
    QVERIFY(areSame(all, state));
    for (qsizetype i = 0; i < events.size(); ++i) {
        SessionState restored = *stateFromBytes(stored, snapshots.at(i));
        for (const Event &event : events.mid(i + 1))
            restored.apply(event);
        QVERIFY2(areSame(restored, all), qPrintable(u"from %1"_s.arg(i)));
        QVERIFY2(sayTheSame(restored.session(), all.session()), qPrintable(u"from %1"_s.arg(i)));
    }
}

void tst_StateBytes::isNothingWithoutAllBytes()
{
    const SessionPtr session = Testing::makeSession(groupChat());
    const QByteArray bytes = toBytes(started(session));
    for (qsizetype size = 0; size < bytes.size(); ++size)
        QVERIFY(!stateFromBytes(*session, bytes.left(size)));
    QVERIFY(!stateFromBytes(*session, bytes + '\0'));
}

void tst_StateBytes::isOfOneSession()
{
    const QByteArray bytes = toBytes(started(Testing::makeSession(groupChat(8, 4))));
    QVERIFY(!stateFromBytes(*Testing::makeSession(groupChat(12, 4)), bytes));
    QVERIFY(!stateFromBytes(*makeSessionOf({u"key"_s, u"theirs"_s}, 1, startMs), bytes));
}

LABCHAT_TEST(tst_StateBytes, QCoreApplication)
#include "tst_statebytes.moc"
