// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/actingfixture.h"
#include "support/testprogram.h"

#include <QtCore/QSettings>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialog>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMainWindow>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTabBar>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// Announcements of the experimenter, and who receives them.
class AnnouncingTest final : public ActingFixture {
    Q_OBJECT

private slots:
    void init();
    void announcesToWhoIsSelected();
    void takesTheChannelThatIsSelectedNow();
    void asksWhileTheSelectionIsOutOfSight();
    void saysWhoHasSeenIt();
    void announcesToTheSessionItWasOpenedFor();
    void announcesToARole();
    void beginsWithTheFirstRecipient();
    void keepsAnAnnouncementUntilItIsStored();
    void keepsTextsAtHand();
    void remembersPreferences();
};

void AnnouncingTest::init()
{
    ActingFixture::init();
    QSettings(settingsFile(), QSettings::IniFormat).setValue("operator/name"_L1, u"Ann"_s);
    runSession(marketStudy(), 6);
}

void AnnouncingTest::announcesToWhoIsSelected()
{
    selectParticipants({2, 5});
    QTest::keyClick(m_window.get(), Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(find<QComboBox>(u"audienceKindComboBox"_s)->currentText(), u"Selected participants"_s);
    QVERIFY2(text(u"reachesLabel"_s).contains("P2, P5"_L1), qPrintable(text(u"reachesLabel"_s)));
    auto *words = find<QPlainTextEdit>(u"announcementPlainTextEdit"_s);
    QPushButton *announce = find<QDialogButtonBox>(u"announceButtonBox"_s)->button(QDialogButtonBox::Ok);
    QVERIFY(!announce->isEnabled());
    find<QComboBox>(u"announceReasonComboBox"_s)->setEditText(u"a slow start"_s);
    QTest::keyClicks(words, u"Two more minutes"_s);
    QTest::keyClick(words, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(int(m_service->moderations.size()), 1);
    QVERIFY(std::holds_alternative<Announce>(lastWish().action));
    QCOMPARE(actionOf<Announce>(lastWish()).audience.kind, Audience::Kind::Participants);
    QCOMPARE(lastWish().intervention.reason, u"a slow start"_s);
    QCOMPARE(actionOf<Announce>(lastWish()).audience.participants, QList<int>({2, 5}));
    QCOMPARE(actionOf<Announce>(lastWish()).words.body, u"Two more minutes"_s);
    QCOMPARE(actionOf<Announce>(lastWish()).words.nickname, u"Experimenter"_s);
    QCOMPARE(lastWish().intervention.operatorName, u"Ann"_s);
    grant();
    QTRY_VERIFY(!find<QDialogButtonBox>(u"announceButtonBox"_s));
}

/// Down in the opened list, while nobody is chosen.
void AnnouncingTest::beginsWithTheFirstRecipient()
{
    trigger(u"announceAction"_s);
    auto *box = find<QComboBox>(u"audienceKindComboBox"_s);
    QCOMPARE(box->currentIndex(), -1);
    box->showPopup();
    QTRY_VERIFY(box->view()->isVisible());
    QTest::keyClick(box->view(), Qt::Key_Down);
    QCOMPARE(box->view()->currentIndex().row(), 0);
    QTest::keyClick(box->view(), Qt::Key_Down);
    QTest::keyClick(box->view(), Qt::Key_Up);
    QTest::keyClick(box->view(), Qt::Key_Return);
    QTRY_COMPARE(box->currentText(), u"Everybody"_s);
}

void AnnouncingTest::takesTheChannelThatIsSelectedNow()
{
    auto *tree = find<QTreeView>(u"channelTreeView"_s);
    const QModelIndex session = tree->model()->index(0, 0);
    tree->expand(session);
    tree->setFocus();
    for (const int row : {1, 0}) { // without the focus leaving the tree
        tree->setCurrentIndex(tree->model()->index(row, 0, session));
        trigger(u"announceAction"_s);
        QCOMPARE(find<QComboBox>(u"audienceKindComboBox"_s)->currentText(), u"The members of a channel"_s);
        QCOMPARE(find<QComboBox>(u"audienceComboBox"_s)->currentText(), tree->currentIndex().data().toString());
        tree->setFocus();
    }
}

void AnnouncingTest::asksWhileTheSelectionIsOutOfSight()
{
    selectParticipants({2, 5});
    const auto bars = find<QMainWindow>(u"workspace"_s)->findChildren<QTabBar *>();
    for (QTabBar *bar : bars) {
        for (int tab = 0; tab < bar->count(); ++tab) {
            if (bar->tabText(tab) == "Log of actions"_L1)
                QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(tab).center());
        }
    }
    QTRY_VERIFY(find<QWidget>(u"participantsTreeView"_s)->visibleRegion().isEmpty());
    trigger(u"announceAction"_s);
    auto *kinds = find<QComboBox>(u"audienceKindComboBox"_s);
    QCOMPARE(kinds->currentIndex(), -1);
    QTRY_VERIFY(kinds->hasFocus());
    find<QPlainTextEdit>(u"announcementPlainTextEdit"_s)->setPlainText(u"Hello"_s);
    QPushButton *announce = find<QDialogButtonBox>(u"announceButtonBox"_s)->button(QDialogButtonBox::Ok);
    QVERIFY(!announce->isEnabled());
    QVERIFY2(text(u"reachesLabel"_s).contains("Choose"_L1), qPrintable(text(u"reachesLabel"_s)));
    choose(u"audienceKindComboBox"_s, u"Everybody"_s);
    QVERIFY(announce->isEnabled());
}

void AnnouncingTest::saysWhoHasSeenIt()
{
    auto *sent = find<QPushButton>(u"announcedPushButton"_s);
    QVERIFY(!sent->isVisible());
    selectParticipants({2, 5});
    trigger(u"announceAction"_s);
    find<QPlainTextEdit>(u"announcementPlainTextEdit"_s)->setPlainText(u"Two more minutes"_s);
    accept(u"announceButtonBox"_s);
    const qint64 seq = grant().constFirst().seq;
    QTRY_VERIFY(sent->isVisible());
    QVERIFY2(sent->text().startsWith("Announced "_L1) && sent->text().endsWith("seen by 0 of 2"_L1), qPrintable(sent->text()));
    QTRY_VERIFY2(logged(0, Action).endsWith("seen by 0 of 2"_L1), qPrintable(logged(0, Action)));
    const Decision seen = decide(m_state, SeeAnnouncement{5, seq}, QDateTime::currentMSecsSinceEpoch());
    QVERIFY(seen);
    m_state.apply(*seen);
    commit({*seen});
    QTRY_VERIFY2(sent->text().endsWith("seen by 1 of 2"_L1), qPrintable(sent->text()));
    QVERIFY2(sent->toolTip().contains("Not seen yet by P2"_L1), qPrintable(sent->toolTip()));
    QVERIFY(logged(0, Action).endsWith("seen by 1 of 2"_L1));
    QVERIFY(log()->model()->index(0, Action).data(Qt::ToolTipRole).toString().contains("Not seen yet by P2"_L1));
    QTest::mouseClick(sent, Qt::LeftButton);
    QVERIFY(log()->isVisible() && log()->currentIndex().row() == 0);
}

void AnnouncingTest::announcesToTheSessionItWasOpenedFor()
{
    trigger(u"announceAction"_s);
    choose(u"audienceKindComboBox"_s, u"Everybody"_s);
    auto *dialog = find<QDialog>(u"AnnounceDialog"_s);
    find<QPlainTextEdit>(u"announcementPlainTextEdit"_s)->setPlainText(u"Two more minutes"_s);
    QVERIFY2(dialog->windowTitle().contains(m_session->code), qPrintable(dialog->windowTitle()));
    QVERIFY(!find<QLabel>(u"elsewhereLabel"_s)->isVisible());
    selectParticipants({2, 5});
    trigger(u"announceAction"_s); // the same dialog, with other recipients
    QCOMPARE(m_window->findChildren<QDialog *>(u"AnnounceDialog"_s).size(), 1);
    QCOMPARE(find<QComboBox>(u"audienceKindComboBox"_s)->currentText(), u"Selected participants"_s);
    QVERIFY(text(u"reachesLabel"_s).contains("P2, P5"_L1));
    QCOMPARE(find<QPlainTextEdit>(u"announcementPlainTextEdit"_s)->toPlainText(), u"Two more minutes"_s);

    emit m_service->sessionOpened(SessionState(groupSession(2, 4, 2, QDateTime::currentMSecsSinceEpoch())));
    QTest::keyClick(find<QComboBox>(u"sessionComboBox"_s), Qt::Key_Home);
    QTRY_VERIFY(find<QLabel>(u"elsewhereLabel"_s)->isVisible());
    QVERIFY(text(u"elsewhereLabel"_s).contains(m_session->code));
    find<QDialogButtonBox>(u"announceButtonBox"_s)->button(QDialogButtonBox::Ok)->click();
    QCOMPARE(m_service->moderations.constLast().session, 1);
}

void AnnouncingTest::announcesToARole()
{
    trigger(u"announceAction"_s);
    QVERIFY(!find<QComboBox>(u"audienceComboBox"_s)->isVisible());
    QCOMPARE(find<QComboBox>(u"audienceKindComboBox"_s)->findText(u"Selected participants"_s), -1);
    choose(u"audienceKindComboBox"_s, u"A role"_s);
    choose(u"audienceComboBox"_s, u"Buyer"_s);
    QVERIFY2(text(u"reachesLabel"_s).contains("P2, P4, P6, P8"_L1), qPrintable(text(u"reachesLabel"_s)));
    find<QPlainTextEdit>(u"announcementPlainTextEdit"_s)->setPlainText(u"Buyers, please decide."_s);
    accept(u"announceButtonBox"_s);
    QCOMPARE(actionOf<Announce>(lastWish()).audience.kind, Audience::Kind::Role);
    QCOMPARE(actionOf<Announce>(lastWish()).audience.role, u"Buyer"_s);
}

void AnnouncingTest::keepsAnAnnouncementUntilItIsStored()
{
    trigger(u"announceAction"_s);
    choose(u"audienceKindComboBox"_s, u"Everybody"_s);
    auto *words = find<QPlainTextEdit>(u"announcementPlainTextEdit"_s);
    QPushButton *announce = find<QDialogButtonBox>(u"announceButtonBox"_s)->button(QDialogButtonBox::Ok);
    words->setPlainText(u"Please wait."_s);
    QTest::mouseClick(announce, Qt::LeftButton);
    QVERIFY(words->isVisible() && !announce->isEnabled());
    refuse(u"The disk is full."_s);
    QVERIFY(find<QLabel>(u"announceProblemLabel"_s)->isVisible());
    QCOMPARE(text(u"announceProblemLabel"_s), u"The disk is full."_s);
    QCOMPARE(words->toPlainText(), u"Please wait."_s);
    QTest::mouseClick(announce, Qt::LeftButton);
    QCOMPARE(int(m_service->moderations.size()), 2);
    QVERIFY(!find<QLabel>(u"announceProblemLabel"_s)->isVisible());
    grant();
    QTRY_VERIFY(!find<QPlainTextEdit>(u"announcementPlainTextEdit"_s));
}

void AnnouncingTest::keepsTextsAtHand()
{
    trigger(u"announceAction"_s);
    auto *presets = find<QAbstractItemView>(u"presetsListView"_s);
    auto *words = find<QPlainTextEdit>(u"announcementPlainTextEdit"_s);
    const auto clickPreset = [&](int row) {
        QTest::mouseClick(presets->viewport(), Qt::LeftButton, {}, presets->visualRect(presets->model()->index(row, 0)).center());
    };
    clickPreset(0);
    QCOMPARE(words->toPlainText(), u"Please wait a moment."_s);
    clickPreset(1); // one saved text replaces another
    QCOMPARE(words->toPlainText(), u"5 minutes left."_s);
    QVERIFY(!find<QPushButton>(u"keepPresetPushButton"_s)->isEnabled());
    words->setPlainText(u"The experiment begins. "_s);
    words->moveCursor(QTextCursor::End);
    clickPreset(0); // typed text is not replaced
    QCOMPARE(words->toPlainText(), u"The experiment begins. Please wait a moment."_s);
    const int before = presets->model()->rowCount();
    click(u"keepPresetPushButton"_s);
    QCOMPARE(presets->model()->rowCount(), before + 1);
    QCOMPARE(QSettings(settingsFile(), QSettings::IniFormat).value("experimenter/announcements"_L1).toStringList().constLast(),
             words->toPlainText());
    presets->setCurrentIndex(presets->model()->index(0, 0));
    click(u"removePresetPushButton"_s);
    QCOMPARE(presets->model()->rowCount(), before);
    QCOMPARE(presets->model()->index(0, 0).data().toString(), u"5 minutes left."_s);
}

void AnnouncingTest::remembersPreferences()
{
    trigger(u"preferencesAction"_s);
    find<QLineEdit>(u"experimenterNameLineEdit"_s)->setText(u" Dr. Roe "_s);
    find<QPlainTextEdit>(u"announcementsPlainTextEdit"_s)->setPlainText(u"One\n\n Two \nOne\n"_s);
    accept(u"preferencesButtonBox"_s);
    showTranscript(0);
    QStringList invitations;
    for (auto *each : m_window->findChildren<QLineEdit *>(u"composerLineEdit"_s))
        invitations.append(each->placeholderText());
    QVERIFY(invitations.contains(u"Write as Dr. Roe…"_s));
    trigger(u"announceAction"_s);
    const QAbstractItemModel *presets = find<QAbstractItemView>(u"presetsListView"_s)->model();
    QCOMPARE(presets->rowCount(), 2);
    QCOMPARE(presets->index(1, 0).data().toString(), u"Two"_s);
    QVERIFY(text(u"announcedAsLabel"_s).contains(u"“Dr. Roe”"_s));
}

LABCHAT_TEST(AnnouncingTest, QApplication)
#include "tst_announcing.moc"
