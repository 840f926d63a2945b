// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/monitor/participantsmodel.h"
#include "console/session/sessionmonitor.h"
#include "gui/consolefixture.h"
#include "support/fakeothersystem.h"
#include "support/testprogram.h"

#include <QtGui/QAction>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QTreeView>

using namespace LabChat;
using namespace Qt::StringLiterals;

using Column = ParticipantsModel::Column;

/// The window with a session of another system, whose participants come while the operator works.
class OtherSystemTest final : public ConsoleFixture {
    Q_OBJECT

private slots:
    void init();
    void showsWhatTheTicketsSay();
    void leavesPagesAndPlacesToTheOtherSystem();
    void hasNoLinksToShow();
    void announcesToClaimedRoles();
    void offersWhoComesWhileADialogIsOpen();
    void offersChatsThatComeWhileADialogIsOpen();
    void listsSessionsThatComeWhileADialogIsOpen();
    void showsTheChatsOfAParticipant();
    void keepsWhatTheOperatorHasBeforeThem();
    void keepsTheTreeAsItIsWhenASecondAppComes();
    void keepsAnOpenMenu();
    void showsChangedClaims();
    void showsWhoIsMissing();
    void tellsAMistakeInATable();

private:
    [[nodiscard]] QTreeView *people() const { return find<QTreeView>(u"participantsTreeView"_s); }
    [[nodiscard]] QTreeView *tree() const { return find<QTreeView>(u"channelTreeView"_s); }
    [[nodiscard]] QString of(int row, Column column) const { return people()->model()->index(row, column).data().toString(); }
    [[nodiscard]] QStringList column(Column column) const
    {
        QStringList texts;
        for (int row = 0; row < people()->model()->rowCount(); ++row)
            texts.append(of(row, column));
        return texts;
    }
    [[nodiscard]] QStringList choices(const QString &comboBox) const
    {
        QStringList texts;
        const auto *box = find<QComboBox>(comboBox);
        for (int row = 0; row < box->count(); ++row)
            texts.append(box->itemText(row));
        return texts;
    }
    [[nodiscard]] Event come(int number, int group);
    void loadTable(const QByteArray &table);

    std::unique_ptr<FakeOtherSystem> m_system;
};

void OtherSystemTest::init()
{
    ConsoleFixture::init();
    m_windowSize = {1600, 1000};
    makeWindow();
    m_system = std::make_unique<FakeOtherSystem>(1, QDateTime::currentMSecsSinceEpoch());
    openSessions({m_system->session()});
}

Event OtherSystemTest::come(int number, int group)
{
    ChannelClaims claims = claimsOf(QString::number(group), QString::number(group), 1);
    claims.idInSession = 100 + number;
    claims.label = u"PC_%1"_s.arg(number);
    claims.page = u"Discussion"_s;
    claims.role = number % 2 == 0 ? u"seller"_s : u"buyer"_s;
    return m_system->admit(u"code%1"_s.arg(number), claims);
}

void OtherSystemTest::showsWhatTheTicketsSay()
{
    commit({come(1, 10), come(2, 2), come(3, 9)});
    QCOMPARE(of(0, Column::IdColumn), u"101"_s);
    QCOMPARE(of(0, Column::LabelColumn), u"PC_1"_s);
    QCOMPARE(of(0, Column::GroupColumn), u"10"_s);
    QCOMPARE(of(0, Column::RoleColumn), u"buyer"_s);
    QCOMPARE(of(0, Column::RoundColumn), u"1"_s);
    QCOMPARE(of(0, Column::PageColumn), u"Discussion"_s);
    QCOMPARE(of(0, Column::WaitsForColumn), QString());
    people()->sortByColumn(Column::GroupColumn, Qt::AscendingOrder);
    QCOMPARE(column(Column::GroupColumn), QStringList({u"2"_s, u"9"_s, u"10"_s}));
    for (const Column shown : {Column::IdColumn, Column::LabelColumn, Column::GroupColumn, Column::RoleColumn, Column::RoundColumn, Column::PageColumn})
        QTRY_VERIFY2(!people()->isColumnHidden(shown), qPrintable(QString::number(shown)));
    for (const Column hidden : {Column::WaitsForColumn, Column::TimeLeftColumn, Column::AppColumn, Column::ChangesColumn, Column::TreatmentColumn})
        QVERIFY2(people()->isColumnHidden(hidden), qPrintable(QString::number(hidden)));
    commit({m_system->admit(u"code1"_s, claimsOf(u"x"_s, {}, 0, u"survey"_s))});
    QTRY_VERIFY(!people()->isColumnHidden(Column::AppColumn));
}

