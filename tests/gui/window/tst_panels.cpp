// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/window/docks.h"
#include "console/window/sessionviews.h"
#include "console/window/workspace.h"
#include "gui/consolefixture.h"
#include "support/testprogram.h"

#include <QtCore/QMetaProperty>
#include <QtCore/QSettings>
#include <QtGui/QAction>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QSlider>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QTreeView>

using namespace LabChat;
using namespace Qt::StringLiterals;

namespace {

/// Everything that is saved of a panel's widgets, by name.
using States = QMap<QString, QString>;

/// The operator's changes to columns: the widths of those that do not stretch, their order, and the sort order.
QString stateOf(const QHeaderView *header)
{
    QStringList columns{u"%1 %2"_s.arg(header->sortIndicatorSection()).arg(header->sortIndicatorOrder())};
    int last = header->count() - 1;
    while (header->isSectionHidden(header->logicalIndex(last)))
        --last;
    for (int section = 0; section < header->count(); ++section) {
        const bool isLast = header->visualIndex(section) == last;
        const bool stretches = header->sectionResizeMode(section) == QHeaderView::Stretch || (isLast && header->stretchLastSection());
        if (!stretches && !header->isSectionHidden(section))
            columns.append(u"%1@%2: %3"_s.arg(section).arg(header->visualIndex(section)).arg(header->sectionSize(section)));
    }
    return columns.join(u", "_s);
}

QString stateOf(const QWidget *widget)
{
    if (const auto *header = qobject_cast<const QHeaderView *>(widget))
        return stateOf(header);
    if (const auto *splitter = qobject_cast<const QSplitter *>(widget))
        return QString::fromLatin1(splitter->saveState().toHex());
    if (const auto *box = qobject_cast<const QComboBox *>(widget))
        return QString::number(box->currentIndex());
    return widget->metaObject()->userProperty().read(widget).toString();
}

void change(QHeaderView *header)
{
    header->resizeSection(1, header->sectionSize(1) + 17);
    if (header->sectionsMovable())
        header->moveSection(0, 2);
    if (!header->isSortIndicatorShown())
        return;
    int shown = 2; // a table is never sorted by a column that nobody can see
    while (header->isSectionHidden(shown))
        ++shown;
    header->setSortIndicator(shown, Qt::DescendingOrder);
}

void change(QWidget *widget)
{
    if (auto *header = qobject_cast<QHeaderView *>(widget))
        change(header);
    else if (auto *splitter = qobject_cast<QSplitter *>(widget))
        splitter->setSizes({90, 210});
    else if (auto *box = qobject_cast<QComboBox *>(widget))
        box->setCurrentIndex(box->count() - 1);
    else if (auto *check = qobject_cast<QCheckBox *>(widget))
        check->toggle();
    else if (auto *slider = qobject_cast<QSlider *>(widget))
        slider->setValue(slider->value() + 20);
    else if (auto *line = qobject_cast<QLineEdit *>(widget))
        line->setText(u"1"_s);
}

} // namespace

/// The common behaviour of all panels of the window: a new panel is tested without a change here.
class PanelsTest final : public ConsoleFixture {
    Q_OBJECT

private slots:
    void init();
    void savesRestoresAndResetsEveryPanel();
    void putsEveryPanelBackToWhereItComesUp();
    void stretchesColumnsAgainAfterAReset();
    void showsColumnsByTheSessionAndNotByTheLayout();
    void ignoresTheColumnsOfAnotherLayout();

private:
    void open(const Study &study);
    void stopAndStartAgain();
    [[nodiscard]] Workspace *workspace() const { return find<Workspace>(u"workspace"_s); }
    [[nodiscard]] QDockWidget *dock(const PanelSpec &panel) const { return find<QDockWidget>(panel.name); }
    [[nodiscard]] QList<const QWidget *> panels() const;
    [[nodiscard]] QList<QWidget *> savedWidgets() const;
    [[nodiscard]] States states() const;
    [[nodiscard]] QHeaderView *header(const QString &view) const { return find<QTreeView>(view)->header(); }
};

void PanelsTest::init()
{
    ConsoleFixture::init();
    m_windowSize = {1920, 1080};
    makeWindow();
}

void PanelsTest::open(const Study &study)
{
    openSessions({sessionOf(study, 1, QDateTime::currentMSecsSinceEpoch())});
}

/// As if the program were stopped from outside, which saves without asking.
void PanelsTest::stopAndStartAgain()
{
    m_window.reset();
    makeWindow();
}

QList<const QWidget *> PanelsTest::panels() const
{
    QList<const QWidget *> panels{workspace()->views()};
    for (const PanelSpec &panel : workspace()->docks()->panels())
        panels.append(panel.widget);
    return panels;
}

QList<QWidget *> PanelsTest::savedWidgets() const
{
    QList<QWidget *> saved;
    for (const QWidget *panel : panels()) {
        for (QWidget *widget : panel->findChildren<QWidget *>()) {
            const QVariant key = widget->property("savedAs");
            const bool isAlways = qobject_cast<QHeaderView *>(widget) || qobject_cast<QSplitter *>(widget);
            if (key.isValid() ? !key.toString().isEmpty() : isAlways)
                saved.append(widget);
        }
    }
    return saved;
}

