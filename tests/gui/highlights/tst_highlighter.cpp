// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/highlights/alerteffects.h"
#include "console/highlights/alertlistmodel.h"
#include "console/highlights/highlighter.h"
#include "console/highlights/highlightrulesmodel.h"
#include "console/session/sessionmonitor.h"
#include "console/widgets/tray.h"
#include "gui/fakes.h"
#include "support/testprogram.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>

using namespace LabChat;
using namespace Qt::StringLiterals;

namespace {

/// A highlighter with a clock that the test sets.
struct OwnHighlighter {
    OwnHighlighter(FakeService *service, const SessionPtr &session, const QString &settingsFile)
        : monitor(service, nullptr), settings(settingsFile, QSettings::IniFormat), nowMs(session->createdAtMs)
    {
        emit service->sessionOpened(SessionState(session));
    }

    SessionMonitor monitor;
    QSettings settings;
    qint64 nowMs;
    Highlighter highlighter{&monitor, &settings, [this] { return nowMs; }, nullptr};
    QSignalSpy highlighted{&highlighter, &Highlighter::highlighted};
};

} // namespace

/// The matches of highlight rules in messages and in silence, with a clock that the test sets; sound and notification.
class HighlighterTest final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void keepsABoundedListOfAlerts();
    void reportsASilenceOnce();
    void reportsASilenceByEachRule();
    void countsNoSilenceWhileNobodyCanWrite();
    void keepsQuietAboutChannelsThatNobodyIsIn();
    void soundsAtMostOnceInTwoSeconds();
    void editsRulesInAModelThatHoldsTogether();
    void costsLittleWhileEverybodyTalks();

private:
    static HighlightRule rule(HighlightKind kind, const QString &pattern);

    QTemporaryDir m_folder;
    std::unique_ptr<FakeService> m_service;
    std::unique_ptr<FakeHistory> m_history;
    SessionPtr m_session;
};

void HighlighterTest::init()
{
    m_service = std::make_unique<FakeService>();
    m_session = groupSession(1, 12, 4, QDateTime::currentMSecsSinceEpoch());
    m_history = std::make_unique<FakeHistory>(m_session, m_session->createdAtMs);
}

HighlightRule HighlighterTest::rule(HighlightKind kind, const QString &pattern)
{
    HighlightRule made;
    made.name = pattern;
    made.kind = kind;
    made.pattern = pattern;
    return made;
}

void HighlighterTest::keepsABoundedListOfAlerts()
{
    AlertListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (int batch = 0; batch < 5; ++batch) {
        QList<Highlight> highlights(300);
        for (Highlight &highlight : highlights)
            highlight.seq = batch + 1;
        model.add(highlights);
    }
    QCOMPARE(model.rowCount(), AlertListModel::maxRows);
    QCOMPARE(model.index(0, 0).data(AlertListModel::SeqRole).toInt(), 5);
    QCOMPARE(model.index(999, 0).data(AlertListModel::SeqRole).toInt(), 2);
    model.add(QList<Highlight>(2500));
    QCOMPARE(model.rowCount(), AlertListModel::maxRows);
}

void HighlighterTest::reportsASilenceOnce()
{
    OwnHighlighter own(m_service.get(), m_session, m_folder.filePath(u"own.ini"_s));
    HighlightRule silence = rule(HighlightKind::Silence, u"Group 1"_s);
    silence.silenceS = 60;
    own.highlighter.setRules({silence});
    emit m_service->eventsCommitted({m_history->message(1, u"x"_s)});
    emit m_service->presenceChanged({{1, 1, true, 1}, {1, 5, true, 1}});
    own.nowMs = m_history->nowMs() + 61'000;
    QVERIFY(own.highlighted.wait(3000));
    const auto reported = own.highlighted.first().first().value<QList<Highlight>>();
    QCOMPARE(reported.size(), 1);
    QCOMPARE(reported.first().channelTitle, u"Group 1"_s);
    QCOMPARE(reported.first().seq, 1);
    QVERIFY(!own.highlighted.wait(2200)); // already reported
    emit m_service->eventsCommitted({m_history->message(1, u"y"_s)});
    own.nowMs = m_history->nowMs() + 61'000;
    QVERIFY(own.highlighted.wait(3000));
}

void HighlighterTest::reportsASilenceByEachRule()
{
    OwnHighlighter own(m_service.get(), m_session, m_folder.filePath(u"own.ini"_s));
    HighlightRule soon = rule(HighlightKind::Silence, u"Group 1"_s);
    soon.silenceS = 60;
    HighlightRule late = soon;
    late.silenceS = 300;
    own.highlighter.setRules({soon, late});
    emit m_service->eventsCommitted({m_history->message(1, u"x"_s)});
    emit m_service->presenceChanged({{1, 1, true, 1}});
    own.nowMs = m_history->nowMs() + 61'000;
    QVERIFY(own.highlighted.wait(3000));
    QCOMPARE(own.highlighted.takeFirst().first().value<QList<Highlight>>().first().rule.silenceS, 60);
    own.nowMs = m_history->nowMs() + 301'000;
    QVERIFY(own.highlighted.wait(3000));
    QCOMPARE(own.highlighted.takeFirst().first().value<QList<Highlight>>().first().rule.silenceS, 300);
}

