// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/monitor/participantsmodel.h"
#include "gui/consolefixture.h"
#include "support/fakeothersystem.h"
#include "support/testprogram.h"

#include <QtGui/QAction>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeView>

using namespace LabChat;
using namespace Qt::StringLiterals;

using Column = ParticipantsModel::Column;

/// What the window shows of a session of another system that differs from one of LabChat's own.
class OtherViewsTest final : public ConsoleFixture {
    Q_OBJECT

private slots:
    void init();
    void speaksOfChatsWhenItHasEnded();
    void leavesCountdownsOfItsPagesAlone();
    void showsNicknamesAndNoReconnects();
    void showsTheSessionThatIsChosenInTheTree();

private:
    [[nodiscard]] QTreeView *people() const { return find<QTreeView>(u"participantsTreeView"_s); }
    [[nodiscard]] QTreeView *tree() const { return find<QTreeView>(u"channelTreeView"_s); }
    [[nodiscard]] QString of(int row, Column column) const { return people()->model()->index(row, column).data().toString(); }
    [[nodiscard]] Event come(int number, int group)
    {
        return m_system->admit(u"code%1"_s.arg(number), claimsOf(QString::number(group), QString::number(group), 1));
    }

    std::unique_ptr<FakeOtherSystem> m_system;
};

void OtherViewsTest::init()
{
    ConsoleFixture::init();
    m_windowSize = {1600, 1000};
    makeWindow();
    m_system = std::make_unique<FakeOtherSystem>(1, QDateTime::currentMSecsSinceEpoch());
    openSessions({m_system->session()});
}

void OtherViewsTest::speaksOfChatsWhenItHasEnded()
{
    commit({come(1, 1), nextEvent(m_system->state(), EventKind::SessionEnded, 0, QDateTime::currentMSecsSinceEpoch())});
    QTRY_COMPARE(text(u"entranceLabel"_s), u"This session has ended: its chats are closed."_s);
    QVERIFY(!find<QPushButton>(u"projectorPushButton"_s)->isEnabled());
    QVERIFY(!find<QAction>(u"projectorAction"_s)->isEnabled());
}

void OtherViewsTest::leavesCountdownsOfItsPagesAlone()
{
    commit({come(1, 1)});
    commit({nextEvent(m_system->state(), EventKind::Paused, 0, QDateTime::currentMSecsSinceEpoch())});
    QTRY_VERIFY(!banner(u"pauseBanner"_s).isEmpty());
    QVERIFY2(banner(u"pauseBanner"_s).contains("the other system's pages go on"_L1), qPrintable(banner(u"pauseBanner"_s)));
    QVERIFY(!banner(u"pauseBanner"_s).contains("are stopped"_L1));
}

void OtherViewsTest::showsNicknamesAndNoReconnects()
{
    commit({come(1, 1)});
    ChannelClaims claims = claimsOf(u"all"_s, {}, 1);
    claims.nickname = u"Anna"_s;
    commit({m_system->admit(u"code1"_s, claims)});
    QTRY_COMPARE(of(0, Column::NicknameColumn), u"Anna"_s); // the newest ticket's
    QTRY_VERIFY(!people()->isColumnHidden(Column::NicknameColumn));
    Event connected = nextEvent(m_system->state(), EventKind::Connected, 1, QDateTime::currentMSecsSinceEpoch());
    Event again = connected;
    ++again.seq;
    commit({connected, again}); // each page connects anew
    QCOMPARE(of(0, Column::ReconnectsColumn), QString());
    QVERIFY(people()->isColumnHidden(Column::ReconnectsColumn));
    find<QLineEdit>(u"participantsFilterLineEdit"_s)->setText(u"anna"_s);
    QCOMPARE(people()->model()->rowCount(), 1);
    find<QLineEdit>(u"participantsFilterLineEdit"_s)->setText(u"bert"_s);
    QCOMPARE(people()->model()->rowCount(), 0);
}

void OtherViewsTest::showsTheSessionThatIsChosenInTheTree()
{
    commit({come(1, 1)});
    const FakeOtherSystem second(2, QDateTime::currentMSecsSinceEpoch(), u"second"_s); // without channels yet
    emit m_service->sessionOpened(second.state());
    const auto shows = [this](const QString &name) {
        return m_window->windowTitle().contains(name) && find<QComboBox>(u"sessionComboBox"_s)->currentText().contains(name);
    };
    QVERIFY(shows(u"abcd1234"_s));
    const auto rowOf = [this](const QString &name) {
        for (int row = 0; row < tree()->model()->rowCount(); ++row) {
            if (tree()->model()->index(row, 0).data().toString().contains(name))
                return tree()->model()->index(row, 0);
        }
        return QModelIndex();
    };
    QTest::mouseClick(tree()->viewport(), Qt::LeftButton, {}, tree()->visualRect(rowOf(u"second"_s)).center());
    QVERIFY(shows(u"second"_s));
    QCOMPARE(people()->model()->rowCount(), 0);
    tree()->setFocus();
    tree()->setCurrentIndex(rowOf(u"abcd1234"_s));
    QVERIFY(shows(u"second"_s)); // arrow keys pass it
    QTest::keyClick(tree(), Qt::Key_Return);
    QVERIFY(shows(u"abcd1234"_s));
    QVERIFY(tree()->isExpanded(rowOf(u"abcd1234"_s)));
    QTest::mouseDClick(tree()->viewport(), Qt::LeftButton, {}, tree()->visualRect(rowOf(u"abcd1234"_s)).center());
    QVERIFY(tree()->isExpanded(rowOf(u"abcd1234"_s)));
}

LABCHAT_TEST(OtherViewsTest, QApplication)
#include "tst_otherviews.moc"
