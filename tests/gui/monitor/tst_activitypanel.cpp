// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/monitor/activitypanel.h"
#include "console/monitor/activityview.h"
#include "gui/fakes.h"
#include "support/testprogram.h"

#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>

#include <ctime>

using namespace LabChat;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 minuteMs = 60'000;
constexpr qint64 startMs = 28'000'000 * minuteMs;

} // namespace

/// The chart of a session's activity: counts, marks, and tooltips.
class ActivityPanelTest final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void countsMinutesByChannelAndRole();
    void putsAllButTheBusiestTogether();
    void makesWiderBinsOfVeryLongSessions();
    void marksFirstEntriesOnceAndInterventions();
    void addsNothingTwice();
    void readsTheLogWhenItIsWantedAndGoesOnLive();
    void saysHowFarALongLogIsRead();
    void saysWhyThereIsNoChart();
    void staysQuickOverADay();

private:
    [[nodiscard]] Event said(int participant, qint64 minute);
    [[nodiscard]] static double total(const ActivitySeries &series) { return std::accumulate(series.perMinute.begin(), series.perMinute.end(), 0.0); }

    SessionPtr m_session;
    std::unique_ptr<FakeHistory> m_history;
};

void ActivityPanelTest::init()
{
    Study study = pagedStudy(8, 4);
    study.roles = {u"Seller"_s, u"Buyer"_s, u"Buyer"_s, u"Buyer"_s};
    m_session = sessionOf(study, 7, startMs);
    m_history = std::make_unique<FakeHistory>(m_session, startMs);
}

Event ActivityPanelTest::said(int participant, qint64 minute)
{
    m_history->setNowMs(startMs + minute * minuteMs);
    return m_history->message(participant, u"x"_s);
}

void ActivityPanelTest::countsMinutesByChannelAndRole()
{
    const SessionState state(m_session);
    ActivityData data(*m_session, {{{startMs / minuteMs + 2, 1, u"Buyer"_s, 3}}, {}, 0});
    data.add(said(1, 4), state);
    data.add(said(6, 4), state);
    const ActivityBins bins = data.bins(startMs + 9 * minuteMs);
    QCOMPARE(bins.count, 10);
    QCOMPARE(bins.minutesPerBin, 1);
    const auto all = data.series(ActivityData::Breakdown::All, bins);
    QCOMPARE(all.size(), 1);
    QCOMPARE(all.first().perMinute, QList<double>({0, 0, 3, 0, 2, 0, 0, 0, 0, 0}));
    const auto channels = data.series(ActivityData::Breakdown::Channel, bins);
    QCOMPARE(channels.size(), 2);
    QCOMPARE(channels.at(0).name, u"Round 1, group 1"_s);
    QCOMPARE(total(channels.at(0)), 4.0);
    QCOMPARE(total(channels.at(1)), 1.0);
    const auto roles = data.series(ActivityData::Breakdown::Role, bins);
    QCOMPARE(roles.at(0).name, u"Buyer"_s);
    QCOMPARE(total(roles.at(0)), 4.0);
    QCOMPARE(roles.at(1).name, u"Seller"_s);
}

void ActivityPanelTest::putsAllButTheBusiestTogether()
{
    Activity activity;
    for (int role = 1; role <= 12; ++role)
        activity.counts.append({startMs / minuteMs, 1, u"role %1"_s.arg(role, 2, 10, QChar(u'0')), role});
    const ActivityData data(*m_session, activity);
    const auto series = data.series(ActivityData::Breakdown::Role, data.bins(startMs));
    QCOMPARE(series.size(), ActivityData::mostSeries + 1);
    QCOMPARE(series.first().name, u"role 05"_s);
    QCOMPARE(total(series.last()), 1.0 + 2 + 3 + 4);
}

void ActivityPanelTest::makesWiderBinsOfVeryLongSessions()
{
    const ActivityData data(*m_session, {{{startMs / minuteMs + 2000, 1, {}, 6}}, {}, 0});
    QCOMPARE(ActivityData(*m_session, {}).bins(startMs + 1439 * minuteMs).count, 1440);
    const ActivityBins bins = data.bins(startMs + 3999 * minuteMs);
    QCOMPARE(bins.minutesPerBin, 3);
    QVERIFY(bins.count <= ActivityData::mostBins);
    QCOMPARE(data.series(ActivityData::Breakdown::All, bins).first().perMinute.at(666), 2.0);
}

