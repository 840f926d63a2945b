// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/monitor/participantsfixture.h"
#include "support/testprogram.h"

#include <QtWidgets/QApplication>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// Who is there, does something, and may write, in the table of participants.
class ParticipantsConnectedTest final : public ParticipantsFixture {
    Q_OBJECT

private slots:
    void distinguishesNotYetFromOffline();
    void lastSeenIsTheLaterOfLogAndConnection();
    void showsWhoIsIdleAndForHowLong();
    void showsHowEachIsConnected();
    void showsWhoIsTypingUntilTheMessageIsSentOrGivenUp();
    void takesWhatSomebodyDoesAlongToAnotherSeat();
    void showsWhoIsMutedAndUntilWhen();
    void showsWhoIsRemovedOrHasFinishedAllPages();
};

void ParticipantsConnectedTest::distinguishesNotYetFromOffline()
{
    QCOMPARE(text(0, ParticipantsModel::OnlineColumn), u"not yet"_s);
    emit m_service->eventsCommitted({m_history->event(EventKind::Arrived, 1)});
    emit m_service->presenceChanged({{7, 1, true, m_history->nowMs()}});
    QCOMPARE(text(0, ParticipantsModel::OnlineColumn), u"online"_s);
    QVERIFY(m_model->index(0, 0).data(ParticipantsModel::OnlineRole).toBool());
    emit m_service->presenceChanged({{7, 1, false, m_history->nowMs()}});
    QCOMPARE(text(0, ParticipantsModel::OnlineColumn), u"offline"_s);
}

void ParticipantsConnectedTest::lastSeenIsTheLaterOfLogAndConnection()
{
    const Event event = m_history->event(EventKind::Connected, 1);
    emit m_service->eventsCommitted({event});
    const auto lastSeen = [&] { return m_model->index(0, ParticipantsModel::LastSeenColumn).data(ParticipantsModel::SortRole).toLongLong(); };
    QCOMPARE(lastSeen(), event.atMs);
    emit m_service->presenceChanged({{7, 1, false, event.atMs + 5000}});
    QCOMPARE(lastSeen(), event.atMs + 5000);
}