void OtherSystemTest::leavesPagesAndPlacesToTheOtherSystem()
{
    commit({come(1, 1), come(2, 1)});
    select(people(), {0});
    for (const char *name : {"advanceSelectedAction", "advanceGroupAction", "advanceSlowestAction", "advanceAllAction", "swapSeatsAction", "replacePersonAction",
                             "moveChatAction", "linksAction", "splitScreenAction"}) {
        const auto *action = find<QAction>(QString::fromLatin1(name));
        QVERIFY2(!action->isEnabled(), name);
        QVERIFY2(action->toolTip().contains(u"another system"_s), name);
    }
    for (const QString &menu : {u"countdownMenu"_s, u"moderatePagesMenu"_s}) {
        QVERIFY2(!find<QMenu>(menu)->menuAction()->isEnabled(), qPrintable(menu));
        QVERIFY2(find<QMenu>(menu)->menuAction()->toolTip().contains(u"another system"_s), qPrintable(menu));
    }
    QVERIFY(!find<QPushButton>(u"linksPushButton"_s)->isEnabled());
    QVERIFY(find<QPushButton>(u"linksPushButton"_s)->toolTip().contains(u"other system"_s));
    QVERIFY(find<QAction>(u"announceAction"_s)->isEnabled());
}

void OtherSystemTest::hasNoLinksToShow()
{
    commit({come(1, 1)});
    select(people(), {0});
    for (const char *name : {"projectorAction", "openSessionLinkAction", "openParticipantLinkAction"}) {
        const auto *action = find<QAction>(QString::fromLatin1(name));
        QVERIFY2(!action->isEnabled(), name);
        QVERIFY2(action->toolTip().contains(u"another system"_s), qPrintable(action->toolTip()));
    }
    for (const char *name : {"copyEntrancePushButton", "qrCodePushButton", "projectorPushButton", "openSessionLinkPushButton", "linksPushButton"}) {
        const auto *button = find<QPushButton>(QString::fromLatin1(name));
        QVERIFY2(!button->isEnabled(), name);
        QVERIFY2(button->toolTip().contains(u"other system"_s), qPrintable(button->toolTip()));
    }
    // A session of LabChat's own has them again; its projector can be closed, whatever is shown then.
    openSessions({groupSession(2, 4, 2, QDateTime::currentMSecsSinceEpoch())});
    find<QComboBox>(u"sessionComboBox"_s)->setCurrentIndex(0);
    emit find<QComboBox>(u"sessionComboBox"_s)->activated(0);
    QVERIFY(find<QPushButton>(u"projectorPushButton"_s)->isEnabled());
    QVERIFY(!find<QPushButton>(u"projectorPushButton"_s)->toolTip().contains(u"other system"_s));
    trigger(u"projectorAction"_s);
    emit find<QComboBox>(u"sessionComboBox"_s)->activated(1);
    QVERIFY(find<QAction>(u"projectorAction"_s)->isEnabled());
    trigger(u"projectorAction"_s);
    QTRY_VERIFY(!find<QAction>(u"projectorAction"_s)->isEnabled());
}

