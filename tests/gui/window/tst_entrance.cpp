// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/lab/projectorview.h"
#include "console/widgets/elidedcombobox.h"
#include "console/widgets/qrview.h"
#include "gui/twosessions.h"
#include "support/testprogram.h"

#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// The way into the session at the top of the window, as a QR code, and on the projector.
class EntranceTest final : public TwoSessions {
    Q_OBJECT

private slots:
    void offersTheServersAddressUntilASessionRuns();
    void offersTheRoomOfASessionInARoom();
    void offersNoLinkThatLetsNobodyIn();
    void saysThatASessionHasEnded();
    void shrinksToOneLineOnceSomebodyIsIn();
    void offersEverythingInTheLinksMenu();
    void givesTheLinkItsWidthFirst();
    void neverMakesTheWindowWider();
    void showsTheLinkAsQrCode();
    void fillsTheProjector();
    void leavesTheProjectorWithEscape();
    void breaksALinkWhereItIsRead_data();
    void breaksALinkWhereItIsRead();
    void remembersTheChosenAddress();

private:
    void openInRoom(const Room &room)
    {
        emit m_service->roomKept(room);
        auto inRoom = std::make_shared<Session>(*m_second);
        inRoom->room = room.name;
        m_inRoom = inRoom;
        ConsoleFixture::openSessions({m_inRoom});
    }
    [[nodiscard]] ProjectorView *projector() const { return m_window->findChild<ProjectorView *>(); }
    [[nodiscard]] Event arrivalOf(int participant) const { return FakeHistory(m_second, m_second->createdAtMs).event(EventKind::Arrived, participant); }

    SessionPtr m_inRoom;
};

void EntranceTest::offersTheServersAddressUntilASessionRuns()
{
    emit m_service->opened();
    emit m_service->listening(addressAt({u"http://192.168.1.20:8000"_s}));
    QCOMPARE(text(u"entranceLabel"_s), u"http://192.168.1.20:8000"_s);
    QVERIFY(!find<QAction>(u"openSessionLinkAction"_s)->isEnabled());
    emit m_service->sessionOpened(SessionState(m_second));
    QCOMPARE(text(u"entranceLabel"_s), QString(u"http://192.168.1.20:8000/join/"_s + m_second->code));
    QVERIFY(find<QAction>(u"openSessionLinkAction"_s)->isEnabled());
}

void EntranceTest::offersTheRoomOfASessionInARoom()
{
    openInRoom({u"lab1"_s, {u"PC_1"_s}});
    QCOMPARE(text(u"entranceLabel"_s), u"http://192.168.1.20:8000/room/lab1"_s);
    trigger(u"openSessionLinkAction"_s);
    QCOMPARE(m_openedUrls.last(), QUrl(u"http://192.168.1.20:8000/room/lab1"_s));
    auto newer = std::make_shared<Session>(*groupSession(3, 8, 4, m_second->createdAtMs + 1));
    newer->room = u"lab1"_s;
    emit m_service->sessionOpened(SessionState(newer));
    QCOMPARE(text(u"entranceLabel"_s), QString(u"http://192.168.1.20:8000/join/"_s + m_inRoom->code)); // the room leads to the newer one
}

void EntranceTest::offersNoLinkThatLetsNobodyIn()
{
    openInRoom({u"lab1"_s, {u"PC_1"_s}, u"secret"_s});
    QCOMPARE(text(u"entranceLabel"_s), u"Each label has its own link"_s);
    for (const QString &button : {u"copyEntrancePushButton"_s, u"qrCodePushButton"_s, u"openSessionLinkPushButton"_s})
        QVERIFY2(!find<QPushButton>(button)->isEnabled(), qPrintable(button));
    QVERIFY(!find<QAction>(u"openSessionLinkAction"_s)->isEnabled());
    QVERIFY(find<QAction>(u"openSessionLinkAction"_s)->toolTip().contains("secure links"_L1));
    trigger(u"projectorAction"_s);
    QVERIFY(projector()->entrance().link.isEmpty());
    QCOMPARE(projector()->accessibleName(), u"Open the link that you were given."_s);
}

