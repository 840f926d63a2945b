// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/lab/previewmaker.h"
#include "console/lab/studiesmodel.h"
#include "console/widgets/texttablemodel.h"
#include "gui/lab/newsessionfixture.h"
#include "support/testprogram.h"

#include <QtCore/QElapsedTimer>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QSpinBox>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// The new session dialog: selecting, changing, previewing, starting.
class NewSessionTest final : public NewSessionFixture {
    Q_OBJECT

private slots:
    void listsEveryShippedStudyWithItsNumbers();
    void showsGroupsAndChannelsBeforeAnythingStarts();
    void saysHowManyRowsAreNotShown();
    void startsWithChangedNumbersInARoom();
    void showsTreatmentsLabelsAndDurationsByRound();
    void fillsInTheTitlesOfPages();
    void showsEveryWarning();
    void showsThePagesWithTheirRoundsAndChoices();
    void saysWhatHappensToUnsentText();
    void saysHowManyWaitInARoom();
    void saysWhatTheRoomMeans();
    void refusesRoundsThatStrangersDoNotAllow();
    void decidesAboutTheHelpLine();
    void startsWithTheGroupsThatItShows();
    void drawsAgainWhenTheNumbersChange();
    void drawsNoGroupsThatTheStudyLists();
    void refusesAChannelThatOnlyAppearsInTheMaking();
    void onlyTheLatestPreviewCounts();
    void staysQuickWithALargeSession();
};

void NewSessionTest::listsEveryShippedStudyWithItsNumbers()
{
    StudiesModel model({}, nullptr);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), int(shippedStudies().size()) + 1);
    QVERIFY(model.index(0).data(StudiesModel::HeadingRole).toBool());
    QVERIFY(!model.flags(model.index(0)).testFlag(Qt::ItemIsSelectable));
    QVERIFY(model.shippedStudy(model.firstStudy()));
    QVERIFY(model.firstStudy().data(StudiesModel::DescriptionRole).toString().contains("groups of"_L1));
}

void NewSessionTest::showsGroupsAndChannelsBeforeAnythingStarts()
{
    makeDialog();
    choose(u"Chat by role"_s);
    QTRY_COMPARE(rows(u"groupsPreviewTreeView"_s), 4);
    QCOMPARE(cell(u"groupsPreviewTreeView"_s, 1, 2), u"P3 Seller, P4 Buyer"_s);
    QCOMPARE(rows(u"channelsPreviewTreeView"_s), 2);
    QCOMPARE(cell(u"channelsPreviewTreeView"_s, 0, 0), u"Buyer"_s); // in the order of their titles, as in the console
    QCOMPARE(cell(u"channelsPreviewTreeView"_s, 1, 0), u"Seller"_s);
    QVERIFY(cell(u"channelsPreviewTreeView"_s, 1, 2).contains(u"P3 as “Group 2 Seller”"_s));
    QVERIFY(verdict().contains(u'4'));
    QVERIFY(m_requests.isEmpty());
}

void NewSessionTest::saysHowManyRowsAreNotShown()
{
    TextTableModel model({u"a"_s, u"b"_s}, nullptr);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows({{u"1"_s, u"2"_s}}, 1);
    QCOMPARE(model.rowCount(), 1);
    model.setRows({{u"1"_s, u"2"_s}}, 5001);
    QCOMPARE(model.rowCount(), 2);
    QVERIFY(model.isMoreRow(1));
    QVERIFY(model.index(1, 0).data().toString().contains(QLocale().toString(5000)));
}

void NewSessionTest::startsWithChangedNumbersInARoom()
{
    makeDialog({write(u"timed.study.json"_s, timedStudy)});
    choose(u"timed.study.json"_s);
    QTRY_VERIFY(find<QSpinBox>(u"durationSpinBox0"_s));
    QCOMPARE(find<QSpinBox>(u"durationSpinBox0"_s)->value(), 60);
    find<QSpinBox>(u"durationSpinBox0"_s)->setValue(90);
    find<QSpinBox>(u"participantsSpinBox"_s)->setValue(8);
    find<QSpinBox>(u"roundsSpinBox"_s)->setValue(1);
    find<QComboBox>(u"roomComboBox"_s)->setCurrentIndex(2);
    QTRY_COMPARE(rows(u"groupsPreviewTreeView"_s), 4);
    QTest::mouseClick(startButton(), Qt::LeftButton);
    QCOMPARE(m_requests.size(), 1);
    QCOMPARE(m_requests.first().study.numParticipants, 8);
    QCOMPARE(m_requests.first().study.numRounds, 1);
    QCOMPARE(m_requests.first().study.pages.first().durationS, 90);
    QCOMPARE(m_requests.first().room, u"lab2"_s);
}

