// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/eventdetail.h"
#include "othersystemtest.h"
#include "support/fakeclocks.h"
#include "support/testprogram.h"

#include <QtCore/QJsonDocument>
#include <QtTest/QtTest>
#include <QtWebSockets/QWebSocket>
#include <QtWebSockets/QWebSocketHandshakeOptions>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// Chat boxes in other systems' pages, on the wire: sessions, participants and channels come into being with their tickets.
class tst_OtherSystems final : public OtherSystemTest {
    Q_OBJECT

private slots:
    void init() { start(); }
    void cleanup() { stop(); }

    void bringsSessionsParticipantsAndChannelsIntoBeing();
    void welcomesNobodyBeforeTheLogHasThem();
    void leadsExactlyToItsChannel();
    void logsChangedClaims();
    void keepsSystemsApart();
    void continuesAfterARestart();
    void isModeratedAndExported();
    void saysWhyATicketIsRefused();
    void saysWhichKeyIsForOtherPages();
    void cutsOffTicketsOfARevokedKey();
    void saysThatASessionWithoutTicketsWasClosed();
    void staysWithinTheLimitsOfTheKey();
    void countsMessagesByAClockThatNobodySets();
    void doesNotReopenWhatHasEnded();
    void leavesPagesAndPlacesToTheOtherSystem();
    void notesAJumpOfTheClockWhenNobodyDoesAnything();
};

void tst_OtherSystems::bringsSessionsParticipantsAndChannelsIntoBeing()
{
    const Client anna = joined({u"anna"_s, u"g1"_s, u"Seller"_s, u"abcd1234"_s, {{u"label"_s, u"PC_1"_s}, {u"role"_s, u"Seller"_s}, {u"group"_s, 7}, {u"id_in_group"_s, 1}, {u"round"_s, 2}}});
    QVERIFY(anna);
    const Client bert = joined({u"bert"_s, u"g1"_s, u"Buyer"_s});
    QVERIFY(bert);
    const QString nonce = anna->post(u"Hello"_s);
    QTRY_COMPARE(bert->bodies(), QStringList{u"Hello"_s});
    QTRY_VERIFY(anna->hasAnswerTo(nonce));
    QCOMPARE(bert->messages.constFirst().nickname, u"Seller"_s);
    QCOMPARE(anna->lastOf(u"welcome"_s).value("participant"_L1).toObject().value("code"_L1).toString(), u"anna"_s);

    QCOMPARE(int(m_lab->sessions.size()), 1);
    const SessionState folded = state();
    const Session &session = folded.session();
    QCOMPARE(session.origin, (Origin{u"otree"_s, u"abcd1234"_s}));
    QCOMPARE(session.numParticipants(), 2);
    QCOMPARE(session.channelName(1), u"abcd1234-trust-g1"_s);
    QCOMPARE(session.channel(1).members, QList<int>({1, 2}));
    QCOMPARE(folded.participant(1).label, u"PC_1"_s);
    QVERIFY(folded.participant(1).online && folded.participant(2).online);
    QCOMPARE(session.claimsOf(1, 1).group, u"7"_s);
    QCOMPARE(session.player(1, 1).role, u"Seller"_s);
    QCOMPARE(folded.messages(), 1);
}

void tst_OtherSystems::welcomesNobodyBeforeTheLogHasThem()
{
    const Client anna = joined({u"anna"_s});
    QVERIFY(anna);
    const auto kinds = [this] {
        QList<EventKind> list;
        for (const Event &event : std::as_const(m_lab->events))
            list.append(event.kind);
        return list;
    };
    QVERIFY(kinds().contains(EventKind::BoxAdmitted)); // committed when the client has its channel
}

