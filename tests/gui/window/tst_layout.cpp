// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/twosessions.h"
#include "support/testprogram.h"

#include <QtCore/QSettings>
#include <QtCore/QTimer>
#include <QtGui/QAction>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMainWindow>
#include <QtWidgets/QSlider>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QTreeView>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// What the window restores at its next start: sizes, sorting, filters and zoom.
class LayoutTest final : public TwoSessions {
    Q_OBJECT

private slots:
    void remembersHowItWasLeft();
    void remembersHowItWasLeftWhenStoppedFromOutside();
    void remembersHowWideItsPanelsWere();
    void keepsEverythingButTheColumnsOfAnotherVersion();
    void leavesNothingOfPanelsThatResetCloses();
};

void LayoutTest::remembersHowItWasLeft()
{
    openSessions();
    QTest::keyClick(find<QComboBox>(u"sessionComboBox"_s), Qt::Key_Down);
    const int normalTiles = find<QSlider>(u"tileSizeSlider"_s)->value();
    trigger(u"zoomInAction"_s); // of the wall, which is shown at first
    const int largerTiles = find<QSlider>(u"tileSizeSlider"_s)->value();
    QVERIFY(largerTiles > normalTiles);
    trigger(u"transcriptAction"_s);
    const QFont normal = find<QAbstractItemView>(u"transcriptView"_s)->font();
    trigger(u"zoomInAction"_s);
    const QFont zoomed = find<QAbstractItemView>(u"transcriptView"_s)->font();
    QVERIFY(zoomed.pointSizeF() > normal.pointSizeF());
    find<QTreeView>(u"channelsTreeView"_s)->sortByColumn(3, Qt::DescendingOrder);
    find<QLineEdit>(u"channelsFilterLineEdit"_s)->setText(u"Group"_s);
    find<QLineEdit>(u"participantsFilterLineEdit"_s)->setText(u"P"_s);
    find<QLineEdit>(u"actionsFilterLineEdit"_s)->setText(u"mute"_s);
    find<QComboBox>(u"searchScopeComboBox"_s)->setCurrentIndex(1);
    find<QComboBox>(u"activityBreakdownComboBox"_s)->setCurrentIndex(1);
    find<QTreeView>(u"heldTreeView"_s)->header()->resizeSection(0, 123);
    find<QTreeView>(u"helpTreeView"_s)->header()->resizeSection(0, 124);
    find<QTreeView>(u"alertsTreeView"_s)->header()->resizeSection(0, 125);
    find<QTimer>(u"saveLayoutTimer"_s)->start(1); // as every minute: a crash loses nothing
    const auto isStored = [this] { return QSettings(settingsFile(), QSettings::IniFormat).value(u"workspace/actionFilter"_s) == u"mute"_s; };
    QTRY_VERIFY(isStored());
    closeWindow();

    makeWindow();
    openSessions();
    QVERIFY(m_window->windowTitle().contains(m_first->code));
    QVERIFY(find<QAbstractItemView>(u"transcriptView"_s)->isVisible());
    QCOMPARE(find<QAbstractItemView>(u"transcriptView"_s)->font().pointSizeF(), zoomed.pointSizeF());
    QCOMPARE(find<QSlider>(u"tileSizeSlider"_s)->value(), largerTiles);
    const auto field = [this](const QString &name) { return find<QLineEdit>(name)->text(); };
    const auto choice = [this](const QString &name) { return find<QComboBox>(name)->currentIndex(); };
    const auto width = [this](const QString &name) { return find<QTreeView>(name)->header()->sectionSize(0); };
    QCOMPARE(field(u"channelsFilterLineEdit"_s), u"Group"_s);
    QCOMPARE(field(u"participantsFilterLineEdit"_s), u"P"_s);
    QCOMPARE(field(u"actionsFilterLineEdit"_s), u"mute"_s);
    QCOMPARE(choice(u"searchScopeComboBox"_s), 1);
    QCOMPARE(choice(u"activityBreakdownComboBox"_s), 1);
    QCOMPARE(width(u"heldTreeView"_s), 123);
    QCOMPARE(width(u"helpTreeView"_s), 124);
    QCOMPARE(width(u"alertsTreeView"_s), 125);
    trigger(u"resetLayoutAction"_s);
    for (const QString &name : {u"channelsFilterLineEdit"_s, u"participantsFilterLineEdit"_s, u"actionsFilterLineEdit"_s})
        QCOMPARE(field(name), QString());
    QCOMPARE(choice(u"searchScopeComboBox"_s) + choice(u"activityBreakdownComboBox"_s), 0);
    for (const QString &name : {u"heldTreeView"_s, u"helpTreeView"_s, u"alertsTreeView"_s})
        QVERIFY2(width(name) < 123 || width(name) > 125, qPrintable(name));
    QCOMPARE(find<QSlider>(u"tileSizeSlider"_s)->value(), normalTiles);
    QCOMPARE(find<QAbstractItemView>(u"transcriptView"_s)->font().pointSizeF(), normal.pointSizeF());
}