void OtherSystemTest::announcesToClaimedRoles()
{
    commit({come(1, 1), come(2, 1), come(4, 2)});
    trigger(u"announceAction"_s);
    choose(u"audienceKindComboBox"_s, u"A role"_s);
    QCOMPARE(choices(u"audienceComboBox"_s), QStringList({u"buyer"_s, u"seller"_s}));
    choose(u"audienceComboBox"_s, u"seller"_s);
    QVERIFY2(text(u"reachesLabel"_s).endsWith("P2, P3"_L1), qPrintable(text(u"reachesLabel"_s)));
    commit({m_system->admit(u"code2"_s, claimsOf(u"all"_s, {}, 1))}); // a ticket need not repeat the role
    QVERIFY2(text(u"reachesLabel"_s).endsWith("P2, P3"_L1), qPrintable(text(u"reachesLabel"_s)));
    find<QPlainTextEdit>(u"announcementPlainTextEdit"_s)->setPlainText(u"Sellers wait"_s);
    find<QDialogButtonBox>(u"announceButtonBox"_s)->button(QDialogButtonBox::Ok)->click();
    const Decision announced = decideModeration(m_system->state(), m_service->moderations.constLast().wishes.constFirst(), 1);
    QVERIFY(announced);
    QCOMPARE(recipientsOf(*announced), QList<int>({2, 3}));
}

void OtherSystemTest::offersWhoComesWhileADialogIsOpen()
{
    trigger(u"announceAction"_s);
    QCOMPARE(choices(u"audienceKindComboBox"_s), QStringList({u"Everybody"_s, u"A group"_s}));
    commit({come(1, 2)});
    QCOMPARE(choices(u"audienceKindComboBox"_s), QStringList({u"Everybody"_s, u"A role"_s, u"A group"_s, u"The members of a channel"_s}));
    QCOMPARE(find<QComboBox>(u"audienceKindComboBox"_s)->currentIndex(), -1); // nobody was chosen
    choose(u"audienceKindComboBox"_s, u"A group"_s);
    QCOMPARE(find<QComboBox>(u"audienceComboBox"_s)->currentText(), u"Group 2"_s);
    commit({come(2, 1), come(3, 10)});
    QCOMPARE(choices(u"audienceComboBox"_s), QStringList({u"Group 1"_s, u"Group 2"_s, u"Group 10"_s}));
    QCOMPARE(find<QComboBox>(u"audienceComboBox"_s)->currentText(), u"Group 2"_s); // what was chosen
    QVERIFY2(text(u"reachesLabel"_s).endsWith("P1"_L1), qPrintable(text(u"reachesLabel"_s)));
    choose(u"audienceKindComboBox"_s, u"The members of a channel"_s);
    const QString chosen = find<QComboBox>(u"audienceComboBox"_s)->currentText();
    const auto before = choices(u"audienceComboBox"_s).size();
    commit({come(4, 4)});
    QCOMPARE(choices(u"audienceComboBox"_s).size(), before + 1);
    QCOMPARE(find<QComboBox>(u"audienceComboBox"_s)->currentText(), chosen);
}

void OtherSystemTest::offersChatsThatComeWhileADialogIsOpen()
{
    commit({come(1, 1)});
    tree()->setFocus();
    tree()->setCurrentIndex(tree()->model()->index(0, 0, tree()->model()->index(0, 0, tree()->model()->index(0, 0))));
    emit find<QMenu>(u"moderateMenu"_s)->aboutToShow();
    find<QMenu>(u"channelCountdownMenu"_s)->findChild<QAction *>(u"changeCountdownAction"_s)->trigger();
    QTRY_VERIFY(find<QComboBox>(u"scopeComboBox"_s));
    const QString chosen = find<QComboBox>(u"scopeComboBox"_s)->currentText();
    QCOMPARE(choices(u"scopeComboBox"_s), QStringList{chosen});
    QVERIFY(!chosen.isEmpty());
    commit({come(2, 2)});
    QTRY_COMPARE(choices(u"scopeComboBox"_s).size(), 3); // both, and all chats
    QCOMPARE(find<QComboBox>(u"scopeComboBox"_s)->currentText(), chosen);
}