void HighlighterTest::countsNoSilenceWhileNobodyCanWrite()
{
    OwnHighlighter own(m_service.get(), m_session, m_folder.filePath(u"own.ini"_s));
    HighlightRule silence = rule(HighlightKind::Silence, u"Group 1"_s);
    silence.silenceS = 60;
    own.highlighter.setRules({silence});
    emit m_service->presenceChanged({{1, 1, true, 1}});
    emit m_service->eventsCommitted({m_history->message(1, u"x"_s), m_history->event(EventKind::Paused, 0)});
    own.nowMs = m_history->nowMs() + 600'000;
    QVERIFY(!own.highlighted.wait(1500));
    m_history->setNowMs(own.nowMs);
    emit m_service->eventsCommitted({m_history->event(EventKind::Resumed, 0)});
    own.nowMs += 59'000;
    QVERIFY(!own.highlighted.wait(1500));
    own.nowMs += 2'000;
    QVERIFY(own.highlighted.wait(3000));
}

void HighlighterTest::keepsQuietAboutChannelsThatNobodyIsIn()
{
    OwnHighlighter own(m_service.get(), m_session, m_folder.filePath(u"own.ini"_s));
    own.nowMs += 3'600'000;
    own.highlighter.setRules({rule(HighlightKind::Silence, {})});
    QVERIFY(!own.highlighted.wait(1500));
    emit m_service->eventsCommitted({m_history->event(EventKind::Arrived, 5)});
    emit m_service->presenceChanged({{1, 5, true, 1}});
    QVERIFY(own.highlighted.wait(3000));
    QCOMPARE(own.highlighted.first().first().value<QList<Highlight>>().first().channelTitle, u"Group 2"_s);
}

void HighlighterTest::soundsAtMostOnceInTwoSeconds()
{
    qint64 nowMs = 1000;
    QWidget window;
    Tray tray(&window);
    AlertEffects effects([&nowMs] { return nowMs; }, &tray, nullptr);
    QSignalSpy sounded(&effects, &AlertEffects::sounded);
    QSignalSpy notified(&effects, &AlertEffects::notified);
    Highlight highlight;
    highlight.channelTitle = u"Group 1"_s;
    highlight.text = u"help"_s;
    highlight.rule = rule(HighlightKind::Word, u"help"_s);
    effects.show({highlight});
    QCOMPARE(sounded.size(), 0);
    QCOMPARE(notified.size(), 0);
    highlight.rule.sound = u"chime"_s;
    highlight.rule.notifies = true;
    for (int i = 0; i < 10; ++i) {
        effects.show({highlight, highlight});
        nowMs += 500;
    }
    QCOMPARE(sounded.size(), 3); // at 0, 2 and 4 seconds
    QCOMPARE(sounded.first().first().toString(), u"chime"_s);
    QCOMPARE(notified.size(), 1);
    QVERIFY(notified.first().first().toString().contains("Group 1"_L1));
}

void HighlighterTest::editsRulesInAModelThatHoldsTogether()
{
    HighlightRulesModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRules(shippedHighlightRules());
    model.insert(2, rule(HighlightKind::Word, u"x"_s));
    model.move(2, -1);
    model.move(1, 1);
    model.move(0, -1);
    QCOMPARE(model.rules().at(2).name, u"x"_s);
    QVERIFY(model.setData(model.index(2), Qt::Unchecked, Qt::CheckStateRole));
    QVERIFY(!model.rules().at(2).on);
    model.remove(2);
    QCOMPARE(model.rules(), shippedHighlightRules());
}

/// 500 messages a second, checked every 25 ms, with twenty rules.
void HighlighterTest::costsLittleWhileEverybodyTalks()
{
    SessionMonitor monitor(m_service.get(), nullptr);
    emit m_service->sessionOpened(SessionState(m_session));
    QSettings settings(m_folder.filePath(u"own.ini"_s), QSettings::IniFormat);
    Highlighter highlighter(&monitor, &settings, systemClock(), nullptr);
    QList<HighlightRule> rules = shippedHighlightRules();
    while (rules.size() < 20)
        rules.append(rule(rules.size() % 2 ? HighlightKind::Word : HighlightKind::Expression, rules.size() % 2 ? u"needle, haystack"_s : u"\\bnee+dle\\d"_s));
    highlighter.setRules(rules);
    SessionChanges changes;
    changes.session = 1;
    for (int i = 0; i < 13; ++i)
        changes.messages.append(m_history->message(1 + i % 12, u"I think that we should split the money evenly, what do you think? 7 for me, 3 for you"_s));
    QList<qint64> nanoseconds;
    for (int i = 0; i < 200; ++i) {
        QElapsedTimer timer;
        timer.start();
        emit monitor.changed(changes);
        nanoseconds.append(timer.nsecsElapsed());
    }
    std::sort(nanoseconds.begin(), nanoseconds.end());
    qInfo("a batch of 13 messages with 20 rules: median %.2f ms, longest %.2f ms", double(nanoseconds.at(100)) / 1e6, double(nanoseconds.last()) / 1e6);
    QVERIFY(nanoseconds.at(100) < 5'000'000);
}

LABCHAT_TEST(HighlighterTest, QApplication)
#include "tst_highlighter.moc"
