// SPDX-License-Identifier: GPL-3.0-or-later
#include "heldlog.h"
#include "httpclient.h"
#include "labtest.h"

#include "server/session/sessionhost.h"
#include "support/sessions.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// What remains of a session in the server when it has ended, and what happens when it cannot be ended or a room cannot be saved.
class tst_EndedSessions final : public LabTest {
    Q_OBJECT

private slots:
    void cleanup() { stopLab(); }

    void leaveTheServersMemory();
    void leaveItAfterAPlaceWasTakenOver();
    void areReportedToLateCommands();
    void makeRoomForTheNextOneInTheirRoom();
    void saysThatASessionCouldNotBeEnded();
    void saysThatARoomCouldNotBeSaved();
    void giveTheirFoldToTheLogBeforeTheServerStops();

private:
    [[nodiscard]] qsizetype hosts() const
    {
        qsizetype count = 0;
        QMetaObject::invokeMethod(m_lab->server(), [&] { count = m_lab->server()->findChildren<SessionHost *>().size(); }, Qt::BlockingQueuedConnection);
        return count;
    }
    void startHeld()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_lab = std::make_unique<TestLab>(TestLabOptions{m_folder->path(), 0, {}, [this] { return m_log = new HeldLog; }});
        QVERIFY(m_lab->start());
        use(groupChat(2, 2));
    }

    HeldLog *m_log = nullptr;  ///< owned by the lab
};

void tst_EndedSessions::leaveTheServersMemory()
{
    startLab(groupChat(2, 2));
    const SessionPtr first = m_session;
    const Client anna = joined(1);
    use(groupChat(2, 2));
    const Client bert = joined(1);
    QCOMPARE(hosts(), 2);
    m_lab->endSession(first);
    QTRY_COMPARE(anna->lastOf(u"bye"_s).value("code"_L1).toString(), u"session_ended"_s);
    QTRY_COMPARE(hosts(), 1);
    const Client again = std::make_unique<ChatClient>(m_lab->socketUrl(), first->participant(1).ticket);
    again->open();
    QTRY_COMPARE(again->lastOf(u"bye"_s).value("code"_L1).toString(), u"session_ended"_s);
    for (const QString &link : QStringList{u"/p/"_s + first->participant(2).ticket, u"/join/"_s + first->code})
        QVERIFY(get(m_lab->port(), link).body.contains("This session has ended"));
    const QString nonce = bert->post(u"We go on"_s); // the other session does
    QTRY_VERIFY(bert->hasAnswerTo(nonce));
    QCOMPARE(bert->bodies(), QStringList{u"We go on"_s});
}

void tst_EndedSessions::leaveItAfterAPlaceWasTakenOver()
{
    startLab(groupChat(2, 2));
    const Client before = joined(1);
    const Client anna = joined(1); // another window, which took the place over
    QTRY_COMPARE(before->closeCode, 1000);
    m_lab->endSession(m_session);
    QTRY_COMPARE(anna->closeCode, 1000);
    QTRY_COMPARE(hosts(), 0);
    QVERIFY(m_lab->stop());
}

void tst_EndedSessions::areReportedToLateCommands()
{
    startLab(groupChat(2, 2));
    QStringList refusals;
    const QObject context; // ends before the list
    connect(m_lab->server(), &OperatorService::moderationRefused, &context, [&refusals](qint64, const Error &error) { refusals.append(error.code); });
    m_lab->endSession(m_session);
    QTRY_COMPARE(hosts(), 0);
    m_lab->server()->moderate(m_session->id, {Moderate{SetPaused{true}, {}}});
    QTRY_COMPARE(refusals, QStringList{u"session_ended"_s});
    m_lab->endSession(m_session);
    QCOMPARE(hosts(), 0); // everything before has been done
    QCoreApplication::processEvents();
    QVERIFY(m_lab->endErrors.isEmpty()); // it has ended, as the operator wanted
}

void tst_EndedSessions::makeRoomForTheNextOneInTheirRoom()
{
    startLab(groupChat(2, 2));
    QVERIFY(m_lab->keepRoom({u"lab1"_s, {}}));
    const SessionPtr first = m_lab->createSession(groupChat(2, 2), u"lab1"_s);
    const SessionPtr second = m_lab->createSession(groupChat(2, 2), u"lab1"_s);
    m_lab->endSession(second);
    QTRY_COMPARE(hosts(), 2);
    const auto isWaiting = [this] { return get(m_lab->port(), u"/room/lab1"_s).body.contains("The session has not started yet"); };
    QVERIFY(!isWaiting());
    m_lab->endSession(first);
    QTRY_COMPARE(hosts(), 1);
    QVERIFY(isWaiting());
}

void tst_EndedSessions::saysThatASessionCouldNotBeEnded()
{
    startHeld();
    const Client anna = joined(1);
    bool isHeld = false;
    const QObject context;
    connect(m_log, &HeldLog::held, &context, [&isHeld] { isHeld = true; });
    m_log->hold();
    m_lab->endSession(m_session);
    QTRY_VERIFY(isHeld);
    m_log->failHeld();
    QTRY_COMPARE(m_lab->endErrors.size(), 1);
    QCOMPARE(m_lab->endErrors.first().text, u"The disk is full."_s);
    m_lab->endSession(m_session); // the log still fails
    QTRY_COMPARE(m_lab->endErrors.size(), 2);
    QVERIFY(m_lab->error.code.isEmpty()); // nothing about a start
    m_log->recoverWith({});
    QTRY_COMPARE(m_lab->storageRecoveries, 1);
    const QString nonce = anna->post(u"Still here"_s);
    QTRY_VERIFY(anna->hasAnswerTo(nonce));
    QVERIFY(anna->refusalOf(nonce).isEmpty());
    m_lab->endSession(m_session);
    QTRY_COMPARE(hosts(), 0);
    QCOMPARE(m_lab->endErrors.size(), 2);
}

void tst_EndedSessions::saysThatARoomCouldNotBeSaved()
{
    startHeld();
    m_log->failRooms();
    m_lab->server()->keepRoom({u"lab1"_s, {}});
    QTRY_COMPARE(m_lab->roomErrors.size(), 1);
    QVERIFY(m_lab->error.code.isEmpty());
}

void tst_EndedSessions::giveTheirFoldToTheLogBeforeTheServerStops()
{
    startHeld();
    QList<SessionState> kept;
    const QObject context;
    connect(m_log, &HeldLog::foldKept, &context, [&kept](const SessionState &state) { kept.append(state); });
    const Client anna = joined(1);
    const QString nonce = anna->post(u"Hello"_s);
    QTRY_VERIFY(anna->hasAnswerTo(nonce));
    m_log->wantFold(m_session->id);
    m_log->wantFold(m_session->id + 1); // one that has ended meanwhile
    QTRY_COMPARE(kept.size(), 1);
    QCOMPARE(kept.constFirst().messages(), 1);
    m_log->hold();
    anna->post(u"Nobody sees this yet"_s);
    QVERIFY(m_lab->stop());
    QTRY_COMPARE(kept.size(), 2);
    QCOMPARE(kept.last().messages(), 1); // only what is on the disk
}

LABCHAT_TEST(tst_EndedSessions, QCoreApplication)
#include "tst_endedsessions.moc"