void OtherSystemTest::listsSessionsThatComeWhileADialogIsOpen()
{
    const auto summaryOf = [](qint64 id, const QString &code) {
        SessionSummary summary;
        summary.id = id;
        summary.code = code;
        summary.title = code;
        return summary;
    };
    m_archive->summaries = QList<SessionSummary>{summaryOf(1, m_system->session()->code)};
    trigger(u"exportAction"_s);
    trigger(u"pastSessionsAction"_s);
    QTRY_COMPARE(choices(u"exportSessionComboBox"_s).size(), 2);
    const QVariant chosen = find<QComboBox>(u"exportSessionComboBox"_s)->currentData();
    auto *table = find<QTreeView>(u"pastSessionsTreeView"_s);
    QTRY_COMPARE(table->model()->rowCount(), 1);
    const QPersistentModelIndex selected(table->currentIndex());
    const FakeOtherSystem later(2, QDateTime::currentMSecsSinceEpoch(), u"later"_s);
    m_archive->summaries = QList<SessionSummary>{summaryOf(1, m_system->session()->code), summaryOf(2, later.session()->code)};
    emit m_service->sessionOpened(later.state());
    QTRY_COMPARE(choices(u"exportSessionComboBox"_s).size(), 3);
    QCOMPARE(find<QComboBox>(u"exportSessionComboBox"_s)->currentData(), chosen);
    QTRY_COMPARE(table->model()->rowCount(), 2);
    QCOMPARE(table->currentIndex(), QModelIndex(selected));
}

void OtherSystemTest::showsTheChatsOfAParticipant()
{
    commit({come(1, 1)});
    select(people(), {0});
    find<QDockWidget>(u"participantViewDockWidget"_s)->show();
    QTRY_COMPARE(text(u"pageTitleLabel"_s), u"Discussion"_s);
    QCOMPARE(text(u"waitingLabel"_s), u"The page is the other system's: only its chats can be seen here."_s);
    QVERIFY(text(u"personLabel"_s).contains(u"ID in session 101"_s));
    const auto *first = find<QWidget>(u"participantBox1"_s);
    QCOMPARE(first->findChild<QLabel *>(u"channelTitleLabel"_s)->text(), u"trust-1"_s); // boxes without a label are told apart by their channels
    ChannelClaims second = claimsOf(u"all"_s, {}, 1);
    second.page = u"Discussion"_s;
    commit({m_system->admit(u"code1"_s, second)});
    QVERIFY(find<QWidget>(u"participantBox2"_s));
    QCOMPARE(find<QWidget>(u"participantBox1"_s), first); // not made again: it may be scrolled
    ChannelClaims next = claimsOf(u"late"_s, {}, 2);
    next.page = u"Results"_s;
    commit({m_system->admit(u"code1"_s, next)});
    QCOMPARE(text(u"pageTitleLabel"_s), u"Results"_s);
    QVERIFY(!m_window->findChild<QWidget *>(u"participantBox2"_s));
    emit people()->activated(people()->currentIndex());
    QCOMPARE(find<QTreeView>(u"channelsTreeView"_s)->currentIndex().data().toString(), u"trust-late"_s); // not the one of an earlier page
}

