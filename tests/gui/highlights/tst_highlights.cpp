// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/highlights/alerteffects.h"
#include "console/highlights/alertlistmodel.h"
#include "console/highlights/highlightrulesdialog.h"
#include "console/messages/transcriptmodel.h"
#include "console/widgets/tray.h"
#include "console/window/mainwindow.h"
#include "gui/fakes.h"

#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAction>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTreeView>

using namespace LabChat;
using namespace Qt::StringLiterals;

namespace {

/// A highlighter beside the window's own, with a clock that the test sets.
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

/// Highlight rules from the dialog to the marks, the list, the sound and the notification.
class HighlightsTest final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void marksAndListsWhatParticipantsSay();
    void showsTheMessageOfAnAlert();
    void saysNothingOfTheExperimentersOwnWords();
    void keepsABoundedListOfAlerts();
    void tellsOfASilenceOnce();
    void tellsOfASilenceByEachRule();
    void countsNoSilenceWhileNobodyCanWrite();
    void keepsQuietAboutChannelsThatNobodyIsIn();
    void soundsAtMostOnceInTwoSeconds();
    void keepsTheRulesThatAreEdited();
    void showsAtOnceWhatARuleDoes();
    void editsRulesInAModelThatHoldsTogether();
    void costsLittleWhileEverybodyTalks();

private:
    template <typename T>
    [[nodiscard]] T *find(const QString &name) const
    {
        return m_window->findChild<T *>(name);
    }
    [[nodiscard]] QAbstractItemModel *alerts() const { return find<QTreeView>(u"alertsTreeView"_s)->model(); }
    void makeWindow();
    void openRules() const;
    static HighlightRule rule(HighlightKind kind, const QString &pattern);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeService> m_service;
    std::unique_ptr<FakeArchive> m_archive;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<FakeHistory> m_history;
    SessionPtr m_session;
};

void HighlightsTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_service = std::make_unique<FakeService>();
    m_archive = std::make_unique<FakeArchive>();
    makeWindow();
}

void HighlightsTest::cleanup()
{
    m_window.reset();
}

void HighlightsTest::makeWindow()
{
    ConsoleOptions options;
    options.dataDirectory = m_folder->path();
    options.settingsFile = m_folder->filePath(u"settings.ini"_s);
    m_window = std::make_unique<MainWindow>(m_service.get(), m_archive.get(), options);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_session = groupSession(1, 12, 4, QDateTime::currentMSecsSinceEpoch());
    m_history = std::make_unique<FakeHistory>(m_session, m_session->createdAtMs);
    emit m_service->sessionOpened(SessionState(m_session));
    emit m_service->opened();
}

void HighlightsTest::openRules() const
{
    find<QAction>(u"highlightRulesAction"_s)->trigger();
    QVERIFY(find<HighlightRulesDialog>(u"HighlightRulesDialog"_s));
}

HighlightRule HighlightsTest::rule(HighlightKind kind, const QString &pattern)
{
    HighlightRule made;
    made.name = pattern;
    made.kind = kind;
    made.pattern = pattern;
    return made;
}