void tst_OtherSystems::leadsExactlyToItsChannel()
{
    const Client anna = joined({u"anna"_s, u"g1"_s});
    const Client carl = joined({u"carl"_s, u"g2"_s, u"Player 9"_s});
    QVERIFY(anna && carl);
    const QString theirs = carl->channels().constFirst();
    QVERIFY(theirs != anna->channels().constFirst());
    const QString nonce = anna->post(u"To the others"_s, theirs);
    QTRY_COMPARE(anna->refusalOf(nonce).value("code"_L1).toString(), u"not_a_member"_s);
    anna->send({{u"type"_s, u"history"_s}, {u"channel"_s, theirs}, {u"before"_s, 100}});
    QTRY_COMPARE(anna->framesOf(u"refused"_s).size(), 2);
    QVERIFY(carl->messages.isEmpty());

    // A participant may have two tickets: each connection has only those that it has sent.
    const Client annaElsewhere = joined({u"anna"_s, u"g3"_s});
    QVERIFY(annaElsewhere);
    const QString second = annaElsewhere->channels().constFirst();
    const QString other = anna->post(u"Not from here"_s, second);
    QTRY_COMPARE(anna->refusalOf(other).value("code"_L1).toString(), u"not_a_member"_s);
}

void tst_OtherSystems::logsChangedClaims()
{
    Client anna = joined({u"anna"_s, u"g1"_s, u"Player 1"_s, u"abcd1234"_s, {{u"group"_s, u"A"_s}}});
    QVERIFY(anna);
    const auto admissions = [this] {
        return std::count_if(m_lab->events.cbegin(), m_lab->events.cend(), [](const Event &event) { return event.kind == EventKind::BoxAdmitted; });
    };
    anna->abort();
    anna = joined({u"anna"_s, u"g1"_s, u"Player 1"_s, u"abcd1234"_s, {{u"group"_s, u"A"_s}}});
    QVERIFY(anna);
    QCOMPARE(admissions(), 1);
    const Client again = joined({u"anna"_s, u"g1"_s, u"Player 2"_s, u"abcd1234"_s, {{u"group"_s, u"B"_s}}});
    QVERIFY(again);
    QCOMPARE(admissions(), 2);
    QCOMPARE(state().session().numParticipants(), 1);
    QCOMPARE(state().session().claimsOf(1, 1).group, u"B"_s);
    QTRY_COMPARE(anna->lastOf(u"channel"_s).value("nickname"_L1).toString(), u"Player 2"_s); // the other page learns of it
    const QString nonce = anna->post(u"Under my new name"_s);
    QTRY_VERIFY(anna->hasAnswerTo(nonce));
    QCOMPARE(anna->messages.constLast().nickname, u"Player 2"_s);
}

void tst_OtherSystems::keepsSystemsApart()
{
    change([](const KeyList &keys) { return withNewKey(keys, u"jspsych"_s, 2); });
    const Client anna = joined({u"anna"_s});
    QVERIFY(anna);
    Client other;
    QTRY_VERIFY([&] { // the server sees the new key a moment later
        other = clientWith(sign({u"anna"_s}, u"jspsych"_s));
        return other->join();
    }());
    QCOMPARE(int(m_lab->sessions.size()), 2);
    const QString nonce = anna->post(u"For this system only"_s);
    QTRY_VERIFY(anna->hasAnswerTo(nonce));
    const QString theirs = other->post(u"And this"_s);
    QTRY_VERIFY(other->hasAnswerTo(theirs));
    QCOMPARE(other->bodies(), QStringList{u"And this"_s});
}

void tst_OtherSystems::continuesAfterARestart()
{
    Client anna = joined({u"anna"_s, u"g1"_s, u"Seller"_s, u"abcd1234"_s, {{u"role"_s, u"Seller"_s}, {u"group"_s, 7}}});
    const Client bert = joined({u"bert"_s, u"g2"_s, u"Buyer"_s});
    QVERIFY(anna && bert);
    const QString nonce = anna->post(u"Before"_s);
    QTRY_VERIFY(anna->hasAnswerTo(nonce));
    QVERIFY(m_lab->stop());
    startLab();
    QCOMPARE(int(m_lab->sessions.size()), 1);
    QCOMPARE(state().session().numParticipants(), 2);
    QCOMPARE(state().session().claimsOf(1, 1).group, u"7"_s);
    QCOMPARE(state().session().boxesOn(2, 1, 0).constFirst().nickname, u"Buyer"_s);
    anna = joined({u"anna"_s, u"g1"_s, u"Seller"_s, u"abcd1234"_s, {{u"role"_s, u"Seller"_s}, {u"group"_s, 7}}});
    QVERIFY(anna);
    QCOMPARE(anna->bodies(), QStringList{u"Before"_s});
    const Client carl = joined({u"carl"_s, u"g1"_s, u"Third"_s});
    QVERIFY(carl);
    QCOMPARE(state().session().channel(1).members, QList<int>({1, 3}));
    QCOMPARE(int(m_lab->sessions.size()), 1);
}