void OtherSystemTest::keepsWhatTheOperatorHasBeforeThem()
{
    QList<Event> first;
    for (int number = 1; number <= 60; ++number)
        first.append(come(number, number));
    commit(first);
    const auto *wall = find<QListView>(u"wallView"_s);
    const auto *channels = find<QTreeView>(u"channelsTreeView"_s);
    auto *filter = find<QLineEdit>(u"wallFilterLineEdit"_s);
    const QModelIndex round = tree()->model()->index(0, 0, tree()->model()->index(0, 0));
    tree()->expand(round);
    tree()->setCurrentIndex(tree()->model()->index(30, 0, round));
    const QString selectedInTree = tree()->currentIndex().data().toString();
    select(people(), {3, 5});
    people()->verticalScrollBar()->setValue(people()->verticalScrollBar()->maximum() / 2);
    const QString top = people()->indexAt({0, 0}).data().toString();
    const QString current = people()->currentIndex().data().toString();
    const QString channel = channels->currentIndex().data().toString();
    filter->setFocus();
    filter->setText(u"trust"_s);
    filter->setCursorPosition(2);
    trigger(u"announceAction"_s);
    auto *draft = find<QPlainTextEdit>(u"announcementPlainTextEdit"_s);
    draft->setPlainText(u"half a senten"_s);
    QList<std::shared_ptr<QSignalSpy>> resets;
    for (const QAbstractItemView *view : std::initializer_list<const QAbstractItemView *>{people(), tree(), wall, channels})
        resets.append(std::make_shared<QSignalSpy>(view->model(), &QAbstractItemModel::modelReset));

    QList<Event> more;
    for (int number = 61; number <= 260; ++number)
        more.append(come(number, number));
    commit(more);

    QCOMPARE(people()->model()->rowCount(), 260);
    QCOMPARE(wall->model()->rowCount(), 260);
    QCOMPARE(channels->model()->rowCount(), 260);
    QCOMPARE(tree()->model()->rowCount(round), 260);
    for (const auto &reset : resets)
        QVERIFY(reset->isEmpty());
    QVERIFY(tree()->isExpanded(round));
    QCOMPARE(tree()->currentIndex().data().toString(), selectedInTree);
    QCOMPARE(people()->selectionModel()->selectedRows().size(), 2);
    QCOMPARE(people()->currentIndex().data().toString(), current);
    QCOMPARE(people()->indexAt({0, 0}).data().toString(), top);
    QCOMPARE(channels->currentIndex().data().toString(), channel);
    QCOMPARE(filter->text(), u"trust"_s);
    QCOMPARE(filter->cursorPosition(), 2);
    QVERIFY(draft->isVisible());
    QCOMPARE(draft->toPlainText(), u"half a senten"_s);
}

void OtherSystemTest::keepsTheTreeAsItIsWhenASecondAppComes()
{
    commit({come(1, 1), come(2, 2)});
    const QPersistentModelIndex channel(tree()->model()->index(1, 0, tree()->model()->index(0, 0, tree()->model()->index(0, 0))));
    QCOMPARE(channel.data().toString(), u"Group 2"_s);
    tree()->setCurrentIndex(channel);
    QVERIFY(tree()->visualRect(channel).isValid());
    commit({m_system->admit(u"code3"_s, claimsOf(u"talk"_s, {}, 0, u"survey"_s))});
    QCOMPARE(channel.parent().parent().data().toString(), u"trust"_s);
    QCOMPARE(tree()->currentIndex(), QModelIndex(channel));
    QVERIFY(tree()->visualRect(channel).isValid()); // no branch above it is collapsed
    QVERIFY(tree()->isExpanded(channel.parent()));
}

void OtherSystemTest::keepsAnOpenMenu()
{
    commit({come(1, 1)});
    const QPoint at = people()->visualRect(people()->model()->index(0, 0)).center();
    emit people()->customContextMenuRequested(at);
    const QPointer<QMenu> menu = find<QMenu>(u"participantMenu"_s);
    QTRY_VERIFY(menu->isVisible());
    commit({come(2, 2), come(3, 3)});
    QVERIFY(menu && menu->isVisible());
    menu->close();
}

void OtherSystemTest::showsChangedClaims()
{
    commit({come(1, 1), come(2, 2)});
    ChannelClaims other = claimsOf(u"2"_s, u"2"_s, 1);
    other.nickname = u"<b>Bert</b>"_s;
    commit({m_system->admit(u"code1"_s, other)});
    QCOMPARE(people()->model()->rowCount(), 2);
    QCOMPARE(of(0, Column::GroupColumn), u"2"_s);
    QCOMPARE(of(0, Column::ChangesColumn), u"group 1 → 2"_s);
    other.nickname = u"Carl"_s;
    commit({m_system->admit(u"code1"_s, other)});
    QCOMPARE(of(0, Column::ChangesColumn), u"nickname <b>Bert</b> → Carl"_s);
    QTRY_VERIFY(!people()->isColumnHidden(Column::ChangesColumn));
    const QString all = people()->model()->index(0, Column::ChangesColumn).data(Qt::ToolTipRole).toString();
    QCOMPARE(all.count(u'\n'), 1);
    QVERIFY2(all.contains(u"with a ticket for trust-2: group 1 → 2"_s), qPrintable(all));
}