void EntranceTest::saysThatASessionHasEnded()
{
    openSessions();
    trigger(u"projectorAction"_s);
    commit({FakeHistory(m_second, m_second->createdAtMs).event(EventKind::SessionEnded, 0)});
    QVERIFY(text(u"entranceLabel"_s).contains("has ended"_L1));
    QCOMPARE(find<QLabel>(u"entranceLabel"_s)->toolTip(), text(u"entranceLabel"_s)); // in full, where it is shortened
    QVERIFY(!find<QPushButton>(u"copyEntrancePushButton"_s)->isEnabled());
    QCOMPARE(projector()->accessibleName(), u"The session has ended."_s);
}

void EntranceTest::shrinksToOneLineOnceSomebodyIsIn()
{
    openSessions();
    auto *panel = find<QWidget>(u"ConnectPanel"_s);
    const int before = panel->sizeHint().height();
    commit({arrivalOf(1)});
    QVERIFY2(panel->sizeHint().height() < before * 3 / 4, qPrintable(QString::number(panel->sizeHint().height())));
    QCOMPARE(text(u"entranceLabel"_s), QString(u"http://192.168.1.20:8000/join/"_s + m_second->code)); // for the latecomers
    QTest::keyClick(find<QComboBox>(u"sessionComboBox"_s), Qt::Key_Down);
    QCOMPARE(panel->sizeHint().height(), before); // nobody is in the other one yet
}

/// Also what the compact head has no button for.
void EntranceTest::offersEverythingInTheLinksMenu()
{
    openSessions();
    FakeHistory history(m_second, m_second->createdAtMs);
    commit({history.event(EventKind::Arrived, 1)});
    QVERIFY(!find<QPushButton>(u"openSessionLinkPushButton"_s)->isVisible());
    const auto *link = find<QLabel>(u"entranceLabel"_s);
    QCOMPARE(link->contextMenuPolicy(), Qt::ActionsContextMenu);
    auto *open = find<QAction>(u"openSessionLinkMenuAction"_s);
    QVERIFY(open && link->actions().contains(open) && open->isEnabled());
    open->trigger();
    QCOMPARE(m_openedUrls.last(), QUrl(link->text()));
    find<QAction>(u"copyEntranceMenuAction"_s)->trigger();
    QCOMPARE(QApplication::clipboard()->text(), link->text());
    find<QAction>(u"projectorMenuAction"_s)->trigger();
    QVERIFY(projector());
    commit({history.event(EventKind::SessionEnded, 0)});
    QVERIFY(!open->isEnabled());
}

/// The session's title is shortened before the link is.
void EntranceTest::givesTheLinkItsWidthFirst()
{
    openSessions();
    emit m_service->listening(addressAt({u"http://192.168.1.20:8000"_s}));
    commit({arrivalOf(1)});
    const auto *link = find<QWidget>(u"entranceLabel"_s);
    const auto *box = find<ElidedComboBox>(u"sessionComboBox"_s);
    m_window->resize(1900, 900);
    QTRY_COMPARE(m_window->width(), 1900);
    QTRY_COMPARE(box->shownText(), box->currentText());
    QVERIFY(box->width() <= box->fullWidth()); // no wider than it needs to be
    for (int width = 1900; width > 600 && box->shownText() == box->currentText(); width -= 20) {
        m_window->resize(width, 900);
        QCoreApplication::processEvents();
    }
    QVERIFY(box->shownText().endsWith(u'…'));
    QVERIFY2(link->width() >= link->sizeHint().width(), qPrintable(QString::number(link->width())));
}