void tst_OtherSystems::isModeratedAndExported()
{
    const Client anna = joined({u"anna"_s, u"g1"_s, u"Seller"_s, u"abcd1234"_s, {{u"role"_s, u"Seller"_s}, {u"group"_s, u"7"_s}, {u"id_in_group"_s, 2}, {u"round"_s, 3}, {u"page"_s, u"Bargain"_s}}});
    const Client bert = joined({u"bert"_s, u"g1"_s, u"Buyer"_s});
    QVERIFY(anna && bert);
    const QString nonce = anna->post(u"Say, what?"_s);
    QTRY_VERIFY(anna->hasAnswerTo(nonce));
    const qint64 id = m_lab->sessions.constFirst().session().id;
    m_lab->server()->moderate(id, {Moderate{SetHidden{1, anna->messages.constFirst().seq, true}}});
    QTRY_COMPARE(bert->framesOf(u"hidden"_s).size(), 1);
    m_lab->server()->moderate(id, {Moderate{SetPaused{true}}});
    QTRY_COMPARE(bert->lastOf(u"channel_state"_s).value("reason"_L1).toString(), u"paused"_s);

    QCOMPARE(m_lab->exported(ExportFormat::OTree).value(1).mid(0, 6),
             QStringList({u"abcd1234"_s, u"1"_s, u"anna"_s, u"abcd1234-trust-g1"_s, u"Seller"_s, u"Say, what?"_s}));
    const QList<QStringList> messages = m_lab->exported(ExportFormat::Messages);
    const auto field = [&messages](const QString &column) { return messages.value(1).value(messages.constFirst().indexOf(column)); };
    QCOMPARE(field(u"round_number"_s), u"3"_s);
    QCOMPARE(field(u"group_id"_s), u"7"_s);
    QCOMPARE(field(u"id_in_group"_s), u"2"_s);
    QCOMPARE(field(u"role"_s), u"Seller"_s);
    QCOMPARE(field(u"page"_s), u"Bargain"_s);
    QCOMPARE(field(u"state"_s), u"hidden"_s);
    QCOMPARE(m_lab->exported(ExportFormat::Events).constFirst().size(), m_lab->exported(ExportFormat::Events).constLast().size());
}

void tst_OtherSystems::saysWhyATicketIsRefused()
{
    const auto reason = [this](const QString &token) { return answerTo(token).value("reason"_L1).toString(); };
    QCOMPARE(reason(sign({u"anna"_s, u"g1"_s, u"P"_s, u"s"_s, {{u"exp"_s, 1000}}})), u"expired"_s);
    QCOMPARE(reason(sign({u"anna"_s, u"not a name"_s})), u"bad_claim"_s);
    QCOMPARE(reason(sign({u"anna"_s}) + u'x'), u"invalid"_s);
    QVERIFY(m_lab->sessions.isEmpty());
    const QString longNickname = answerTo(sign({u"anna"_s, u"g1"_s, QString(256, u'x')})).value("text"_L1).toString();
    QVERIFY2(longNickname.contains(u"nickname") && longNickname.contains(u"255"), qPrintable(longNickname));
}

