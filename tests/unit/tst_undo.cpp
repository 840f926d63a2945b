// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/undo.h"

#include "core/session/eventdetail.h"
#include "support/sessions.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(LabChat::OperatorAction)

/// Undoing the operator's actions: groupChat() has 8 participants, channel 1 belongs to P1 to P4, channel 2 to P5 to P8.
class tst_Undo final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_state = started(makeSession(groupChat()));
        m_nowMs = startMs + 1000;
    }

    void undoesEveryActionThatCanBe_data()
    {
        QTest::addColumn<OperatorAction>("wanted");
        QTest::newRow("hide") << OperatorAction(SetHidden{1, 2, true});
        QTest::newRow("hold a channel") << OperatorAction(SetHolding{0, 1, true});
        QTest::newRow("hold a participant") << OperatorAction(SetHolding{3, 0, true});
        QTest::newRow("mute") << OperatorAction(Mute{3, 0, 0});
        QTest::newRow("mute in a channel") << OperatorAction(Mute{3, 1, 0});
        QTest::newRow("freeze a channel") << OperatorAction(SetFrozen{1, {}, true});
        QTest::newRow("freeze the session") << OperatorAction(SetFrozen{0, {}, true});
        QTest::newRow("remove") << OperatorAction(Remove{3});
        QTest::newRow("swap") << OperatorAction(SwapSeats{1, 5});
        QTest::newRow("countdown of a page") << OperatorAction(SetCountdown{2, 0, startMs + 99'000, {}, 0});
        QTest::newRow("countdown of a chat") << OperatorAction(SetCountdown{0, 1, startMs + 99'000, {}, 0});
    }
    void undoesEveryActionThatCanBe()
    {
        QFETCH(OperatorAction, wanted);
        QVERIFY(perform(m_state, post(m_state, 1, u"Hello"_s, "n1"), m_nowMs));
        const QStringList before = essence();
        const Decision done = act(wanted);
        QVERIFY(done);
        QVERIFY(essence() != before);
        const auto undo = undoOf(*done);
        QVERIFY(undo);
        QCOMPARE(undo->intervention.undoes, done->seq);
        QVERIFY(act(*undo));
        QCOMPARE(essence(), before);
    }

    void leavesAloneWhatCannotBeUndone()
    {
        Study study = groupChat();
        study.helpLine = true;
        m_state = started(makeSession(study));
        const Words words{u"Experimenter"_s, u"Words"_s};
        QVERIFY(!undoOf(*perform(m_state, AskForHelp{1, "h1", u"Help"_s}, m_nowMs)));
        for (const OperatorAction &action : {OperatorAction(Announce{{}, words}), OperatorAction(ReadHelp{1}), OperatorAction(AnswerHelp{1, words}),
                                             OperatorAction(ReplacePerson{1})}) {
            const Decision done = act(action);
            QVERIFY(done);
            QVERIFY2(!undoOf(*done), qPrintable(eventKindName(done->kind)));
        }
        QVERIFY(!undoOf(*perform(m_state, EndSession{}, m_nowMs)));
    }

    void releasesWhatWasRefusedByMistake()
    {
        QVERIFY(act(SetHolding{3, 0, true}));
        const Decision held = perform(m_state, post(m_state, 3, u"Hello"_s, "n1"), m_nowMs);
        const Decision refused = act(RefuseMessage{held->seq});
        QVERIFY(refused);
        QCOMPARE(refused->channel, 1);
        QVERIFY(act(*undoOf(*refused)));
        QCOMPARE(m_state.channel(1).messages, 1);
    }

    void aCountdownIsForThePageThatItWasMeantFor()
    {
        m_state = started(makeSession(twoPages(1)));
        QVERIFY(perform(m_state, Arrive{1, {}}, startMs));
        const Decision extended = act(SetCountdown{1, 0, m_state.clockAt(m_nowMs) + 30'000, {}, 0});
        QVERIFY(extended);
        const QString page = m_state.session().study.pages.constFirst().name;
        QCOMPARE(extended->detail.value("page"_L1).toString(), page);
        QVERIFY(perform(m_state, Advance{1, page, 1}, m_nowMs));
        QCOMPARE(act(*undoOf(*extended)).error().code, u"not_there"_s);
        QCOMPARE(m_state.pageEndOf(1), 0);
    }

    void undoingAnAdvanceGivesBackThePageAndItsTime()
    {
        Study study = twoPages(1);
        study.pages.first().ends = PageEnd::Timer;
        study.pages.first().durationS = 60;
        study.pages.first().chats = groupChat().pages.constFirst().chats;
        study.pages.first().chats.first().limits.maxMessages = 2;
        m_state = started(makeSession(study));
        QVERIFY(perform(m_state, Arrive{1, {}}, startMs));
        QVERIFY(perform(m_state, post(m_state, 1, u"Hello"_s, "n1"), startMs + 1000));
        const Decision advanced = advance(1, startMs + 20'000);
        QVERIFY(advanced);
        QCOMPARE(m_state.participant(1).page, 1);

        const auto undo = undoOf(*advanced);
        QVERIFY(undo);
        const Decision returned = perform(m_state, *undo, startMs + 300'000);
        QVERIFY(returned);
        QCOMPARE(returned->kind, EventKind::PageReentered);
        QCOMPARE(pageOf(*returned), study.pages.constFirst().name);
        QCOMPARE(spentBefore(*returned), 20'000);
        QCOMPARE(interventionOf(*returned).undoes, advanced->seq);
        QCOMPARE(m_state.participant(1).page, 0);
        QCOMPARE(m_state.pageEndsAtMs(1), startMs + 340'000); // 40 s were left
        QVERIFY(perform(m_state, post(m_state, 1, u"again"_s, "n2"), startMs + 301'000));
        QCOMPARE(decide(m_state, post(m_state, 1, u"more"_s, "n3"), startMs + 302'000).error().code, u"too_many"_s);
        QCOMPARE(perform(m_state, *undo, startMs + 303'000).error().code, u"not_there"_s); // only once
    }

    void keepsACountdownAndTheReadinessOverAnAdvanceThatIsUndone()
    {
        Study study = twoPages(1);
        study.pages.first().ends = PageEnd::Group;
        m_state = started(makeSession(study));
        QVERIFY(perform(m_state, Arrive{1, {}}, startMs));
        QVERIFY(act(SetCountdown{1, 0, m_state.clockAt(m_nowMs) + 30'000, {}, 0}));
        QVERIFY(perform(m_state, Advance{1, study.pages.constFirst().name, 1, AdvancedBy::Participant}, m_nowMs));
        QVERIFY(m_state.participant(1).ready);
        const Decision advanced = advance(1, m_nowMs + 5000);
        QVERIFY(perform(m_state, *undoOf(*advanced), m_nowMs + 8000));
        QVERIFY(m_state.participant(1).ready);
        QCOMPARE(m_state.pageEndsAtMs(1), m_nowMs + 33'000);
    }

    void bringsBackWhoWasFinished()
    {
        m_state = started(makeSession(groupChat()));
        const Decision advanced = advance(2, m_nowMs);
        QVERIFY(m_state.isFinished(2));
        QVERIFY(perform(m_state, *undoOf(*advanced), m_nowMs));
        QVERIFY(!m_state.isFinished(2));
        QCOMPARE(m_state.participant(2).enteredAtMs, 0); // they had not arrived, so no time passes
    }

    void leavesWhoHasMovedOnSince()
    {
        m_state = started(makeSession(twoPages(2)));
        const Decision advanced = advance(1, m_nowMs);
        QVERIFY(advance(1, m_nowMs));
        QCOMPARE(act(*undoOf(*advanced)).error().code, u"not_there"_s);
        QVERIFY(act(SwapSeats{1, 3}));
        QCOMPARE(act(ReturnToPage{3, m_state.lastSeq() - 1}).error().code, u"not_there"_s);
        QCOMPARE(act(ReturnToPage{99, 1}).error().code, u"not_there"_s);
        const Decision own = perform(m_state, Advance{2, m_state.session().study.pages.constFirst().name, 1, AdvancedBy::Participant}, m_nowMs);
        QVERIFY(own && !undoOf(*own)); // what participants did is not the operator's to undo
    }

    void undoingAMuteBringsBackTheOneBefore()
    {
        QVERIFY(act(Mute{2, 0, 0}, u"Please wait"_s));
        const Decision again = act(Mute{2, 0, m_state.clockAt(m_nowMs) + 1000});
        QVERIFY(act(*undoOf(*again)));
        QCOMPARE(m_state.muteOf(2, 1, m_nowMs + 5000)->text, u"Please wait"_s);
        const Decision unmuted = act(Unmute{2, 0});
        QVERIFY(!m_state.muteOf(2, 1, m_nowMs));
        QVERIFY(act(*undoOf(*unmuted)));
        QCOMPARE(m_state.muteOf(2, 1, m_nowMs)->text, u"Please wait"_s);
    }

private:
    Decision advance(int participant, qint64 nowMs)
    {
        const ParticipantState &where = m_state.participant(participant);
        const Advance command{participant, m_state.session().study.pages.value(where.page).name, where.round, AdvancedBy::Operator, {u"Ada"_s, {}, {}, 0}};
        return perform(m_state, command, nowMs);
    }
    Decision act(const Moderate &wish) { return perform(m_state, wish, m_nowMs); }
    Decision act(const OperatorAction &action, const QString &text = {}) { return act(Moderate{action, {u"Ada"_s, u"a reason"_s, text, 0}}); }

    /// The part of the state that has to be the same after an action and its undo.
    QStringList essence() const
    {
        QStringList lines;
        for (int i = 1; i <= 8; ++i) {
            const ParticipantState &state = m_state.participant(i);
            lines.append(u"P%1 %2 held %3 removed %4 mutes %5 ends %6"_s.arg(i).arg(m_state.ticketOf(i)).arg(state.held).arg(state.removed.has_value())
                             .arg(state.mutes.size()).arg(m_state.pageEndOf(i)));
        }
        for (int i = 1; i <= 2; ++i) {
            const ChannelState &state = m_state.channel(i);
            lines.append(u"#%1 held %2 frozen %3 closes %4 hidden %5"_s.arg(i).arg(state.held).arg(state.frozen.has_value())
                             .arg(state.closesAtMs.value_or(-1)).arg(state.hidden.size()));
        }
        lines.append(u"paused %1 frozen %2"_s.arg(m_state.isPaused()).arg(m_state.frozenPages().size()));
        return lines;
    }

    SessionState m_state;
    qint64 m_nowMs = 0;
};

LABCHAT_TEST(tst_Undo, QCoreApplication)
#include "tst_undo.moc"
