// SPDX-License-Identifier: GPL-3.0-or-later
#include "heldlog.h"
#include "othersystemtest.h"
#include "server/session/oldermessages.h"
#include "server/tickets/newcomers.h"
#include "support/fakeclocks.h"
#include "support/sessions.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// What people and pages with the same key, or at the same address, can do to each other.
class tst_SharedKeys final : public OtherSystemTest {
    Q_OBJECT

private slots:
    void init() { start(); }
    void cleanup() { stop(); }

    void countsOnlyMessagesThatAreAccepted();
    void lendsNoKeyToPagesOfAnother();
    void lendsNoPlaceOfAStudyToThem();
    void countsAPageWithManyBoxesAsOneNewcomer();
    void namesNoKeyWhereThereIsNone();
    void answersOlderMessagesOneAfterTheOther();
    void slowsDownWhoReadsAllTheTime();

private:
    [[nodiscard]] QList<RefusedSocket> refusals() const
    {
        QList<RefusedSocket> list;
        for (const QList<QVariant> &one : *m_refused)
            list.append(one.constFirst().value<RefusedSocket>());
        return list;
    }
    void watchRefusals() { m_refused = std::make_unique<QSignalSpy>(m_lab->server(), &OperatorService::socketRefused); }
    /// A ticket that nobody has signed.
    [[nodiscard]] static QString unsignedTicket(const QString &person, const QString &channel)
    {
        const auto part = [](const QJsonObject &json) {
            return QString::fromLatin1(QJsonDocument(json).toJson(QJsonDocument::Compact).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
        };
        return part({{u"alg"_s, u"none"_s}}) + u'.' + part({{u"sub"_s, person}, {u"session"_s, u"walk-in"_s}, {u"channel"_s, channel}, {u"nickname"_s, u"Anna"_s}}) + u'.';
    }

    std::unique_ptr<QSignalSpy> m_refused;
};

void tst_SharedKeys::countsOnlyMessagesThatAreAccepted()
{
    change([](const KeyList &keys) {
        TicketKey limited = keys.constFirst();
        limited.limits.messagesPerSecond = 0.2; // two at once
        return withLimitedKey(keys, limited);
    });
    QVERIFY(m_lab->stop());
    startLab();
    const Client anna = joined({u"anna"_s}), bert = joined({u"bert"_s, u"g2"_s, u"Player 2"_s, u"efgh5678"_s});
    QVERIFY(anna && bert);
    for (int i = 0; i < 20; ++i)
        (void)anna->post(u" "_s);
    QTRY_COMPARE(anna->framesOf(u"refused"_s).size(), 20);
    QCOMPARE(anna->lastOf(u"refused"_s).value("code"_L1).toString(), u"empty"_s);
    for (const QString &body : {u"one"_s, u"two"_s}) {
        const QString nonce = bert->post(body);
        QTRY_VERIFY(bert->hasAnswerTo(nonce));
    }
    QCOMPARE(bert->bodies(), (QStringList{u"one"_s, u"two"_s}));
    const QString third = bert->post(u"three"_s);
    QTRY_COMPARE(bert->refusalOf(third).value("code"_L1).toString(), u"too_fast"_s);
}

void tst_SharedKeys::lendsNoKeyToPagesOfAnother()
{
    const QString page = u"https://survey.example"_s;
    change([](const KeyList &keys) { return withNewKey(keys, u"survey"_s, 2); });
    change([&page](const KeyList &keys) {
        TicketKey limited = keys.constLast();
        limited.origins = {page};
        return withLimitedKey(keys, limited);
    });
    QVERIFY(m_lab->stop());
    startLab();
    watchRefusals();
    ChatClient theirs(m_lab->socketUrl(), sign({u"anna"_s}, u"survey"_s), nullptr, page);
    QVERIFY(theirs.join());
    ChatClient others(m_lab->socketUrl(), sign({u"anna"_s}), nullptr, page);
    others.open();
    QTRY_COMPARE(others.closeCode, int(QWebSocketProtocol::CloseCodePolicyViolated));
    QCOMPARE(others.lastOf(u"error"_s).value("reason"_L1).toString(), u"wrong_origin"_s);
    QTRY_COMPARE(m_refused->size(), 1);
    QVERIFY2(refusals().constFirst().detail.contains(u"“otree”"), qPrintable(refusals().constFirst().detail));
    ChatClient own(m_lab->socketUrl(), sign({u"anna"_s}), nullptr, u"http://127.0.0.1:%1"_s.arg(m_lab->port()));
    QVERIFY(own.join()); // a page of the same host
    m_lab->server()->allowPages({{page}, {}});
    ChatClient allowed(m_lab->socketUrl(), sign({u"anna"_s}), nullptr, page);
    QVERIFY(allowed.join());
}

void tst_SharedKeys::lendsNoPlaceOfAStudyToThem()
{
    const QString page = u"https://survey.example"_s;
    change([&page](const KeyList &keys) {
        TicketKey limited = keys.constFirst();
        limited.origins = {page};
        return withLimitedKey(keys, limited);
    });
    QVERIFY(m_lab->stop());
    startLab();
    const SessionPtr study = m_lab->createSession(groupChat(2, 2));
    QVERIFY(study);
    ChatClient client(m_lab->socketUrl(), study->participant(1).ticket, nullptr, page);
    client.open();
    QTRY_COMPARE(client.lastOf(u"error"_s).value("code"_L1).toString(), u"bad_ticket"_s);
    ChatClient entering(m_lab->socketUrl(), {}, nullptr, page);
    entering.openSilently();
    QTRY_COMPARE(entering.socket().state(), QAbstractSocket::ConnectedState);
    entering.send({{u"type"_s, u"enter"_s}, {u"session"_s, study->code}});
    QTRY_COMPARE(entering.lastOf(u"error"_s).value("code"_L1).toString(), u"bad_ticket"_s);
}

/// All joins of a page may come before the first one is on the disk.
void tst_SharedKeys::countsAPageWithManyBoxesAsOneNewcomer()
{
    change([](const KeyList &keys) { return withOpenSession(keys, u"walk-in"_s, 1); });
    QVERIFY(m_lab->stop());
    HeldLog *log = nullptr;
    startLab({}, [&log] { return log = new HeldLog; });
    const Client first = clientWith(unsignedTicket(u"somebody"_s, u"g1"_s));
    QVERIFY(first->join());
    log->hold();
    constexpr int connections = 16, boxes = 20;
    static_assert(connections * boxes > Newcomers::atOnce);
    std::vector<Client> pages;
    for (int i = 0; i < connections; ++i) {
        pages.push_back(clientWith({}));
        pages.back()->openSilently();
    }
    for (const Client &page : pages) {
        QTRY_COMPARE(page->socket().state(), QAbstractSocket::ConnectedState);
        for (int box = 0; box < boxes; ++box)
            page->send({{u"type"_s, u"join"_s}, {u"ticket"_s, unsignedTicket(u"anna"_s, u"c%1"_s.arg(box))}});
    }
    const Client last = clientWith(unsignedTicket(u"bert"_s, u"g1"_s));
    last->open();
    QTRY_COMPARE(last->socket().state(), QAbstractSocket::ConnectedState);
    log->commitHeld();
    for (const Client &page : pages) {
        QTRY_COMPARE_WITH_TIMEOUT(page->framesOf(u"channel"_s).size(), boxes, 20'000);
        QVERIFY(page->framesOf(u"error"_s).isEmpty());
    }
    QTRY_VERIFY(last->isJoined());
}

void tst_SharedKeys::namesNoKeyWhereThereIsNone()
{
    change([](const KeyList &keys) { return withOpenSession(keys, u"walk-in"_s, 1); });
    QVERIFY(m_lab->stop());
    startLab();
    watchRefusals();
    const Client anna = clientWith(unsignedTicket(u"anna"_s, u"g1"_s));
    QVERIFY(anna->join());
    m_lab->endSession(m_lab->sessions.constFirst().sessionPtr());
    QTRY_COMPARE(anna->lastOf(u"bye"_s).value("code"_L1).toString(), u"session_ended"_s);
    QCOMPARE(answerTo(unsignedTicket(u"anna"_s, u"g1"_s)).value("code"_L1).toString(), u"session_ended"_s);
    QTRY_COMPARE(m_refused->size(), 1);
    const QString detail = refusals().constFirst().detail;
    QVERIFY2(detail.contains(u"walk-in") && !detail.contains(u"“”") && !detail.endsWith(u'.'), qPrintable(detail));
}

void tst_SharedKeys::answersOlderMessagesOneAfterTheOther()
{
    const Client anna = joined({u"anna"_s, u"g1"_s});
    QVERIFY(anna);
    QVERIFY(!joinToo(*anna, {u"anna"_s, u"g2"_s}).isEmpty());
    QVERIFY(!joinToo(*anna, {u"anna"_s, u"g3"_s}).isEmpty());
    for (const QString &channel : anna->channels()) {
        const QString nonce = anna->post(u"in "_s + channel, channel);
        QTRY_VERIFY(anna->hasAnswerTo(nonce));
    }
    for (const QString &channel : anna->channels())
        anna->send({{u"type"_s, u"history"_s}, {u"channel"_s, channel}, {u"before"_s, 1000}});
    QTRY_COMPARE(anna->framesOf(u"history"_s).size(), 3);
    QStringList answered;
    for (const QJsonObject &frame : anna->framesOf(u"history"_s))
        answered.append(frame.value("channel"_L1).toString());
    QCOMPARE(answered, anna->channels()); // in the order in which they were asked
}

void tst_SharedKeys::slowsDownWhoReadsAllTheTime()
{
    FakeClocks clocks;
    startLab(clocks.clocks());
    const Client anna = joined({u"anna"_s}), bert = joined({u"bert"_s});
    QVERIFY(anna && bert);
    const auto ask = [](ChatClient &client) { client.send({{u"type"_s, u"history"_s}, {u"channel"_s, client.channels().constFirst()}, {u"before"_s, 1000}}); };
    const int atOnce = OlderMessages::limit.burst;
    for (int i = 1; i <= atOnce; ++i) {
        ask(*anna);
        QTRY_COMPARE(anna->framesOf(u"history"_s).size(), i);
    }
    ask(*anna);
    ask(*bert); // others are not slowed down
    QTRY_COMPARE(bert->framesOf(u"history"_s).size(), 1);
    const QString nonce = anna->post(u"something else"_s);
    QTRY_VERIFY(anna->hasAnswerTo(nonce));
    QCOMPARE(anna->framesOf(u"history"_s).size(), atOnce);
    clocks.pass(qint64(OlderMessages::limit.intervalMs));
    QTRY_COMPARE(anna->framesOf(u"history"_s).size(), atOnce + 1); // only later
}

LABCHAT_TEST(tst_SharedKeys, QCoreApplication)
#include "tst_sharedkeys.moc"
