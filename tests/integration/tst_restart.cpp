// SPDX-License-Identifier: GPL-3.0-or-later
#include "chatclient.h"
#include "httpclient.h"
#include "labprocess.h"
#include "store/derivedparts.h"
#include "store/snapshots.h"
#include "support/logprobe.h"
#include "support/sessions.h"
#include "support/testprogram.h"
#include "testlab.h"

#include <QtTest/QtTest>

#include <memory>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// Quit and start again, or lose power: the session, its participants and their links are still there.
class tst_Restart final : public QObject {
    Q_OBJECT

private slots:
    void keepsEverythingOverACleanStop();
    void bringsBrowsersBackByThemselves();
    void keepsEndedSessionsEnded();
    void keepsEverythingOverAKill();
    void continuesALongSessionFromItsSnapshot();
};

void tst_Restart::keepsEverythingOverACleanStop()
{
    const QTemporaryDir folder;
    const TestLabOptions options{folder.path(), 0, {}, {}};
    SessionPtr session;
    QString placeOfLabel;
    QString described;
    QStringList bodies;
    {
        TestLab lab(options);
        QVERIFY(lab.start());
        QVERIFY(lab.keepRoom({u"lab1"_s, {u"seat_1"_s, u"seat_2"_s, u"seat_3"_s}}));
        session = lab.createSession(twoPages(3), u"lab1"_s);
        QVERIFY(session);
        placeOfLabel = enter(lab.socketUrl(), {{u"room"_s, u"lab1"_s}, {u"label"_s, u"seat_3"_s}});
        ChatClient anna(lab.socketUrl(), session->participant(1).ticket), bert(lab.socketUrl(), session->participant(2).ticket);
        QVERIFY(anna.join() && bert.join());
        (void)anna.post(u"Hello, “Bert” 😀"_s);
        (void)bert.post(u"Two\nlines"_s);
        QTRY_COMPARE(anna.messages.size(), 2);
        bodies = anna.bodies();
        bert.send({{u"type"_s, u"advance"_s}, {u"page"_s, u"your_choice"_s}});
        QTRY_COMPARE(bert.lastOf(u"page"_s).value("page"_L1).toString(), u"results"_s);
        QVERIFY(lab.stop());
        QTRY_COMPARE(anna.closeCode, int(QWebSocketProtocol::CloseCodeGoingAway));
        QCOMPARE(anna.lastOf(u"bye"_s).value("code"_L1).toString(), u"shutting_down"_s);
        SessionState state(session);
        state.apply(sessionCreated(*session));
        for (const Event &event : lab.events)
            state.apply(event);
        described = describe(state);
    }
    TestLab lab(options);
    QVERIFY(lab.start());
    QCOMPARE(lab.sessions.size(), 1);
    QCOMPARE(describe(lab.sessions.constFirst()), described);
    QCOMPARE(lab.sessions.constFirst().session().code, session->code);
    QVERIFY(!placeOfLabel.isEmpty());
    QCOMPARE(enter(lab.socketUrl(), {{u"room"_s, u"lab1"_s}, {u"label"_s, u"seat_3"_s}}), placeOfLabel);
    for (const Participant &participant : session->participants)
        QCOMPARE(get(lab.port(), u"/p/"_s + participant.ticket).status, 200);
    ChatClient anna(lab.socketUrl(), session->participant(1).ticket), bert(lab.socketUrl(), session->participant(2).ticket);
    QVERIFY(anna.join());
    QCOMPARE(anna.bodies(), bodies);
    bert.open();
    QTRY_COMPARE(bert.lastOf(u"page"_s).value("page"_L1).toString(), u"results"_s);
    (void)anna.post(u"Here we are again"_s);
    QTRY_COMPARE(anna.messages.size(), 3);
    QCOMPARE(anna.problems, QStringList());
    const SessionPtr next = lab.createSession(groupChat(2, 2));
    QVERIFY(next && next->id > session->id && next->code != session->code);
}

void tst_Restart::bringsBrowsersBackByThemselves()
{
    const QTemporaryDir folder;
    const TestLabOptions options{folder.path(), freeFixedPort(), {}, {}};
    auto lab = std::make_unique<TestLab>(options);
    QVERIFY(lab->start());
    const SessionPtr session = lab->createSession(groupChat(2, 2));
    QVERIFY(session);
    ChatClient anna(lab->socketUrl(), session->participant(1).ticket), bert(lab->socketUrl(), session->participant(2).ticket);
    anna.reconnects = bert.reconnects = true;
    QVERIFY(anna.join() && bert.join());
    (void)anna.post(u"Before"_s);
    QTRY_COMPARE(bert.messages.size(), 1);
    const QString nonce = anna.messages.constFirst().nonce;
    QVERIFY(lab->stop());
    lab.reset();
    QTRY_VERIFY(!anna.isJoined());
    (void)anna.post(u"While nobody was there"_s);

    lab = std::make_unique<TestLab>(options);
    QVERIFY2(lab->start(), qUtf8Printable(lab->error.text));
    QTRY_COMPARE(bert.bodies(), QStringList({u"Before"_s, u"While nobody was there"_s}));
    QTRY_COMPARE(anna.bodies(), bert.bodies());
    anna.send({{u"type"_s, u"post"_s}, {u"channel"_s, anna.channels().constFirst()}, {u"nonce"_s, nonce}, {u"body"_s, u"Before"_s}});
    QTRY_COMPARE(anna.lastOf(u"refused"_s).value("code"_L1).toString(), u"duplicate"_s); // nonces are restored, too
    QCOMPARE(anna.problems + bert.problems, QStringList());
}

