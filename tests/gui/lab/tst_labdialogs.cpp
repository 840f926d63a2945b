// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/twosessions.h"
#include "support/testprogram.h"

#include <QtCore/QMimeData>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QDropEvent>
#include <QtGui/QScreen>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialog>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QInputDialog>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTreeView>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// Creating, ending and reading sessions, their links and rooms, from the menus of the console.
class LabDialogsTest final : public TwoSessions {
    Q_OBJECT

private slots:
    void cleanup();
    void fitsEveryDialogOnTheScreen();
    void copiesAllLinks();
    void beginsASessionOfAStudyThatIsDropped();
    void asksForASessionAndShowsItWhenItRuns();
    void saysWhatFailed();
    void saysThatSomebodyGuessesLinks();
    void saysAtOnceThatNumbersDoNotFit();
    void keepsARoomAndOffersItToSessions();
    void opensAPastSessionToRead();
    void endsASessionWithNameAndReason();

private:
    const QFont m_usualFont = QApplication::font();
};

void LabDialogsTest::cleanup()
{
    TwoSessions::cleanup();
    QApplication::setFont(m_usualFont);
}

/// With text at 150 %.
void LabDialogsTest::fitsEveryDialogOnTheScreen()
{
    QFont large = m_usualFont;
    large.setPointSizeF(large.pointSizeF() * 1.5);
    QApplication::setFont(large);
    openSessions();
    emit m_service->roomKept({u"lab1"_s, {u"PC_1"_s}});
    for (const QString &action : {u"newSessionAction"_s, u"exportAction"_s, u"linksAction"_s, u"roomsAction"_s, u"pastSessionsAction"_s,
                                  u"highlightRulesAction"_s, u"preferencesAction"_s})
        trigger(action);
    find<QPushButton>(u"roomLinksPushButton"_s)->click();
    find<QPushButton>(u"newRoomPushButton"_s)->click();
    const QSize room = m_window->screen()->availableSize();
    QSet<QByteArray> seen;
    const auto dialogs = m_window->findChildren<QDialog *>();
    for (const QDialog *dialog : dialogs) {
        QVERIFY2(dialog->width() <= room.width() && dialog->height() <= room.height(),
                 qPrintable(u"%1: %2 × %3"_s.arg(dialog->objectName()).arg(dialog->width()).arg(dialog->height())));
        seen.insert(dialog->objectName().toUtf8());
    }
    const auto *rooms = find<QTreeView>(u"roomsTreeView"_s);
    QVERIFY2(rooms->header()->length() <= rooms->viewport()->width(), qPrintable(u"%1 in %2"_s.arg(rooms->header()->length()).arg(rooms->viewport()->width())));
    QVERIFY2(seen.size() >= 9, seen.values().join(", ").constData());
}

void LabDialogsTest::copiesAllLinks()
{
    openSessions();
    click(u"linksPushButton"_s);
    auto *links = find<QTreeView>(u"linksTreeView"_s);
    QCOMPARE(links->model()->rowCount(), 12);
    click(u"copyAllLinksPushButton"_s);
    const QStringList lines = QApplication::clipboard()->text().split(u'\n');
    QCOMPARE(lines.size(), 12);
    QCOMPARE(lines.at(4).split(u'\t'),
             QStringList({u"P5"_s, m_second->participant(5).code, u"http://192.168.1.20:8000/p/"_s + m_second->participant(5).ticket}));
    click(u"openLinkPushButton"_s);
    QVERIFY(m_openedUrls.last().path().endsWith(m_second->participant(1).ticket));
    links->setFocus();
    QTest::keyClick(links, Qt::Key_Escape);
    QTRY_VERIFY(!find<QTreeView>(u"linksTreeView"_s));
}

void LabDialogsTest::beginsASessionOfAStudyThatIsDropped()
{
    openSessions();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(m_folder->filePath(u"mine.study.json"_s))});
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &drop);
    auto *studies = find<QAbstractItemView>(u"studiesListView"_s);
    QVERIFY(studies);
    QCOMPARE(studies->currentIndex().data().toString(), u"mine.study.json"_s);
    QTRY_VERIFY(find<QAbstractItemView>(u"problemsTableView"_s)->isVisible()); // there is no such file
    QTest::keyClick(studies, Qt::Key_Escape);
    QTRY_VERIFY(!find<QAbstractItemView>(u"studiesListView"_s));
    trigger(u"newSessionAction"_s); // remembered
    const QAbstractItemModel *listed = find<QAbstractItemView>(u"studiesListView"_s)->model();
    QCOMPARE(listed->index(listed->rowCount() - 1, 0).data().toString(), u"mine.study.json"_s);
}