void HighlightsTest::marksAndListsWhatParticipantsSay()
{
    const QAbstractItemModelTester tester(alerts(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    emit m_service->eventsCommitted({m_history->message(1, u"hello"_s), m_history->message(2, u"mail me: a@b.de"_s), m_history->message(5, u"my name is Bo"_s)});
    QTRY_COMPARE(alerts()->rowCount(), 2);
    QCOMPARE(alerts()->index(0, AlertListModel::TextColumn).data().toString(), u"my name is Bo"_s);
    QCOMPARE(alerts()->index(0, AlertListModel::ChannelColumn).data().toString(), u"Group 2"_s);
    QCOMPARE(alerts()->index(1, AlertListModel::RuleColumn).data().toString(), u"E-mail address"_s);
    QVERIFY(alerts()->index(1, AlertListModel::WhoColumn).data().toString().contains("P2"_L1));
    const QAbstractItemModel *transcript = find<QAbstractItemView>(u"transcriptView"_s)->model();
    QCOMPARE(transcript->rowCount(), 2);
    QVERIFY(!transcript->index(0, 0).data(TranscriptModel::HighlightRole).isValid());
    QCOMPARE(transcript->index(1, 0).data(TranscriptModel::HighlightRole).toString(), u"red"_s);
    QVERIFY(transcript->index(1, 0).data(Qt::ToolTipRole).toString().contains("E-mail address"_L1));
    find<QDockWidget>(u"alertsDockWidget"_s)->show();
    QTest::mouseClick(find<QPushButton>(u"clearAlertsPushButton"_s), Qt::LeftButton);
    QCOMPARE(alerts()->rowCount(), 0);
}

void HighlightsTest::showsTheMessageOfAnAlert()
{
    QList<Event> said = m_history->messages(2, 20);
    said.append(m_history->message(6, u"I am called Bo"_s));
    m_archive->log = said;
    emit m_service->eventsCommitted(said);
    QTRY_COMPARE(alerts()->rowCount(), 1);
    find<QDockWidget>(u"alertsDockWidget"_s)->show();
    auto *list = find<QTreeView>(u"alertsTreeView"_s);
    list->setCurrentIndex(alerts()->index(0, 0));
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Return);
    QTRY_COMPARE(find<QAbstractItemView>(u"transcriptView"_s)->currentIndex().data().toString(), u"I am called Bo"_s);
    QCOMPARE(find<QLabel>(u"channelTitleLabel"_s)->text(), u"Group 2"_s);
}

void HighlightsTest::saysNothingOfTheExperimentersOwnWords()
{
    Event own = m_history->message(1, u"write to lab@uni.de"_s);
    own.participant = own.member = 0;
    emit m_service->eventsCommitted({own, m_history->message(1, u"a@b.de"_s)});
    QTRY_COMPARE(alerts()->rowCount(), 1);
}

void HighlightsTest::keepsABoundedListOfAlerts()
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

void HighlightsTest::tellsOfASilenceOnce()
{
    OwnHighlighter own(m_service.get(), m_session, m_folder->filePath(u"own.ini"_s));
    HighlightRule silence = rule(HighlightKind::Silence, u"Group 1"_s);
    silence.silenceS = 60;
    own.highlighter.setRules({silence});
    emit m_service->eventsCommitted({m_history->message(1, u"x"_s)});
    emit m_service->presenceChanged({{1, 1, true, 1}, {1, 5, true, 1}});
    own.nowMs = m_history->nowMs() + 61'000;
    QVERIFY(own.highlighted.wait(3000));
    const auto told = own.highlighted.first().first().value<QList<Highlight>>();
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.first().channelTitle, u"Group 1"_s);
    QCOMPARE(told.first().seq, 1);
    QVERIFY(!own.highlighted.wait(2200)); // told already
    emit m_service->eventsCommitted({m_history->message(1, u"y"_s)});
    own.nowMs = m_history->nowMs() + 61'000;
    QVERIFY(own.highlighted.wait(3000));
}