/// The operator adds the page to the key, and the page, which tries again, gets in.
void tst_OtherSystems::saysWhichKeyIsForOtherPages()
{
    const auto limitTo = [this](const QStringList &origins) {
        change([origins](const KeyList &keys) {
            TicketKey limited = keys.constFirst();
            limited.origins = origins;
            return withLimitedKey(keys, limited);
        });
    };
    m_lab->server()->allowPages({{u"https://survey.example"_s}, {}}); // in general
    limitTo({u"https://lab.example"_s});
    QSignalSpy refused(m_lab->server(), &OperatorService::socketRefused);
    QSignalSpy over(m_lab->server(), &OperatorService::refusalOver);
    const QString token = sign({u"anna"_s});
    const auto answer = [&] {
        QWebSocket socket(u"https://survey.example"_s);
        QString frames;
        QWebSocketHandshakeOptions options;
        options.setSubprotocols({u"labchat.v1"_s});
        connect(&socket, &QWebSocket::connected, &socket, [&] { socket.sendTextMessage(u"{\"type\":\"join\",\"ticket\":\"%1\"}"_s.arg(token)); });
        connect(&socket, &QWebSocket::textMessageReceived, &socket, [&](const QString &frame) { frames += frame; });
        socket.open(m_lab->socketUrl(), options);
        (void)QTest::qWaitFor([&] { return frames.contains("wrong_origin"_L1) || frames.contains("\"welcome\""_L1); }, 20'000);
        return frames;
    };
    QTRY_VERIFY(answer().contains("wrong_origin"_L1)); // the server sees the change a moment later
    QTRY_VERIFY(!refused.isEmpty());
    const auto socket = refused.constLast().constFirst().value<RefusedSocket>();
    QCOMPARE(socket.reason, RefusedSocket::Reason::Ticket);
    QCOMPARE(socket.otherPagesKey, u"otree"_s);
    QCOMPARE(socket.origin, u"https://survey.example"_s);
    limitTo({u"https://lab.example"_s, u"https://survey.example"_s});
    QTRY_VERIFY(answer().contains("\"welcome\""_L1));
    QTRY_COMPARE(over.size(), 1);
    QCOMPARE(over.constFirst().constFirst().value<RefusedSocket>().otherPagesKey, u"otree"_s);
}

void tst_OtherSystems::cutsOffTicketsOfARevokedKey()
{
    const Client anna = joined({u"anna"_s});
    QVERIFY(anna);
    const QString token = anna->ticket;
    change([](const KeyList &keys) { return withRevokedKey(keys, u"otree"_s, 3); });
    QTRY_COMPARE(anna->closeCode, int(QWebSocketProtocol::CloseCodePolicyViolated));
    QCOMPARE(anna->lastOf(u"error"_s).value("reason"_L1).toString(), u"revoked"_s);
    QCOMPARE(answerTo(token).value("reason"_L1).toString(), u"invalid"_s);
}

void tst_OtherSystems::saysThatASessionWithoutTicketsWasClosed()
{
    change([](const KeyList &keys) { return withOpenSession(keys, u"pilot"_s, 2); });
    QVERIFY(m_lab->stop());
    startLab();
    const auto part = [](const QJsonObject &json) {
        return QString::fromLatin1(QJsonDocument(json).toJson(QJsonDocument::Compact).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    };
    const QString token = part({{u"alg"_s, u"none"_s}}) + u'.'
        + part({{u"sub"_s, u"anna"_s}, {u"session"_s, u"pilot"_s}, {u"channel"_s, u"1"_s}, {u"nickname"_s, u"Anna"_s}}) + u'.';
    const Client anna = clientWith(token);
    QVERIFY(anna->join());
    change([](const KeyList &keys) { return withClosedSession(keys, u"pilot"_s, 3); });
    QTRY_COMPARE(anna->closeCode, int(QWebSocketProtocol::CloseCodePolicyViolated));
    const QJsonObject told = anna->lastOf(u"error"_s);
    QCOMPARE(told.value("reason"_L1).toString(), u"not_open"_s);
    QCOMPARE(told.value("text"_L1).toString(), u"This chat has been closed."_s);
}

void tst_OtherSystems::staysWithinTheLimitsOfTheKey()
{
    change([](const KeyList &keys) {
        TicketKey limited = keys.constFirst();
        limited.limits = {1, {2, 2}, 1};
        return withLimitedKey(keys, limited);
    });
    QVERIFY(m_lab->stop());
    startLab();
    const Client anna = joined({u"anna"_s, u"g1"_s}), bert = joined({u"bert"_s, u"g2"_s});
    QVERIFY(anna && bert);
    QCOMPARE(answerTo(sign({u"carl"_s, u"g1"_s})).value("code"_L1).toString(), u"session_full"_s);
    QCOMPARE(answerTo(sign({u"anna"_s, u"g3"_s})).value("code"_L1).toString(), u"too_many_channels"_s);
    QCOMPARE(answerTo(sign({u"anna"_s, u"g1"_s, u"P"_s, u"other"_s})).value("code"_L1).toString(), u"too_many_sessions"_s);
    for (int i = 0; i < 12; ++i)
        (void)(i % 2 ? anna : bert)->post(u"Number %1"_s.arg(i));
    QTRY_VERIFY(anna->framesOf(u"refused"_s).size() + bert->framesOf(u"refused"_s).size() >= 2);
    const QJsonObject refused = anna->framesOf(u"refused"_s).isEmpty() ? bert->lastOf(u"refused"_s) : anna->lastOf(u"refused"_s);
    QCOMPARE(refused.value("code"_L1).toString(), u"too_fast"_s);
    QVERIFY(refused.value("retry_after_ms"_L1).toInt() > 0);
}

void tst_OtherSystems::countsMessagesByAClockThatNobodySets()
{
    const auto aheadMs = std::make_shared<std::atomic<qint64>>(0);
    change([](const KeyList &keys) {
        TicketKey limited = keys.constFirst();
        limited.limits.messagesPerSecond = 0.2; // two at once
        return withLimitedKey(keys, limited);
    });
    QVERIFY(m_lab->stop());
    startLab({[aheadMs] { return systemClock()() + *aheadMs; }, steadyClock()});
    const Client anna = joined({u"anna"_s});
    QVERIFY(anna);
    anna->post(u"one"_s);
    QTRY_COMPARE(anna->bodies(), QStringList{u"one"_s});
    *aheadMs = -3'600'000;
    anna->post(u"two"_s);
    QTRY_COMPARE(anna->bodies(), (QStringList{u"one"_s, u"two"_s}));
}

void tst_OtherSystems::doesNotReopenWhatHasEnded()
{
    const Client anna = joined({u"anna"_s});
    QVERIFY(anna);
    m_lab->endSession(m_lab->sessions.constFirst().sessionPtr());
    QTRY_COMPARE(anna->lastOf(u"bye"_s).value("code"_L1).toString(), u"session_ended"_s);
    QCOMPARE(answerTo(sign({u"anna"_s})).value("code"_L1).toString(), u"session_ended"_s);
    QVERIFY(m_lab->stop());
    startLab();
    QCOMPARE(answerTo(sign({u"anna"_s})).value("code"_L1).toString(), u"session_ended"_s);
}

void tst_OtherSystems::leavesPagesAndPlacesToTheOtherSystem()
{
    const Client anna = joined({u"anna"_s}), bert = joined({u"bert"_s});
    QVERIFY(anna && bert);
    const qint64 id = m_lab->sessions.constFirst().session().id;
    m_lab->server()->moderate(id, {Moderate{SwapSeats{1, 2}}, Moderate{ReplacePerson{1}}});
    m_lab->server()->advance(id, {1}, {u"Ada"_s, {}, {}, 0});
    QTRY_COMPARE(m_lab->refusals.size(), 3);
    for (const Error &refusal : std::as_const(m_lab->refusals))
        QCOMPARE(refusal.code, u"other_system"_s);
}

void tst_OtherSystems::notesAJumpOfTheClockWhenNobodyDoesAnything()
{
    FakeClocks clocks;
    startLab(clocks.clocks());
    const Client anna = joined({u"anna"_s});
    QVERIFY(anna);
    clocks.set(-60'000);
    const auto jumps = [this] { return std::count_if(m_lab->events.cbegin(), m_lab->events.cend(), [](const Event &event) { return event.kind == EventKind::ClockJumped; }); };
    QTRY_COMPARE_WITH_TIMEOUT(jumps(), 1, 30'000);
}

LABCHAT_TEST(tst_OtherSystems, QCoreApplication)
#include "tst_othersystems.moc"
