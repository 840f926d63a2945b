// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/help/helpmodel.h"
#include "console/messages/helptalkmodel.h"
#include "console/messages/transcriptmodel.h"
#include "gui/fakes.h"
#include "support/testprogram.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QTest>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// Who called for help, and the private messages.
class HelpModelTest final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void showsWhoCalledAndTheStateOfTheCall();
    void sortsWhatIsNewFirst();
    void countsFromTheFirstLineOfACall();
    void followsAPersonToAnotherSeat();
    void forgetsAPersonWhoWasReplaced();
    void showsThePrivateTalk();

private:
    void happens(EventKind kind, int participant, const QString &body = {});
    void act(const OperatorAction &action);
    void answer(int participant, const QString &body);
    void report(const Event &event);
    [[nodiscard]] QString text(int row, HelpModel::Column column) const { return m_model->index(row, column).data().toString(); }
    [[nodiscard]] QStringList talk() const;

    SessionPtr m_session;
    std::unique_ptr<WatchedSession> m_watched;
    std::unique_ptr<HelpModel> m_model;
    std::unique_ptr<HelpTalkModel> m_talk;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<QAbstractItemModelTester> m_talkTester;
    qint64 m_nowMs = 0;
};

void HelpModelTest::init()
{
    m_nowMs = 1'800'000'000'000;
    m_session = groupSession(1, 6, 3, m_nowMs);
    m_watched = std::make_unique<WatchedSession>(SessionState(m_session));
    m_tester.reset();
    m_talkTester.reset();
    m_model = std::make_unique<HelpModel>([this] { return m_nowMs; }, nullptr);
    m_talk = std::make_unique<HelpTalkModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_talkTester = std::make_unique<QAbstractItemModelTester>(m_talk.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_model->setSession(m_watched.get());
}

void HelpModelTest::report(const Event &event)
{
    QVERIFY(m_watched->apply(event));
    SessionChanges changes;
    changes.session = m_session->id;
    changes.participants.addAll(m_session->numParticipants());
    m_model->update(changes);
    m_talk->update(changes);
}

void HelpModelTest::happens(EventKind kind, int participant, const QString &body)
{
    m_nowMs += 1000;
    Event event = nextEvent(m_watched->state(), kind, participant, m_nowMs);
    event.body = body;
    event.nonce = QByteArray::number(event.seq);
    report(event);
}

void HelpModelTest::act(const OperatorAction &action)
{
    m_nowMs += 1000;
    const Decision decision = decideModeration(m_watched->state(), {action, {u"Ann"_s, {}, {}, 0}}, m_nowMs);
    QVERIFY(decision);
    report(*decision);
}

void HelpModelTest::answer(int participant, const QString &body)
{
    act(AnswerHelp{participant, {u"Experimenter"_s, body}});
}

QStringList HelpModelTest::talk() const
{
    QStringList lines;
    for (int row = 0; row < m_talk->rowCount(); ++row) {
        const QModelIndex index = m_talk->index(row, 0);
        lines.append(index.data(TranscriptModel::NicknameRole).toString() + u": "_s + index.data().toString());
    }
    return lines;
}

void HelpModelTest::showsWhoCalledAndTheStateOfTheCall()
{
    QCOMPARE(m_model->rowCount(), 0);
    happens(EventKind::HelpRequested, 4, u"My screen\nis black"_s);
    QCOMPARE(m_model->rowCount(), 1);
    QCOMPARE(text(0, HelpModel::WhoColumn), u"P4"_s);
    QCOMPARE(text(0, HelpModel::ProgressColumn), u"new"_s);
    QCOMPARE(text(0, HelpModel::LineColumn), u"My screen is black"_s);
    QCOMPARE(newCalls(m_watched->state()), QList<int>{4});
    act(ReadHelp{4});
    QCOMPARE(text(0, HelpModel::ProgressColumn), u"read"_s);
    QVERIFY(newCalls(m_watched->state()).isEmpty());
    answer(4, u"Coming"_s);
    QCOMPARE(text(0, HelpModel::ProgressColumn), u"answered"_s);
    QCOMPARE(text(0, HelpModel::WaitingColumn), QString());
    happens(EventKind::HelpRequested, 4, u"And now?"_s);
    QCOMPARE(text(0, HelpModel::ProgressColumn), u"new"_s);
}

void HelpModelTest::sortsWhatIsNewFirst()
{
    for (const int participant : {1, 2, 3, 4})
        happens(EventKind::HelpRequested, participant, u"?"_s);
    answer(4, u"Coming"_s);
    act(ReadHelp{1});
    QList<std::pair<qint64, int>> order;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row, 0);
        order.append({index.data(HelpModel::SortRole).toLongLong(), index.data(HelpModel::ParticipantRole).toInt()});
    }
    std::sort(order.begin(), order.end());
    QList<int> participants;
    for (const auto &[key, participant] : std::as_const(order))
        participants.append(participant);
    QCOMPARE(participants, QList<int>({3, 2, 1, 4}));
}

void HelpModelTest::countsFromTheFirstLineOfACall()
{
    happens(EventKind::HelpRequested, 2, u"Hello"_s);
    m_nowMs += 60'000;
    happens(EventKind::HelpRequested, 2, u"Hello?"_s);
    QCOMPARE(text(0, HelpModel::WaitingColumn), u"1:01"_s);
    answer(2, u"Coming"_s);
    happens(EventKind::HelpRequested, 2, u"Thanks, and"_s);
    m_nowMs += 5000;
    QCOMPARE(text(0, HelpModel::WaitingColumn), u"0:05"_s);
}

void HelpModelTest::followsAPersonToAnotherSeat()
{
    m_talk->setParticipant(m_watched.get(), 2);
    happens(EventKind::HelpRequested, 2, u"Hello"_s);
    happens(EventKind::HelpRequested, 3, u"Hey"_s);
    act(SwapSeats{2, 5});
    QCOMPARE(m_model->rowCount(), 2);
    QCOMPARE(text(0, HelpModel::WhoColumn), u"P3"_s);
    QCOMPARE(text(1, HelpModel::WhoColumn), u"P5"_s);
    QCOMPARE(text(1, HelpModel::LineColumn), u"Hello"_s);
    QVERIFY(talk().isEmpty());
}

void HelpModelTest::forgetsAPersonWhoWasReplaced()
{
    m_talk->setParticipant(m_watched.get(), 2);
    happens(EventKind::HelpRequested, 2, u"Hello"_s);
    act(ReplacePerson{2});
    QCOMPARE(m_model->rowCount(), 0);
    QVERIFY(talk().isEmpty());
}

void HelpModelTest::showsThePrivateTalk()
{
    happens(EventKind::HelpRequested, 2, u"Hello"_s);
    m_talk->setParticipant(m_watched.get(), 2);
    QCOMPARE(talk(), QStringList{u"P2: Hello"_s});
    answer(2, u"Coming"_s);
    happens(EventKind::HelpRequested, 3, u"not for P2"_s);
    QCOMPARE(talk(), QStringList({u"P2: Hello"_s, u"Experimenter: Coming"_s}));
}

LABCHAT_TEST(HelpModelTest, QCoreApplication)
#include "tst_helpmodel.moc"
