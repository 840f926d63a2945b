// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/actingfixture.h"
#include "support/testprogram.h"

#include <QtGui/QAction>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// One key pauses and resumes the session, whatever else the operator is doing.
class PausingTest final : public ActingFixture {
    Q_OBJECT

private slots:
    void init();
    void pausesAndResumesWithOneKey();
    void doesOnceWhatAHeldKeyAsks();
    void pausesWhileADialogAsks();
    void pausesWhileAnyDialogIsOpen_data();
    void pausesWhileAnyDialogIsOpen();
    void resumesFromTheBanner();
    void staysWhereItIs();
};

void PausingTest::init()
{
    ActingFixture::init();
    runSession(groupStudy(8, 4), 8);
    trigger(u"transcriptAction"_s);
}

void PausingTest::pausesAndResumesWithOneKey()
{
    QTest::keyClick(m_window.get(), Qt::Key_F9);
    QCOMPARE(int(m_service->moderations.size()), 1);
    QCOMPARE(m_service->moderations.constFirst().session, 1);
    QVERIFY(actionOf<SetPaused>(lastWish()).paused);
    QCOMPARE(lastWish().intervention.operatorName, u"grace"_s);
    QCOMPARE(lastWish().intervention.reason, QString()); // nothing untrue: it may have been the key, the button or the menu
    grant();
    QVERIFY(banner(u"pauseBanner"_s).contains("paused since"_L1));
    QVERIFY(banner(u"pauseBanner"_s).contains("grace"_L1));
    QTest::keyClick(m_window.get(), Qt::Key_F9);
    QVERIFY(!actionOf<SetPaused>(lastWish()).paused);
    grant();
    QCOMPARE(banner(u"pauseBanner"_s), QString());
    QCOMPARE(log()->model()->rowCount(), 2);
}

void PausingTest::doesOnceWhatAHeldKeyAsks()
{
    for (const QString &name : {u"pauseAction"_s, u"undoAction"_s, u"advanceSelectedAction"_s, u"advanceGroupAction"_s, u"advanceSlowestAction"_s,
                                u"advanceAllAction"_s})
        QVERIFY2(!find<QAction>(name)->autoRepeat(), qPrintable(name));
}

void PausingTest::pausesWhileADialogAsks()
{
    trigger(u"freezeSessionAction"_s);
    auto *reasons = find<QComboBox>(u"reasonComboBox"_s);
    QTRY_VERIFY(reasons->hasFocus());
    QTest::keyClick(reasons, Qt::Key_F9);
    QCOMPARE(int(m_service->moderations.size()), 1);
    QVERIFY(actionOf<SetPaused>(lastWish()).paused);
    QVERIFY(reasons->isVisible());
}

void PausingTest::pausesWhileAnyDialogIsOpen_data()
{
    QTest::addColumn<QString>("action");
    for (const char *action : {"newSessionAction", "endSessionAction", "preferencesAction", "operatorAction", "aboutAction", "advanceAllAction"})
        QTest::newRow(action) << QString::fromLatin1(action);
}

void PausingTest::pausesWhileAnyDialogIsOpen()
{
    QFETCH(const QString, action);
    trigger(action);
    QTRY_VERIFY(QApplication::activeModalWidget());
    QWidget *dialog = QApplication::activeModalWidget();
    QTRY_VERIFY(dialog->isActiveWindow());
    QTest::keyClick(dialog->focusWidget() ? dialog->focusWidget() : dialog, Qt::Key_F9);
    QCOMPARE(int(m_service->moderations.size()), 1);
    QVERIFY(actionOf<SetPaused>(lastWish()).paused);
    QVERIFY(dialog->isVisible());
}

void PausingTest::resumesFromTheBanner()
{
    find<QAbstractButton>(u"pauseToolButton"_s)->click();
    grant();
    click(u"resumePushButton"_s);
    QVERIFY(!actionOf<SetPaused>(lastWish()).paused);
}

/// The button, whatever comes up beside it: it is clicked in a hurry.
void PausingTest::staysWhereItIs()
{
    const auto *button = find<QWidget>(u"pauseToolButton"_s);
    const auto place = [button] { return QRect(button->mapToGlobal(QPoint()), button->size()); };
    QTRY_VERIFY(place().right() > m_window->mapToGlobal(m_window->rect().bottomRight()).x() - 40); // at the end of the bar
    const QRect before = place();
    perform(u"holdChannelAction"_s);
    say(1, u"may I?"_s);
    QTRY_VERIFY(find<QWidget>(u"waitingPushButton"_s)->isVisible());
    QCOMPARE(place(), before);
    trigger(u"pauseAction"_s);
    grant();
    QTRY_COMPARE(find<QAction>(u"pauseAction"_s)->text(), u"&Resume the session"_s);
    QTest::qWait(0);
    QCOMPARE(place(), before);
}

LABCHAT_TEST(PausingTest, QApplication)
#include "tst_pausing.moc"