States PanelsTest::states() const
{
    States states;
    for (const QWidget *widget : savedWidgets()) {
        const QString name = qobject_cast<const QHeaderView *>(widget) ? widget->parent()->objectName() : widget->objectName();
        Q_ASSERT(!name.isEmpty() && !states.contains(name)); // each has a different name in the settings
        states.insert(name, stateOf(widget));
    }
    return states;
}

void PanelsTest::savesRestoresAndResetsEveryPanel()
{
    const Study study = groupStudy(8, 4);
    open(study);
    const States first = states();
    QVERIFY(first.size() > 12);
    for (QWidget *widget : savedWidgets())
        change(widget);
    const States changed = states();
    for (auto it = first.begin(); it != first.end(); ++it)
        QVERIFY2(changed.value(it.key()) != it.value(), qPrintable(it.key()));
    stopAndStartAgain();
    open(study);
    const States restored = states();
    for (auto it = changed.begin(); it != changed.end(); ++it)
        QVERIFY2(restored.value(it.key()) == it.value(), qPrintable(it.key() + u": "_s + it.value() + u" / "_s + restored.value(it.key())));
    trigger(u"resetLayoutAction"_s);
    for (auto it = first.begin(); it != first.end(); ++it) // columns follow their panels, which the window lays out a bit later
        QTRY_VERIFY2(states().value(it.key()) == it.value(), qPrintable(it.key() + u": "_s + it.value() + u" / "_s + states().value(it.key())));
}

void PanelsTest::putsEveryPanelBackToWhereItComesUp()
{
    open(groupStudy(8, 4));
    const QList<PanelSpec> specs = workspace()->docks()->panels();
    for (const PanelSpec &spec : specs) {
        workspace()->addDockWidget(spec.area == Qt::RightDockWidgetArea ? Qt::LeftDockWidgetArea : Qt::RightDockWidgetArea, dock(spec));
        dock(spec)->setFloating(spec.isShown);
        dock(spec)->setVisible(!spec.isShown);
    }
    trigger(u"resetLayoutAction"_s);
    for (const PanelSpec &spec : specs) {
        QCOMPARE(workspace()->dockWidgetArea(dock(spec)), spec.area);
        QVERIFY2(!dock(spec)->isFloating(), qPrintable(spec.name));
        QVERIFY2(dock(spec)->isHidden() != spec.isShown, qPrintable(spec.name));
        if (spec.isShown && !spec.behind.isEmpty())
            QVERIFY2(workspace()->tabifiedDockWidgets(dock(spec)).contains(find<QDockWidget>(spec.behind)), qPrintable(spec.name));
        if (spec.isShown && spec.behind.isEmpty())
            QTRY_VERIFY2(!dock(spec)->visibleRegion().isEmpty(), qPrintable(spec.name));
    }
}

void PanelsTest::stretchesColumnsAgainAfterAReset()
{
    open(groupStudy(8, 4));
    for (const QString &view : {u"channelTreeView"_s, u"participantsTreeView"_s, u"streamView"_s}) {
        trigger(view == "streamView"_L1 ? u"streamAction"_s : u"wallAction"_s);
        QTRY_VERIFY(header(view)->isVisible());
        header(view)->resizeSection(1, 400);
        trigger(u"resetLayoutAction"_s);
        if (view == "streamView"_L1)
            trigger(u"streamAction"_s);
        QTRY_VERIFY2(header(view)->length() >= header(view)->viewport()->width(), qPrintable(view));
    }
}

void PanelsTest::showsColumnsByTheSessionAndNotByTheLayout()
{
    Study study = groupStudy(8, 4);
    study.roles = {u"Seller"_s, u"Buyer"_s, u"Buyer"_s, u"Buyer"_s};
    open(study);
    const auto shown = [this] { return header(u"participantsTreeView"_s)->count() - header(u"participantsTreeView"_s)->hiddenSectionCount(); };
    const int withRoles = shown();
    trigger(u"resetLayoutAction"_s);
    QCOMPARE(shown(), withRoles);
    stopAndStartAgain();
    open(groupStudy(8, 4));
    QCOMPARE(shown(), withRoles - 1);
}

void PanelsTest::ignoresTheColumnsOfAnotherLayout()
{
    open(groupStudy(8, 4));
    const int width = header(u"channelsTreeView"_s)->sectionSize(1);
    header(u"channelsTreeView"_s)->resizeSection(1, width + 40);
    m_window.reset();
    QSettings(settingsFile(), QSettings::IniFormat).setValue("workspace/version"_L1, 1);
    makeWindow();
    open(groupStudy(8, 4)); // the columns follow what they show
    QTRY_COMPARE(header(u"channelsTreeView"_s)->sectionSize(1), width);
}

LABCHAT_TEST(PanelsTest, QApplication)
#include "tst_panels.moc"
