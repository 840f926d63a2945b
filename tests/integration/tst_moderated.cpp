// SPDX-License-Identifier: GPL-3.0-or-later
#include "chatclient.h"
#include "core/session/eventdetail.h"
#include "support/sessions.h"
#include "testlab.h"

#include <QtTest/QtTest>

#include <functional>
#include <map>
#include <memory>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(LabChat::OperatorAction)

namespace {

using Client = std::unique_ptr<ChatClient>;

constexpr int inGroup = 6;
/// The first six participants, all in one group: each has a different way to connect.
enum Place { Author = 1, Member, Reloading, Late, Paging, Returning, Stranger };

const QString experimenter = u"Dr. Ada"_s;
const QString secret = u"The secret word is Xylophon."_s;

} // namespace

/// The operator's actions on the wire: who gets which frames, and above all who does not.
class tst_Moderated final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void keepsBodiesFromWhoMayNotReadThem_data();
    void keepsBodiesFromWhoMayNotReadThem();
    void bringsWhatChangedMeanwhile();
    void hidesWhatIsNotAtHandAnyMore();
    void refusesWhileClosed_data();
    void refusesWhileClosed();
    void opensAgainWhenAMuteIsOver();
    void reportsWhatWaitsForApproval();
    void answersARepetitionOfWhatWasRefused();
    void pausesTheClock();
    void setsCountdowns();
    void namesTheExperimenter();
    void reportsWhoseMessagesTheReadersAre();
    void leadsAChatToAnotherChannel();
    void repeatsNoticesOfThePage();
    void keepsAPrivateLine();
    void hasNoLineWhereTheStudyHasNone();
    void saysGoodbyeToWhoIsRemoved();
    void givesThePlaceOfWhoIsReplacedToANewTicket();

private:
    void use(Study study);
    [[nodiscard]] Client makeClient(int participant) const;
    /// A joined client, or null.
    [[nodiscard]] Client joined(int participant) const;
    /// The resulting event; seq 0: none. @p text: what participants read.
    Event does(const OperatorAction &action, const QString &text = {});
    Event waitFor(EventKind kind, qsizetype from) const;
    Event waitFor(const std::function<bool(const Event &)> &isMeant, qsizetype from) const;
    /// Sends a message; returns its number in the log, also if it is held.
    qint64 says(ChatClient &client, const QString &body, EventKind kind = EventKind::Message);
    /// Waits until everything that was sent to a client has arrived.
    void settle(ChatClient &client) const;
    void act(const QString &what, ChatClient &author);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestLab> m_lab;
    SessionPtr m_session;
};

void tst_Moderated::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_lab = std::make_unique<TestLab>(TestLabOptions{m_folder->path(), 0, {}, {}});
    QVERIFY2(m_lab->start(), qUtf8Printable(m_lab->error.text));
    use(groupChat(2 * inGroup, inGroup));
}

void tst_Moderated::cleanup()
{
    m_session.reset();
    m_lab.reset();
    m_folder.reset();
}

void tst_Moderated::use(Study study)
{
    study.helpLine = true;
    m_session = m_lab->createSession(study);
    QVERIFY(m_session);
}

Client tst_Moderated::makeClient(int participant) const
{
    return std::make_unique<ChatClient>(m_lab->socketUrl(), m_session->participant(participant).ticket);
}

Client tst_Moderated::joined(int participant) const
{
    Client client = makeClient(participant);
    return client->join() ? std::move(client) : nullptr;
}

Event tst_Moderated::waitFor(EventKind kind, qsizetype from) const
{
    return waitFor([=](const Event &event) { return event.kind == kind; }, from);
}