void LayoutTest::remembersHowItWasLeftWhenStoppedFromOutside()
{
    openSessions();
    trigger(u"streamAction"_s);
    m_window.reset();
    makeWindow();
    openSessions();
    QVERIFY(find<QWidget>(u"streamView"_s)->isVisible());
}

void LayoutTest::remembersHowWideItsPanelsWere()
{
    openSessions();
    m_window->resize(1900, 1000);
    trigger(u"searchAction"_s);
    const auto dock = [this](const QString &name) { return find<QDockWidget>(name); };
    auto *workspace = find<QMainWindow>(u"workspace"_s);
    const QStringList names{u"treeDockWidget"_s, u"searchDockWidget"_s, u"participantsDockWidget"_s};
    QTRY_VERIFY(dock(u"searchDockWidget"_s)->isVisible());
    workspace->resizeDocks({dock(u"treeDockWidget"_s), dock(u"searchDockWidget"_s)}, {420, 510}, Qt::Horizontal);
    workspace->resizeDocks({dock(u"participantsDockWidget"_s)}, {310}, Qt::Vertical);
    QTRY_COMPARE(dock(u"searchDockWidget"_s)->width(), 510);
    QList<QSize> sizes;
    for (const QString &name : names)
        sizes.append(dock(name)->size());
    closeWindow();

    makeWindow();
    m_window->resize(1180, 730); // as a window is for a moment if it is maximised as soon as it is shown
    QTest::qWait(20);
    m_window->resize(1900, 1000);
    openSessions();
    for (int i = 0; i < names.size(); ++i)
        QTRY_COMPARE(dock(names.at(i))->size(), sizes.at(i));
    QTRY_VERIFY(!find<QTimer>(u"settledTimer"_s)->isActive()); // from now on, changes of sizes come from the operator
    workspace = find<QMainWindow>(u"workspace"_s);
    workspace->resizeDocks({dock(u"treeDockWidget"_s)}, {350}, Qt::Horizontal);
    QTRY_COMPARE(dock(u"treeDockWidget"_s)->width(), 350);
    m_window->resize(1800, 950);
    QTest::qWait(50);
    QCOMPARE(dock(u"treeDockWidget"_s)->width(), 350);
}

void LayoutTest::keepsEverythingButTheColumnsOfAnotherVersion()
{
    openSessions();
    find<QLineEdit>(u"participantsFilterLineEdit"_s)->setText(u"P"_s);
    find<QComboBox>(u"searchScopeComboBox"_s)->setCurrentIndex(1);
    find<QTreeView>(u"heldTreeView"_s)->header()->resizeSection(0, 123);
    closeWindow();
    QSettings(settingsFile(), QSettings::IniFormat).setValue(u"workspace/version"_s, 1); // an older program wrote it
    makeWindow();
    openSessions();
    QCOMPARE(find<QLineEdit>(u"participantsFilterLineEdit"_s)->text(), u"P"_s);
    QCOMPARE(find<QComboBox>(u"searchScopeComboBox"_s)->currentIndex(), 1);
    QVERIFY(find<QTreeView>(u"heldTreeView"_s)->header()->sectionSize(0) != 123);
}

void LayoutTest::leavesNothingOfPanelsThatResetCloses()
{
    openSessions();
    for (const QString &name : {u"alertsDockWidget"_s, u"activityDockWidget"_s, u"helpDockWidget"_s, u"searchDockWidget"_s})
        find<QDockWidget>(name)->toggleViewAction()->trigger();
    const auto tabs = [this](const QString &of) {
        const auto bars = find<QWidget>(u"workspace"_s)->findChildren<QTabBar *>(QString(), Qt::FindDirectChildrenOnly);
        return std::count_if(bars.begin(), bars.end(), [&](const QTabBar *bar) {
            bool has = of.isEmpty();
            for (int tab = 0; tab < bar->count(); ++tab)
                has = has || bar->tabText(tab) == of;
            return bar->isVisible() && bar->geometry().intersects(bar->parentWidget()->rect()) && has; // Qt keeps some outside
        });
    };
    QTRY_COMPARE(tabs(u"Activity"_s), 1);
    trigger(u"resetLayoutAction"_s);
    QTRY_VERIFY(!find<QDockWidget>(u"activityDockWidget"_s)->isVisible());
    QCOMPARE(tabs(u"Activity"_s), 0);
    QCOMPARE(tabs({}), 2); // Groups and Channels, and the panels at the bottom
}

LABCHAT_TEST(LayoutTest, QApplication)
#include "tst_layout.moc"