void ActivityPanelTest::marksFirstEntriesOnceAndInterventions()
{
    const SessionState state(m_session);
    ActivityData data(*m_session, {});
    for (const Event &event : {m_history->event(EventKind::Arrived, 1), m_history->event(EventKind::Arrived, 2), m_history->entered(2, 1, 1),
                               m_history->entered(1, 1, 1), m_history->entered(1, 2, 1), m_history->event(EventKind::Ready, 1)})
        data.add(event, state);
    Event muted = m_history->event(EventKind::Muted, 3);
    muted.detail = {{u"operator"_s, u"Ada"_s}, {u"reason"_s, u"insults"_s}};
    data.add(muted, state);
    for (const qint64 byMs : {12'400, -600}) {
        Event jump = m_history->event(EventKind::ClockJumped, 0);
        setClockJump(jump, byMs);
        data.add(jump, state);
    }
    QStringList texts;
    for (const ActivityMark &mark : data.marks())
        texts.append(mark.text);
    QCOMPARE(texts, (QStringList{u"First on “Together”, round 1"_s, u"First on “Timed”, round 1"_s, u"First on “Timed”, round 2"_s,
                                 u"Muted · P3 · by Ada · insults"_s, u"The computer's clock was set forward by 12 s."_s,
                                 u"The computer's clock was set back by 1 s."_s}));
    QVERIFY(data.marks().last().isIntervention && !data.marks().first().isIntervention);
}

void ActivityPanelTest::addsNothingTwice()
{
    const SessionState state(m_session);
    const QList<Event> messages{said(1, 0), said(1, 0)};
    ActivityData data(*m_session, {{{startMs / minuteMs, 1, u"Seller"_s, 1}}, {}, messages.first().seq});
    for (const Event &message : messages)
        data.add(message, state);
    QCOMPARE(total(data.series(ActivityData::Breakdown::All, data.bins(startMs)).first()), 2.0);
}

void ActivityPanelTest::readsTheLogWhenItIsWantedAndGoesOnLive()
{
    FakeService service;
    FakeArchive archive;
    SessionMonitor monitor(&service, nullptr);
    const Event arrived = m_history->event(EventKind::Arrived, 1);
    SessionState state(m_session);
    state.apply(arrived);
    emit service.sessionOpened(state);
    archive.activities.insert(7, {{{startMs / minuteMs + 5, 1, u"Buyer"_s, 40}}, {arrived}, 1});
    ActivityPanel panel(&archive, [] { return startMs + 29 * minuteMs; }, nullptr);
    connect(&monitor, &SessionMonitor::changed, &panel, &ActivityPanel::update);
    panel.resize(800, 300);
    panel.setSession(monitor.session(7));
    auto *view = panel.findChild<ActivityView *>(u"activityView"_s);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    QTRY_VERIFY(view->isVisible());
    const auto tips = [view] {
        QStringList found;
        for (int x = 0; x < view->viewport()->width(); x += 2)
            found.append(view->tipAt(QPoint(x, view->viewport()->height() / 2)));
        return found.join(u'\n');
    };
    QTRY_VERIFY(tips().contains("40 messages per minute"_L1));
    QVERIFY(tips().contains(u"First on “Together”"_s));
    m_history->setNowMs(startMs + 20 * minuteMs);
    emit service.eventsCommitted({m_history->message(1, u"x"_s), m_history->event(EventKind::Paused, 0)});
    QTRY_VERIFY(tips().contains("Paused"_L1)); // within a second
    panel.findChild<QComboBox *>(u"activityBreakdownComboBox"_s)->setCurrentIndex(2);
    QVERIFY(tips().contains("Buyer: 40"_L1));
    QVERIFY(tips().contains("Seller: 1"_L1));
    QPalette dark = panel.palette();
    dark.setColor(QPalette::Base, Qt::black);
    dark.setColor(QPalette::Text, Qt::white);
    panel.setPalette(dark);
    QCOMPARE(view->grab().toImage().pixelColor(2, 2), QColor(Qt::black));
}

void ActivityPanelTest::saysWhyThereIsNoChart()
{
    FakeArchive archive;
    ActivityPanel panel(&archive, [] { return startMs; }, nullptr);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    QCOMPARE(panel.findChild<QLabel *>(u"activityStateLabel"_s)->text(), u"No session"_s);
}

/// A day of messages in a thousand channels: drawing each second takes a fraction of a second.
void ActivityPanelTest::staysQuickOverADay()
{
    Activity activity;
    for (qint64 minute = 0; minute < 1440; ++minute) {
        for (int role = 1; role <= 12; ++role)
            activity.counts.append({startMs / minuteMs + minute, role % 2 + 1, u"role %1"_s.arg(role), (minute * role) % 17});
    }
    const ActivityData data(*m_session, activity);
    ActivityView view;
    view.resize(1200, 300);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    const ActivityBins bins = data.bins(startMs, view.mostBins());
    const std::clock_t begun = std::clock(); // processor time, because other programs may be busy
    view.showActivity(data.series(ActivityData::Breakdown::Role, bins), bins, data.marks());
    view.repaint();
    const double drawnMs = double(std::clock() - begun) * 1000 / CLOCKS_PER_SEC;
    qInfo("a day in nine layers: %.0f ms", drawnMs);
    QVERIFY(drawnMs < 1000);
}

void ActivityPanelTest::saysHowFarALongLogIsRead()
{
    FakeService service;
    FakeArchive archive;
    SessionMonitor monitor(&service, nullptr);
    emit service.sessionOpened(SessionState(m_session));
    archive.longActivity = FakeArchive::begun<Result<Activity>>();
    ActivityPanel panel(&archive, [] { return startMs; }, nullptr);
    panel.setSession(monitor.session(7));
    panel.show();
    auto *label = panel.findChild<QLabel *>(u"activityStateLabel"_s);
    QTRY_COMPARE(label->text(), u"Reading the log…"_s);
    archive.longActivity->setProgressValue(62);
    QTRY_COMPARE(label->text(), u"Reading the log… 62%"_s);
    panel.setSession(nullptr);
    QVERIFY(archive.longActivity->isCanceled());
    QCOMPARE(label->text(), u"No session"_s);
    archive.longActivity->finish();
    archive.longActivity = FakeArchive::begun<Result<Activity>>();
    panel.setSession(monitor.session(7));
    archive.longActivity->addResult(Activity{});
    archive.longActivity->finish();
    QTRY_VERIFY(!label->isVisible());
}

LABCHAT_TEST(ActivityPanelTest, QApplication)
#include "tst_activitypanel.moc"