Event tst_Moderated::waitFor(const std::function<bool(const Event &)> &isMeant, qsizetype from) const
{
    const auto find = [&] { return std::find_if(m_lab->events.cbegin() + from, m_lab->events.cend(), isMeant); };
    return QTest::qWaitFor([&] { return find() != m_lab->events.cend(); }, 10'000) ? *find() : Event();
}

Event tst_Moderated::does(const OperatorAction &action, const QString &text)
{
    const qsizetype from = m_lab->events.size();
    m_lab->server()->moderate(m_session->id, {Moderate{action, {u"Ada"_s, u"the test"_s, text, 0}}});
    return waitFor(isIntervention, from);
}

qint64 tst_Moderated::says(ChatClient &client, const QString &body, EventKind kind)
{
    const qsizetype from = m_lab->events.size();
    (void)client.post(body);
    return waitFor(kind, from).seq;
}

void tst_Moderated::settle(ChatClient &client) const
{
    const qsizetype before = client.framesOf(u"pong"_s).size();
    client.send({{u"type"_s, u"ping"_s}, {u"t"_s, 0}});
    QTRY_COMPARE(client.framesOf(u"pong"_s).size(), before + 1);
}

void tst_Moderated::act(const QString &what, ChatClient &author)
{
    const auto has = [&](QLatin1StringView step) { return what.contains(step); };
    if (has("held"_L1))
        QVERIFY(does(SetHolding{0, 1, true}).seq);
    qint64 message = 0;
    if (has("asked"_L1)) {
        author.send({{u"type"_s, u"help"_s}, {u"nonce"_s, u"h1"_s}, {u"body"_s, secret}});
        QVERIFY(waitFor(EventKind::HelpRequested, 0).seq);
    } else if (has("answered"_L1) || has("announced"_L1) || has("experimenter"_L1)) {
        const Words words{experimenter, secret};
        message = does(has("answered"_L1) ? OperatorAction(AnswerHelp{Author, words})
                           : has("announced"_L1) ? OperatorAction(Announce{{Audience::Kind::Participants, {}, 0, 0, {Author}}, words})
                                                 : OperatorAction(Say{1, words})).seq;
        QVERIFY(message);
    } else {
        message = says(author, secret, has("held"_L1) ? EventKind::MessageHeld : EventKind::Message);
        QVERIFY(message);
    }
    if (has("refused"_L1))
        QVERIFY(does(RefuseMessage{message}).seq);
    if (has("released"_L1)) {
        message = does(ReleaseMessage{message}).seq;
        QVERIFY(message);
    }
    if (has("hidden"_L1))
        QVERIFY(does(SetHidden{1, message, true}).seq);
    if (has("restored"_L1))
        QVERIFY(does(SetHidden{1, message, false}).seq);
}

void tst_Moderated::keepsBodiesFromWhoMayNotReadThem_data()
{
    QTest::addColumn<QStringList>("readers");
    const QStringList who{u"author"_s}, before{u"author"_s, u"member"_s, u"before its reload"_s};
    const QStringList onlyAuthor = who + QStringList{u"author again"_s};
    const QStringList all = before + QStringList{u"after its reload"_s, u"late"_s, u"paging"_s, u"returning"_s, u"author again"_s};
    QTest::newRow("said") << all;
    QTest::newRow("said, hidden") << before;
    QTest::newRow("said, hidden, restored") << all;
    QTest::newRow("held") << onlyAuthor;
    QTest::newRow("held, refused") << who;
    QTest::newRow("held, refused, released") << all;
    QTest::newRow("held, released") << all;
    QTest::newRow("held, released, hidden") << before;
    QTest::newRow("said by the experimenter") << all;
    QTest::newRow("said by the experimenter, hidden") << before;
    QTest::newRow("asked in private") << onlyAuthor;
    QTest::newRow("answered in private") << onlyAuthor;
    QTest::newRow("announced to one") << onlyAuthor;
}

/// Checks every byte that comes out of every socket of the session.
void tst_Moderated::keepsBodiesFromWhoMayNotReadThem()
{
    QFETCH(QStringList, readers);
    std::map<QString, Client> sockets;
    sockets[u"author"_s] = joined(Author);
    sockets[u"member"_s] = joined(Member);
    sockets[u"before its reload"_s] = joined(Reloading);
    sockets[u"returning"_s] = joined(Returning);
    sockets[u"stranger"_s] = joined(Stranger);
    QVERIFY(says(*sockets[u"member"_s], u"Before all that"_s));
    ChatClient &returning = *sockets[u"returning"_s];
    QTRY_COMPARE(returning.messages.size(), 1);
    returning.abort();
    QTRY_COMPARE(m_lab->online.value(Returning), false);

    act(QString::fromUtf8(QTest::currentDataTag()), *sockets[u"author"_s]);

    sockets[u"after its reload"_s] = joined(Reloading);
    sockets[u"late"_s] = joined(Late);
    sockets[u"paging"_s] = joined(Paging);
    ChatClient &paging = *sockets[u"paging"_s];
    paging.send({{u"type"_s, u"history"_s}, {u"channel"_s, paging.channels().constFirst()}, {u"before"_s, 1'000'000}});
    QTRY_COMPARE(paging.framesOf(u"history"_s).size(), 1);
    QVERIFY(returning.join());
    sockets[u"author again"_s] = joined(Author);
    QVERIFY(says(*sockets[u"stranger"_s], u"Among strangers"_s));
    for (const auto &[name, client] : sockets) {
        if (client->socket().state() == QAbstractSocket::ConnectedState)
            settle(*client);
        const bool hasIt = std::any_of(client->texts.cbegin(), client->texts.cend(), [](const QString &text) { return text.contains(u"Xylophon"); });
        QVERIFY2(hasIt == readers.contains(name), qPrintable(name + (hasIt ? u" has it"_s : u" lacks it"_s)));
    }
}

void tst_Moderated::bringsWhatChangedMeanwhile()
{
    const Client anna = joined(Author), bert = joined(Member);
    const qint64 first = says(*anna, u"first"_s), second = says(*anna, u"second"_s), third = says(*anna, u"third"_s);
    QVERIFY(does(SetHidden{1, first, true}).seq);
    QTRY_COMPARE(bert->framesOf(u"hidden"_s).size(), 1);
    QCOMPARE(bert->lastOf(u"hidden"_s).value("seq"_L1).toInteger(), first);
    const qint64 fourth = says(*anna, u"fourth"_s); // whoever has received this knows about the hidden message
    QTRY_COMPARE(bert->messages.size(), 4);
    bert->abort();
    QTRY_COMPARE(m_lab->online.value(Member), false);

    QVERIFY(does(SetHidden{1, first, false}).seq);
    QVERIFY(does(SetHidden{1, second, true}, u"Gone."_s).seq);
    QVERIFY(does(SetHidden{1, third, true}).seq);
    QVERIFY(does(SetHidden{1, third, false}).seq); // unchanged: harmless
    const qint64 fifth = says(*anna, u"fifth"_s);
    QVERIFY(bert->join());
    const QJsonObject channel = bert->lastOf(u"channel"_s);
    QCOMPARE(channel.value("resumed"_L1).toBool(), true);
    QMap<qint64, QString> shown;
    for (const QJsonValue &value : channel.value("messages"_L1).toArray()) {
        const QJsonObject message = value.toObject();
        QCOMPARE(message.contains("body"_L1), !message.value("hidden"_L1).toBool());
        shown.insert(message.value("seq"_L1).toInteger(), message.value(message.contains("body"_L1) ? "body"_L1 : "text"_L1).toString());
    }
    QCOMPARE(shown, (QMap<qint64, QString>{{first, u"first"_s}, {second, u"Gone."_s}, {third, u"third"_s}, {fifth, u"fifth"_s}}));
    Q_UNUSED(fourth)
}

void tst_Moderated::hidesWhatIsNotAtHandAnyMore()
{
    use(talkativeStudy(2, 2));
    constexpr int count = 520; // 500 are in memory
    const Client anna = joined(Author), bert = joined(Member);
    QTimer talk; // within the limits of frames
    connect(&talk, &QTimer::timeout, anna.get(), [&] {
        for (int i = 0; i < 15 && anna->messageCount + anna->outboxSize() < count; ++i)
            (void)anna->post(u"word %1."_s.arg(anna->messageCount + anna->outboxSize()));
    });
    talk.start(40);
    QTRY_COMPARE_WITH_TIMEOUT(bert->messageCount, count, 30'000);
    talk.stop();
    const qint64 old = bert->messages.at(3).seq;
    QVERIFY(does(SetHidden{1, old, true}).seq);
    QTRY_COMPARE(bert->lastOf(u"hidden"_s).value("seq"_L1).toInteger(), old);

    const Client again = joined(Member);
    again->send({{u"type"_s, u"history"_s}, {u"channel"_s, again->channels().constFirst()}, {u"before"_s, again->messages.constFirst().seq}});
    QTRY_COMPARE(again->framesOf(u"history"_s).size(), 1);
    const QJsonObject placeholder = again->lastOf(u"history"_s).value("messages"_L1).toArray().at(3).toObject();
    QCOMPARE(placeholder.value("seq"_L1).toInteger(), old);
    QCOMPARE(placeholder.value("hidden"_L1).toBool(), true);
    for (const QString &text : again->texts)
        QVERIFY(!text.contains(u"word 3."));

    QVERIFY(does(SetHidden{1, old, false}).seq);
    QTRY_COMPARE(again->framesOf(u"restored"_s).size(), 1);
    QCOMPARE(again->lastOf(u"restored"_s).value("message"_L1).toObject().value("body"_L1).toString(), u"word 3."_s);
}

void tst_Moderated::refusesWhileClosed_data()
{
    QTest::addColumn<OperatorAction>("closing");
    QTest::addColumn<OperatorAction>("opening");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QList<int>>("touched");
    const QList<int> all{Author, Member, Stranger}, group{Author, Member}, one{Author};
    const auto row = [](const char *name, const OperatorAction &closing, const OperatorAction &opening, const QString &code, const QList<int> &touched) {
        QTest::newRow(name) << closing << opening << code << touched;
    };
    row("paused", SetPaused{true}, SetPaused{false}, u"paused"_s, all);
    row("frozen session", SetFrozen{0, {}, true}, SetFrozen{0, {}, false}, u"frozen"_s, all);
    row("frozen page", SetFrozen{0, u"your_choice"_s, true}, SetFrozen{0, u"your_choice"_s, false}, u"frozen"_s, all);
    row("frozen channel", SetFrozen{1, {}, true}, SetFrozen{1, {}, false}, u"frozen"_s, group);
    row("muted here", Mute{Author, 1, 0}, Unmute{Author, 1}, u"muted"_s, one);
    row("muted everywhere", Mute{Author, 0, 0}, Unmute{Author, 0}, u"muted"_s, one);
}

void tst_Moderated::refusesWhileClosed()
{
    QFETCH(OperatorAction, closing);
    QFETCH(OperatorAction, opening);
    QFETCH(QString, code);
    QFETCH(QList<int>, touched);
    std::map<int, Client> clients;
    for (const int place : {Author, Member, Stranger})
        clients[place] = joined(place);
    for (const bool closes : {true, false}) {
        QVERIFY(does(closes ? closing : opening, closes ? u"Please wait."_s : QString()).seq);
        for (const auto &[place, client] : clients) {
            settle(*client);
            const bool isClosed = closes && touched.contains(place);
            const QJsonObject state = client->lastOf(u"channel_state"_s);
            QCOMPARE(state.isEmpty(), !touched.contains(place));
            QCOMPARE(state.value("open"_L1).toBool(true), !isClosed);
            QCOMPARE(state.value("reason"_L1).toString(), isClosed ? code : QString());
            QCOMPARE(state.value("text"_L1).toString(), isClosed ? u"Please wait."_s : QString());
            const QString nonce = client->post(u"May I?"_s);
            QTRY_VERIFY(client->hasAnswerTo(nonce));
            QCOMPARE(client->refusalOf(nonce).value("code"_L1).toString(), isClosed ? code : QString());
            const Client again = joined(place); // a reload gets the same
            QCOMPARE(again->lastOf(u"channel"_s).value("open"_L1).toBool(), !isClosed);
            QCOMPARE(again->lastOf(u"channel"_s).value("reason"_L1).toString(), isClosed ? code : QString());
        }
        for (auto &[place, client] : clients)
            client = joined(place);
    }
}

void tst_Moderated::opensAgainWhenAMuteIsOver()
{
    const Client anna = joined(Author);
    const Mute mute{Author, 1, QDateTime::currentMSecsSinceEpoch() + 800};
    QVERIFY(does(mute).seq);
    QTRY_COMPARE(anna->lastOf(u"channel_state"_s).value("reason"_L1).toString(), u"muted"_s);
    QCOMPARE(anna->lastOf(u"channel_state"_s).value("until"_L1).toInteger(), mute.untilMs);
    const QString nonce = anna->post(u"Now?"_s);
    QTRY_VERIFY(anna->hasAnswerTo(nonce));
    const qint64 waitMs = anna->refusalOf(nonce).value("retry_after_ms"_L1).toInteger();
    QVERIFY2(waitMs > 0 && waitMs <= 800, qPrintable(QString::number(waitMs)));
    QTRY_COMPARE(anna->lastOf(u"channel_state"_s).value("open"_L1).toBool(), true);
    QVERIFY(QDateTime::currentMSecsSinceEpoch() >= mute.untilMs);
    QVERIFY(says(*anna, u"Now!"_s));
}

void tst_Moderated::reportsWhatWaitsForApproval()
{
    const Client anna = joined(Author), bert = joined(Member);
    QVERIFY(does(SetHolding{Author, 0, true}).seq);
    const QString nonce = anna->post(u"May I?"_s);
    QTRY_COMPARE(anna->framesOf(u"held"_s).size(), 1);
    const QJsonObject held = anna->lastOf(u"held"_s);
    QCOMPARE(held.value("nonce"_L1).toString(), nonce);
    QCOMPARE(held.value("body"_L1).toString(), u"May I?"_s);
    QCOMPARE(held.value("channel"_L1).toString(), anna->channels().constFirst());
    const Client again = joined(Author);
    QCOMPARE(again->lastOf(u"channel"_s).value("held"_L1).toArray(), QJsonArray{held});
    QCOMPARE(joined(Late)->lastOf(u"channel"_s).value("held"_L1).toArray(), QJsonArray());

    const qint64 between = says(*bert, u"Not held"_s);
    const Event released = does(ReleaseMessage{held.value("seq"_L1).toInteger()});
    QTRY_COMPARE(again->messages.size(), 2);
    QCOMPARE(again->messages.constLast().seq, released.seq);
    QCOMPARE(again->messages.constLast().nonce, nonce);
    QCOMPARE(again->messages.constLast().from, int(Author));
    QVERIFY(released.seq > between);
    QCOMPARE(again->problems + bert->problems, QStringList());
}

void tst_Moderated::answersARepetitionOfWhatWasRefused()
{
    const Client anna = joined(Author);
    QVERIFY(does(SetHolding{0, 1, true}).seq);
    const QJsonObject post{{u"type"_s, u"post"_s}, {u"channel"_s, anna->channels().constFirst()}, {u"nonce"_s, u"once"_s}, {u"body"_s, u"Once"_s}};
    anna->send(post);
    const qint64 held = waitFor(EventKind::MessageHeld, 0).seq;
    QVERIFY(does(RefuseMessage{held}, u"It names a person."_s).seq);
    QTRY_COMPARE(anna->refusalOf(u"once"_s).value("code"_L1).toString(), u"not_approved"_s);

    const Client again = joined(Author);
    again->send(post);
    QTRY_COMPARE(again->refusalOf(u"once"_s).value("code"_L1).toString(), u"not_approved"_s);
    QCOMPARE(again->refusalOf(u"once"_s).value("text"_L1).toString(), u"It names a person."_s);
    QVERIFY(does(ReleaseMessage{held}).seq); // released after all
    QTRY_COMPARE(again->bodies(), QStringList{u"Once"_s});
    again->send(post);
    QTRY_COMPARE(again->lastOf(u"refused"_s).value("code"_L1).toString(), u"duplicate"_s);
}

void tst_Moderated::pausesTheClock()
{
    Study study = groupChat(2, 2);
    study.pages.first().ends = PageEnd::Timer;
    study.pages.first().durationS = 60;
    study.pages.first().chats.first().limits.closesAfterS = 50;
    use(study);
    const Client anna = joined(Author);
    const qint64 endsAt = anna->lastOf(u"page"_s).value("ends_at"_L1).toInteger();
    const qint64 closesAt = anna->lastOf(u"channel"_s).value("closes_at"_L1).toInteger();
    QCOMPARE(endsAt - closesAt, 10'000);

    const Event paused = does(SetPaused{true}, u"A break."_s);
    QTRY_COMPARE(anna->lastOf(u"clock"_s).value("paused"_L1).toBool(), true);
    const QJsonObject clock = anna->lastOf(u"clock"_s);
    QCOMPARE(clock.value("left_ms"_L1).toInteger(), endsAt - paused.atMs);
    QCOMPARE(clock.value("text"_L1).toString(), u"A break."_s);
    QVERIFY(!clock.contains("ends_at"_L1));
    QCOMPARE(anna->lastOf(u"channel_state"_s).value("closes_in_ms"_L1).toInteger(), closesAt - paused.atMs);
    QVERIFY(!anna->lastOf(u"channel_state"_s).contains("closes_at"_L1));
    const Client again = joined(Author);
    QCOMPARE(again->lastOf(u"page"_s).value("left_ms"_L1).toInteger(), endsAt - paused.atMs);
    QCOMPARE(again->lastOf(u"page"_s).value("paused"_L1).toBool(), true);
    again->send({{u"type"_s, u"advance"_s}, {u"page"_s, u"your_choice"_s}});
    QTRY_COMPARE(again->lastOf(u"refused"_s).value("code"_L1).toString(), u"paused"_s);

    const Event resumed = does(SetPaused{false});
    QTRY_VERIFY(again->lastOf(u"clock"_s).contains("ends_at"_L1));
    QCOMPARE(again->lastOf(u"clock"_s).value("ends_at"_L1).toInteger() - endsAt, resumed.atMs - paused.atMs);
    QCOMPARE(again->lastOf(u"channel_state"_s).value("closes_at"_L1).toInteger() - closesAt, resumed.atMs - paused.atMs);
    QVERIFY(!again->lastOf(u"clock"_s).contains("paused"_L1));
}

void tst_Moderated::setsCountdowns()
{
    use(twoPages(1));
    const Client anna = joined(Author);
    QVERIFY(!anna->lastOf(u"page"_s).contains("ends_at"_L1));
    SetCountdown countdown{Author, 0, {}, {}, 0};
    countdown.endsAtMs = QDateTime::currentMSecsSinceEpoch() + 60'000;
    QVERIFY(does(countdown).seq);
    QTRY_COMPARE(anna->lastOf(u"clock"_s).value("ends_at"_L1).toInteger(), *countdown.endsAtMs);
    countdown.endsAtMs = 0;
    QVERIFY(does(countdown).seq);
    QTRY_COMPARE(anna->framesOf(u"clock"_s).size(), 2);
    QVERIFY(!anna->lastOf(u"clock"_s).contains("ends_at"_L1));
    countdown.endsAtMs = QDateTime::currentMSecsSinceEpoch() + 300;
    QVERIFY(does(countdown).seq);
    QTRY_COMPARE(anna->lastOf(u"page"_s).value("page"_L1).toString(), u"results"_s);
}

void tst_Moderated::namesTheExperimenter()
{
    const Client anna = joined(Author);
    QVERIFY(does(Say{1, {experimenter, u"Please go on."_s}}).seq);
    QTRY_COMPARE(anna->messages.size(), 1);
    const QJsonObject message = anna->lastOf(u"message"_s);
    QCOMPARE(message.value("experimenter"_L1).toBool(), true);
    QCOMPARE(message.value("from"_L1).toInt(-1), 0);
    QCOMPARE(message.value("nickname"_L1).toString(), u"Dr. Ada"_s);
}

void tst_Moderated::reportsWhoseMessagesTheReadersAre()
{
    const Client anna = joined(Author), bert = joined(Member);
    QVERIFY(says(*anna, u"By Anna"_s));
    const Event swapped = does(SwapSeats{Author, Member});
    for (const auto &[client, member] : {std::pair(anna.get(), 2), std::pair(bert.get(), 1)}) {
        QTRY_COMPARE(client->lastOf(u"channel"_s).value("you"_L1).toInt(), member);
        QCOMPARE(client->lastOf(u"channel"_s).value("you_since"_L1).toInteger(), swapped.seq);
    }
    QVERIFY(says(*anna, u"By Anna again"_s));
    QTRY_COMPARE(bert->lastOf(u"message"_s).value("from"_L1).toInt(), 2);
    const Client again = joined(Author); // the ticket moves with the person
    QCOMPARE(again->lastOf(u"channel"_s).value("you"_L1).toInt(), 2);
}

void tst_Moderated::leadsAChatToAnotherChannel()
{
    const Client anna = joined(Author), carl = joined(Stranger);
    QVERIFY(says(*anna, u"To the old ones"_s));
    QVERIFY(does(MoveChannel{Author, 1, 2}).seq);
    QTRY_COMPARE(anna->lastOf(u"channel"_s).value("channel"_L1).toString(), carl->channels().constFirst());
    (void)anna->post(u"To the new ones"_s, carl->channels().constFirst());
    QTRY_COMPARE(carl->bodies(), QStringList{u"To the new ones"_s});
    QCOMPARE(carl->messages.constLast().from, inGroup + 1);
}

void tst_Moderated::repeatsNoticesOfThePage()
{
    use(twoPages(1));
    const Client anna = joined(Author), bert = joined(Member);
    const qint64 seq = does(Announce{{}, {experimenter, u"To all"_s}}).seq;
    for (const Client *client : {&anna, &bert})
        QTRY_COMPARE((*client)->lastOf(u"notice"_s).value("body"_L1).toString(), u"To all"_s);
    QCOMPARE(anna->lastOf(u"notice"_s).value("from"_L1).toString(), u"Dr. Ada"_s);
    const Client again = joined(Author);
    QTRY_COMPARE(again->lastOf(u"notice"_s).value("seq"_L1).toInteger(), seq);
    again->send({{u"type"_s, u"advance"_s}, {u"page"_s, u"your_choice"_s}});
    QTRY_COMPARE(again->lastOf(u"page"_s).value("page"_L1).toString(), u"results"_s);
    const Client later = makeClient(Author);
    later->openSilently();
    QTRY_COMPARE(later->socket().state(), QAbstractSocket::ConnectedState);
    later->send({{u"type"_s, u"join"_s}, {u"ticket"_s, later->ticket}});
    QTRY_COMPARE(later->framesOf(u"page"_s).size(), 1);
    settle(*later);
    QVERIFY(later->framesOf(u"notice"_s).isEmpty());
}

void tst_Moderated::keepsAPrivateLine()
{
    const Client anna = joined(Author);
    QCOMPARE(anna->lastOf(u"help_line"_s).value("lines"_L1).toArray().size(), 0);
    const QJsonObject question{{u"type"_s, u"help"_s}, {u"nonce"_s, u"q1"_s}, {u"body"_s, u"What now?"_s}};
    anna->send(question);
    QTRY_COMPARE(anna->framesOf(u"help"_s).size(), 1);
    QCOMPARE(anna->lastOf(u"help"_s).value("nonce"_L1).toString(), u"q1"_s);
    QCOMPARE(anna->lastOf(u"help"_s).value("from"_L1).toString(), u"you"_s);
    anna->send(question);
    QTRY_COMPARE(anna->refusalOf(u"q1"_s).value("code"_L1).toString(), u"duplicate"_s);
    QVERIFY(does(AnswerHelp{Author, {experimenter, u"Wait."_s}}).seq);
    QTRY_COMPARE(anna->lastOf(u"help"_s).value("from"_L1).toString(), u"experimenter"_s);
    const Client again = joined(Author);
    QTRY_COMPARE(again->lastOf(u"help_line"_s).value("lines"_L1).toArray().size(), 2);
}

void tst_Moderated::hasNoLineWhereTheStudyHasNone()
{
    m_session = m_lab->createSession(groupChat(2, 2));
    const Client anna = joined(Author);
    settle(*anna);
    QVERIFY(anna->framesOf(u"help_line"_s).isEmpty());
    anna->send({{u"type"_s, u"help"_s}, {u"nonce"_s, u"q1"_s}, {u"body"_s, u"Anybody?"_s}});
    QTRY_COMPARE(anna->refusalOf(u"q1"_s).value("code"_L1).toString(), u"closed"_s);
}

void tst_Moderated::saysGoodbyeToWhoIsRemoved()
{
    const Client anna = joined(Author), bert = joined(Member);
    QVERIFY(does(Remove{Author}, u"Please come to the desk."_s).seq);
    QTRY_COMPARE(anna->closeCode, int(QWebSocketProtocol::CloseCodeNormal));
    QCOMPARE(anna->lastOf(u"bye"_s).value("code"_L1).toString(), u"removed"_s);
    QCOMPARE(anna->lastOf(u"bye"_s).value("text"_L1).toString(), u"Please come to the desk."_s);
    QVERIFY(says(*bert, u"Among us"_s));
    const Client again = makeClient(Author);
    again->open();
    QTRY_COMPARE(again->closeCode, int(QWebSocketProtocol::CloseCodeNormal));
    QCOMPARE(again->frames.size(), 1);
    QCOMPARE(again->lastOf(u"bye"_s).value("text"_L1).toString(), u"Please come to the desk."_s);
    QVERIFY(does(Readmit{Author}).seq);
    QVERIFY(again->join());
    QCOMPARE(again->bodies(), QStringList{u"Among us"_s});
}

void tst_Moderated::givesThePlaceOfWhoIsReplacedToANewTicket()
{
    const Client anna = joined(Author), bert = joined(Member);
    QVERIFY(says(*anna, u"By the first person"_s));
    const Event replaced = does(ReplacePerson{Author});
    QTRY_COMPARE(anna->lastOf(u"bye"_s).value("code"_L1).toString(), u"removed"_s);
    const Client again = makeClient(Author);
    again->open();
    QTRY_COMPARE(again->lastOf(u"error"_s).value("code"_L1).toString(), u"bad_ticket"_s);

    SessionState state = m_lab->sessions.constLast();
    for (const Event &event : m_lab->events) {
        if (event.session == m_session->id && event.seq > state.lastSeq())
            state.apply(event);
    }
    const Client next = std::make_unique<ChatClient>(m_lab->socketUrl(), state.ticketOf(Author));
    QVERIFY(next->join());
    QCOMPARE(next->bodies(), QStringList{u"By the first person"_s});
    QCOMPARE(next->lastOf(u"channel"_s).value("you_since"_L1).toInteger(), replaced.seq);
}

QTEST_GUILESS_MAIN(tst_Moderated)
#include "tst_moderated.moc"