void LabDialogsTest::asksForASessionAndShowsItWhenItRuns()
{
    openSessions();
    trigger(u"newSessionAction"_s);
    auto *participants = find<QSpinBox>(u"participantsSpinBox"_s);
    QCOMPARE(participants->value(), 4);
    participants->setValue(6);
    find<QSpinBox>(u"groupSizeSpinBox"_s)->setValue(3);
    accept(u"newSessionButtonBox"_s);
    QCOMPARE(m_service->creations.size(), 1);
    QCOMPARE(m_service->creations.first().study.numParticipants, 6);
    QCOMPARE(m_service->creations.first().study.playersPerGroup, 3);
    emit m_service->sessionOpened(SessionState(groupSession(9, 4, 2, 1))); // a session that was created before
    QVERIFY(m_window->windowTitle().contains(m_second->code));
    const SessionPtr third = groupSession(3, 6, 3, QDateTime::currentMSecsSinceEpoch());
    emit m_service->sessionOpened(SessionState(third));
    QVERIFY(m_window->windowTitle().contains(third->code));
    emit m_service->sessionFailed({u"not_stored"_s, u"The disk is full."_s});
    QVERIFY(banner(u"sessionBanner"_s).contains("The disk is full."_L1));
    click(u"dismissPushButton"_s);
    QCOMPARE(banner(u"sessionBanner"_s), QString());
}

void LabDialogsTest::saysWhatFailed()
{
    openSessions();
    const Error full{u"disk_full"_s, u"The disk is full."_s};
    emit m_service->sessionFailed(full);
    QCOMPARE(banner(u"sessionBanner"_s), u"The session could not be started: The disk is full."_s);
    emit m_service->endFailed(full);
    QCOMPARE(banner(u"sessionBanner"_s), u"The session could not be ended and is still running: The disk is full."_s);
    emit m_service->roomKept({u"lab1"_s, {}}); // has nothing to do with it
    QVERIFY(!banner(u"sessionBanner"_s).isEmpty());
    Event ended;
    ended.kind = EventKind::SessionEnded;
    emit m_service->eventsCommitted({ended});
    QCOMPARE(banner(u"sessionBanner"_s), QString());
    emit m_service->roomFailed(full);
    QCOMPARE(banner(u"sessionBanner"_s), u"The room could not be saved: The disk is full."_s);
    emit m_service->roomKept({u"lab1"_s, {}});
    QCOMPARE(banner(u"sessionBanner"_s), QString());
}

void LabDialogsTest::saysThatSomebodyGuessesLinks()
{
    openSessions();
    emit m_service->guessesNoticed({u"192.0.2.7"_s, 31});
    QVERIFY(banner(u"guessesBanner"_s).startsWith("Somebody at 192.0.2.7 opens links that do not exist: 31 times so far."_L1));
    click(u"dismissGuessesPushButton"_s);
    QCOMPARE(banner(u"guessesBanner"_s), QString());
    emit m_service->guessesNoticed({{}, 1200});
    QVERIFY(banner(u"guessesBanner"_s).contains("many addresses"_L1));
}

void LabDialogsTest::saysAtOnceThatNumbersDoNotFit()
{
    openSessions();
    trigger(u"newSessionAction"_s);
    auto *ok = find<QDialogButtonBox>(u"newSessionButtonBox"_s)->button(QDialogButtonBox::Ok);
    QVERIFY(ok->isEnabled());
    find<QSpinBox>(u"participantsSpinBox"_s)->setValue(9);
    QVERIFY(!ok->isEnabled());
    QVERIFY(text(u"verdictLabel"_s).contains(u'9'));
    find<QSpinBox>(u"participantsSpinBox"_s)->setValue(12);
    QVERIFY(ok->isEnabled());
}

void LabDialogsTest::keepsARoomAndOffersItToSessions()
{
    openSessions();
    trigger(u"roomsAction"_s);
    click(u"newRoomPushButton"_s);
    QTest::keyClicks(find<QLineEdit>(u"roomNameLineEdit"_s), u"lab1"_s);
    accept(u"roomButtonBox"_s);
    QCOMPARE(int(m_service->keptRooms.size()), 1);
    emit m_service->roomKept(m_service->keptRooms.first());
    trigger(u"newSessionAction"_s);
    auto *rooms = find<QComboBox>(u"roomComboBox"_s);
    rooms->setCurrentIndex(rooms->findData(u"lab1"_s));
    accept(u"newSessionButtonBox"_s);
    QCOMPARE(m_service->creations.last().room, u"lab1"_s);
    const SessionPtr inRoom = *makeSession(m_service->creations.last(), 3, QDateTime::currentMSecsSinceEpoch());
    emit m_service->sessionOpened(SessionState(inRoom));
    trigger(u"linksAction"_s);
    QCOMPARE(text(u"roomLinkLabel"_s), u"http://192.168.1.20:8000/room/lab1"_s);
}