void tst_Restart::keepsEndedSessionsEnded()
{
    const QTemporaryDir folder;
    const TestLabOptions options{folder.path(), 0, {}, {}};
    SessionPtr session;
    {
        TestLab lab(options);
        QVERIFY(lab.start());
        session = lab.createSession(groupChat(2, 2));
        QVERIFY(session);
        lab.endSession(session);
        QTRY_VERIFY(!lab.events.isEmpty() && lab.events.constLast().kind == EventKind::SessionEnded);
    }
    TestLab lab(options);
    QVERIFY(lab.start());
    QCOMPARE(lab.sessions.size(), 0);
    const HttpAnswer page = get(lab.port(), u"/p/"_s + session->participant(1).ticket);
    QCOMPARE(page.status, 404);
    QVERIFY2(page.body.contains("This session has ended"), page.body.constData());
    QVERIFY(get(lab.port(), u"/join/"_s + session->code).body.contains("This session has ended"));
    ChatClient late(lab.socketUrl(), session->participant(1).ticket);
    late.open();
    QTRY_COMPARE(late.frames.size(), 1);
    QCOMPARE(late.lastOf(u"bye"_s).value("code"_L1).toString(), u"session_ended"_s);
}

void tst_Restart::keepsEverythingOverAKill()
{
    const QTemporaryDir folder;
    const QStringList study{u"--study"_s, u"group_chat"_s, u"--participants"_s, u"8"_s};
    LabProcess lab(labchatProgram);
    QVERIFY2(lab.serve(folder.path(), 0, study), lab.errorOutput.constData());
    const QJsonObject session = lab.session();
    const QJsonArray links = session.value("participant_links"_L1).toArray();
    QCOMPARE(links.size(), 8);
    QStringList bodies;
    {
        ChatClient anna(lab.socketUrl(), ticketOf(links.at(0))), bert(lab.socketUrl(), ticketOf(links.at(1)));
        QVERIFY(anna.join() && bert.join());
        for (int i = 0; i < 5; ++i) {
            (void)anna.post(u"from Anna %1"_s.arg(i));
            (void)bert.post(u"from Bert %1"_s.arg(i));
        }
        QTRY_COMPARE(anna.messages.size(), 10);
        bodies = anna.bodies();
        lab.kill();
    }
    QVERIFY2(lab.serve(folder.path(), 0, study), lab.errorOutput.constData());
    const QJsonObject again = lab.session();
    QCOMPARE(again.value("code"_L1), session.value("code"_L1));
    QCOMPARE(again.value("resumed"_L1).toBool(), true);
    QCOMPARE(again.value("participant_links"_L1).toArray().size(), 8);
    for (qsizetype i = 0; i < links.size(); ++i)
        QCOMPARE(ticketOf(again.value("participant_links"_L1).toArray().at(i)), ticketOf(links.at(i)));
    ChatClient anna(lab.socketUrl(), ticketOf(links.at(0)));
    QVERIFY(anna.join());
    QCOMPARE(anna.bodies(), bodies);
    (void)anna.post(u"Here we are again"_s);
    QTRY_COMPARE(anna.messages.size(), 11);
    QCOMPARE(anna.problems, QStringList());
}

/// Its history, and what was sent before the snapshot and is sent again.
void tst_Restart::continuesALongSessionFromItsSnapshot()
{
    const QTemporaryDir folder;
    const SessionPtr session = Testing::makeSession(groupChat(4, 4));
    SessionState state = started(session);
    {
        LogProbe probe(folder.path());
        probe.log.createSession(session, sessionCreated(*session));
        QList<Event> events;
        for (qint64 i = 1; i <= worthASnapshot; ++i)
            events.append(*perform(state, post(state, 1 + int(i % 4), u"Nr. %1"_s.arg(i), QByteArray::number(i)), startMs + 200 * i));
        probe.log.append(events);
        QTRY_COMPARE(probe.commits.size(), 1);
        probe.log.close();
    }
    const auto isThere = [&folder] { return QFile::exists(derivedFolderIn(folder.path()) + u"/1.fold"_s); };
    for (const bool hasSnapshot : {false, true}) {
        QCOMPARE(isThere(), hasSnapshot);
        TestLab lab({folder.path(), 0, {}, {}});
        QVERIFY(lab.start());
        QCOMPARE(describe(lab.sessions.constFirst()), describe(state));
        ChatClient anna(lab.socketUrl(), session->participant(1).ticket);
        QVERIFY(anna.join());
        QCOMPARE(anna.messages.size(), recentMessagesPerChannel);
        QVERIFY(anna.lastOf(u"channel"_s).value("more"_L1).toBool());
        const QByteArray last = QByteArray::number(worthASnapshot); // of participant 1
        anna.send({{u"type"_s, u"post"_s}, {u"channel"_s, anna.channels().constFirst()}, {u"nonce"_s, QString::fromLatin1(last)}, {u"body"_s, u"Again"_s}});
        QTRY_COMPARE(anna.refusalOf(QString::fromLatin1(last)).value("code"_L1).toString(), u"duplicate"_s);
        (void)anna.post(u"Something new"_s);
        QTRY_COMPARE(anna.bodies().constLast(), u"Something new"_s);
        QVERIFY(lab.stop());
        for (const Event &event : lab.events)
            state.apply(event);
    }
}

LABCHAT_TEST(tst_Restart, QCoreApplication)
#include "tst_restart.moc"