void OtherSystemTest::loadTable(const QByteArray &table)
{
    const QString path = m_folder->filePath(u"expected.csv"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(table) == table.size());
    file.close();
    trigger(u"loadExpectedAction"_s);
    auto *dialog = find<QFileDialog>(u"expectedFileDialog"_s);
    emit dialog->fileSelected(path);
    dialog->close();
}

void OtherSystemTest::showsWhoIsMissing()
{
    commit({come(1, 1)});
    QVERIFY(find<QPushButton>(u"expectedPushButton"_s)->isVisible());
    QVERIFY(!find<QLabel>(u"expectedCountLabel"_s)->isVisible());
    loadTable("label,code,group,role,session\nPC_1,,1,buyer,\n,code2,1,seller,abcd1234\nPC_3,,2,,\nPC_9,,,,another\n");
    QTRY_COMPARE(people()->model()->rowCount(), 3);
    QCOMPARE(text(u"expectedCountLabel"_s), u"1 of 3 are here"_s);
    QCOMPARE(column(Column::OnlineColumn), QStringList({u"not yet"_s, u"expected"_s, u"expected"_s}));
    QCOMPARE(of(1, Column::CodeColumn), u"code2"_s);
    QCOMPARE(of(2, Column::LabelColumn), u"PC_3"_s);
    QVERIFY(!people()->model()->flags(people()->model()->index(1, 0)).testFlag(Qt::ItemIsEnabled));

    commit({come(2, 1), come(7, 1)}); // one of them is expected
    QCOMPARE(text(u"expectedCountLabel"_s), u"2 of 3 are here"_s);
    QCOMPARE(column(Column::LabelColumn), QStringList({u"PC_1"_s, u"PC_2"_s, u"PC_7"_s, u"PC_3"_s}));
    select(people(), {3});
    QVERIFY(!find<QAction>(u"advanceSelectedAction"_s)->isEnabled());

    closeWindow();
    makeWindow();
    openSessions({m_system->session()});
    QTRY_COMPARE(text(u"expectedCountLabel"_s), u"2 of 3 are here"_s);
    trigger(u"removeExpectedAction"_s);
    QCOMPARE(people()->model()->rowCount(), 3);
    QVERIFY(!find<QLabel>(u"expectedCountLabel"_s)->isVisible());

    const SessionPtr own = groupSession(2, 4, 4, QDateTime::currentMSecsSinceEpoch());
    emit m_service->sessionOpened(SessionState(own));
    choose(u"sessionComboBox"_s, find<QComboBox>(u"sessionComboBox"_s)->itemText(0));
    emit find<QComboBox>(u"sessionComboBox"_s)->activated(0);
    QTRY_VERIFY(!find<QPushButton>(u"expectedPushButton"_s)->isVisible());
}

void OtherSystemTest::tellsAMistakeInATable()
{
    loadTable("label,group\nPC_1\n");
    QTRY_VERIFY(m_window->findChild<QMessageBox *>(u"expectedFailureMessageBox"_s));
    auto *box = find<QMessageBox>(u"expectedFailureMessageBox"_s);
    QVERIFY2(box->text().contains(u"Line 2: the table has 2 columns; this row has 1."_s), qPrintable(box->text()));
    box->close();
    QCOMPARE(people()->model()->rowCount(), 0);
}

LABCHAT_TEST(OtherSystemTest, QApplication)
#include "tst_othersystem.moc"
