// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/sessionstate.h"

#include "support/logprobe.h"
#include "support/sessions.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

class tst_SessionState final : public QObject {
    Q_OBJECT

private slots:
    void countsWhatWasSaidByPersonAndByChannel()
    {
        SessionState state = started(makeSession(groupChat()));
        QVERIFY(perform(state, post(state, 1, u"one"_s, "1"), startMs + 1));
        QVERIFY(perform(state, post(state, 2, u"two"_s, "2"), startMs + 2));
        QVERIFY(perform(state, post(state, 5, u"three"_s, "3"), startMs + 3));
        QCOMPARE(state.messages(), 3);
        QCOMPARE(state.participant(1).messages, 1);
        QCOMPARE(state.participant(3).messages, 0);
        QCOMPARE(state.channel(1).messages, 2);
        QCOMPARE(state.channel(1).lastSeq, 3);
        QCOMPARE(state.channel(1).lastActivityAtMs, startMs + 2);
        QCOMPARE(state.channel(2).messages, 1);
        QCOMPARE(state.lastSeq(), 4);
    }

    void isSeenByWhatSomebodyDoesNotByWhatIsDoneToThem()
    {
        SessionState state = started(makeSession(twoPages(2)));
        QVERIFY(perform(state, Advance{1, u"your_choice"_s, 1}, startMs + 1000));
        QCOMPARE(state.participant(1).lastSeenAtMs, startMs + 1000);
        QVERIFY(perform(state, Advance{2, u"your_choice"_s, 1, AdvancedBy::Operator, {u"Anna"_s, {}, {}, 0}}, startMs + 2000));
        QCOMPARE(state.participant(2).page, 1);
        QVERIFY(state.participant(2).lastSeenAtMs < startMs + 2000);
    }

    void noticesWhatSomebodyDoesThemselves()
    {
        SessionState state = started(makeSession(twoPages(2)));
        const qint64 before = state.participant(1).lastActedAtMs;
        for (const EventKind kind : {EventKind::Connected, EventKind::Seen, EventKind::Disconnected})
            state.apply(nextEvent(state, kind, 1, startMs + 1000)); // a browser does this without the participant
        QCOMPARE(state.participant(1).lastActedAtMs, before);
        QCOMPARE(state.participant(1).lastSeenAtMs, startMs + 1000);
        state.apply(nextEvent(state, EventKind::Ready, 1, startMs + 2000));
        QCOMPARE(state.participant(1).lastActedAtMs, startMs + 2000);
    }

    void knowsWhoIsOnline()
    {
        SessionState state = started(makeSession(groupChat()));
        for (const int participant : {1, 2, 3})
            QVERIFY(perform(state, Connect{participant}, startMs));
        QVERIFY(perform(state, Disconnect{2}, startMs + 1));
        QCOMPARE(online(state), (QList<int>{1, 3}));
        state.apply(nextEvent(state, EventKind::ServerStarted, 0, startMs + 2)); // nobody was connected before
        QCOMPARE(online(state), QList<int>());
        QVERIFY(perform(state, Connect{3}, startMs + 3));
        QCOMPARE(online(state), QList<int>{3});
        QVERIFY(perform(state, EndSession{u"Anna"_s, {}}, startMs + 4));
        QCOMPARE(online(state), QList<int>());
    }

    /// The log records connections by place: for whoever has the place, the next connect or disconnect is a change.
    void keepsAPlaceOnlineWhoeverHasIt()
    {
        SessionState state = started(makeSession(groupChat()));
        QVERIFY(perform(state, Connect{1}, startMs));
        Event swapped = nextEvent(state, EventKind::SeatsSwapped, 1, startMs + 1);
        swapped.detail = {{u"other"_s, 2}};
        state.apply(swapped);
        QCOMPARE(online(state), QList<int>{1});
        state.apply(nextEvent(state, EventKind::PersonReplaced, 1, startMs + 2));
        QCOMPARE(online(state), QList<int>{1});
        QVERIFY(perform(state, Disconnect{1}, startMs + 3));
        QCOMPARE(online(state), QList<int>());
    }

    void isAValue()
    {
        SessionState state = started(makeSession(groupChat()));
        const SessionState copy = state;
        QVERIFY(perform(state, post(state, 1, u"one"_s, "1"), startMs));
        QCOMPARE(copy.messages(), 0);
        QCOMPARE(copy.channel(1).messages, 0);
        QVERIFY(copy.participant(1).nonces.isEmpty());
    }

    void isTheSameAfterAWayThroughTheStore_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 5; ++seed)
            QTest::addRow("history %u", seed) << seed;
    }
    void isTheSameAfterAWayThroughTheStore()
    {
        QFETCH(quint32, seed);
        const SessionPtr session = makeSession(twoPages(3));
        const QList<Event> history = randomHistory(session, 800, seed);
        SessionState folded(session);
        for (const Event &event : history)
            folded.apply(event);
        QVERIFY2(folded.messages() > 5, qPrintable(QString::number(folded.messages())));

        QTemporaryDir directory;
        {
            LogProbe probe(directory.path());
            probe.log.createSession(session, history.first());
            probe.log.append(history.mid(1));
            QTRY_COMPARE(probe.commits.size(), 1);
            probe.log.close();
        }
        LogProbe again(directory.path());
        QVERIFY(again.contents);
        QCOMPARE(again.contents->sessions.size(), 1);
        const SessionState &read = again.contents->sessions.first().state;
        QCOMPARE(describe(read), describe(folded));
        QCOMPARE(read.session().code, session->code);
        QCOMPARE(read.session().participant(2).ticket, session->participant(2).ticket);
    }

private:
    static QList<int> online(const SessionState &state)
    {
        QList<int> online;
        for (int participant = 1; participant <= state.session().numParticipants(); ++participant) {
            if (state.participant(participant).online)
                online.append(participant);
        }
        return online;
    }
};

LABCHAT_TEST(tst_SessionState, QCoreApplication)
#include "tst_sessionstate.moc"
