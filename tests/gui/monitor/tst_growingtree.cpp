// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/monitor/channeltreemodel.h"
#include "console/session/readmarks.h"
#include "gui/fakes.h"
#include "support/fakeothersystem.h"
#include "support/testprogram.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QApplication>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// The tree of a session of another system, while it grows.
class GrowingTreeTest final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void hasTheLevelsThatTicketsName();
    void leavesOutLevelsThatNobodyNames();
    void sortsByNumbersInNames();
    void countsOnlyThoseWhoAreThere();
    void insertsRowsAndKeepsTheOthers();
    void keepsWhatIsSelectedWhenASecondAppComes();
    void isTheSameAsATreeMadeAtOnce();

private:
    [[nodiscard]] static QString outline(const QAbstractItemModel &model, const QModelIndex &above, int depth = 0)
    {
        QString text;
        for (int row = 0; row < model.rowCount(above); ++row) {
            const QModelIndex index = model.index(row, 0, above);
            text += QString(depth * 2, u' ') + index.data().toString() + u'\n' + outline(model, index, depth + 1);
        }
        return text;
    }
    [[nodiscard]] QString outline() const { return outline(*m_model, m_model->index(0, 0)); }
    void take(const QList<Event> &events) const
    {
        QSignalSpy updated(m_monitor.get(), &SessionMonitor::updated);
        emit m_service->eventsCommitted(events);
        QTRY_VERIFY(!updated.isEmpty());
    }

    std::unique_ptr<FakeService> m_service;
    std::unique_ptr<SessionMonitor> m_monitor;
    std::unique_ptr<ReadMarks> m_marks;
    std::unique_ptr<ChannelTreeModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<FakeOtherSystem> m_system;
};

void GrowingTreeTest::init()
{
    m_tester.reset();
    m_model.reset();
    m_service = std::make_unique<FakeService>();
    m_monitor = std::make_unique<SessionMonitor>(m_service.get(), nullptr);
    m_marks = std::make_unique<ReadMarks>();
    m_model = std::make_unique<ChannelTreeModel>(m_marks.get(), nullptr);
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_system = std::make_unique<FakeOtherSystem>(1, 1000);
    emit m_service->sessionOpened(SessionState(m_system->session()));
    m_model->addSession(m_monitor->session(1));
    connect(m_monitor.get(), &SessionMonitor::sessionGrew, m_model.get(), [this](qint64 id) { m_model->grow(*m_monitor->session(id)); });
    connect(m_monitor.get(), &SessionMonitor::changed, m_model.get(), &ChannelTreeModel::update);
}

void GrowingTreeTest::hasTheLevelsThatTicketsName()
{
    take({m_system->admit(u"anna"_s, claimsOf(u"buyers"_s, u"1"_s, 1, u"trust"_s)), m_system->admit(u"bert"_s, claimsOf(u"sellers"_s, u"1"_s, 1, u"trust"_s)),
          m_system->admit(u"carl"_s, claimsOf(u"2"_s, u"2"_s, 1, u"trust"_s)), m_system->admit(u"anna"_s, claimsOf(u"all"_s, {}, 0, u"trust"_s)),
          m_system->admit(u"anna"_s, claimsOf(u"talk"_s, u"1"_s, 2, u"survey"_s))});
    QCOMPARE(outline(), u"survey\n"
                        "  Round 2\n"
                        "    Group 1: talk\n"
                        "trust\n"
                        "  Round 1\n"
                        "    Group 1\n"
                        "      buyers\n"
                        "      sellers\n"
                        "    Group 2\n"
                        "  all\n"_s);
    QCOMPARE(m_model->indexOf(1, 1).parent().siblingAtColumn(ChannelTreeModel::OnlineColumn).data().toString(), u"0/2"_s);
}

void GrowingTreeTest::leavesOutLevelsThatNobodyNames()
{
    take({m_system->admit(u"anna"_s, claimsOf(u"lobby"_s)), m_system->admit(u"bert"_s, claimsOf(u"room"_s))});
    QCOMPARE(outline(), u"lobby\nroom\n"_s);
}

void GrowingTreeTest::sortsByNumbersInNames()
{
    QList<Event> events;
    for (const int group : {10, 9, 2, 1})
        events.append(m_system->admit(u"p%1"_s.arg(group), claimsOf(QString::number(group), QString::number(group))));
    take(events);
    QCOMPARE(outline(), u"Group 1\nGroup 2\nGroup 9\nGroup 10\n"_s);
}

