// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/eventcheck.h"
#include "core/session/eventdetail.h"
#include "support/sessions.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// What a damaged log may contain: an event that passes the checks does no harm to the fold, whatever its numbers are.
class tst_EventCheck final : public QObject {
    Q_OBJECT

private slots:
    void everyKindIsRefusedOrHarmless_data()
    {
        QTest::addColumn<int>("kind");
        for (const EventTraits &traits : eventKinds)
            QTest::newRow(qPrintable(QString(traits.name))) << int(traits.kind);
    }
    void everyKindIsRefusedOrHarmless()
    {
        QFETCH(int, kind);
        const QList<int> numbers{-1, 0, 1, 2, 3, 4, 5, 9, 1'000'000};
        int accepted = 0, refused = 0;
        for (const int participant : numbers) {
            for (const int channel : numbers) {
                for (const int other : numbers) {
                    Event event = nextEvent(m_state, EventKind(kind), participant, startMs + 1);
                    event.channel = channel;
                    event.member = participant;
                    event.detail = {{u"round"_s, other}, {u"page_index"_s, other}, {u"page"_s, m_session->study.pages.at(1).name}, {u"other"_s, other},
                                    {u"to_member"_s, other}, {u"participants"_s, QJsonArray{other}}, {u"message"_s, other}, {u"up_to"_s, other},
                                    {u"by"_s, u"timer"_s}, {u"by_ms"_s, other}, {u"characters"_s, other}, {u"choice"_s, u"offer"_s}, {u"group"_s, other},
                                    {u"swaps"_s, QJsonArray{QJsonArray{participant, other}}}, {u"url"_s, u"http://example.org"_s}, {u"to"_s, u"all"_s}};
                    if (EventKind(kind) == EventKind::ChannelMoved)
                        event.detail.insert(u"to"_s, other);
                    else if (EventKind(kind) == EventKind::Announced)
                        event.detail.insert(u"to"_s, QString(u"channel "_s + QString::number(other)));
                    if (!isPossible(event, m_size) || !follows(event, m_state)) {
                        ++refused;
                        continue;
                    }
                    ++accepted;
                    SessionState state = m_state;
                    state.apply(event);
                    for (int i = 1; i <= m_size.participants; ++i) { // what the server and the console ask
                        QVERIFY(!state.ticketOf(i).isEmpty());
                        (void)state.boxesOf(i);
                        if (!state.isFinished(i))
                            (void)state.missingFor(i);
                        (void)state.noticesFor(i);
                    }
                    QVERIFY(!describe(state).isEmpty());
                }
            }
        }
        QVERIFY(refused > 0);
        const bool needsAHeldMessage = EventKind(kind) == EventKind::MessageReleased || EventKind(kind) == EventKind::MessageRefused;
        const bool isOfOtherSystems = EventKind(kind) == EventKind::BoxAdmitted;
        QCOMPARE(accepted > 0, !needsAHeldMessage && !isOfOtherSystems);
    }

    void everythingThatTheRulesAllowIsPossible()
    {
        const SessionPtr session = makeSession(groupChat());
        const SessionSize size{8, int(session->channels.size()), 1, 1};
        SessionState state(session);
        const QList<Event> history = randomHistory(session, 2000, 7);
        for (const Event &event : history) {
            QVERIFY2(isPossible(event, size), qPrintable(eventKindName(event.kind)));
            QVERIFY(follows(event, state));
            state.apply(event);
        }
    }

    void anEventFollowsTheOneBeforeIt()
    {
        Event event = nextEvent(m_state, EventKind::ServerStarted, 0, startMs);
        QVERIFY(follows(event, m_state));
        ++event.seq;
        QVERIFY(!follows(event, m_state));
        event.seq -= 2;
        QVERIFY(!follows(event, m_state));
    }

private:
    SessionPtr m_session = makeSession(twoPages(2));
    SessionState m_state = started(m_session);
    SessionSize m_size{m_session->numParticipants(), int(m_session->channels.size()), 2, 2};
};

LABCHAT_TEST(tst_EventCheck, QCoreApplication)
#include "tst_eventcheck.moc"