void NewSessionTest::showsThePagesWithTheirRoundsAndChoices()
{
    (void)write(u"talk.md"_s, "Hello <lab-choice name=\"offer\" type=\"number\"></lab-choice>\n");
    makeDialog({write(u"paged.study.json"_s, R"({"name": "paged", "num_participants": 4, "players_per_group": 2, "num_rounds": 3,
        "treatments": {"assign_to": "groups", "how": "balanced", "values": [{"name": "low"}, {"name": "high"}]},
        "pages": [{"name": "lobby", "title": "Please wait", "rounds": "first", "group_by_arrival": true},
                  {"name": "talk", "title": "Talk {{round_number}}", "body": "talk.md", "ends": "timer", "duration_s": [90, 70, 50],
                   "chats": [{"name": "group"}, {"name": "more", "channel": "more", "show_to": {"treatment": "high"}}]},
                  {"name": "break", "title": "Break", "rounds": [1, 3], "ends": "operator"}]})")});
    choose(u"paged.study.json"_s);
    const auto row = [this](int number) {
        QStringList cells;
        for (int column = 0; column < 4; ++column)
            cells.append(cell(u"pagesPreviewTreeView"_s, number, column));
        return cells;
    };
    QTRY_COMPARE(rows(u"pagesPreviewTreeView"_s), 3);
    QCOMPARE(row(0), QStringList({u"Please wait"_s, u"1"_s, u"when a group has arrived"_s, QString()}));
    QCOMPARE(row(1), QStringList({u"Talk 1"_s, u"all"_s, u"by time"_s, u"chat group, chat more for some, choice offer"_s}));
    QCOMPARE(row(2), QStringList({u"Break"_s, u"1, 3"_s, u"by the experimenter"_s, QString()}));
    QVERIFY2(verdict().contains("drawn again"_L1) && verdict().contains("order of arrival"_L1), qPrintable(verdict())); // the one does not hide the other
    QVERIFY(!verdict().contains("  "_L1));
}

void NewSessionTest::showsEveryWarning()
{
    (void)write(u"form.md"_s, "<button>Go</button>\n\n<select><option>a</option></select>\n\n<style>p {}</style>\n");
    makeDialog({write(u"form.study.json"_s, R"({"name": "form", "num_participants": 4, "players_per_group": 2,
        "pages": [{"name": "talk", "body": "form.md", "chats": [{"name": "group"}]}]})")});
    choose(u"form.study.json"_s);
    QTRY_VERIFY(verdict().contains("warnings"_L1));
    const auto *shown = find<QPlainTextEdit>(u"warningsPlainTextEdit"_s);
    QVERIFY(!shown->isHidden());
    const QStringList lines = shown->toPlainText().split(u'\n');
    QVERIFY2(lines.size() >= 2 && verdict().contains(QString::number(lines.size())), qPrintable(verdict() + u'\n' + lines.join(u'\n')));
    choose(u"Chat by role"_s);
    QTRY_COMPARE(rows(u"groupsPreviewTreeView"_s), 4);
    QVERIFY(shown->isHidden());
}

void NewSessionTest::showsTreatmentsLabelsAndDurationsByRound()
{
    (void)write(u"people.csv"_s, "label,value\nAB12,5\nCD34,6\nEF56,7\nGH78,8\n");
    makeDialog({write(u"treated.study.json"_s, R"({"name": "treated", "num_participants": 4, "players_per_group": 2, "num_rounds": 2, "participants": "people.csv",
        "treatments": {"assign_to": "groups", "how": "in_order", "values": [{"name": "low"}, {"name": "high"}]},
        "pages": [{"name": "talk", "ends": "timer", "duration_s": [90, 70], "chats": [{"name": "group"}, {"name": "more", "channel": "more", "show_to": {"treatment": "high"}}]}]})")});
    choose(u"treated.study.json"_s);
    QTRY_COMPARE(cell(u"groupsPreviewTreeView"_s, 0, 2), u"P1 AB12 (low), P2 CD34 (low)"_s);
    QCOMPARE(cell(u"groupsPreviewTreeView"_s, 1, 2), u"P3 EF56 (high), P4 GH78 (high)"_s);
    QVERIFY(!verdict().contains(u"This is an example"_s)); // nothing is drawn
    QCOMPARE(find<QLabel>(u"durationsLabel0"_s)->text(), u"90, 70 s, by round"_s);
    find<QSpinBox>(u"roundsSpinBox"_s)->setValue(3);
    QVERIFY2(verdict().contains(u"has a list for 2 rounds"_s), qPrintable(verdict()));
    QVERIFY(!startButton()->isEnabled());
    find<QSpinBox>(u"roundsSpinBox"_s)->setValue(1);
    QVERIFY(startButton()->isEnabled());
    find<QSpinBox>(u"participantsSpinBox"_s)->setValue(6);
    QVERIFY2(verdict().contains(u"has 4 rows, for 6 participants"_s), qPrintable(verdict()));
}

void NewSessionTest::fillsInTheTitlesOfPages()
{
    makeDialog({write(u"titled.study.json"_s, R"({"name": "titled", "num_participants": 2, "players_per_group": 2, "roles": ["Seller", "Buyer"],
        "pages": [{"name": "offer", "title": "Round {{round_number}}: offer of the {{player.role}}", "ends": "timer", "duration_s": 60, "chats": [{"name": "group"}]},
                  {"name": "answer", "title": "The {{player.role}} answers", "show_to": ["Buyer"], "ends": "timer", "duration_s": 30}]})")});
    choose(u"titled.study.json"_s);
    QTRY_COMPARE(cell(u"channelsPreviewTreeView"_s, 0, 1), u"Round 1: offer of the Seller: group"_s);
    const auto caption = [this](int page) {
        const auto *field = find<QSpinBox>(u"durationSpinBox%1"_s.arg(page));
        const auto labels = m_dialog->findChildren<QLabel *>();
        const auto it = std::find_if(labels.begin(), labels.end(), [field](const QLabel *label) { return label->buddy() == field; });
        return it == labels.end() ? QString() : (*it)->text();
    };
    QCOMPARE(caption(0), u"“Round 1: offer of the Seller” lasts"_s);
    QCOMPARE(caption(1), u"“The Buyer answers” lasts"_s); // as it is read by who sees the page
    find<QSpinBox>(u"participantsSpinBox"_s)->setValue(3); // not possible: nobody has a role
    QVERIFY(!caption(0).contains(u"{{"_s));
}

void NewSessionTest::saysWhatHappensToUnsentText()
{
    makeDialog({write(u"ends.study.json"_s, R"({"name": "ends", "num_participants": 2, "pages": [
        {"name": "one", "ends": "timer", "duration_s": 60, "chats": [{"name": "a"}]},
        {"name": "two", "ends": "timer", "duration_s": 60, "chats": [{"name": "a", "on_end": "send"}, {"name": "b", "channel": "b", "on_end": "drop"}]},
        {"name": "three", "ends": "timer", "duration_s": 60},
        {"name": "four", "chats": [{"name": "a", "on_end": "drop", "limits": {"closes_after_s": 45}}]}]})")});
    choose(u"ends.study.json"_s);
    QTRY_VERIFY(find<QSpinBox>(u"durationSpinBox2"_s));
    QCOMPARE(find<QLabel>(u"onEndLabel0"_s)->text(), u"unsent text is kept"_s);
    QCOMPARE(find<QLabel>(u"onEndLabel1"_s)->text(), u"“a”: unsent text is sent; “b”: unsent text is deleted"_s);
    QVERIFY(!find<QLabel>(u"onEndLabel2"_s)); // no chat
    QCOMPARE(find<QLabel>(u"closingLabel3_0"_s)->text(), u"after 45 s"_s);
    QCOMPARE(find<QLabel>(u"onEndLabel3_0"_s)->text(), u"unsent text is deleted"_s);
    QTRY_COMPARE(rows(u"groupsPreviewTreeView"_s), 1);
}

void NewSessionTest::saysHowManyWaitInARoom()
{
    makeDialog();
    auto *rooms = find<QComboBox>(u"roomComboBox"_s);
    const QString room = rooms->itemData(1).toString();
    m_dialog->showWaiting(room, 12);
    QCOMPARE(rooms->itemText(1), QString(room + u" – 12 waiting"));
    rooms->setCurrentIndex(1);
    m_dialog->showWaiting(room, 0);
    QCOMPARE(rooms->itemText(1), room);
    QCOMPARE(rooms->currentData().toString(), room);
    m_dialog->showWaiting(u"nowhere"_s, 3);
    QCOMPARE(rooms->itemText(0), u"No room"_s);
}

void NewSessionTest::saysWhatTheRoomMeans()
{
    makeDialog();
    choose(u"Group chat"_s);
    QTRY_VERIFY(verdict().endsWith(u"2 channels."_s));
    m_dialog->describeRoom(u"lab1"_s, {6, {}});
    m_dialog->describeRoom(u"lab2"_s, {8, u"Demo (abcd2345)"_s});
    auto *rooms = find<QComboBox>(u"roomComboBox"_s);
    rooms->setCurrentIndex(rooms->findData(u"lab1"_s));
    QVERIFY2(verdict().contains(u"2 channels. The room has 6 labels"_s), qPrintable(verdict()));
    rooms->setCurrentIndex(rooms->findData(u"lab2"_s));
    QVERIFY2(verdict().contains(u"Demo (abcd2345) is running in this room"_s), qPrintable(verdict()));
    rooms->setCurrentIndex(0);
    QVERIFY(verdict().endsWith(u"2 channels."_s));
}

void NewSessionTest::refusesRoundsThatStrangersDoNotAllow()
{
    makeDialog({write(u"timed.study.json"_s, timedStudy)});
    choose(u"timed.study.json"_s);
    QTRY_VERIFY(startButton()->isEnabled());
    find<QSpinBox>(u"roundsSpinBox"_s)->setValue(4);
    QVERIFY(!startButton()->isEnabled());
    QVERIFY(verdict().contains("Perfect strangers"_L1));
    find<QSpinBox>(u"roundsSpinBox"_s)->setValue(2);
    QVERIFY(startButton()->isEnabled());
    find<QSpinBox>(u"groupSizeSpinBox"_s)->setValue(4);
    QVERIFY(verdict().contains("roles"_L1));
    QCOMPARE(rows(u"groupsPreviewTreeView"_s), 0);
}

void NewSessionTest::decidesAboutTheHelpLine()
{
    makeDialog();
    auto *helpLine = find<QCheckBox>(u"helpLineCheckBox"_s);
    choose(u"Demo"_s);
    QVERIFY(helpLine->isChecked()); // as in the study
    choose(u"Group chat"_s);
    QVERIFY(!helpLine->isChecked());
    helpLine->setChecked(true);
    QTRY_COMPARE(rows(u"groupsPreviewTreeView"_s), 2);
    QTest::mouseClick(startButton(), Qt::LeftButton);
    QCOMPARE(m_requests.size(), 1);
    QVERIFY(m_requests.first().study.helpLine);
}

void NewSessionTest::startsWithTheGroupsThatItShows()
{
    makeDialog();
    choose(u"Group chat"_s);
    find<QSpinBox>(u"participantsSpinBox"_s)->setValue(40);
    QTRY_COMPARE(rows(u"groupsPreviewTreeView"_s), 10);
    const QString inOrder = cell(u"groupsPreviewTreeView"_s, 0, 2);
    QVERIFY(!find<QPushButton>(u"unshufflePushButton"_s)->isVisible());
    click(u"shufflePushButton"_s);
    QTRY_VERIFY(verdict().contains("drawn at random"_L1));
    QStringList shown;
    for (int row = 0; row < 10; ++row)
        shown.append(cell(u"groupsPreviewTreeView"_s, row, 2));
    QTest::mouseClick(startButton(), Qt::LeftButton);
    QCOMPARE(m_requests.size(), 1);
    const Result<SessionPtr> session = makeSession(m_requests.first(), 1, 0);
    QVERIFY(session);
    for (int group = 1; group <= 10; ++group) {
        QStringList members;
        for (const int participant : (*session)->study.matching.table.first().at(group - 1))
            members.append(u'P' + QString::number(participant));
        QCOMPARE(shown.at(group - 1), members.join(u", "_s));
        QCOMPARE((*session)->player((*session)->study.matching.table.first().at(group - 1).first(), 1).groupIdInSubsession, group);
    }
    QVERIFY(shown.first() != inOrder || shown.last() != u"P37, P38, P39, P40"_s);
}

void NewSessionTest::drawsAgainWhenTheNumbersChange()
{
    makeDialog();
    choose(u"Group chat"_s);
    QTRY_COMPARE(rows(u"groupsPreviewTreeView"_s), 2);
    const QString inOrder = cell(u"groupsPreviewTreeView"_s, 0, 2);
    click(u"shufflePushButton"_s);
    QTRY_VERIFY(verdict().contains("drawn at random"_L1));
    find<QCheckBox>(u"helpLineCheckBox"_s)->setChecked(true); // changes no group
    QTRY_VERIFY(verdict().contains("drawn at random"_L1));
    find<QSpinBox>(u"participantsSpinBox"_s)->setValue(12);
    QTRY_COMPARE(rows(u"groupsPreviewTreeView"_s), 3);
    QVERIFY(!verdict().contains("drawn at random"_L1));
    QCOMPARE(cell(u"groupsPreviewTreeView"_s, 0, 2), inOrder);
    click(u"shufflePushButton"_s);
    QTRY_VERIFY(verdict().contains("drawn at random"_L1));
    click(u"unshufflePushButton"_s);
    QTRY_VERIFY(verdict().endsWith(u"3 channels."_s));
    QCOMPARE(cell(u"groupsPreviewTreeView"_s, 0, 2), inOrder);
    QVERIFY(find<QPushButton>(u"shufflePushButton"_s)->hasFocus());
}

void NewSessionTest::drawsNoGroupsThatTheStudyLists()
{
    makeDialog({write(u"table.study.json"_s, R"({ "name": "table", "num_participants": 4, "players_per_group": 2, "matching": [[[1, 4], [2, 3]]],
                                                  "pages": [ { "name": "talk", "chats": [ { "name": "group" } ] } ] })")});
    choose(u"table.study.json"_s);
    QTRY_COMPARE(rows(u"groupsPreviewTreeView"_s), 2);
    QVERIFY(!find<QPushButton>(u"shufflePushButton"_s)->isEnabled());
    QVERIFY(find<QPushButton>(u"shufflePushButton"_s)->toolTip().contains("table"_L1));
    choose(u"Group chat"_s);
    QVERIFY(find<QPushButton>(u"shufflePushButton"_s)->isEnabled());
    find<QSpinBox>(u"groupSizeSpinBox"_s)->setValue(8); // one group: nothing to draw
    QVERIFY(!find<QPushButton>(u"shufflePushButton"_s)->isEnabled());
}

void NewSessionTest::refusesAChannelThatOnlyAppearsInTheMaking()
{
    Study study = groupStudy(8, 4);
    study.pages[0].chats[0].channel = u"{{player.role}}"_s; // without roles, the name is empty
    PreviewMaker maker(nullptr);
    QSignalSpy failed(&maker, &PreviewMaker::failed);
    maker.make(study);
    QVERIFY(failed.wait());
    QCOMPARE(failed.first().first().value<Error>().code, u"bad_channel"_s);
}

void NewSessionTest::onlyTheLatestPreviewCounts()
{
    PreviewMaker maker(nullptr);
    QSignalSpy made(&maker, &PreviewMaker::made);
    for (int participants = 400; participants <= 420; participants += 4)
        maker.make(groupStudy(participants, 4));
    QTRY_COMPARE(made.size(), 1);
    QCOMPARE(made.first().first().value<SessionPreview>().numGroups, 105);
    maker.make(groupStudy(400, 4));
    maker.forget();
    QVERIFY(!made.wait(200));
}

void NewSessionTest::staysQuickWithALargeSession()
{
    makeDialog();
    choose(u"Group chat"_s);
    QElapsedTimer timer;
    timer.start();
    find<QSpinBox>(u"roundsSpinBox"_s)->setValue(20);
    find<QSpinBox>(u"participantsSpinBox"_s)->setValue(1000);
    QVERIFY2(timer.elapsed() < 200, qPrintable(QString::number(timer.elapsed())));
    qint64 longest = 0;
    while (!cell(u"groupsPreviewTreeView"_s, SessionPreview::maxRows, 0).contains(QLocale().toString(5000 - SessionPreview::maxRows))) {
        QElapsedTimer turn;
        turn.start();
        QCoreApplication::processEvents();
        longest = qMax(longest, turn.elapsed());
        QVERIFY(timer.elapsed() < 60000);
    }
    QVERIFY2(longest < 250, qPrintable(QString::number(longest)));
    QCOMPARE(rows(u"channelsPreviewTreeView"_s), SessionPreview::maxRows + 1);
}

LABCHAT_TEST(NewSessionTest, QApplication)
#include "tst_newsession.moc"