void ParticipantsConnectedTest::showsWhoIsIdleAndForHowLong()
{
    const qint64 startMs = m_history->nowMs();
    m_model->setNow(startMs);
    QCOMPARE(text(0, ParticipantsModel::IdleColumn), QString()); // no sign of life so far
    emit m_service->presenceChanged({{7, 1, true, startMs}});
    QCOMPARE(text(0, ParticipantsModel::IdleColumn), QString()); // a sign of life of the browser is not an action
    emit m_service->eventsCommitted({m_history->event(EventKind::Arrived, 1)});
    QCOMPARE(text(0, ParticipantsModel::IdleColumn), u"0 s"_s);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    emit m_service->presenceChanged({{7, 1, true, startMs + 60'000}}); // an answer to a ping
    changed.clear();
    m_model->setNow(startMs + 119'000);
    QCOMPARE(text(0, ParticipantsModel::IdleColumn), u"1 min"_s);
    QCOMPARE(text(0, ParticipantsModel::OnlineColumn), u"online"_s);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().first().toModelIndex().column(), int(ParticipantsModel::TimeLeftColumn));
    QCOMPARE(changed.first().at(1).toModelIndex().column(), int(ParticipantsModel::IdleColumn)); // up to this column, and no further
    m_model->setNow(startMs + 121'000);
    QCOMPARE(text(0, ParticipantsModel::OnlineColumn), u"idle"_s);
    QCOMPARE(changed.size(), 3); // the time, and the text
    m_history->setNowMs(startMs + 121'000);
    emit m_service->eventsCommitted({m_history->message(1, u"hi"_s)});
    QCOMPARE(text(0, ParticipantsModel::OnlineColumn), u"online"_s);
}

void ParticipantsConnectedTest::showsHowEachIsConnected()
{
    QCOMPARE(text(0, ParticipantsModel::RoundTripColumn), QString());
    QCOMPARE(text(0, ParticipantsModel::ReconnectsColumn), QString());
    emit m_service->eventsCommitted({m_history->event(EventKind::Connected, 1)});
    QCOMPARE(text(0, ParticipantsModel::ReconnectsColumn), QString()); // the first connect is not a reconnect
    emit m_service->eventsCommitted({m_history->event(EventKind::Connected, 1)});
    QCOMPARE(text(0, ParticipantsModel::ReconnectsColumn), u"1"_s);
    Presence presence{7, 1, true, m_history->nowMs()};
    presence.rttMs = 12;
    presence.clockOffsetMs = 340;
    emit m_service->presenceChanged({presence});
    QCOMPARE(text(0, ParticipantsModel::RoundTripColumn), u"12 ms"_s);
    QCOMPARE(text(0, ParticipantsModel::ClockColumn), u"+340 ms"_s);
}

void ParticipantsConnectedTest::showsWhoIsTypingUntilTheMessageIsSentOrGivenUp()
{
    const auto typing = [&](int row) { return text(row, ParticipantsModel::TypingColumn); };
    const auto now = [&](qint64 ms) {
        m_history->setNowMs(ms);
        m_model->setNow(ms);
    };
    const qint64 startMs = m_history->nowMs();
    Presence presence{7, 1, true, startMs + 1000};
    presence.typingChannel = 1;
    emit m_service->presenceChanged({presence});
    now(startMs + 1500);
    QCOMPARE(typing(0), u"Group 1"_s);
    QCOMPARE(text(0, ParticipantsModel::IdleColumn), u"0 s"_s); // typing is an action
    QCOMPARE(typing(1), QString());
    emit m_service->presenceChanged({{7, 1, true, startMs + 1500}}); // an answer to a ping
    QCOMPARE(typing(0), u"Group 1"_s);
    emit m_service->eventsCommitted({m_history->message(1, u"hi"_s)});
    QCOMPARE(typing(0), QString());

    presence.atMs = startMs + 3000;
    emit m_service->presenceChanged({presence});
    now(startMs + 6000);
    QCOMPARE(typing(0), u"Group 1"_s);
    now(startMs + 8000);
    QCOMPARE(typing(0), QString());
}

void ParticipantsConnectedTest::takesWhatSomebodyDoesAlongToAnotherSeat()
{
    const qint64 startMs = m_history->nowMs();
    emit m_service->eventsCommitted({m_history->event(EventKind::Arrived, 1), m_history->event(EventKind::Arrived, 2)});
    emit m_service->presenceChanged({{7, 1, true, startMs}, {7, 2, true, startMs}});
    m_model->setNow(startMs + 90'000);
    Presence typing{7, 1, true, startMs + 90'000};
    typing.typingChannel = 1;
    emit m_service->presenceChanged({typing});
    QCOMPARE(text(0, ParticipantsModel::IdleColumn), u"0 s"_s);
    m_history->setNowMs(startMs + 90'500);
    Event swapped = m_history->event(EventKind::SeatsSwapped, 1);
    swapped.detail = {{u"other"_s, 2}};
    emit m_service->eventsCommitted({swapped});
    QCOMPARE(text(0, ParticipantsModel::IdleColumn), u"1 min"_s);
    QCOMPARE(text(1, ParticipantsModel::IdleColumn), u"0 s"_s);
    QCOMPARE(text(1, ParticipantsModel::TypingColumn), u"Group 1"_s);
    Event replaced = m_history->event(EventKind::PersonReplaced, 2);
    replaced.detail = {{u"ticket"_s, u"anotherticket"_s}};
    emit m_service->eventsCommitted({replaced});
    QCOMPARE(text(1, ParticipantsModel::IdleColumn), QString()); // has not arrived yet
    QCOMPARE(text(1, ParticipantsModel::TypingColumn), QString());
}

void ParticipantsConnectedTest::showsWhoIsMutedAndUntilWhen()
{
    const qint64 startMs = m_history->nowMs();
    m_model->setNow(startMs);
    emit m_service->presenceChanged({{7, 1, true, startMs}, {7, 2, true, startMs}});
    Event forAWhile = m_history->event(EventKind::Muted, 1);
    forAWhile.channel = 1;
    forAWhile.detail.insert(u"until"_s, startMs + 60'000);
    const Event forGood = m_history->event(EventKind::Muted, 2);
    emit m_service->eventsCommitted({forAWhile, forGood});
    QCOMPARE(text(0, ParticipantsModel::OnlineColumn), u"muted"_s);
    QCOMPARE(text(0, ParticipantsModel::MutedColumn), QDateTime::fromMSecsSinceEpoch(startMs + 60'000).toString(u"HH:mm:ss"_s));
    QVERIFY(m_model->index(0, ParticipantsModel::MutedColumn).data(Qt::ToolTipRole).toString().startsWith("Muted Group 1 until"_L1));
    QCOMPARE(text(1, ParticipantsModel::MutedColumn), u"unmuted"_s);
    QCOMPARE(m_model->index(1, ParticipantsModel::MutedColumn).data(Qt::ToolTipRole).toString(), u"Muted everywhere"_s);
    m_model->setNow(startMs + 61'000);
    QCOMPARE(text(0, ParticipantsModel::OnlineColumn), u"online"_s);
    QCOMPARE(text(0, ParticipantsModel::MutedColumn), QString());
    QCOMPARE(text(1, ParticipantsModel::OnlineColumn), u"muted"_s);
}

void ParticipantsConnectedTest::showsWhoIsRemovedOrHasFinishedAllPages()
{
    emit m_service->eventsCommitted({m_history->event(EventKind::Arrived, 1), m_history->event(EventKind::Arrived, 2),
                                     m_history->entered(1, 1, 1), m_history->event(EventKind::Removed, 2)});
    QCOMPARE(text(0, ParticipantsModel::OnlineColumn), u"finished"_s);
    QCOMPARE(text(1, ParticipantsModel::OnlineColumn), u"removed"_s);
    QCOMPARE(m_model->index(1, 0).data(ParticipantsModel::StatusRole).value<ParticipantStatus>(), ParticipantStatus::Removed);
}

LABCHAT_TEST(ParticipantsConnectedTest, QApplication)
#include "tst_participantsconnected.moc"