void HighlightsTest::tellsOfASilenceByEachRule()
{
    OwnHighlighter own(m_service.get(), m_session, m_folder->filePath(u"own.ini"_s));
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

void HighlightsTest::countsNoSilenceWhileNobodyCanWrite()
{
    OwnHighlighter own(m_service.get(), m_session, m_folder->filePath(u"own.ini"_s));
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

void HighlightsTest::keepsQuietAboutChannelsThatNobodyIsIn()
{
    OwnHighlighter own(m_service.get(), m_session, m_folder->filePath(u"own.ini"_s));
    own.nowMs += 3'600'000;
    own.highlighter.setRules({rule(HighlightKind::Silence, {})});
    QVERIFY(!own.highlighted.wait(1500));
    emit m_service->eventsCommitted({m_history->event(EventKind::Arrived, 5)});
    emit m_service->presenceChanged({{1, 5, true, 1}});
    QVERIFY(own.highlighted.wait(3000));
    QCOMPARE(own.highlighted.first().first().value<QList<Highlight>>().first().channelTitle, u"Group 2"_s);
}

void HighlightsTest::soundsAtMostOnceInTwoSeconds()
{
    qint64 nowMs = 1000;
    Tray tray(m_window.get());
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

void HighlightsTest::keepsTheRulesThatAreEdited()
{
    openRules();
    auto *list = find<QListView>(u"rulesListView"_s);
    const int shipped = list->model()->rowCount();
    QTest::mouseClick(find<QPushButton>(u"addRulePushButton"_s), Qt::LeftButton);
    QCOMPARE(list->model()->rowCount(), shipped + 1);
    QCOMPARE(list->currentIndex().row(), 1);
    QTest::keyClicks(find<QLineEdit>(u"ruleNameLineEdit"_s), u"Fruit"_s);
    QTest::keyClicks(find<QLineEdit>(u"rulePatternLineEdit"_s), u"banana, apple"_s);
    auto *colors = find<QComboBox>(u"ruleColorComboBox"_s);
    colors->setCurrentIndex(colors->findData(u"green"_s));
    QTest::mouseClick(find<QPushButton>(u"ruleUpPushButton"_s), Qt::LeftButton);
    QCOMPARE(list->currentIndex().row(), 0);
    list->setCurrentIndex(list->model()->index(1, 0));
    QTest::mouseClick(find<QPushButton>(u"removeRulePushButton"_s), Qt::LeftButton); // e-mail addresses
    QTest::mouseClick(find<QDialogButtonBox>(u"rulesButtonBox"_s)->button(QDialogButtonBox::Ok), Qt::LeftButton);
    QTRY_VERIFY(!find<HighlightRulesDialog>(u"HighlightRulesDialog"_s));
    emit m_service->eventsCommitted({m_history->message(1, u"a BANANA to a@b.de"_s), m_history->message(2, u"a@b.de"_s)});
    QTRY_COMPARE(alerts()->rowCount(), 1);
    QCOMPARE(alerts()->index(0, AlertListModel::RuleColumn).data().toString(), u"Fruit"_s);

    m_window.reset();
    makeWindow();
    emit m_service->eventsCommitted({m_history->message(1, u"an apple"_s)});
    QTRY_COMPARE(alerts()->rowCount(), 1);
    QCOMPARE(alerts()->index(0, 0).data(AlertListModel::ColorRole).toString(), u"green"_s);
}

void HighlightsTest::showsAtOnceWhatARuleDoes()
{
    openRules();
    auto *text = find<QLineEdit>(u"tryLineEdit"_s);
    const auto tried = [this] { return find<QLabel>(u"triedLabel"_s)->text(); };
    const auto by = [this] { return find<QLabel>(u"triedByLabel"_s)->text(); };
    QTest::keyClicks(text, u"a@b.de <b>"_s);
    QVERIFY(tried().contains("<b>a@b.de</b>"_L1));
    QVERIFY(tried().contains("&lt;b&gt;"_L1));
    QVERIFY(by().contains("E-mail address"_L1));
    auto *list = find<QListView>(u"rulesListView"_s);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(0, 0)).center());
    QTest::keyClick(list, Qt::Key_Space); // off
    QVERIFY(by().contains("No rule"_L1));
    auto *kind = find<QComboBox>(u"ruleKindComboBox"_s);
    auto *pattern = find<QLineEdit>(u"rulePatternLineEdit"_s);
    pattern->selectAll();
    QTest::keyClicks(pattern, u"(a"_s);
    QVERIFY(find<QLabel>(u"ruleProblemLabel"_s)->text().contains("character 3"_L1));
    QVERIFY(!find<QSpinBox>(u"ruleSilenceSpinBox"_s)->isVisible());
    kind->setCurrentIndex(kind->findData(int(HighlightKind::Silence)));
    QVERIFY(find<QSpinBox>(u"ruleSilenceSpinBox"_s)->isVisible());
    QVERIFY(find<QLabel>(u"ruleProblemLabel"_s)->text().isEmpty());
    QTest::mouseClick(find<QDialogButtonBox>(u"rulesButtonBox"_s)->button(QDialogButtonBox::RestoreDefaults), Qt::LeftButton);
    QVERIFY(by().contains("E-mail address"_L1));
}

void HighlightsTest::editsRulesInAModelThatHoldsTogether()
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

/// 500 messages a second, looked at each 25 ms, with twenty rules.
void HighlightsTest::costsLittleWhileEverybodyTalks()
{
    SessionMonitor monitor(m_service.get(), nullptr);
    emit m_service->sessionOpened(SessionState(m_session));
    QSettings settings(m_folder->filePath(u"own.ini"_s), QSettings::IniFormat);
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

QTEST_MAIN(HighlightsTest)
#include "tst_highlights.moc"