void LabDialogsTest::opensAPastSessionToRead()
{
    openSessions();
    const SessionPtr past = groupSession(7, 4, 2, 1);
    FakeHistory history(past, 1);
    SessionState state(past);
    m_archive->log = history.messages(1, 3);
    for (const Event &event : std::as_const(m_archive->log))
        state.apply(event);
    state.apply(history.event(EventKind::SessionEnded, 0));
    m_archive->states.insert(7, state);
    m_archive->summaries = QList<SessionSummary>{{7, past->code, u"Group chat"_s, 5, 9, 3}, {1, m_first->code, u"Group chat"_s, 1, 0, 5}};
    trigger(u"pastSessionsAction"_s);
    auto *sessions = find<QTreeView>(u"pastSessionsTreeView"_s);
    QTRY_COMPARE(sessions->model()->rowCount(), 2);
    click(u"openPastSessionPushButton"_s);
    QTRY_VERIFY(m_window->windowTitle().contains(past->code));
    QVERIFY(m_window->windowTitle().contains("ended"_L1));
    QCOMPARE(find<QTreeView>(u"participantsTreeView"_s)->model()->rowCount(), 4);
    QTRY_COMPARE(find<QAbstractItemView>(u"transcriptView"_s)->model()->rowCount(), 3);
    for (const QString &action : {u"endSessionAction"_s, u"advanceAllAction"_s, u"linksAction"_s, u"splitScreenAction"_s})
        QVERIFY2(!find<QAction>(action)->isEnabled(), qPrintable(action));
    QTRY_VERIFY(!find<QTreeView>(u"pastSessionsTreeView"_s));

    trigger(u"pastSessionsAction"_s); // a running session is shown as it is
    QTRY_COMPARE(find<QTreeView>(u"pastSessionsTreeView"_s)->model()->rowCount(), 2);
    sessions = find<QTreeView>(u"pastSessionsTreeView"_s);
    sessions->setCurrentIndex(sessions->model()->index(1, 0));
    sessions->setFocus();
    QTest::keyClick(sessions, Qt::Key_Return);
    QTRY_VERIFY(m_window->windowTitle().contains(m_first->code));
    QVERIFY(find<QAction>(u"endSessionAction"_s)->isEnabled());
}

void LabDialogsTest::endsASessionWithNameAndReason()
{
    openSessions();
    const auto beOperator = [this](const QString &name) {
        trigger(u"operatorAction"_s);
        auto *dialog = find<QInputDialog>(u"operatorInputDialog"_s);
        dialog->setTextValue(name);
        dialog->accept();
        QTRY_VERIFY(!find<QInputDialog>(u"operatorInputDialog"_s));
    };
    beOperator(u"Grace"_s);
    QTest::keyClick(find<QComboBox>(u"sessionComboBox"_s), Qt::Key_Down);
    beOperator(u"Mary"_s);
    QTest::keyClick(find<QComboBox>(u"sessionComboBox"_s), Qt::Key_Up);
    trigger(u"endSessionAction"_s);
    QCOMPARE(find<QLineEdit>(u"operatorLineEdit"_s)->text(), u"Grace"_s); // of this session
    auto *reason = find<QComboBox>(u"endReasonComboBox"_s)->lineEdit();
    QTest::keyClicks(reason, u"all done"_s);
    auto *name = find<QLineEdit>(u"operatorLineEdit"_s);
    name->clear();
    QTest::keyClicks(name, u"Ada"_s);
    accept(u"endSessionButtonBox"_s);
    QCOMPARE(m_service->endings.size(), 1);
    QCOMPARE(m_service->endings.first().session, 2);
    QCOMPARE(m_service->endings.first().operatorName, u"Ada"_s);
    QCOMPARE(m_service->endings.first().reason, u"all done"_s);

    FakeHistory history(m_second, m_second->createdAtMs);
    emit m_service->eventsCommitted({history.event(EventKind::SessionEnded, 0)});
    QTRY_VERIFY(m_window->windowTitle().contains("ended"_L1));
    QVERIFY(!find<QAction>(u"endSessionAction"_s)->isEnabled());
    QVERIFY(!find<QPushButton>(u"openSessionLinkPushButton"_s)->isEnabled());

    auto *question = find<QMessageBox>(u"exportNowMessageBox"_s); // only for who has ended it
    QVERIFY(question && question->isVisible());
    QVERIFY2(question->text().contains(m_second->code), qPrintable(question->text()));
    click(u"exportNowPushButton"_s);
    QTRY_VERIFY(find<QComboBox>(u"exportSessionComboBox"_s));
    QCOMPARE(find<QComboBox>(u"exportSessionComboBox"_s)->currentData().toString(), m_second->code);
}

LABCHAT_TEST(LabDialogsTest, QApplication)
#include "tst_labdialogs.moc"