void GrowingTreeTest::countsOnlyThoseWhoAreThere()
{
    take({m_system->admit(u"anna"_s, claimsOf(u"1"_s, u"1"_s, 1)), m_system->admit(u"bert"_s, claimsOf(u"1"_s, u"1"_s, 1))});
    emit m_service->presenceChanged({{1, 1, true, 1}, {1, 2, true, 1}});
    const auto online = [this](const QModelIndex &index) { return index.siblingAtColumn(ChannelTreeModel::OnlineColumn).data().toString(); };
    QTRY_COMPARE(online(m_model->indexOf(1, 1)), u"2/2"_s);
    take({m_system->admit(u"anna"_s, claimsOf(u"2"_s, u"2"_s, 2))});
    QCOMPARE(online(m_model->indexOf(1, 1)), u"1/2"_s);
    QCOMPARE(online(m_model->indexOf(1, 1).parent()), u"1/2"_s); // round 1
    QCOMPARE(online(m_model->indexOf(1, 2).parent()), u"1/1"_s); // round 2
    QCOMPARE(online(m_model->indexOf(1)), u"2/2"_s);
    take({m_system->admit(u"bert"_s, claimsOf(u"2"_s, u"2"_s, 2))});
    QCOMPARE(online(m_model->indexOf(1, 1)), QString()); // as for a round in which nobody is
    QCOMPARE(online(m_model->indexOf(1, 1).parent()), QString());
    QCOMPARE(online(m_model->indexOf(1, 2)), u"2/2"_s);
}

void GrowingTreeTest::insertsRowsAndKeepsTheOthers()
{
    take({m_system->admit(u"anna"_s, claimsOf(u"5"_s, u"5"_s, 1))});
    const QPersistentModelIndex kept(m_model->indexOf(1, 1));
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    QSignalSpy layout(m_model.get(), &QAbstractItemModel::layoutChanged);
    QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    take({m_system->admit(u"bert"_s, claimsOf(u"1"_s, u"1"_s, 1)), m_system->admit(u"carl"_s, claimsOf(u"9"_s, u"9"_s, 2))});
    QCOMPARE(outline(), u"Round 1\n  Group 1\n  Group 5\nRound 2\n  Group 9\n"_s);
    QVERIFY(kept.isValid());
    QCOMPARE(kept.data().toString(), u"Group 5"_s);
    QCOMPARE(inserted.size(), 2);
    QCOMPARE(reset.size() + layout.size() + removed.size(), 0);
}

void GrowingTreeTest::keepsWhatIsSelectedWhenASecondAppComes()
{
    take({m_system->admit(u"anna"_s, claimsOf(u"1"_s, u"1"_s, 1)), m_system->admit(u"bert"_s, claimsOf(u"2"_s, u"2"_s, 1))});
    const QPersistentModelIndex channel(m_model->indexOf(1, 2));
    const QPersistentModelIndex round(m_model->index(0, 0, m_model->indexOf(1)));
    take({m_system->admit(u"anna"_s, claimsOf(u"x"_s, {}, 0, u"survey"_s))});
    QCOMPARE(outline(), u"survey\n  x\ntrust\n  Round 1\n    Group 1\n    Group 2\n"_s);
    QCOMPARE(channel.data().toString(), u"Group 2"_s);
    QCOMPARE(round.data().toString(), u"Round 1"_s);
    QCOMPARE(QModelIndex(channel), m_model->indexOf(1, 2));
}

void GrowingTreeTest::isTheSameAsATreeMadeAtOnce()
{
    QRandomGenerator random(7);
    for (int step = 0; step < 60; ++step) {
        const QString group = random.bounded(3) == 0 ? QString() : QString::number(random.bounded(12));
        const ChannelClaims claims = claimsOf(u"c%1"_s.arg(step / 2), group, random.bounded(3), random.bounded(9) == 0 ? u"other"_s : u"trust"_s);
        take({m_system->admit(u"p%1"_s.arg(random.bounded(1000)), claims)});
        ChannelTreeModel fresh(m_marks.get(), nullptr);
        fresh.addSession(m_monitor->session(1));
        QCOMPARE(outline(), outline(fresh, fresh.index(0, 0)));
        for (int channel = 1; channel <= m_system->state().session().channels.size(); ++channel)
            QCOMPARE(m_model->indexOf(1, channel).data().toString(), fresh.indexOf(1, channel).data().toString());
    }
}

LABCHAT_TEST(GrowingTreeTest, QApplication)
#include "tst_growingtree.moc"
