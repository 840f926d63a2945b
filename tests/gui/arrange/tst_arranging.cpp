// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/monitor/participantsmodel.h"
#include "gui/actingfixture.h"
#include "support/testprogram.h"

#include <QtCore/QScopeGuard>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTreeView>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// The experimenter's changes of countdowns, places and chats.
class ArrangingTest final : public ActingFixture {
    Q_OBJECT

private slots:
    void init();
    void extendsAndEndsCountdownsFromTheMenu();
    void takesNoSelectionFromAnotherPanel();
    void asksBeforeAShorterTimeEndsAPage();
    void showsWhatACountdownWillBecome();
    void closesAChatByItsCountdown();
    void countsDownInTheTableOfParticipants();
    void changesPlaces();
    void laysNothingOverAnother();
    void givesAPlaceToANewPerson();
    void movesAChatToAnotherChannel();
    void givesEveryControlANameAndAToolTip();
};

void ArrangingTest::init()
{
    ActingFixture::init();
    runSession(marketStudy(), 6);
}

void ArrangingTest::extendsAndEndsCountdownsFromTheMenu()
{
    selectParticipants({1, 3});
    auto *menu = find<QMenu>(u"countdownMenu"_s);
    emit menu->aboutToShow();
    QVERIFY2(menu->title().contains("P1, P3"_L1), qPrintable(menu->title()));
    menu->findChild<QAction *>(u"extend1minAction"_s)->trigger();
    const QList<Moderate> wishes = lastWishes();
    QCOMPARE(int(wishes.size()), 2);
    QVERIFY(std::holds_alternative<SetCountdown>(wishes.at(1).action));
    QCOMPARE(actionOf<SetCountdown>(wishes.at(1)).participant, 3);
    QCOMPARE(actionOf<SetCountdown>(wishes.at(1)).endsAtMs, std::optional<qint64>(m_state.pageEndOf(3) + 60'000));
    QCOMPARE(wishes.at(1).intervention.reason, QString()); // nobody gave one
    grant();
    const qint64 before = QDateTime::currentMSecsSinceEpoch();
    menu->findChild<QAction *>(u"endCountdownAction"_s)->trigger();
    QCOMPARE(int(m_service->moderations.size()), 1);
    QCOMPARE(text(u"questionLabel"_s), u"End the page now for P1, P3?"_s);
    QVERIFY(!find<QDialogButtonBox>(u"interventionButtonBox"_s)->button(QDialogButtonBox::Ok)->isDefault());
    accept(u"interventionButtonBox"_s);
    QVERIFY(actionOf<SetCountdown>(lastWish()).endsAtMs >= before && actionOf<SetCountdown>(lastWish()).endsAtMs <= QDateTime::currentMSecsSinceEpoch());
    emit menu->aboutToShow();
    menu->findChild<QAction *>(u"countdownByStudyAction"_s)->trigger();
    QVERIFY(!actionOf<SetCountdown>(lastWish()).endsAtMs);

    selectParticipants({8}); // has not arrived: there is no countdown
    emit menu->aboutToShow();
    QVERIFY(!menu->findChild<QAction *>(u"extend1minAction"_s)->isEnabled());
    selectParticipants({}); // nobody: then it asks whose
    QCOMPARE(menu->title(), u"Count&down"_s);
    emit menu->aboutToShow();
    const qsizetype sent = m_service->moderations.size();
    menu->findChild<QAction *>(u"shorten1minAction"_s)->trigger();
    QCOMPARE(m_service->moderations.size(), sent);
    QTRY_COMPARE(text(u"questionLabel"_s), u"Whose countdown changes?"_s);
    QPushButton *ok = find<QDialogButtonBox>(u"interventionButtonBox"_s)->button(QDialogButtonBox::Ok);
    QVERIFY(!ok->isEnabled());
    QCOMPARE(find<QComboBox>(u"changeComboBox"_s)->currentText(), u"Shorten by"_s);
    choose(u"scopeComboBox"_s, u"the pages of all participants"_s);
    QCOMPARE(text(u"questionLabel"_s), u"Change the countdowns of P1, P2, P3, P4, P5 and 1 more"_s);
    QVERIFY(ok->isEnabled() && ok->isDefault());
    choose(u"changeComboBox"_s, u"End now"_s);
    QVERIFY(ok->isEnabled() && !ok->isDefault());
    QVERIFY2(text(u"countdownNoteLabel"_s).contains("cannot be undone"_L1), qPrintable(text(u"countdownNoteLabel"_s)));
    choose(u"changeComboBox"_s, u"Shorten by"_s);
    accept(u"interventionButtonBox"_s);
    QCOMPARE(int(lastWishes().size()), 6);
}

void ArrangingTest::takesNoSelectionFromAnotherPanel()
{
    selectParticipants({1, 3});
    find<QWidget>(u"channelsTreeView"_s)->setFocus();
    auto *menu = find<QMenu>(u"countdownMenu"_s);
    QCOMPARE(menu->title(), u"Count&down"_s);
    find<QWidget>(u"participantsTreeView"_s)->setFocus();
    QTRY_VERIFY2(menu->title().contains("P1, P3"_L1), qPrintable(menu->title()));
}

void ArrangingTest::asksBeforeAShorterTimeEndsAPage()
{
    selectParticipants({1});
    auto *menu = find<QMenu>(u"countdownMenu"_s);
    for (int i = 0; i < 2; ++i) { // two of three minutes
        menu->findChild<QAction *>(u"shorten1minAction"_s)->trigger();
        grant();
    }
    const qsizetype sent = m_service->moderations.size();
    menu->findChild<QAction *>(u"shorten1minAction"_s)->trigger();
    QCOMPARE(m_service->moderations.size(), sent);
    QCOMPARE(text(u"questionLabel"_s), u"End the page now for P1?"_s);
}

void ArrangingTest::showsWhatACountdownWillBecome()
{
    happens(EventKind::Paused, 0);
    selectParticipants({2});
    find<QMenu>(u"countdownMenu"_s)->findChild<QAction *>(u"changeCountdownAction"_s)->trigger();
    QTRY_COMPARE(find<QTreeView>(u"countdownTreeView"_s)->model()->rowCount(), 1);
    QCOMPARE(cell(u"countdownTreeView"_s, 0, 0), u"P2"_s);
    QCOMPARE(cell(u"countdownTreeView"_s, 0, 2), u"3:00"_s);
    QVERIFY(text(u"countdownNoteLabel"_s).contains("paused"_L1));
    QTest::qWait(1100); // the clock is stopped
    QCOMPARE(cell(u"countdownTreeView"_s, 0, 2), u"3:00"_s);
    click(u"fiveMinutesPushButton"_s);
    QCOMPARE(find<QComboBox>(u"changeComboBox"_s)->currentText(), u"Extend by"_s);
    QCOMPARE(cell(u"countdownTreeView"_s, 0, 3), u"8:00"_s);
    choose(u"changeComboBox"_s, u"Shorten by"_s);
    find<QSpinBox>(u"minutesSpinBox"_s)->setValue(1);
    find<QSpinBox>(u"secondsSpinBox"_s)->setValue(30);
    QCOMPARE(cell(u"countdownTreeView"_s, 0, 3), u"1:30"_s);
    choose(u"scopeComboBox"_s, u"the pages of all participants"_s);
    QCOMPARE(find<QTreeView>(u"countdownTreeView"_s)->model()->rowCount(), 6);
    choose(u"changeComboBox"_s, u"Reset to the study's time"_s);
    QVERIFY(!find<QDialogButtonBox>(u"interventionButtonBox"_s)->button(QDialogButtonBox::Ok)->isEnabled());
    choose(u"changeComboBox"_s, u"Set to"_s);
    accept(u"interventionButtonBox"_s);
    QCOMPARE(int(lastWishes().size()), 6);
    QCOMPARE(actionOf<SetCountdown>(lastWish()).endsAtMs, std::optional<qint64>(m_state.clockAt(QDateTime::currentMSecsSinceEpoch()) + 90'000));
    QCOMPARE(lastWish().intervention.reason, QString());
}

void ArrangingTest::closesAChatByItsCountdown()
{
    showTranscript(1);
    emit find<QMenu>(u"moderateMenu"_s)->aboutToShow();
    auto *menu = find<QMenu>(u"channelCountdownMenu"_s);
    emit menu->aboutToShow();
    menu->findChild<QAction *>(u"extend30sAction"_s)->trigger();
    QCOMPARE(actionOf<SetCountdown>(lastWish()).channel, 2);
    QCOMPARE(actionOf<SetCountdown>(lastWish()).participant, 0);
    QCOMPARE(actionOf<SetCountdown>(lastWish()).endsAtMs, std::optional<qint64>(m_state.participant(4).enteredAtMs + 150'000));
    grant();
    QCOMPARE(m_state.channel(2).closesAtMs.value_or(0), m_state.participant(4).enteredAtMs + 150'000);
}

void ArrangingTest::countsDownInTheTableOfParticipants()
{
    auto *view = find<QTreeView>(u"participantsTreeView"_s);
    int column = -1;
    for (int i = 0; i < view->model()->columnCount(); ++i)
        column = view->model()->headerData(i, Qt::Horizontal).toString() == u"Time left"_s ? i : column;
    QVERIFY(column >= 0 && !view->isColumnHidden(column));
    const QString first = cell(u"participantsTreeView"_s, 0, column);
    QVERIFY2(first == u"3:00"_s || first == u"2:59"_s, qPrintable(first));
    QTRY_VERIFY(cell(u"participantsTreeView"_s, 0, column) != first);
    QCOMPARE(cell(u"participantsTreeView"_s, 7, column), QString());
}

void ArrangingTest::changesPlaces()
{
    selectParticipants({2});
    trigger(u"swapSeatsAction"_s);
    auto *seats = find<QTreeView>(u"seatsTreeView"_s);
    QCOMPARE(seats->model()->rowCount(), 7);
    QPushButton *ok = find<QDialogButtonBox>(u"interventionButtonBox"_s)->button(QDialogButtonBox::Ok);
    QVERIFY(!ok->isEnabled());
    seats->setCurrentIndex(seats->model()->index(3, 0)); // P5, because P2 is not in the list
    QVERIFY(ok->isEnabled());
    const QString effect = text(u"seatEffectLabel"_s);
    QVERIFY2(effect.contains(u"The person on P2 moves to P5: group 3, role Seller, page “Your Choice”, chats: Group 3."_s), qPrintable(effect));
    QVERIFY2(effect.contains("The person on P5 moves to P2: group 1, role Buyer"_L1), qPrintable(effect));
    accept(u"interventionButtonBox"_s);
    QVERIFY(std::holds_alternative<SwapSeats>(lastWish().action));
    QCOMPARE(actionOf<SwapSeats>(lastWish()).participant, 2);
    QCOMPARE(actionOf<SwapSeats>(lastWish()).other, 5);
}

/// Texts that wrap need more height in a large font, and the window gives it to them.
void ArrangingTest::laysNothingOverAnother()
{
    const QFont usual = QApplication::font();
    QFont large = usual;
    large.setPointSizeF(usual.pointSizeF() * 1.5);
    QApplication::setFont(large);
    const auto restored = qScopeGuard([&usual] { QApplication::setFont(usual); });
    selectParticipants({2});
    trigger(u"swapSeatsAction"_s);
    auto *seats = find<QTreeView>(u"seatsTreeView"_s);
    const auto *effect = find<QLabel>(u"seatEffectLabel"_s);
    const auto isLaidOut = [&] { return seats->geometry().bottom() < effect->geometry().top() && effect->height() >= effect->heightForWidth(effect->width()); };
    QTRY_VERIFY(isLaidOut());
    seats->setCurrentIndex(seats->model()->index(3, 0)); // several lines
    QTRY_VERIFY(isLaidOut());
    const QWidget *dialog = effect->window();
    const QRect buttons = find<QWidget>(u"interventionButtonBox"_s)->geometry();
    QVERIFY(dialog->rect().contains(buttons));
    for (const QString &name : {u"questionLabel"_s, u"explanationLabel"_s}) {
        const auto *label = dialog->findChild<QLabel *>(name);
        QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(name));
    }
    QVERIFY(seats->isColumnHidden(ParticipantsModel::LabelColumn)); // nobody has one
}

void ArrangingTest::givesAPlaceToANewPerson()
{
    auto *participants = find<QTreeView>(u"participantsTreeView"_s);
    int linkColumn = -1;
    for (int i = 0; i < participants->model()->columnCount(); ++i)
        linkColumn = participants->model()->headerData(i, Qt::Horizontal).toString() == u"Link"_s ? i : linkColumn;
    const QString oldLink = cell(u"participantsTreeView"_s, 3, linkColumn);
    selectParticipants({4});
    trigger(u"replacePersonAction"_s);
    QVERIFY(text(u"explanationLabel"_s).contains("stops working at once"_L1));
    QVERIFY(!find<QDialogButtonBox>(u"interventionButtonBox"_s)->button(QDialogButtonBox::Ok)->isDefault()); // Enter is too quick for a permanent action
    accept(u"interventionButtonBox"_s);
    QVERIFY(std::holds_alternative<ReplacePerson>(lastWish().action));
    QCOMPARE(actionOf<ReplacePerson>(lastWish()).participant, 4);
    grant();
    QTRY_VERIFY(find<QLabel>(u"newLinkLabel"_s));
    const QString link = text(u"newLinkLabel"_s);
    QCOMPARE(link, QString(u"http://192.168.1.20:8000/p/"_s + m_state.ticketOf(4)));
    QVERIFY(link != oldLink);
    QVERIFY(!find<QLabel>(u"qrLabel"_s)->pixmap().isNull());
    QCOMPARE(cell(u"participantsTreeView"_s, 3, linkColumn), link);
    click(u"copyNewLinkPushButton"_s);
    QCOMPARE(QApplication::clipboard()->text(), link);
    click(u"openNewLinkPushButton"_s);
    QCOMPARE(m_openedUrls, QList<QUrl>{QUrl(link)});
}

void ArrangingTest::movesAChatToAnotherChannel()
{
    selectParticipants({1});
    trigger(u"moveChatAction"_s);
    QCOMPARE(find<QComboBox>(u"targetChannelComboBox"_s)->count(), 3); // without the channel that it already uses
    choose(u"targetChannelComboBox"_s, u"Group 3"_s);
    QVERIFY2(text(u"channelEffectLabel"_s).contains("P5, P6"_L1), qPrintable(text(u"channelEffectLabel"_s)));
    accept(u"interventionButtonBox"_s);
    QVERIFY(std::holds_alternative<MoveChannel>(lastWish().action));
    QCOMPARE(actionOf<MoveChannel>(lastWish()).participant, 1);
    QCOMPARE(actionOf<MoveChannel>(lastWish()).channel, 1);
    QCOMPARE(actionOf<MoveChannel>(lastWish()).to, 3);
    grant();
    QTRY_VERIFY(find<QAction>(u"moveChatAction"_s)->isEnabled());
    selectParticipants({8}); // has not arrived, but has a chat
    QVERIFY(find<QAction>(u"moveChatAction"_s)->isEnabled());
    selectParticipants({1, 2});
    QVERIFY(!find<QAction>(u"moveChatAction"_s)->isEnabled());
    QVERIFY(find<QAction>(u"swapSeatsAction"_s)->toolTip().contains("one participant"_L1));
}

void ArrangingTest::givesEveryControlANameAndAToolTip()
{
    showTranscript(0);
    selectParticipants({1});
    trigger(u"replacePersonAction"_s);
    accept(u"interventionButtonBox"_s);
    grant();
    QTRY_VERIFY(find<QLabel>(u"newLinkLabel"_s));
    happens(EventKind::HelpRequested, 3, u"Hello?"_s);
    trigger(u"helpLineAction"_s);
    trigger(u"announceAction"_s);
    trigger(u"preferencesAction"_s);
    trigger(u"swapSeatsAction"_s);
    trigger(u"moveChatAction"_s);
    find<QMenu>(u"countdownMenu"_s)->findChild<QAction *>(u"changeCountdownAction"_s)->trigger();
    verifyEveryControlHasANameAndAToolTip();
}

LABCHAT_TEST(ArrangingTest, QApplication)
#include "tst_arranging.moc"
