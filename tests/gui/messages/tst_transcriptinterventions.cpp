// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/messages/transcriptfixture.h"
#include "support/testprogram.h"

#include <QtWidgets/QApplication>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// The operator's actions on messages and their authors, as shown in the transcript.
class TranscriptInterventionsTest final : public TranscriptTest {
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void showsHeldMessagesWhereTheyWereWritten();
    void repaintsOnlyWhatAnInterventionChanges();
    void showsAParticipantOnlyWhatTheySee();
    void forgetsAMuteThatIsOver();
    void forgetsTheMutesOfAChannelThatIsClosed();

private:
    Event held(int participant, const QString &body);
    Event about(EventKind kind, const Event &message);
    [[nodiscard]] MessageState messageState(int row) const
    {
        return m_model->index(row, 0).data(TranscriptModel::StateRole).value<MessageState>();
    }
};

Event TranscriptInterventionsTest::held(int participant, const QString &body)
{
    Event event = m_history->message(participant, body);
    event.kind = EventKind::MessageHeld;
    return event;
}

/// An action of the operator on a message.
Event TranscriptInterventionsTest::about(EventKind kind, const Event &message)
{
    Event event = m_history->event(kind, kind == EventKind::MessageReleased ? message.participant : 0);
    event.channel = message.channel;
    event.body = kind == EventKind::MessageReleased ? message.body : QString();
    event.detail = {{u"operator"_s, u"Ada"_s}, {u"message"_s, message.seq}};
    return event;
}

void TranscriptInterventionsTest::showsHeldMessagesWhereTheyWereWritten()
{
    QList<Event> events = m_history->messages(1, 600);
    const Event early = held(1, u"early"_s);
    const Event elsewhere = held(5, u"elsewhere"_s);
    events += {early, elsewhere};
    events += m_history->messages(1, 550);
    const Event late = held(2, u"late"_s);
    events.append(late);
    commit(events);
    m_model->setChannel(m_monitor->session(7), 1);
    QTRY_COMPARE(m_model->phase(), TranscriptModel::Phase::Ready);
    QCOMPARE(m_model->rowCount(), TranscriptModel::pageSize + 1);
    QCOMPARE(body(m_model->rowCount() - 1), u"late"_s);
    QCOMPARE(messageState(m_model->rowCount() - 1), MessageState::Held);
    m_model->loadOlder();
    QTRY_COMPARE(m_model->rowCount(), 2 * TranscriptModel::pageSize + 2);
    QCOMPARE(body(m_model->rowCount() - 552), u"early"_s);
    commit({about(EventKind::MessageReleased, early), about(EventKind::MessageRefused, late)});
    QCOMPARE(m_model->rowCount(), 2 * TranscriptModel::pageSize + 2);
    QCOMPARE(body(m_model->rowCount() - 1), u"early"_s);
    QCOMPARE(messageState(m_model->rowCount() - 1), MessageState::Said);
    QCOMPARE(messageState(m_model->rowCount() - 2), MessageState::Refused);
}

void TranscriptInterventionsTest::repaintsOnlyWhatAnInterventionChanges()
{
    const QList<Event> said = m_history->messages(1, 8);
    commit(said);
    m_model->setChannel(m_monitor->session(7), 1);
    QTRY_COMPARE(m_model->rowCount(), 8);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    commit({about(EventKind::MessageHidden, said.at(3))});
    QCOMPARE(messageState(3), MessageState::Hidden);
    QCOMPARE(int(changed.size()), 1);
    QCOMPARE(changed.constFirst().at(0).toModelIndex().row(), 3);
    QCOMPARE(changed.constFirst().at(1).toModelIndex().row(), 3);
    changed.clear();
    Event muted = m_history->event(EventKind::Muted, 2);
    muted.detail = {{u"operator"_s, u"Ada"_s}};
    commit({muted});
    QCOMPARE(int(changed.size()), 2); // P2's messages
    QVERIFY(m_model->index(1, 0).data(TranscriptModel::MutedRole).toBool());
    QVERIFY(!m_model->index(2, 0).data(TranscriptModel::MutedRole).toBool());
    QVERIFY(reset.isEmpty());
}

void TranscriptInterventionsTest::showsAParticipantOnlyWhatTheySee()
{
    tearDown();
    setUp(1);
    const QList<Event> said = m_history->messages(1, 2);
    Event hidden = about(EventKind::MessageHidden, said.at(0));
    hidden.detail.insert(u"text"_s, u"An insult was removed."_s);
    const Event own = held(1, u"mine"_s);
    commit(said + QList{hidden, own, held(2, u"another's"_s)});
    m_model->setChannel(m_monitor->session(7), 1);
    QTRY_COMPARE(m_model->rowCount(), 3);
    QCOMPARE(body(0), u"An insult was removed."_s);
    QCOMPARE(m_model->index(0, 0).data(TranscriptModel::MarkRole).toString(), QString());
    QCOMPARE(body(2), u"mine"_s);
    commit({about(EventKind::MessageRefused, own)});
    QCOMPARE(m_model->rowCount(), 2);
}

void TranscriptInterventionsTest::forgetsAMuteThatIsOver()
{
    commit(m_history->messages(1, 4));
    m_history->setNowMs(QDateTime::currentMSecsSinceEpoch());
    Event muted = m_history->event(EventKind::Muted, 1);
    muted.detail = {{u"operator"_s, u"Ada"_s}, {u"until"_s, muted.atMs + 400}};
    m_model->setChannel(m_monitor->session(7), 1);
    QTRY_COMPARE(m_model->rowCount(), 4);
    commit({muted});
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    QVERIFY(changed.wait());
    QVERIFY(!m_model->index(0, 0).data(TranscriptModel::MutedRole).toBool());
}

void TranscriptInterventionsTest::forgetsTheMutesOfAChannelThatIsClosed()
{
    m_history->setNowMs(QDateTime::currentMSecsSinceEpoch());
    Event muted = m_history->event(EventKind::Muted, 1);
    muted.detail = {{u"operator"_s, u"Ada"_s}, {u"until"_s, muted.atMs + 250}};
    m_model->setChannel(m_monitor->session(7), 1);
    commit({muted});
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_model->setChannel(nullptr, 0);
    QTest::qWait(450); // the mute has ended in the meantime
    QVERIFY(changed.isEmpty());
    QCOMPARE(m_model->phase(), TranscriptModel::Phase::NoChannel);
}

LABCHAT_TEST(TranscriptInterventionsTest, QApplication)
#include "tst_transcriptinterventions.moc"