void EntranceTest::neverMakesTheWindowWider()
{
    openSessions();
    emit m_service->listening(addressAt({u"http://"_s + QString(200, u'x') + u".example:8000"_s}));
    QVERIFY2(find<QWidget>(u"ConnectPanel"_s)->minimumSizeHint().width() < 1280, qPrintable(QString::number(find<QWidget>(u"ConnectPanel"_s)->minimumSizeHint().width())));
    commit({arrivalOf(1)});
    QVERIFY2(find<QWidget>(u"ConnectPanel"_s)->minimumSizeHint().width() < 1280, qPrintable(QString::number(find<QWidget>(u"ConnectPanel"_s)->minimumSizeHint().width())));
}

void EntranceTest::showsTheLinkAsQrCode()
{
    openSessions();
    click(u"qrCodePushButton"_s);
    auto *code = find<QrView>(u"popupQrView"_s);
    QVERIFY(code && code->isVisible());
    QCOMPARE(code->accessibleDescription(), text(u"entranceLabel"_s));
    QVERIFY(code->code().size() > 20);
    QTest::keyClick(find<QWidget>(u"qrPopup"_s), Qt::Key_Escape);
    QTRY_VERIFY(!find<QWidget>(u"qrPopup"_s));
}

void EntranceTest::fillsTheProjector()
{
    openSessions();
    click(u"projectorPushButton"_s);
    QVERIFY(projector() && projector()->isFullScreen());
    QVERIFY(find<QAction>(u"projectorAction"_s)->isChecked());
    QCOMPARE(projector()->entrance().link, text(u"entranceLabel"_s));
    QCOMPARE(projector()->entrance().title, m_second->study.title);
    QTest::keyClick(find<QComboBox>(u"addressesComboBox"_s), Qt::Key_Down);
    QVERIFY(projector()->entrance().link.startsWith("http://10.0.0.3:8000/join/"_L1));
    QVERIFY(projector()->grab().toImage().pixelColor(2, 2) == QColor(Qt::white));
    trigger(u"projectorAction"_s);
    QTRY_VERIFY(!projector());
    QVERIFY(!find<QAction>(u"projectorAction"_s)->isChecked());
}

void EntranceTest::leavesTheProjectorWithEscape()
{
    openSessions();
    trigger(u"projectorAction"_s);
    QTest::keyClick(projector(), Qt::Key_Escape);
    QTRY_VERIFY(!projector());
    QVERIFY(!find<QAction>(u"projectorAction"_s)->isChecked());
}

void EntranceTest::breaksALinkWhereItIsRead_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("parts");
    QTest::newRow("session") << u"http://192.168.1.20:8000/join/abcd2345"_s << u"http://~192.168.1.20:8000/|join/|abcd2345"_s;
    QTest::newRow("server") << u"http://192.168.1.20:8000"_s << u"http://~192.168.1.20:8000"_s;
    QTest::newRow("label") << u"http://lab/room/x?participant_label=PC_1"_s << u"http://~lab/|room/|x|?participant_label=PC_1"_s;
}

void EntranceTest::breaksALinkWhereItIsRead()
{
    QFETCH(const QString, link);
    QFETCH(const QString, parts);
    QCOMPARE(breakable(link).replace(QChar(0x200B), u'|').replace(QChar(0x2060), u'~'), parts);
}

void EntranceTest::remembersTheChosenAddress()
{
    openSessions();
    QTest::keyClick(find<QComboBox>(u"addressesComboBox"_s), Qt::Key_Down);
    closeWindow();
    makeWindow();
    openSessions();
    QVERIFY(text(u"entranceLabel"_s).startsWith("http://10.0.0.3:8000/"_L1));
    QCOMPARE(find<QComboBox>(u"addressesComboBox"_s)->currentIndex(), 1);
    emit m_service->listening(addressAt({u"http://172.16.0.9:8000"_s})); // it is gone: another network
    QVERIFY(text(u"entranceLabel"_s).startsWith("http://172.16.0.9:8000/"_L1));
    emit m_service->listening(addressAt({u"http://192.168.1.20:8000"_s, u"http://10.0.0.3:8000"_s}));
    QVERIFY(text(u"entranceLabel"_s).startsWith("http://10.0.0.3:8000/"_L1));
}

LABCHAT_TEST(EntranceTest, QApplication)
#include "tst_entrance.moc"
