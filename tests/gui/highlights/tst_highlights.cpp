// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/highlights/alertlistmodel.h"
#include "console/highlights/highlightrulesdialog.h"
#include "console/messages/transcriptmodel.h"
#include "gui/consolefixture.h"
#include "support/testprogram.h"

#include <QtGui/QAction>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTreeView>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// Highlight rules in the window, from their dialog to the marks and the list.
class HighlightsTest final : public ConsoleFixture {
    Q_OBJECT

private slots:
    void init();
    void marksAndListsWhatParticipantsSay();
    void showsTheMessageOfAnAlert();
    void saysNothingOfTheExperimentersOwnWords();
    void keepsTheRulesThatAreEdited();
    void showsAtOnceWhatARuleDoes();

private:
    [[nodiscard]] QAbstractItemModel *alerts() const { return find<QTreeView>(u"alertsTreeView"_s)->model(); }
    void openRules() const;

    std::unique_ptr<FakeHistory> m_history;
    SessionPtr m_session;
};

void HighlightsTest::init()
{
    ConsoleFixture::init();
    makeWindow();
    m_session = groupSession(1, 12, 4, QDateTime::currentMSecsSinceEpoch());
    m_history = std::make_unique<FakeHistory>(m_session, m_session->createdAtMs);
    openSessions({m_session});
}

void HighlightsTest::openRules() const
{
    find<QAction>(u"highlightRulesAction"_s)->trigger();
    QVERIFY(find<HighlightRulesDialog>(u"HighlightRulesDialog"_s));
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
    click(u"clearAlertsPushButton"_s);
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

void HighlightsTest::keepsTheRulesThatAreEdited()
{
    openRules();
    auto *list = find<QListView>(u"rulesListView"_s);
    const int shipped = list->model()->rowCount();
    click(u"addRulePushButton"_s);
    QCOMPARE(list->model()->rowCount(), shipped + 1);
    QCOMPARE(list->currentIndex().row(), 1);
    QTest::keyClicks(find<QLineEdit>(u"ruleNameLineEdit"_s), u"Fruit"_s);
    QTest::keyClicks(find<QLineEdit>(u"rulePatternLineEdit"_s), u"banana, apple"_s);
    auto *colors = find<QComboBox>(u"ruleColorComboBox"_s);
    colors->setCurrentIndex(colors->findData(u"green"_s));
    click(u"ruleUpPushButton"_s);
    QCOMPARE(list->currentIndex().row(), 0);
    list->setCurrentIndex(list->model()->index(1, 0));
    click(u"removeRulePushButton"_s); // e-mail addresses
    accept(u"rulesButtonBox"_s);
    QTRY_VERIFY(!find<HighlightRulesDialog>(u"HighlightRulesDialog"_s));
    commit({m_history->message(1, u"a BANANA to a@b.de"_s), m_history->message(2, u"a@b.de"_s)});
    QTRY_COMPARE(alerts()->rowCount(), 1);
    QCOMPARE(alerts()->index(0, AlertListModel::RuleColumn).data().toString(), u"Fruit"_s);

    makeWindow();
    openSessions({m_session});
    commit({m_history->message(1, u"an apple"_s)});
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

LABCHAT_TEST(HighlightsTest, QApplication)
#include "tst_highlights.moc"
